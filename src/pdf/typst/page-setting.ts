/**
 * Page size, margins, borders, headers and footers of sections that share their pages → `set page`.
 *
 * A header or footer taller than its margin moves the text away; its height is measured by the engine.
 *
 * Source: ISO/IEC 29500-1 §17.6.11 (pgMar), §17.6.10 (pgBorders), §17.10.1 (headers, titlePg)
 */
import type { Border } from "../../ooxml/borders.ts";
import type { SectionProperties } from "../../ooxml/sections.ts";
import { type Band, differsOnEvenPages, type Numbered, writeBands } from "./bands.ts";
import { stroke } from "./borders.ts";
import { LEEWAY, pt } from "./markup.ts";
import type { Writer } from "./writer.ts";

/**
 * `set page` with headers and footers, around a body; in a context where their height decides the margins.
 * The body is written before the context, since what stands in one is evaluated for each layout anew.
 */
export function pageSetting(writer: Writer, run: readonly Numbered[]): (body: string) => string {
  const [opening] = run;
  if (!opening) return (body) => body;
  const { properties } = opening;
  const area = writer.area;
  const { margin } = properties;
  const header = writeBands(writer, run, "headers");
  const footer = writeBands(writer, run, "footers");
  const fixed = [
    `width: ${pt(properties.width)}`,
    `height: ${pt(properties.height)}`,
    ...(writer.columns > 1 ? [`columns: ${writer.columns}`] : []),
    "header-ascent: 0pt",
    "footer-descent: 0pt",
    ...pageBorders(properties),
  ];
  const rules = columnRules(writer, properties);
  // Only who has written the body knows what stands in front of it.
  const set = (settings: readonly string[]) =>
    `#set page(${[...settings, ...foreground(writer, rules)].join(", ")})\n`;
  const [left, right] = writer.paper.mirrorsMargins ? ["inside", "outside"] : ["left", "right"];
  const sidesOf = (top: string, bottom: string) =>
    `margin: (${left}: ${pt(area.left)}, ${right}: ${pt(margin.right - LEEWAY)}, top: ${top}, bottom: ${bottom})`;
  const [top, bottom] = [Math.abs(margin.top), Math.abs(margin.bottom)];
  if (!header && !footer) {
    const settings = [...fixed, sidesOf(pt(top), pt(bottom)), "header: none", "footer: none"];
    return (body) => `${set(settings)}${body}`;
  }
  const grown = (band: Band | undefined, least: number, distance: number, own: number) =>
    band && own >= 0 ? `calc.max(${pt(least)}, ${pt(distance)} + ${band.height})` : pt(least);
  const settings = [
    ...fixed,
    sidesOf(
      grown(header, top, margin.header, margin.top),
      grown(footer, bottom, margin.footer, margin.bottom),
    ),
    `header: ${header ? `context place(top + left, dy: ${pt(margin.header)}, block(width: 100%, ${header.shown}))` : "none"}`,
    `footer: ${footer ? `context place(bottom + left, dy: ${pt(-margin.footer)}, block(width: 100%, ${footer.shown}))` : "none"}`,
  ];
  if (differsOnEvenPages(opening)) writer.sayOtherwise("uneven-bands", opening.blocks[0]?.place);
  const lets = [header?.lets, footer?.lets].filter(Boolean).join("");
  const first = firstPageRoom(properties, header, footer);
  const name = `body-${opening.index}`;
  return (body) => `${lets}#let ${name} = [\n${body}]\n#context [\n${set(settings)}${first}#${name}]\n`;
}

/**
 * A run of sections has one margin in Typst. Where the first page's header is higher or lower than the
 * others', its text is moved down or up; where its footer is higher, the text ends earlier.
 */
function firstPageRoom(
  { margin }: SectionProperties,
  header: Band | undefined,
  footer: Band | undefined,
): string {
  const room = (least: number, distance: number, height: string) =>
    `calc.max(${pt(Math.abs(least))}, ${pt(distance)} + ${height})`;
  let code = "";
  if (header?.firstHeight && margin.top >= 0) {
    const [first, others] = [header.firstHeight, header.height].map((h) =>
      room(margin.top, margin.header, h),
    );
    code += `#v(${first} - ${others})\n`;
  }
  if (footer?.firstHeight && margin.bottom >= 0) {
    const [first, others] = [footer.firstHeight, footer.height].map((h) =>
      room(margin.bottom, margin.footer, h),
    );
    code += `#{ let more = ${first} - ${others}; if more > 0pt { place(bottom, float: true, clearance: 0pt, box(height: more)) } }\n`;
  }
  return code;
}

/** Lines between columns that fill the page. */
function columnRules(writer: Writer, { columns }: SectionProperties): string[] {
  if (writer.columns < 2 || !columns.separator) return [];
  const { left, top, width, height } = writer.area;
  const step = (width + columns.space) / columns.count;
  const lines = Array.from({ length: columns.count - 1 }, (_, i) => {
    const x = left + (i + 1) * step - columns.space / 2;
    return `place(top + left, dx: ${pt(x)}, dy: ${pt(top)}, line(angle: 90deg, length: ${pt(height)}, stroke: 0.5pt))`;
  });
  return lines;
}

/** Over the text: the lines between columns, and drawings that stand in front of it. */
function foreground({ hasFront }: Writer, rules: readonly string[]): string[] {
  const drawn = [...rules, ...(hasFront ? ["in-front"] : [])];
  return drawn.length > 0 ? [`foreground: { ${drawn.join("; ")} }`] : [];
}

function pageBorders(properties: SectionProperties): string[] {
  const { top, left, bottom, right } = properties.borders;
  if (!top && !left && !bottom && !right) return [];
  const { margin } = properties;
  const gap = (m: number, b: Border | undefined) =>
    b ? (properties.bordersFromPage ? b.space : Math.max(0, Math.abs(m) - b.space)) : 0;
  const inset = {
    left: gap(margin.left, left),
    right: gap(margin.right, right),
    top: gap(margin.top, top),
    bottom: gap(margin.bottom, bottom),
  };
  const side = (b: Border | undefined) => (b ? stroke(b) : "none");
  const drawn = `(top: ${side(top)}, left: ${side(left)}, bottom: ${side(bottom)}, right: ${side(right)})`;
  return [
    `background: pad(left: ${pt(inset.left)}, right: ${pt(inset.right)}, top: ${pt(inset.top)}, bottom: ${pt(inset.bottom)}, rect(width: 100%, height: 100%, stroke: ${drawn}))`,
  ];
}
