/**
 * Random edits of papers: a record in one of its documents, edited as data, and the paper that somebody would leave who
 * made the paper say so.
 */
import fc from "fast-check";
import { stringify } from "yaml";
import { readYaml } from "../../src/workspace/yaml.ts";
import { source } from "../fixtures/fixtures.ts";
import { type Showing, show, showings } from "./corpus.ts";
import { type Edit, type Paper, survivals } from "./desk.ts";
import { Choices, type Data, type Mutation, mutate } from "./mutations.ts";
import { retyped } from "./retyped.ts";

export interface RandomEdit {
  readonly showing: Showing;
  /** What outlived the program that saved the paper. */
  readonly kept: string;
  readonly numbers: readonly number[];
}

export const anyEdit: fc.Arbitrary<RandomEdit> = fc.record({
  showing: fc.constantFrom(...showings),
  kept: fc.constantFrom(...Object.keys(survivals)),
  numbers: fc.array(fc.nat({ max: 9_999_999 }), { minLength: 12, maxLength: 12 }),
});

export interface MadeEdit {
  readonly base: Paper;
  readonly mutation: Mutation;
  /** The paper of the edited record. */
  readonly wanted: Paper;
  /** The base's paper, retyped to say the same. */
  readonly edited: Uint8Array;
}

const bases = new Map(showings.map((showing) => [showing, show(showing)]));

/** `undefined` for an edit that no record could show. */
export function makeEdit({ showing, kept, numbers }: RandomEdit): MadeEdit | undefined {
  const base = bases.get(showing);
  if (!base) throw new Error(showing.name);
  const mutation = mutate(dataOf(showing), base.record, showing, new Choices(numbers));
  const wanted = show(showing, stringify(mutation.data));
  return (
    wanted && { base, mutation, wanted, edited: retyped(base.bytes, wanted.bytes, survivals[kept] as Edit) }
  );
}

/** A record's file as data. */
export function dataOf({ path, text: own }: Showing, text = own): Data {
  return JSON.parse(JSON.stringify(readYaml(source(path, text)).value?.data)) as Data;
}
