/**
 * What letters say: a Markdown template for each language, checked before it is filled.
 */
import { type Diagnostic, hasErrors, type Outcome, problem } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { tryRead } from "../host/host-problem.ts";
import type { GroupType, ViewValue } from "../language/index.ts";
import { compileTextTemplate, type TextTemplate } from "../templates/text/index.ts";
import { inLanguage, type Language } from "../values/language.ts";
import type { Contact } from "../values/value.ts";
import { buildView } from "../views/index.ts";
import type { MailSettings, Workspace } from "../workspace/workspace.ts";
import { splitSubject, type Written } from "./body.ts";
import type { Matter } from "./letter.ts";

export interface Addressed {
  readonly contact: Contact;
  readonly language: Language;
  readonly matters: readonly Matter[];
}

/** Characters that turn the reading direction, end a line or control something: none has a place in a header. */
export const HIDDEN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\uFEFF]/u;
/** In the text of a letter, lines and tabs are fine. */
const TURNING = /\p{Bidi_Control}/u;
/** Characters; a longer subject is cut off in most programs, and folded headers have limits. */
const LONGEST_SUBJECT = 250;

export class MailTemplates {
  readonly #templates: ReadonlyMap<string, TextTemplate>;
  readonly #mail: MailSettings;

  private constructor(templates: ReadonlyMap<string, TextTemplate>, mail: MailSettings) {
    this.#templates = templates;
    this.#mail = mail;
  }

  static async load(
    host: Host,
    workspace: Workspace,
    mail: MailSettings,
  ): Promise<Outcome<MailTemplates> & { value: MailTemplates }> {
    const templates = new Map<string, TextTemplate>();
    const diagnostics: Diagnostic[] = [];
    for (const file of new Set(Object.values(mail.template))) {
      const loaded = await loadTemplate(host, file, workspace);
      diagnostics.push(...loaded.diagnostics);
      if (loaded.value) templates.set(file, loaded.value);
    }
    return { value: new MailTemplates(templates, mail), diagnostics };
  }

  write(to: Addressed, workspace: Workspace): Outcome<Written> {
    const file = inLanguage(this.#mail.template, to.language);
    const template = this.#templates.get(file);
    if (!template) return { value: undefined, diagnostics: [] };
    const filled = template.render(mailView(to, workspace), { language: to.language });
    if (!filled.value) return { value: undefined, diagnostics: filled.diagnostics };
    const written = splitSubject(new TextDecoder().decode(filled.value));
    const place = { in: "file", file } as const;
    if (!written) return { value: undefined, diagnostics: [problem("mail/no-subject", {}, { place })] };
    const { subject, body } = written;
    if (TURNING.test(body)) {
      const recipient = to.contact.name;
      return { value: undefined, diagnostics: [problem("mail/hidden-character", { recipient }, { place })] };
    }
    if (HIDDEN.test(subject) || subject.length > LONGEST_SUBJECT) {
      return { value: undefined, diagnostics: [problem("mail/bad-subject", { subject }, { place })] };
    }
    return { value: written, diagnostics: filled.diagnostics };
  }
}

async function loadTemplate(host: Host, file: string, workspace: Workspace): Promise<Outcome<TextTemplate>> {
  const { value: bytes, diagnostics } = await tryRead(host, file);
  const place = workspace.placeOf("mail", "template");
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  if (!bytes) return { value: undefined, diagnostics: [problem("mail/no-template", { file }, { place })] };
  const compiled = compileTextTemplate(bytes, file);
  const found = [...compiled.diagnostics, ...(compiled.value?.check(mailViewType()) ?? [])];
  return { value: hasErrors(found) ? undefined : compiled.value, diagnostics: found };
}

const text = { type: "text" } as const;
const maybeText = { type: "text", optional: true } as const;

function group(fields: GroupType["fields"]): GroupType {
  return { type: "group", fields };
}

/** What a letter's template may use. */
export function mailViewType(): GroupType {
  const matter = group({
    reference: text,
    title: text,
    kind: text,
    committee: text,
    meeting: { type: "date" },
    files: { type: "list", item: text },
  });
  return group({
    organisation: group({
      name: text,
      email: maybeText,
      phone: maybeText,
      web: maybeText,
    }),
    recipient: group({ name: text, organisation: maybeText, title: maybeText }),
    language: text,
    several: { type: "boolean" },
    reference: text,
    title: text,
    committee: text,
    meeting: { type: "date" },
    matters: { type: "list", item: matter },
  });
}

function mailView(
  { contact, language, matters }: Addressed,
  workspace: Workspace,
): Record<string, ViewValue> {
  const { name, email = null, phone = null, web = null } = workspace.organisation;
  const listed = matters.map((matter) => matterView(matter, language, workspace));
  const { reference = null, title = null, committee = null, meeting = null } = listed[0] ?? {};
  return {
    organisation: { name: inLanguage(name, language), email, phone, web },
    recipient: {
      name: contact.name,
      organisation: contact.organisation ?? null,
      title: contact.title ?? null,
    },
    ...{ language, several: matters.length > 1, matters: listed },
    ...{ reference, title, committee, meeting },
  };
}

function matterView(
  { record, files }: Matter,
  language: Language,
  workspace: Workspace,
): Record<string, ViewValue> {
  return {
    reference: record.reference,
    title: titleOf(record, workspace),
    kind: inLanguage(record.kind.name, language),
    committee: inLanguage(record.committee.name, language),
    meeting: record.meeting,
    files: files.map(({ name }) => name),
  };
}

/** The title with the fields that it quotes. */
function titleOf(record: Matter["record"], workspace: Workspace): string {
  const [document] = workspace.documents.values();
  const title = document && buildView(record, workspace, document).value.title;
  return typeof title === "string" ? title : record.title;
}
