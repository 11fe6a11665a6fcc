export { type Bounce, readBounce } from "./bounce.ts";
export { type Composing, messageId, readLogo } from "./compose.ts";
export { type Delivered, type Delivery, deliver, type Fate } from "./deliver.ts";
export { type Built, buildLetter, freeze } from "./freeze.ts";
export {
  LEDGERS,
  type LedgerEvent,
  type LedgerLetter,
  parseLedger,
  type Run,
  type State,
  unfinished,
} from "./ledger.ts";
export type { Letter, Matter, Status } from "./letter.ts";
export { MailTemplates } from "./mail-template.ts";
export {
  keepOutOfGit,
  ledgerOf,
  outboxOf,
  ownRuns,
  printFileOf,
  readIndex,
  readLetter,
  twinOf,
} from "./outbox.ts";
export { Past } from "./past.ts";
export { type Mailing, planMailing } from "./plan-mailing.ts";
export { printLetters } from "./print.ts";
export { recipientId } from "./recipient-id.ts";
