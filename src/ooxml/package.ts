/**
 * A Word package: parts, relationships, content types.
 *
 * In: bytes from anywhere. Out: parts read when asked for, each inflated and parsed once.
 * A file that could harm (macros, bombs, names that point outside) is refused as a whole.
 *
 * Source: ISO/IEC 29500-2 (OPC) §6.2 part names, §6.5 relationships, §7.2.3 content types
 */
import { type Diagnostic, type Outcome, problem } from "../diagnostics/diagnostic.ts";
import { type OpenPart, openPart, type ParsedXml, parsedPart } from "./open-part.ts";
import { isCompoundFile, otherFormat, otherProgram } from "./other-formats.ts";
import { elements, type XmlElement, XmlError } from "./xml.ts";
import { readZip, type ZipEntry, ZipError } from "./zip.ts";

/** Where one part points: another part, or an address outside. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type, the same in transitional and strict: `image`, `header`, `hyperlink`, … */
  readonly type: string;
  /** A part name for internal targets (no leading slash), the address as written for external ones. */
  readonly target: string;
  readonly external: boolean;
}

/** The most one part, one XML part, and all parts together may inflate to, in MB. */
const PART_LIMIT = 128;
const XML_LIMIT = 64;
const TOTAL_LIMIT = 512;
const MB = 1024 * 1024;

export class WordPackage {
  /** The file's name, for diagnostics. */
  readonly file: string;
  readonly entries: readonly ZipEntry[];
  readonly #byName: ReadonlyMap<string, ZipEntry>;
  readonly #opened = new Map<string, OpenPart>();

  constructor(file: string, entries: readonly ZipEntry[]) {
    this.file = file;
    this.entries = entries;
    this.#byName = new Map(entries.map((e) => [partName(e), e]));
  }

  get parts(): readonly string[] {
    return [...this.#byName.keys()];
  }

  has(part: string): boolean {
    return this.#byName.has(part);
  }

  /**
   * The bytes of a part, inflated once.
   * @throws {ZipError} when damaged or larger than allowed; `readPackage` has tried every part
   */
  bytes(part: string): Uint8Array | undefined {
    return this.#open(part)?.bytes;
  }

  /** The text and tree of an XML part, parsed once. Problems in it were reported by `readPackage`. */
  xml(part: string): ParsedXml | undefined {
    const opened = this.#open(part);
    return opened && parsedPart(opened);
  }

  #open(part: string): OpenPart | undefined {
    const known = this.#opened.get(part);
    if (known) return known;
    const entry = this.#byName.get(part);
    if (!entry) return undefined;
    const opened = openPart(entry, PART_LIMIT * MB);
    this.#opened.set(part, opened);
    return opened;
  }

  /** Relationships of a part, by id; of the package itself for `""`. */
  relationships(part: string): ReadonlyMap<string, Relationship> {
    const root = this.xml(relationshipsPart(part))?.root;
    const found = root ? elements(root, "rel:Relationship").map((e) => readRelationship(part, e)) : [];
    return new Map(found.map((r) => [r.id, r]));
  }

  /** The first target of that type from a part: `related("", "officeDocument")` is the main part. */
  related(part: string, type: string): string | undefined {
    for (const r of this.relationships(part).values()) {
      if (r.type === type && !r.external) return r.target;
    }
    return undefined;
  }

  /** The main document part, usually `word/document.xml`. */
  get mainPart(): string {
    return this.related("", "officeDocument") ?? "word/document.xml";
  }

  /** The content type of a part, from its override or its extension. */
  contentType(part: string): string | undefined {
    const types = this.xml("[Content_Types].xml")?.root;
    if (!types) return undefined;
    const override = elements(types, "ct:Override").find((e) => e.attributes.PartName === `/${part}`);
    if (override) return override.attributes.ContentType;
    const extension = part.slice(part.lastIndexOf(".") + 1).toLowerCase();
    return elements(types, "ct:Default").find((e) => e.attributes.Extension?.toLowerCase() === extension)
      ?.attributes.ContentType;
  }
}

/** `word/document.xml` → `word/_rels/document.xml.rels`; the package's own for `""`. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function readRelationship(part: string, element: XmlElement): Relationship {
  const { Id = "", Type = "", Target = "", TargetMode } = element.attributes;
  const external = TargetMode === "External";
  return {
    id: Id,
    type: Type.slice(Type.lastIndexOf("/") + 1),
    target: external ? Target : resolvePartName(part, Target),
    external,
  };
}

/**
 * Resolves a target against the folder of its source part; leading slash means the package's root.
 * Parts are named here as people read them, without percent signs.
 */
function resolvePartName(source: string, target: string): string {
  const url = URL.parse(target.replaceAll("\\", "/"), `part:/${source}`);
  return url ? readable(url.pathname.slice(1)) : target;
}

/** The name of the part that an entry holds. */
export function partName({ name }: ZipEntry): string {
  return readable(name);
}

/** ISO/IEC 29500-2 §6.2.2: letters beyond ASCII may be written as they are or with percent signs. */
function readable(name: string): string {
  if (!name.includes("%")) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * Opens a .docx and tries every part, so that what comes after can rely on them.
 *
 * @param file its name, for diagnostics
 */
export function readPackage(bytes: Uint8Array, file: string): Outcome<WordPackage> {
  const place = { place: { in: "file", file } as const };
  const refuse = (d: Diagnostic): Outcome<WordPackage> => ({ value: undefined, diagnostics: [d] });
  const fileFormat = otherFormat(bytes);
  if (fileFormat) return refuse(problem("package/other-format", { fileFormat }, place));
  if (isCompoundFile(bytes)) return refuse(problem("package/encrypted", {}, place));
  try {
    const entries = readZip(bytes).filter((e) => !e.name.endsWith("/"));
    const diagnostics = checkEntries(entries).map((d) => ({ ...d, ...place }));
    if (diagnostics.length > 0) return { value: undefined, diagnostics };
    const pkg = new WordPackage(file, entries);
    const bad = checkParts(pkg).map((d) => ({ ...d, ...place }));
    return { value: bad.length > 0 ? undefined : pkg, diagnostics: bad };
  } catch (error) {
    if (error instanceof ZipError) return refuse(zipProblem(error, place));
    throw error;
  }
}

function zipProblem(error: ZipError, place: { place: { in: "file"; file: string } }): Diagnostic {
  switch (error.reason) {
    case "encrypted":
      return problem("package/encrypted", {}, place);
    case "too-large":
      return problem("package/too-large", { name: error.entry ?? "", limit: PART_LIMIT }, place);
    case "damaged":
      return problem("package/not-a-zip", {}, place);
  }
}

function checkEntries(entries: readonly ZipEntry[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  let total = 0;
  for (const { name, size } of entries) {
    const isXml = /\.(xml|rels)$/i.test(name);
    if (isXml && size > XML_LIMIT * MB) found.push(problem("package/too-large", { name, limit: XML_LIMIT }));
    const folded = name.toLowerCase();
    if (isUnsafe(name) || seen.has(folded)) found.push(problem("package/unsafe-entry", { name }));
    if (/(^|\/)vbaProject\.bin$/i.test(name)) found.push(problem("package/macros", { name }));
    seen.add(folded);
    total += size;
  }
  if (total > TOTAL_LIMIT * MB) found.push(problem("package/too-large-together", { limit: TOTAL_LIMIT }));
  return found;
}

function isUnsafe(name: string): boolean {
  return readable(name) !== name ? isUnsafe(readable(name)) : pointsOutside(name);
}

function pointsOutside(name: string): boolean {
  return name.startsWith("/") || name.includes("\\") || name.includes("\0") || name.split("/").includes("..");
}

/** What Word reads must be sound; whatever else lies in the file must be whole. */
function checkParts(pkg: WordPackage): Diagnostic[] {
  for (const part of pkg.parts) pkg.bytes(part);
  const missing = ["[Content_Types].xml", "_rels/.rels"].filter((part) => !pkg.has(part));
  if (missing.length > 0) return missing.map((part) => problem("package/missing-part", { part }));
  const found = checkXml(pkg);
  if (found.length > 0) return found;
  const fileFormat = otherProgram(pkg);
  if (fileFormat) return [problem("package/other-format", { fileFormat })];
  if (/macroEnabled/i.test(pkg.contentType(pkg.mainPart) ?? "")) {
    found.push(problem("package/macros", { name: pkg.mainPart }));
  }
  if (pkg.xml(pkg.mainPart)?.root.name !== "w:document") {
    found.push(problem("package/missing-part", { part: pkg.mainPart }));
  }
  return found;
}

/** Follows relationships from part to part, as readers do; parts that none leads to are nobody's. */
function checkXml(pkg: WordPackage): Diagnostic[] {
  const found: Diagnostic[] = [];
  const isSound = (part: string): boolean => {
    try {
      pkg.xml(part);
      return true;
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      found.push(problem("package/bad-xml", { part, ...error.params }));
      return false;
    }
  };
  if (!isSound("[Content_Types].xml")) return found;
  // The package itself, then what is reached: a set also gives what is added while it is gone through.
  const reached = new Set([""]);
  for (const part of reached) {
    if (isXml(pkg, part)) isSound(part);
    if (isSound(relationshipsPart(part))) {
      for (const target of targetsOf(pkg, part)) reached.add(target);
    }
  }
  return found;
}

function targetsOf(pkg: WordPackage, part: string): string[] {
  return [...pkg.relationships(part).values()]
    .filter(({ type, external, target }) => type !== UNREAD && !external && pkg.has(target))
    .map(({ target }) => target);
}

/**
 * The styles once more, as Word 2010 kept them: larger than all else in many a document, and read by no other.
 *
 * Source: Open XML SDK, `StylesWithEffectsPart`: "only available in Office2010"
 */
const UNREAD = "stylesWithEffects";

/** A whole document that is put into another (`altChunk`) has a document's type, and is a zip. */
function isXml(pkg: WordPackage, part: string): boolean {
  if (/\.(xml|rels)$/i.test(part)) return true;
  return /[+/]xml$/i.test(pkg.contentType(part) ?? "") && !isZip(pkg.bytes(part));
}

function isZip(bytes: Uint8Array | undefined): boolean {
  return bytes?.[0] === 0x50 && bytes[1] === 0x4b;
}
