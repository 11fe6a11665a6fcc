/**
 * The files of a new workspace: `kansli init` writes them.
 *
 * In: the organisation's name and colour, a language, the day. Out: files that validate and
 * build at once, with comments that teach. The editor's schemas come from the kinds and are
 * made by whoever writes these files.
 */
import type { Language } from "../../values/language.ts";
import { parseWorkspace, type SourceFile } from "../../workspace/index.ts";
import { letterheadOf } from "../letterhead.ts";
import { starterTemplates } from "../templates.ts";
import { checkPrograms, workflow } from "./checks.ts";
import { english } from "./en.ts";
import { swedish } from "./sv.ts";
import type { ExampleRecord, NewWorkspace, WorkspaceTexts } from "./texts.ts";

const texts: Readonly<Record<Language, WorkspaceTexts>> = { sv: swedish, en: english };

/** @throws when the texts themselves do not make a workspace, which is our bug */
export async function starterWorkspace(workspace: NewWorkspace): Promise<SourceFile[]> {
  const files = textFiles(workspace, texts[workspace.language]);
  const { value, diagnostics } = parseWorkspace({
    config: fileAt(files, "kansli.yaml"),
    contacts: fileAt(files, "contacts.yaml"),
    kinds: [fileAt(files, "kinds/grant.yaml")],
  });
  if (!value) throw new Error("the starter workspace is wrong", { cause: diagnostics });
  return [...files, ...checkPrograms(workspace.language), ...(await starterTemplates(letterheadOf(value)))];
}

function textFiles(workspace: NewWorkspace, write: WorkspaceTexts): SourceFile[] {
  const example = exampleRecord(workspace.today);
  const written = {
    ".gitignore": "out/\n",
    ".github/workflows/validate.yaml": workflow,
    ".vscode/extensions.json": json({ recommendations: ["redhat.vscode-yaml"] }),
    ".vscode/settings.json": json({
      "yaml.schemas": { ".kansli/grant.schema.json": "decisions/**/*.yaml" },
    }),
    "README.md": write.readme(workspace),
    "contacts.yaml": write.contacts,
    [`decisions/${workspace.today.slice(0, 4)}/${example.reference}.yaml`]: write.record(example),
    "kansli.yaml": write.config(workspace),
    "kinds/grant.yaml": write.kind,
  };
  return Object.entries(written).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
}

function fileAt(files: readonly SourceFile[], path: string): SourceFile {
  const file = files.find((f) => f.path === path);
  if (!file) throw new Error(`no ${path} in the starter workspace`);
  return file;
}

/** Registry numbers differ; this one is the year and a running number. */
function exampleRecord(today: string): ExampleRecord {
  const year = Number(today.slice(0, 4));
  return { reference: `${year}-0001`, meeting: today, nextYear: year + 1 };
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
