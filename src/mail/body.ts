/**
 * The text and the HTML of a letter, both from one Markdown source.
 *
 * In: Markdown whose first heading is the subject. Out: plain text in which a link shows where it leads, and
 * an HTML page with its language set. HTML in the Markdown is shown as text, never run.
 */
import { createRequire } from "node:module";
import type { Nodes, Root } from "mdast";
import type { Language } from "../values/language.ts";
import { markdownToText, parseMarkdown } from "../values/markdown.ts";

export interface Written {
  readonly subject: string;
  /** Markdown without the subject. */
  readonly body: string;
}

/** `undefined` when the text does not begin with a heading. */
export function splitSubject(markdown: string): Written | undefined {
  const [first] = parseMarkdown(markdown).children;
  const [start, end] = [first?.position?.start.offset, first?.position?.end.offset];
  if (first?.type !== "heading" || start === undefined || end === undefined) return undefined;
  const subject = oneLine(markdownToText(markdown.slice(start, end)));
  return subject === "" ? undefined : { subject, body: markdown.slice(end).trim() };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

export function plainText(markdown: string): string {
  return `${markdownToText(showTargets(markdown))}\n`;
}

/** Puts a link's address behind its words, where they are not the address themselves. */
function showTargets(markdown: string): string {
  let text = markdown;
  for (const link of linksOf(parseMarkdown(markdown)).reverse()) {
    if (link.type !== "link") continue;
    const end = link.position?.end.offset;
    const start = link.position?.start.offset;
    if (start === undefined || end === undefined) continue;
    const words = markdownToText(markdown.slice(start, end));
    const target = link.url.replace(/^mailto:/, "");
    if (words !== target && words !== link.url)
      text = `${text.slice(0, end)} (<${link.url}>)${text.slice(end)}`;
  }
  return text;
}

function linksOf(node: Nodes | Root): Nodes[] {
  if (node.type === "link") return [node];
  return "children" in node ? node.children.flatMap(linksOf) : [];
}

export interface Page {
  readonly title: string;
  readonly language: Language;
  readonly logo: { readonly cid: string; readonly alt: string } | undefined;
}

export function htmlPage(markdown: string, { title, language, logo }: Page): string {
  const picture = logo
    ? `<p><img src="cid:${escapeHtml(logo.cid)}" alt="${escapeHtml(logo.alt)}" height="48"></p>\n`
    : "";
  return [
    "<!DOCTYPE html>",
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    '<body style="font-family: Calibri, Carlito, Arial, sans-serif; font-size: 11pt; line-height: 1.4">',
    `${markdownToHtml(markdown)}`,
    `${picture}</body>`,
    "</html>",
    "",
  ].join("\n");
}

type Micromark = typeof import("micromark");
type MicromarkGfm = typeof import("micromark-extension-gfm");

function markdownToHtml(markdown: string): string {
  const require = createRequire(import.meta.url);
  const { micromark } = require("micromark") as Micromark;
  const { gfm, gfmHtml } = require("micromark-extension-gfm") as MicromarkGfm;
  return micromark(markdown, { extensions: [gfm({ singleTilde: false })], htmlExtensions: [gfmHtml()] });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
