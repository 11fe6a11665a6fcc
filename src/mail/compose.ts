/**
 * Builds a letter as it goes over the wire.
 *
 * In: a planned letter, its files, the run. Out: RFC 5322 bytes, signed where there is a key. The same letter
 * in the same run has the same bytes whenever and wherever it is built.
 *
 * Source: RFC 5322, RFC 2045–2047, RFC 2231, RFC 2387 (related), RFC 3834 (Auto-Submitted), RFC 6376 (DKIM)
 */

import type { Host } from "../host/host.ts";
import type { FontFile } from "../pdf-file/index.ts";
import { dictionary } from "../values/dictionary.ts";
import { inLanguage } from "../values/language.ts";
import type { MailSettings, Workspace } from "../workspace/workspace.ts";
import { returnAddress, wireAddress } from "./addresses.ts";
import { htmlPage, plainText } from "./body.ts";
import { mediaType } from "./enclosures.ts";
import type { Letter } from "./letter.ts";
import { hashOf } from "./recipient-id.ts";

export interface Composing {
  readonly workspace: Workspace;
  readonly mail: MailSettings;
  readonly run: string;
  /** The run's beginning. */
  readonly date: Date;
  readonly logo: Logo | undefined;
  readonly dkimKey: string | undefined;
  /** The workspace's own fonts. */
  readonly fonts: readonly FontFile[];
}

export interface Logo {
  readonly bytes: Uint8Array;
  /** `png`, `jpeg` or `gif` */
  readonly type: string;
}

export interface FileBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LOGO = "logo@kansli";
const KEY_LENGTH = 32;

/** Names a letter for ever: its run, its papers' commits, its reader and the way it goes. */
export function letterKey({ recipient, channel, matters, language }: Letter, run: string): string {
  const papers = matters.map(({ record, commits }) => [record.reference, commits]);
  return hashOf("letter", run, papers, recipient, channel, language).slice(0, KEY_LENGTH);
}

export function messageId(key: string, { from }: MailSettings): string {
  const domain = wireAddress(from).split("@")[1];
  return `<${key}@${domain}>`;
}

/** What the server is told; the letter's own headers may say more. */
export function envelopeOf({ contact }: Letter, key: string, { from, bounces }: MailSettings) {
  return {
    from: bounces ? returnAddress(bounces, key) : wireAddress(from),
    to: wireAddress(contact.email ?? ""),
  };
}

export async function composeLetter(
  letter: Letter,
  key: string,
  files: readonly FileBytes[],
  composing: Composing,
): Promise<Uint8Array> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const { workspace, mail, date, logo } = composing;
  const { language, subject, body, contact } = letter;
  const name = inLanguage(workspace.organisation.name, language);
  const replyTo = mail.replyTo ?? workspace.organisation.email;
  const picture = logo && { cid: LOGO, alt: name };
  const composer = new MailComposer({
    from: { name, address: wireAddress(mail.from) },
    to: { name: contact.name, address: wireAddress(contact.email ?? "") },
    ...(replyTo && { replyTo: { name, address: wireAddress(replyTo) } }),
    subject,
    messageId: messageId(key, mail),
    date,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": language },
    text: plainText(body),
    html: htmlPage(body, { title: subject, language, logo: picture }),
    attachments: [
      ...(logo ? [logoPart(logo)] : []),
      ...files.map(({ name, bytes }) => ({
        filename: name,
        content: Buffer.from(bytes),
        contentType: mediaType(name),
        contentDisposition: "attachment" as const,
      })),
    ],
    baseBoundary: key,
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await composer.compile().build();
  return sign(bytes, composing);
}

function logoPart({ bytes, type }: Logo) {
  return {
    filename: `logo.${type}`,
    content: Buffer.from(bytes),
    contentType: `image/${type}`,
    contentDisposition: "inline" as const,
    cid: LOGO,
  };
}

async function sign(bytes: Uint8Array, { mail, dkimKey }: Composing): Promise<Uint8Array> {
  if (!mail.dkim || dkimKey === undefined) return bytes;
  const { default: DKIM } = await import("nodemailer/lib/dkim");
  const { domain, selector } = mail.dkim;
  const dkim = new DKIM({ domainName: domain, keySelector: selector, privateKey: dkimKey });
  const signed: Uint8Array[] = [];
  for await (const chunk of dkim.sign(Buffer.from(bytes))) signed.push(chunk as Uint8Array);
  return Buffer.concat(signed);
}

const pictures: Readonly<Record<string, string>> = dictionary({
  png: "png",
  jpg: "jpeg",
  jpeg: "jpeg",
  gif: "gif",
});

/** The organisation's logo in a form that mail programs show: of an SVG a PNG. */
export async function readLogo(host: Host, { organisation }: Workspace): Promise<Logo | undefined> {
  const { logo = "" } = organisation;
  if (/\.svg$/i.test(logo)) return drawnLogo(await host.read(logo));
  const type = pictures[logo.slice(logo.lastIndexOf(".") + 1).toLowerCase()];
  const bytes = type === undefined ? undefined : await host.read(logo);
  return type !== undefined && bytes ? { bytes, type } : undefined;
}

async function drawnLogo(svg: Uint8Array | undefined): Promise<Logo | undefined> {
  if (!svg) return undefined;
  const { svgDrawer } = await import("../host/svg-drawer.ts");
  const drawn = (await svgDrawer())(svg);
  return drawn && { bytes: drawn.png, type: "png" };
}
