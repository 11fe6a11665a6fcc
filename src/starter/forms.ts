/**
 * The PDF forms a workspace gets: a receipt for each recipient, and a requisition of granted funds.
 *
 * Their own texts are in the letterhead's language; what Kansli fills in is in the record's.
 *
 * Source: delgivningslagen (2010:1932) 17 § (receipt); 18 § (who may sign for an organisation)
 */
import type { Language } from "../values/language.ts";
import { FormPaper } from "./form-paper.ts";
import type { Letterhead } from "./letterhead.ts";

export async function receipt(letterhead: Letterhead): Promise<Uint8Array> {
  const say = receiptTexts[letterhead.language];
  const paper = await FormPaper.begin(letterhead, say.title);
  paper.paragraph(say.intro);
  paper.heading(say.matter);
  paper.row(
    { name: "matter-reference", label: say.reference, template: "{{reference}}" },
    { name: "matter-date", label: say.date, template: "{{meeting}}" },
    { name: "matter-committee", label: say.committee, template: "{{committee}}", share: 2 },
  );
  paper.row({ name: "matter-title", label: say.about, template: "{{title}}", multiline: true, height: 12 });
  paper.heading(say.recipient);
  paper.row(
    { name: "recipient-name", label: say.name, template: "{{recipient.name}}" },
    { name: "recipient-organisation", label: say.organisation, template: "{{recipient.organisation}}" },
  );
  paper.row({
    name: "recipient-address",
    label: say.address,
    template: "{{#each recipient.address}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}",
  });
  paper.heading(say.confirm);
  paper.paragraph(say.meaning);
  paper.choice("capacity", say.capacity, [
    ["self", say.self],
    ["agent", say.agent],
  ]);
  paper.row(
    { name: "received-date", label: say.receivedOn, cells: 8, tooltip: say.receivedOnTip },
    { name: "received-place", label: say.place },
  );
  paper.row({ name: "signed", label: say.signature, height: 14 });
  paper.row(
    { name: "printed-name", label: say.printedName, share: 2 },
    { name: "telephone", label: say.phone },
  );
  paper.row({
    name: "return-address",
    label: say.sendTo,
    multiline: true,
    height: 11,
    template:
      "{{organisation.name}}{{#each organisation.address}}, {{this}}{{/each}}" +
      "{{#if organisation.email}}, {{organisation.email}}{{/if}}",
  });
  return paper.finish();
}

export async function requisition(letterhead: Letterhead): Promise<Uint8Array> {
  const say = requisitionTexts[letterhead.language];
  const paper = await FormPaper.begin(letterhead, say.title);
  paper.paragraph(say.intro);
  paper.heading(say.grant);
  paper.row(
    { name: "grant-recipient", label: say.recipient, template: "{{applicant}}", share: 2 },
    { name: "grant-reference", label: say.reference, template: "{{reference}}" },
    { name: "grant-date", label: say.date, template: "{{meeting}}" },
  );
  paper.row({ name: "grant-project", label: say.project, template: "{{project}}" });
  paper.row(
    { name: "grant-ceiling", label: say.ceiling, template: "{{ceiling}}" },
    { name: "grant-share", label: say.share, template: "{{share}}" },
    { name: "grant-period", label: say.period, template: "{{period}}", share: 2 },
  );
  paper.check("advance", say.advance);
  paper.heading(say.costs);
  paper.row(
    { name: "number", label: say.number },
    { name: "costs-from", label: say.from },
    { name: "costs-to", label: say.to },
    {
      name: "requisition-kind",
      label: say.kind,
      options: [
        ["part", say.part],
        ["final", say.final],
      ],
    },
  );
  paper.table(
    [
      { name: "cost", label: say.cost, share: 3 },
      { name: "amount", label: say.amount, share: 1.2, align: "right" },
      { name: "previous", label: say.previous, share: 1.2, align: "right" },
    ],
    6,
  );
  paper.row(
    { name: "cost-total", label: say.total, align: "right" },
    { name: "requested", label: say.requested, align: "right" },
    { name: "account", label: say.account },
  );
  paper.heading(say.sign);
  paper.row(
    { name: "sign-date", label: say.placeAndDate },
    { name: "signed", label: say.signature, height: 12 },
  );
  paper.row({ name: "printed-name", label: say.printedName }, { name: "contact", label: say.contact });
  return paper.finish();
}

const receiptTexts: { readonly [L in Language]: Record<ReceiptWord, string> } = {
  sv: {
    title: "Delgivningskvitto",
    intro:
      "Du får det här kvittot tillsammans med ett beslut som du ska ta del av. Fyll i de färgade fälten, skriv under " +
      "och skicka tillbaka kvittot till oss så snart du kan.",
    matter: "Beslutet",
    reference: "Diarienummer",
    date: "Beslutsdatum",
    committee: "Beslutat av",
    about: "Ärende",
    recipient: "Mottagare",
    name: "Namn",
    organisation: "Organisation",
    address: "Adress",
    confirm: "Kvittens",
    meaning:
      "Jag har tagit emot beslutet. Min underskrift betyder inte att jag godkänner det, bara att jag har fått det.",
    capacity: "Jag tar emot beslutet",
    self: "för egen del",
    agent: "som behörig företrädare eller ombud för mottagaren",
    receivedOn: "Mottaget den (ÅÅÅÅMMDD)",
    receivedOnTip: "Dagen då du tog emot beslutet, åtta siffror: år, månad och dag",
    place: "Ort",
    signature: "Underskrift",
    printedName: "Namnförtydligande",
    phone: "Telefon",
    sendTo: "Skicka kvittot till",
  },
  en: {
    title: "Acknowledgement of receipt",
    intro:
      "This receipt comes with a decision that is served on you. Please fill in the tinted fields, sign, and return " +
      "the receipt to us as soon as you can.",
    matter: "The decision",
    reference: "Reference number",
    date: "Date of decision",
    committee: "Decided by",
    about: "Matter",
    recipient: "Recipient",
    name: "Name",
    organisation: "Organisation",
    address: "Address",
    confirm: "Acknowledgement",
    meaning:
      "I have received the decision. My signature does not mean that I agree with it, only that it has reached me.",
    capacity: "I receive the decision",
    self: "on my own behalf",
    agent: "as an authorised representative of the recipient",
    receivedOn: "Received on (YYYYMMDD)",
    receivedOnTip: "The day on which you received the decision, eight digits: year, month and day",
    place: "Place",
    signature: "Signature",
    printedName: "Name in block letters",
    phone: "Telephone",
    sendTo: "Return the receipt to",
  },
};

type ReceiptWord =
  | ("title" | "intro" | "matter" | "reference" | "date" | "committee" | "about" | "recipient" | "name")
  | ("organisation" | "address" | "confirm" | "meaning" | "capacity" | "self" | "agent" | "receivedOn")
  | ("receivedOnTip" | "place" | "signature" | "printedName" | "phone" | "sendTo");

type RequisitionWord =
  | (
      | "title"
      | "intro"
      | "grant"
      | "recipient"
      | "reference"
      | "date"
      | "project"
      | "ceiling"
      | "share"
      | "period"
    )
  | (
      | "advance"
      | "costs"
      | "number"
      | "from"
      | "to"
      | "kind"
      | "part"
      | "final"
      | "cost"
      | "amount"
      | "previous"
    )
  | ("total" | "requested" | "account" | "sign" | "placeAndDate" | "signature" | "printedName" | "contact");

const requisitionTexts: { readonly [L in Language]: Record<RequisitionWord, string> } = {
  sv: {
    title: "Rekvisition av medel",
    intro:
      "Begär utbetalning av det beviljade stödet genom att fylla i de färgade fälten. Bifoga utdrag ur bokföringen för " +
      "den period som rekvisitionen avser.",
    grant: "Beviljat stöd",
    recipient: "Stödmottagare",
    reference: "Diarienummer",
    date: "Beslutsdatum",
    project: "Projekt",
    ceiling: "Högsta belopp",
    share: "Andel av kostnaderna",
    period: "Projektperiod",
    advance: "Förskott betalas ut enligt beslutet",
    costs: "Redovisade kostnader",
    number: "Rekvisition nr",
    from: "Från och med",
    to: "Till och med",
    kind: "Slag",
    part: "Delrekvisition",
    final: "Slutrekvisition",
    cost: "Kostnadsslag",
    amount: "Belopp, kr",
    previous: "Tidigare redovisat, kr",
    total: "Summa kostnader, kr",
    requested: "Belopp som rekvireras, kr",
    account: "Bankgiro eller plusgiro",
    sign: "Underskrift",
    placeAndDate: "Ort och datum",
    signature: "Underskrift av behörig firmatecknare",
    printedName: "Namnförtydligande",
    contact: "Kontaktperson, telefon och e-post",
  },
  en: {
    title: "Requisition of funds",
    intro:
      "Ask for payment of the grant by filling in the tinted fields. Enclose extracts from the accounts for the period " +
      "that the requisition covers.",
    grant: "The grant",
    recipient: "Recipient of the grant",
    reference: "Reference number",
    date: "Date of decision",
    project: "Project",
    ceiling: "Highest amount",
    share: "Share of the costs",
    period: "Project period",
    advance: "An advance is paid according to the decision",
    costs: "Costs",
    number: "Requisition no.",
    from: "From",
    to: "To",
    kind: "Kind",
    part: "Part",
    final: "Final",
    cost: "Kind of cost",
    amount: "Amount, SEK",
    previous: "Reported before, SEK",
    total: "Sum of costs, SEK",
    requested: "Amount requested, SEK",
    account: "Account number",
    sign: "Signature",
    placeAndDate: "Place and date",
    signature: "Signature of an authorised signatory",
    printedName: "Name in block letters",
    contact: "Contact, telephone and e-mail",
  },
};
