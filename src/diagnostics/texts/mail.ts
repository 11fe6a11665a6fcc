import type { Text } from "./text.ts";

const data = { severity: "error", cause: "data" } as const;
const environment = { severity: "error", cause: "environment" } as const;
const usage = { severity: "error", cause: "usage" } as const;

export const mailTexts = {
  "mail/not-set-up": {
    ...data,
    en: "kansli.yaml does not say how mail is sent.",
    sv: "kansli.yaml säger inte hur post skickas.",
    fix: { en: "write a `mail:` as docs/mail.md shows", sv: "skriv ett `mail:` så som docs/mail.md visar" },
  },
  "mail/unknown-document": {
    ...data,
    en: "The workspace has no document {name} to attach.",
    sv: "Arbetsytan har ingen handling {name} att bifoga.",
  },
  "mail/secret": {
    ...data,
    en: "{reference} is secret and is not sent.",
    sv: "{reference} är hemligt och skickas inte.",
    fix: {
      en: "send it as your rules for secret papers say",
      sv: "skicka det så som era regler för hemliga handlingar säger",
    },
  },
  "mail/has-problems": {
    ...data,
    en: "{reference} is not sent: it has problems.",
    sv: "{reference} skickas inte: det har problem.",
    fix: { en: "mend what is reported about it", sv: "rätta det som rapporteras om det" },
  },
  "mail/not-as-made": {
    ...data,
    en: "{reference} is not sent: {file} is not as Kansli made it.",
    sv: "{reference} skickas inte: {file} är inte som Kansli gjorde den.",
    fix: { en: "move the file away and build again", sv: "flytta undan filen och bygg igen" },
  },
  "mail/not-committed": {
    ...data,
    en: "{reference} is not sent: something that its papers are made from is not committed in git.",
    sv: "{reference} skickas inte: något som handlingarna är gjorda av är inte incheckat i git.",
    fix: { en: "commit it first", sv: "checka in det först" },
  },
  "mail/no-address": {
    ...data,
    en: "{recipient} has no address to send to.",
    sv: "{recipient} har ingen adress att skicka till.",
    fix: {
      en: "write `email` or `address` in contacts.yaml, or `channel: none`",
      sv: "skriv `email` eller `address` i contacts.yaml, eller `channel: none`",
    },
  },
  "mail/hidden-character": {
    ...data,
    en: "The letter to {recipient} is not sent: it has characters that are not seen and change how it reads.",
    sv: "Brevet till {recipient} skickas inte: det har tecken som inte syns och ändrar hur det läses.",
    fix: { en: "write the name, address or text anew", sv: "skriv namnet, adressen eller texten på nytt" },
  },
  "mail/long-address": {
    ...data,
    en: "The address of {recipient} has more than the {most} lines that are seen through an envelope's window.",
    sv: "Adressen till {recipient} har fler än de {most} rader som syns i ett kuverts fönster.",
    fix: { en: "write it in fewer lines", sv: "skriv den på färre rader" },
  },
  "mail/not-printable": {
    ...data,
    en: "{recipient} gets letters by post, and {reference} has no PDF to print.",
    sv: "{recipient} får brev med post, och {reference} har ingen PDF att skriva ut.",
    fix: { en: "write `pdf` among `formats` under `mail:`", sv: "skriv `pdf` bland `formats` under `mail:`" },
  },
  "mail/nothing-to-send": {
    ...data,
    en: "There is no file to send.",
    sv: "Det finns ingen fil att skicka.",
    fix: {
      en: "look at `attach` and `formats` in kansli.yaml",
      sv: "se `attach` och `formats` i kansli.yaml",
    },
  },
  "mail/no-template": {
    severity: "error",
    cause: "template",
    en: "There is no template {file} for letters by e-mail.",
    sv: "Det finns ingen mall {file} för e-brev.",
  },
  "mail/no-subject": {
    severity: "error",
    cause: "template",
    en: "The letter has no subject: its text must begin with a heading.",
    sv: "Brevet har inget ämne: texten måste börja med en rubrik.",
    fix: {
      en: "begin the template with `# {{reference}} {{title}}`",
      sv: "börja mallen med `# {{reference}} {{title}}`",
    },
  },
  "mail/bad-subject": {
    ...data,
    en: "This cannot be a subject, since it is too long or holds characters that nobody sees: {subject}",
    sv: "Det här kan inte vara ett ämne, för det är för långt eller har tecken som inte syns: {subject}",
  },
  "mail/plan-changed": {
    ...usage,
    en: "Nothing is sent: the plan is no longer {asked}.",
    sv: "Inget skickas: planen är inte längre {asked}.",
    fix: {
      en: "look at the plan again and send with --plan {hash}",
      sv: "granska planen igen och skicka med --plan {hash}",
    },
  },
  "mail/unfinished": {
    ...usage,
    en: "The mailing {run} was cut off with {count} letters left.",
    sv: "Utskicket {run} avbröts med {count} brev kvar.",
    fix: {
      en: "finish it first: kansli send --plan {run}",
      sv: "gör klart det först: kansli send --plan {run}",
    },
  },
  "mail/in-progress": {
    ...usage,
    en: "Another Kansli is sending from this workspace.",
    sv: "En annan Kansli skickar från den här arbetsytan.",
    fix: { en: "wait until it is done", sv: "vänta tills den är klar" },
  },
  "mail/other-station": {
    ...data,
    en: "Mail is not sent from this copy of the workspace, {station}.",
    sv: "Post skickas inte från den här kopian av arbetsytan, {station}.",
    fix: {
      en: "to send from here, and from nowhere else, write `station: {station}` under `mail:` and commit it",
      sv: "för att skicka härifrån, och ingen annanstans, skriv `station: {station}` under `mail:` och checka in det",
    },
  },
  "mail/no-secret": {
    ...environment,
    en: "There is no password or key: {source} gives nothing.",
    sv: "Det finns inget lösenord eller ingen nyckel: {source} ger inget.",
  },
  "mail/login-failed": {
    ...environment,
    en: "The mail server does not accept the login: {reply}",
    sv: "Postservern godtar inte inloggningen: {reply}",
    fix: {
      en: "mend it, then go on with kansli send --plan {run}",
      sv: "rätta det och fortsätt med kansli send --plan {run}",
    },
  },
  "mail/not-secure": {
    ...environment,
    en: "The connection to the mail server cannot be made secure: {reply}",
    sv: "Anslutningen till postservern kan inte göras säker: {reply}",
    fix: {
      en: "ask those who run the server; nothing was sent in the open",
      sv: "fråga dem som sköter servern; inget skickades oskyddat",
    },
  },
  "mail/no-server": {
    ...environment,
    en: "The mail server cannot be reached: {reply}",
    sv: "Postservern går inte att nå: {reply}",
    fix: {
      en: "go on later with kansli send --plan {run}",
      sv: "fortsätt senare med kansli send --plan {run}",
    },
  },
  "mail/refused": {
    ...data,
    en: "The letter to {recipient} was refused: {reply}",
    sv: "Brevet till {recipient} avvisades: {reply}",
    fix: { en: "correct the address and send again", sv: "rätta adressen och skicka igen" },
  },
  "mail/deferred": {
    ...environment,
    en: "{count} letters could not be sent yet: {reply}",
    sv: "{count} brev kunde inte skickas ännu: {reply}",
    fix: {
      en: "go on later with kansli send --plan {run}",
      sv: "fortsätt senare med kansli send --plan {run}",
    },
  },
  "mail/held": {
    ...data,
    en: "Nobody can tell whether {recipient} got the letter {letter}: the server's answer never came.",
    sv: "Ingen kan säga om {recipient} fick brevet {letter}: serverns svar kom aldrig.",
    fix: {
      en: "ask them, then: kansli sent --settle {letter} --as sent, or --as lost",
      sv: "fråga dem, och kör sedan: kansli sent --settle {letter} --as sent, eller --as lost",
    },
  },
  "mail/outbox-gone": {
    ...data,
    en: "The letters of the mailing are gone or changed: {file}",
    sv: "Utskickets brev är borta eller ändrade: {file}",
    fix: {
      en: "put the outbox back from a backup, or settle each letter with kansli sent --settle",
      sv: "återställ utkorgen från en säkerhetskopia, eller avgör varje brev med kansli sent --settle",
    },
  },
  "mail/bad-ledger": {
    ...data,
    en: "The ledger cannot be read from line {line} on.",
    sv: "Liggaren kan inte läsas från rad {line}.",
    fix: {
      en: "put it back from git; nothing is sent until then",
      sv: "återställ den ur git; inget skickas förrän dess",
    },
  },
  "mail/older-ledger": {
    ...data,
    en: "The ledger is not what was written from here: it is older, or somebody changed it.",
    sv: "Liggaren är inte den som skrevs härifrån: den är äldre, eller så har någon ändrat den.",
    fix: {
      en: "put back what was written: cp {twin} {file}; nothing is sent until then",
      sv: "lägg tillbaka det som skrevs: cp {twin} {file}; inget skickas förrän dess",
    },
  },
  "mail/no-mailbox": {
    ...environment,
    en: "The mailbox cannot be read: {detail}",
    sv: "Brevlådan kan inte läsas: {detail}",
  },
  "mail/unknown-letter": {
    ...usage,
    en: "There is no single letter {letter} that is held or not sent.",
    sv: "Det finns inte ett enda brev {letter} som väntar på besked eller inte är skickat.",
  },
} as const satisfies Record<`mail/${string}`, Text>;
