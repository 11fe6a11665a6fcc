/** Helpers that hand something other than text to the format that is made. */
import { printViewValue, produce } from "../view-value.ts";
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

export const producingHelpers = [link, pagebreak];
