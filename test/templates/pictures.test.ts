import { PNG } from "pngjs";
import { encode } from "uqr";
import { describe, expect, test } from "vitest";
import { svgDrawer } from "../../src/host/svg-drawer.ts";
import type { ViewValue } from "../../src/language/index.ts";
import { escapeXml } from "../../src/ooxml/xml.ts";
import { inflateEntry, readZip } from "../../src/ooxml/zip.ts";
import { compileWordTemplate, type FillOptions } from "../../src/templates/word/index.ts";
import { fill, fillBody, type TestView } from "./fill.ts";
import {
  bodyOf,
  lines,
  names,
  p,
  r,
  readPart,
  relationships,
  type WordFile,
  wordFile,
  wordTypes,
  XML,
} from "./word-file.ts";

const drawSvg = await svgDrawer();
const png = PNG.sync.write(new PNG({ width: 200, height: 50 }));
const svg = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="60"><rect width="30" height="60" fill="#005b7f"/></svg>',
);
const jpeg = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 100, 0, 100, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
]);
const stored: Readonly<Record<string, Uint8Array>> = {
  "logo.png": png,
  "logo.svg": svg,
  "photo.jpg": jpeg,
  "notes.txt": svg.subarray(0, 3),
};
const options: Partial<FillOptions> = { files: (path) => stored[path], drawSvg };
const view: TestView = {
  logo: { type: "file", path: "logo.png", title: "Vapnet" },
  untitled: { type: "file", path: "logo.png", title: "" },
  gone: null,
  web: "https://example.org/ärende?id=1",
  people: [
    { name: "A", file: "logo.png" },
    { name: "B", file: "logo.svg" },
  ],
};

/** 1 inch wide, 1 inch high. */
const INCH = 914_400;
const PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/** A picture as Word writes it; its box is an inch square. */
function placeholder(descr: string, { anchored = false, extension = "" } = {}): string {
  const alt = escapeXml(descr);
  const frame = anchored ? "wp:anchor" : "wp:inline";
  const size = `cx="${INCH}" cy="${INCH}"`;
  return `<w:r><w:drawing><${frame}><wp:extent ${size}/><wp:docPr id="7" name="Bild 7" descr="${alt}"/><a:graphic><a:graphicData uri="${PIC}"><pic:pic><pic:nvPicPr><pic:cNvPr id="7" name="x.png" descr="${alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdOld"${extension ? `>${extension}</a:blip>` : "/>"}<a:srcRect l="10"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></${frame}></w:drawing></w:r>`;
}

function withPicture(body: string): WordFile {
  return {
    body,
    relations: [{ id: "rIdOld", type: "image", target: "media/old.png" }],
    parts: { "word/media/old.png": png },
    types: { "word/media/old.png": "image/png" },
  };
}

function problems(body: string, given: TestView = view): string[] {
  const { value } = compileWordTemplate(wordFile(withPicture(body)), "t.docx");
  return (value?.render(given, { language: "sv", ...options }).diagnostics ?? []).map((d) => d.code);
}

describe("a picture with a tag in its alternative text", () => {
  test.each([
    ["in the line", {}],
    ["floating", { anchored: true }],
  ])("%s is replaced, as large as fits in its place", (_, way) => {
    const made = fill(withPicture(`<w:p>${placeholder("{{image logo}}", way)}</w:p>`), view, options);
    const body = bodyOf(made);
    expect(body).toContain(`<wp:extent cx="${INCH}" cy="${INCH / 4}"/>`);
    expect(body).toContain(`<a:ext cx="${INCH}" cy="${INCH / 4}"/>`);
    expect(body.match(/descr="Vapnet"/g)).toHaveLength(2);
    expect(body).toContain('<a:blip r:embed="rIdKansli1"></a:blip><a:stretch>');
    expect(readPart(made, "word/_rels/document.xml.rels")).toContain('Target="/word/media/kansli1.png"');
  });

  test.each([
    ['{{image logo "Örebro"}}', "Örebro"],
    ["{{image logo “Örebro”}}", "Örebro"],
    ["{{image logo}} Regionens vapen", "Regionens vapen"],
    ["Vapen för {{image untitled}}{{web}}", "Vapen för https://example.org/ärende?id=1"],
    ['{{image "logo.png" alt="A & B"}}', "A &amp; B"],
  ])("%s says what it shows", (descr, alt) => {
    expect(fillBody(withPicture(`<w:p>${placeholder(descr)}</w:p>`), view, options)).toContain(
      `descr="${alt}"`,
    );
  });

  test("without a text for those who cannot see it: a warning", () => {
    expect(problems(`<w:p>${placeholder("{{image untitled}}")}</w:p>`)).toEqual([
      "template/picture-without-text",
    ]);
    expect(problems(p("{{image untitled}}"))).toEqual(["template/picture-without-text"]);
  });

  test("an absent picture leaves none; one that is not there is reported", () => {
    expect(
      fillBody(withPicture(`<w:p>${r("a")}${placeholder("{{image gone}}")}</w:p>`), view, options),
    ).not.toContain("w:drawing");
    expect(problems(`<w:p>${placeholder('{{image "no.png" "x"}}')}</w:p>`)).toEqual([
      "template/missing-image",
    ]);
    expect(problems(`<w:p>${placeholder('{{image "notes.txt" "x"}}')}</w:p>`)).toEqual([
      "template/missing-image",
    ]);
  });

  test("JPEG", () => {
    const body = fillBody(
      withPicture(`<w:p>${placeholder('{{image "photo.jpg" "x"}}')}</w:p>`),
      view,
      options,
    );
    expect(body).toContain(`<wp:extent cx="${INCH}" cy="${INCH}"/>`);
  });

  test("SVG, with a PNG for others; Word's own copy goes", () => {
    const own =
      '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rIdOld"/></a:ext></a:extLst>';
    const made = fill(
      withPicture(`<w:p>${placeholder('{{image "logo.svg" "x"}}', { extension: own })}</w:p>`),
      view,
      options,
    );
    const body = bodyOf(made);
    expect(body).toContain(`<wp:extent cx="${INCH / 2}" cy="${INCH}"/>`);
    expect(body).not.toContain("rIdOld");
    expect(body).toMatch(/<a:blip r:embed="rIdKansli1"><a:extLst.*<asvg:svgBlip [^>]*r:embed="rIdKansli2"/);
    expect(readPart(made, "[Content_Types].xml")).toContain(
      'PartName="/word/media/kansli2.svg" ContentType="image/svg+xml"',
    );
    expect(PNG.sync.read(Buffer.from(part(made, "word/media/kansli1.png")))).toMatchObject({
      width: 60,
      height: 120,
    });
    expect(part(made, "word/media/kansli2.svg")).toEqual(svg);
  });

  test("linked instead of embedded", () => {
    const linked = placeholder("{{image logo}}").replace("r:embed", "r:link");
    expect(fillBody(withPicture(`<w:p>${linked}</w:p>`), view, options)).toContain(
      '<a:blip r:embed="rIdKansli1">',
    );
  });

  test("in VML, the older way", () => {
    const shape = `<w:r><w:pict><v:shape id="s" style="width:72pt;height:1in;visibility:visible" alt="{{image logo}}"><v:imagedata r:id="rIdOld" o:title="x" xmlns:o="urn:schemas-microsoft-com:office:office"/></v:shape></w:pict></w:r>`;
    const body = fillBody(withPicture(`<w:p>${shape}</w:p>`), view, options);
    expect(body).toContain('style="width:72.00pt;height:18.00pt;visibility:visible" alt="Vapnet"');
    expect(body).toContain('<v:imagedata r:id="rIdKansli1"');
  });

  test("in both branches of alternate content", () => {
    const choice = placeholder("{{image logo}}").replace(/^<w:r>|<\/w:r>$/g, "");
    const fallback =
      '<w:pict><v:shape style="width:72pt;height:72pt" alt="{{image logo}}"><v:imagedata r:id="rIdOld"/></v:shape></w:pict>';
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent></w:r>`;
    const body = fillBody(withPicture(`<w:p>${both}</w:p>`), view, options);
    expect(body.match(/rIdKansli1/g)).toHaveLength(2);
  });

  test("in a loop: each its own, ids unique", () => {
    const body = fillBody(
      withPicture(
        `${p("{{#each people}}")}<w:p>${placeholder("{{image file name}}")}</w:p>${p("{{/each}}")}`,
      ),
      view,
      options,
    );
    expect([...body.matchAll(/<wp:docPr id="(\d+)"[^>]*descr="(.)"/g)].map((m) => m.slice(1))).toEqual([
      ["7", "A"],
      ["900000001", "B"],
    ]);
    expect(
      [...body.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)].map((m) => m.slice(1).map(Number)),
    ).toEqual([
      [INCH, INCH / 4],
      [INCH / 2, INCH],
    ]);
  });

  test("in a header", () => {
    const header = `${XML}<w:hdr ${names}><w:p>${placeholder("{{image logo}}")}</w:p></w:hdr>`;
    const made = fill(
      {
        body: p("a"),
        relations: [{ id: "rId9", type: "header", target: "header1.xml" }],
        parts: { "word/header1.xml": header, "word/_rels/header1.xml.rels": relationships([]) },
        types: { "word/header1.xml": wordTypes.header },
      },
      view,
      options,
    );
    expect(readPart(made, "word/_rels/header1.xml.rels")).toContain("kansli1.png");
  });
});

describe("pictures in the text", () => {
  test("stand at their own size, no wider than the text", () => {
    const body = fillBody(p("Se {{image logo}} här"), view, options);
    expect(body).toContain(`<wp:extent cx="${200 * 9525}" cy="${50 * 9525}"/>`);
    expect(lines(body)).toEqual(["Se  här"]);
  });

  test("an SVG in Markdown", () => {
    const text: ViewValue = { type: "markdown", source: "![Märke](logo.svg)" };
    expect(fillBody(p("{{text}}"), { text }, options)).toContain("<asvg:svgBlip");
  });

  test("without what draws SVG, an SVG is missing", () => {
    const { value } = compileWordTemplate(wordFile({ body: p('{{image "logo.svg" "x"}}') }), "t.docx");
    const files = (path: string) => stored[path];
    expect(value?.render({}, { language: "sv", files }).diagnostics[0]?.code).toBe("template/missing-image");
  });
});

describe("QR codes", () => {
  test("hold the text, in black and white", () => {
    const made = fill(withPicture(`<w:p>${placeholder("{{qr web}}")}</w:p>`), view, options);
    expect(bodyOf(made)).toContain('descr="QR-kod: https://example.org/ärende?id=1"');
    const image = PNG.sync.read(Buffer.from(part(made, "word/media/kansli1.png")));
    const { data, size } = encode(String(view.web), { ecc: "M", border: 4 });
    expect(image.width).toBe(size * 8);
    const dark = data.map((row, y) => row.map((_, x) => image.data[(y * 8 * image.width + x * 8) * 4] === 0));
    expect(dark).toEqual(data);
  });

  test("an absent text gives none, one that is too long a warning", () => {
    expect(problems(p("{{qr gone}}"))).toEqual([]);
    expect(problems(p("{{qr text}}"), { text: "å".repeat(3000) })).toEqual(["template/long-qr"]);
  });
});

describe("check boxes", () => {
  const W14 = "w14:val";
  const states = `<w14:checkedState ${W14}="2612" w14:font="MS Gothic"/><w14:uncheckedState ${W14}="2610" w14:font="MS Gothic"/>`;
  const control = (properties: string, box: string, content: string) =>
    `<w:sdt><w:sdtPr>${properties}<w:id w:val="5"/><w14:checkbox>${box}</w14:checkbox></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const checked = `<w14:checked ${W14}="0"/>`;

  test.each([
    ["its tag", control('<w:tag w:val="{{checkbox yes}}"/>', checked + states, r("☐"))],
    ["its title", control('<w:alias w:val="{{checkbox yes}}"/>', checked + states, r("☐"))],
    ["its text", control("", checked + states, r("{{checkbox") + r(" yes}}"))],
    ["a bare flag", control('<w:tag w:val="{{yes}}"/>', checked + states, r("☐"))],
    ["no state yet", control('<w:tag w:val="{{checkbox yes}}"/>', states, r("☐"))],
  ])("by %s", (_, xml) => {
    for (const [yes, state, sign] of [
      [true, "1", "☒"],
      [false, "0", "☐"],
      [null, "0", "☐"],
    ] as const) {
      const body = fillBody(`<w:p>${xml}${r(" Ja")}</w:p>`, { yes });
      expect(body).toContain(`w14:val="${state}"/>`);
      expect(lines(body)).toEqual([`${sign} Ja`]);
      expect(body).not.toContain("{{");
    }
  });

  test("round a paragraph, and in a loop", () => {
    const xml = control('<w:tag w:val="{{checkbox this}}"/>', checked + states, p("☐"));
    const body = fillBody(p("{{#each flags}}") + xml + p("{{/each}}"), { flags: [true, false] });
    expect(lines(body)).toEqual(["☒", "☐"]);
    expect(body.match(/<w14:checked w14:val="(.)"\/>/g)).toHaveLength(2);
  });

  test("with signs of a symbol font", () => {
    const box = `${checked}<w14:checkedState ${W14}="00FE" w14:font="Wingdings"/><w14:uncheckedState ${W14}="00A8" w14:font="Wingdings"/>`;
    const xml = control(
      '<w:tag w:val="{{checkbox yes}}"/>',
      box,
      '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
    );
    expect(fillBody(`<w:p>${xml}</w:p>`, { yes: true })).toContain(
      '<w:sym w:font="Wingdings" w:char="00FE"/>',
    );
  });

  test("in text", () => {
    expect(lines(fillBody(p("{{checkbox yes}} ja {{checkbox no}} nej"), { yes: true, no: false }))).toEqual([
      "☒ ja ☐ nej",
    ]);
  });
});

function part(bytes: Uint8Array, name: string): Uint8Array {
  const entry = readZip(bytes).find((e) => e.name === name);
  if (!entry) throw new Error(`no part ${name}`);
  return new Uint8Array(inflateEntry(entry, 1e9));
}
