/** The facts that head a record, as views hold them; texts may quote them as templates do. */
import type { ViewValue } from "../language/index.ts";
import type { DecisionRecord } from "../records/record.ts";
import { inLanguage, type Language } from "../values/index.ts";
import type { Officer, Workspace } from "../workspace/workspace.ts";

export function factsOf(record: DecisionRecord, workspace: Workspace): Record<string, ViewValue> {
  const { kind, committee, signatory, language } = record;
  const { name, address, email, phone, web, number, logo } = workspace.organisation;
  return {
    organisation: {
      name: inLanguage(name, language),
      address,
      email: email ?? null,
      phone: phone ?? null,
      web: web ?? null,
      number: number ?? null,
      logo: logo === undefined ? null : { type: "file", path: logo, title: inLanguage(name, language) },
    },
    kind: { key: kind.key, name: inLanguage(kind.name, language) },
    reference: record.reference,
    committee: { key: committee.key, name: inLanguage(committee.name, language) },
    meeting: record.meeting,
    signatory: signatory ? officerFacts(signatory, language) : null,
  };
}

function officerFacts({ name, title, signature }: Officer, language: Language): Record<string, ViewValue> {
  return {
    name,
    title: inLanguage(title, language),
    signature: signature === undefined ? null : { type: "file", path: signature, title: name },
  };
}
