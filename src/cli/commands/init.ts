/**
 * `kansli init`: a new workspace in the organisation's name and colour, which builds at once.
 */
import { basename, resolve } from "node:path";
import { type ExitCode, problem } from "../../diagnostics/index.ts";
import type { Host } from "../../host/host.ts";
import { attempt } from "../../host/index.ts";
import { starterWorkspace } from "../../starter/index.ts";
import type { Language } from "../../values/language.ts";
import type { SourceFile } from "../../workspace/workspace.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { schemaFiles } from "../schema-files.ts";
import { Session } from "../session.ts";
import { readWorkspace } from "../workspace-files.ts";

export interface InitArgs extends Globals {
  /** Folder, relative to where the command was called. */
  readonly into: string;
  /** The organisation's name; the folder's when left out. */
  readonly name?: string;
  /** `#rrggbb` */
  readonly colour?: string;
  /** Of the papers. */
  readonly language: Language;
}

const DEFAULT_COLOUR = "#1f3a5f";

export async function init(args: InitArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, { lang: args.language, ...args });
  const host = io.openHost(resolve(session.folder, args.into));
  const files = await starterWorkspace({
    name: args.name ?? basename(host.root),
    colour: args.colour ?? DEFAULT_COLOUR,
    language: args.language,
    today: io.today(),
  });
  const { diagnostics } = await attempt(() => writeWorkspace(session, host, files));
  session.add(...diagnostics);
  const code = session.close();
  if (code === 0) io.out.write(`${session.say.begun(host.root)}\n`);
  return code;
}

/** What a repository often has before it becomes a workspace, and a workspace can do without. */
const OPTIONAL = /^(README\.md|\.gitignore|\.github\/.*|\.vscode\/.*)$/;

/** All files or, where one of them is there already, none; those it can do without are left as they are. */
async function writeWorkspace(session: Session, host: Host, files: readonly SourceFile[]): Promise<void> {
  const taken = files.map(({ path }) => path).filter((path) => host.isFile(path));
  const inTheWay = taken.filter((path) => !OPTIONAL.test(path));
  session.add(...inTheWay.map((file) => problem("cli/already-there", { file })));
  if (inTheWay.length > 0) return;
  session.add(...taken.map((file) => problem("cli/left-alone", { file })));
  const fresh = files.filter(({ path }) => !taken.includes(path));
  for (const file of fresh) await writeFile(session, host, file);
  const { value: workspace } = await readWorkspace(host);
  for (const file of workspace ? await schemaFiles(workspace) : []) await writeFile(session, host, file);
}

async function writeFile({ io, say }: Session, host: Host, file: SourceFile): Promise<void> {
  const { path, bytes, executable } = file;
  await host.write(path, bytes, executable);
  io.out.write(`${say.wrote(path)}\n`);
}
