/**
 * What a template uses, and where: for `kansli fields <template>`.
 */
import { type Place, placeText } from "../diagnostics/index.ts";
import { type TemplateUse, typeOfUse } from "../documents/index.ts";
import type { Template } from "../documents/templates.ts";
import type { Use } from "../language/index.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { aligned } from "./aligned.ts";
import type { Session } from "./session.ts";

export interface Used {
  readonly name: string;
  readonly places: readonly Place[];
}

export interface TemplateUses {
  readonly fields: readonly Used[];
  readonly helpers: readonly Used[];
  readonly blocks: readonly Used[];
}

/** @param users what the template is used for; what a name means depends on the kind */
export function usesOfTemplate(
  template: Template,
  users: readonly TemplateUse[],
  workspace: Workspace,
): TemplateUses {
  const types = users.length > 0 ? users.map((use) => typeOfUse(use, workspace)) : [undefined];
  const found = types.flatMap((type) => template.uses(type));
  return {
    fields: named(found, "field").sort((a, b) => (a.name < b.name ? -1 : 1)),
    helpers: named(found, "helper"),
    blocks: named(found, "block"),
  };
}

/** Each name once, with every place once. */
function named(uses: readonly Use[], what: Use["what"]): Used[] {
  const byName = Map.groupBy(
    uses.filter((use) => use.what === what),
    ({ name }) => name,
  );
  return [...byName].map(([name, found]) => {
    const places = found.flatMap((use) => use.place() ?? []);
    return { name, places: [...new Map(places.map((place) => [JSON.stringify(place), place])).values()] };
  });
}

/** The documents that a template makes, by kind. */
export function namesOf(users: readonly TemplateUse[]): { kind: string; document: string }[] {
  const names = users.map(({ kind, document }) => ({ kind: kind.key, document: document.key }));
  return [...new Map(names.map((name) => [JSON.stringify(name), name])).values()];
}

export function usesText(
  file: string,
  users: readonly TemplateUse[],
  { fields, helpers, blocks }: TemplateUses,
  { say, language }: Session,
): string {
  const where = ({ name, places }: Used) => {
    const texts = places.map((place) => placeText(place, language).slice(file.length));
    return [`  ${name}`, [...new Set(texts.map((text) => text.replace(/^[,:] ?/, "")))].join("; ")];
  };
  const section = (title: string, all: readonly Used[]) =>
    all.length > 0 ? `\n${title}\n${aligned(all.map(where))}` : "";
  const documents = namesOf(users).map(({ kind, document }) => [`  ${kind}`, document]);
  return (
    (documents.length > 0 ? `${say.usedBy}\n${aligned(documents)}` : `${say.usedByNone}\n`) +
    section(say.usedFields, fields) +
    section(say.usedHelpers, helpers) +
    section(say.usedBlocks, blocks)
  );
}
