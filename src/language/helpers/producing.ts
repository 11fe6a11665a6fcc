/** Helpers that hand something other than text to the format that is made. */
import type { FileReference } from "../../values/index.ts";
import { holds, printViewValue, produce, viewTypeOf } from "../view-value.ts";
import { type Helper, text } from "./helper.ts";

const link: Helper = {
  name: "link",
  parameters: [
    { name: "target", accepts: ["text"] },
    { name: "text", optional: true, printed: true },
  ],
  result: () => text,
  run: ([target, shown], call) => {
    const typed = String(target);
    const url = linkTarget(typed);
    if (url === undefined) call.report("language/unsafe-link", { target: typed });
    const printed = shown === undefined ? typed : printViewValue(shown, call);
    return url === undefined ? printed : produce("link", printed, { url } satisfies LinkData);
  },
  about: {
    en: "A link to a web address, an e-mail address or a telephone number.",
    sv: "En länk till en webbadress, en e-postadress eller ett telefonnummer.",
  },
  examples: [
    { template: '{{link website "webbplatsen"}}', prints: { sv: "webbplatsen" } },
    { template: "{{link applicant.email}}", prints: { sv: "info@oru.example.org" } },
  ],
};

/** The data of a produced link. */
export interface LinkData {
  readonly url: string;
}

/** A URL that is safe to open, made whole: `www.region.se` → `https://www.region.se`. */
function linkTarget(typed: string): string | undefined {
  const target = typed.trim();
  if (/[\s<>"\p{Cc}]/u.test(target) || target === "") return undefined;
  if (/^(?:https?:\/\/|mailto:|tel:)[^/]/i.test(target)) return target;
  if (/^[a-z][a-z\d+.-]*:/i.test(target) && !/^[^:]+\.[^:]+:\d/.test(target)) return undefined;
  if (/^[^@/]+@[^@/]+$/.test(target)) return `mailto:${target}`;
  return /^[^/@]+\.[^/@]/.test(target) ? `https://${target}` : undefined;
}

const image: Helper = {
  name: "image",
  parameters: [
    { name: "file", accepts: ["file", "text"] },
    { name: "alt", accepts: ["text"], optional: true },
  ],
  result: () => ({ type: "image" }),
  run: ([file = null, alt]) => {
    const { path, title } =
      viewTypeOf(file) === "file" ? (file as FileReference) : { path: String(file), title: "" };
    const described = alt === undefined ? title : String(alt);
    return produce("image", described, { path } satisfies ImageData);
  },
  about: {
    en: "A picture of the workspace: in the alternative text of a picture in Word, it takes that picture’s place and size. The second argument says what it shows to those who cannot see it.",
    sv: "En bild i arbetsytan: i alternativtexten till en bild i Word tar den bildens plats och storlek. Det andra argumentet säger vad den visar för den som inte kan se den.",
  },
  examples: [
    { template: '{{image "templates/logo.png" "Regionens vapen"}}', prints: { sv: "Regionens vapen" } },
    { template: "{{image map}}", prints: { sv: "Karta över området", en: "Karta över området" } },
  ],
};

/** The data of a produced picture; its text is the alternative text, which may be empty. */
export interface ImageData {
  /** In the workspace. */
  readonly path: string;
}

const codeNames = { sv: "QR-kod", en: "QR code" } as const;

const qr: Helper = {
  name: "qr",
  parameters: [
    { name: "text", printed: true },
    { name: "alt", accepts: ["text"], optional: true },
  ],
  result: () => ({ type: "image" }),
  run: ([value = null, alt], call) => {
    const content = printViewValue(value, call);
    if (content === "") return null;
    const described = alt === undefined ? `${codeNames[call.language]}: ${content}` : String(alt);
    return produce("qr", described, { content } satisfies QrData);
  },
  about: {
    en: "A QR code, where a picture of the workspace could stand.",
    sv: "En QR-kod, där en bild i arbetsytan kunde stå.",
  },
  examples: [
    { template: "{{qr website}}", prints: { sv: "QR-kod: www.oru.example.org" } },
    { template: '{{qr website "Till webbplatsen"}}', prints: { sv: "Till webbplatsen" } },
  ],
};

/** The data of a produced QR code; its text is the alternative text. */
export interface QrData {
  readonly content: string;
}

const checkbox: Helper = {
  name: "checkbox",
  parameters: [{ name: "value" }],
  takesAbsent: true,
  result: () => text,
  run: ([value = null]) => {
    const checked = holds(value);
    return produce("checkbox", checked ? "☒" : "☐", { checked } satisfies CheckboxData);
  },
  about: {
    en: "A box, ticked when the value holds. As the tag or title of a check box in Word, it ticks that box.",
    sv: "En ruta, ikryssad när värdet gäller. Som tagg eller rubrik till en kryssruta i Word kryssar den i rutan.",
  },
  examples: [
    { template: "{{checkbox partners}} Partner", prints: { sv: "☒ Partner" } },
    { template: "{{checkbox coordinator}}", prints: { sv: "☐", en: "☐" } },
  ],
};

/** The data of a produced check box. */
export interface CheckboxData {
  readonly checked: boolean;
}

const pagebreak: Helper = {
  name: "pagebreak",
  parameters: [],
  result: () => text,
  run: () => produce("pagebreak", ""),
  about: {
    en: "Begins a new page, where the format has pages.",
    sv: "Börjar en ny sida, där formatet har sidor.",
  },
  examples: [{ template: "{{pagebreak}}", prints: { sv: "", en: "" } }],
};

export const producingHelpers = [link, image, qr, checkbox, pagebreak];
