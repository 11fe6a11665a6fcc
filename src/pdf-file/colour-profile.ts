/**
 * What the colours in a PDF mean: a small profile of sRGB, as archives ask for.
 *
 * Source: ICC.1:2001-04 (profile version 2); IEC 61966-2-1 (primaries, adapted to D50); ISO 19005-3 §6.2.3
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFStream } from "pdf-lib";
import { textString } from "./objects.ts";

/** Chromaticities as XYZ, adapted to the profile's D50 white. */
const colorants = {
  wtpt: [0.9642, 1, 0.8249],
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;

/** The curve of sRGB is close to this power. */
const GAMMA = 2.2;

const HEADER = 128;

/** Tells what the document's colours mean, unless it does so already. */
export function intendColours(pdf: PDFDocument): void {
  const { context, catalog } = pdf;
  const key = PDFName.of("OutputIntents");
  if (catalog.has(key)) return;
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = context.obj({ Type: "OutputIntent", S: "GTS_PDFA1", DestOutputProfile: profile });
  intent.set(PDFName.of("OutputConditionIdentifier"), textString("sRGB"));
  intent.set(PDFName.of("Info"), textString("sRGB IEC61966-2.1"));
  catalog.set(key, context.obj([context.register(intent)]));
}

/** Whether colours that say nothing of what they mean are RGB, as ours are, or none are. */
export function hasRgbIntent({ catalog }: PDFDocument): boolean {
  const intents = catalog.lookup(PDFName.of("OutputIntents"));
  const list = intents instanceof PDFArray ? intents.asArray().map((_, i) => intents.lookup(i)) : [];
  return list.every((intent) => {
    const profile = intent instanceof PDFDict ? intent.lookup(PDFName.of("DestOutputProfile")) : undefined;
    const parts = profile instanceof PDFStream ? profile.dict.lookup(PDFName.of("N")) : undefined;
    return !(parts instanceof PDFNumber) || parts.asNumber() === 3;
  });
}

function srgbProfile(): Uint8Array {
  const tags = [
    ["cprt", text("text", "No copyright, use freely")],
    ["desc", description("sRGB")],
    ...Object.entries(colorants).map(([name, xyz]) => [name, triple(xyz)] as const),
    ...["rTRC", "gTRC", "bTRC"].map((name) => [name, curve()] as const),
  ] as const;
  const table = 4 + 12 * tags.length;
  const size = tags.reduce((sum, [, data]) => sum + data.length, HEADER + table);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  writeHeader(bytes, view, size);
  view.setUint32(HEADER, tags.length);
  let at = HEADER + table;
  for (const [i, [name, data]] of tags.entries()) {
    const entry = HEADER + 4 + 12 * i;
    ascii(bytes, entry, name);
    view.setUint32(entry + 4, at);
    view.setUint32(entry + 8, data.length);
    bytes.set(data, at);
    at += data.length;
  }
  return bytes;
}

function writeHeader(bytes: Uint8Array, view: DataView, size: number): void {
  view.setUint32(0, size);
  view.setUint32(8, 0x02100000);
  ascii(bytes, 12, "mntrRGB XYZ ");
  view.setUint16(24, 2000);
  view.setUint16(26, 1);
  view.setUint16(28, 1);
  ascii(bytes, 36, "acsp");
  for (const [i, part] of colorants.wtpt.entries()) view.setInt32(68 + 4 * i, fixed(part));
}

function triple(xyz: readonly number[]): Uint8Array {
  const bytes = typed("XYZ ", 20);
  const view = new DataView(bytes.buffer);
  for (const [i, part] of xyz.entries()) view.setInt32(8 + 4 * i, fixed(part));
  return bytes;
}

function curve(): Uint8Array {
  const bytes = typed("curv", 16);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, 1);
  view.setUint16(12, Math.round(GAMMA * 256));
  return bytes;
}

function text(type: string, value: string): Uint8Array {
  const bytes = typed(type, padded(8 + value.length + 1));
  ascii(bytes, 8, value);
  return bytes;
}

/** ASCII, and the empty Unicode and Macintosh texts that version 2 asks for. */
function description(value: string): Uint8Array {
  const bytes = typed("desc", padded(12 + value.length + 1 + 8 + 3 + 67));
  new DataView(bytes.buffer).setUint32(8, value.length + 1);
  ascii(bytes, 12, value);
  return bytes;
}

function typed(type: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  ascii(bytes, 0, type);
  return bytes;
}

function ascii(bytes: Uint8Array, at: number, value: string): void {
  for (let i = 0; i < value.length; i++) bytes[at + i] = value.charCodeAt(i);
}

const padded = (length: number) => (length + 3) & ~3;
const fixed = (number: number) => Math.round(number * 65536);
