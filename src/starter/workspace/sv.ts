/** The files of a new workspace in Swedish. */
import { quoted, type WorkspaceTexts } from "./texts.ts";

export const swedish: WorkspaceTexts = {
  config: ({ name, colour }) => `# Arbetsytan: vilka ni är, vem som beslutar och vilka handlingar ni gör.
# Rader som börjar med # är kommentarer. Kontrollera filen med: kansli validate
organisation:
  name: ${quoted(name)}
  address: [Storgatan 1, 123 45 Exempelstad] # en rad i taget, åtskilda av komma
  email: registrator@example.org
  phone: 08-465 004 00
  web: www.example.org
  number: 000000-0000 # organisationsnummer
  colour: ${quoted(colour)} # rubrikernas färg i mallarna
  fonts: { headings: Calibri, text: Georgia }
  # Logotypen lägger du in i Word: öppna en mall i templates/ och byt namnet i sidhuvudet mot bilden.

languages: [sv] # lägg till en för att även skriva på engelska; den första gäller när posten inget säger
clauses: att # att-satser: "att …, att … samt att …". Det andra sättet är numbered: "1. …"

# Den som beslutar. Nyckeln (styrelsen) är det du skriver i posten.
committees:
  styrelsen: { name: Styrelsen }

# Den som skriver under.
officers:
  direktor: { name: Anna Exempel, title: Direktör }

# Hur ett beslut överklagas. En post väljer med: appeal: administrative
appeals:
  administrative:
    heading: Så här överklagar du
    text: |
      Du kan överklaga beslutet hos förvaltningsrätten om du inte är nöjd med det.

      # Vad du skriver

      Överklaga skriftligt. Skriv att överklagandet är ställt till förvaltningsrätten, och tala om

      - vilket beslut du överklagar: beslutets datum och diarienummer,
      - hur du vill att beslutet ska ändras, och varför,
      - ditt namn, din postadress, ditt telefonnummer och din e-postadress.

      # Vart du skickar överklagandet

      Skicka eller lämna överklagandet till oss, inte till domstolen. Vår adress står i beslutet.

      # När det senast ska ha kommit in

      Överklagandet ska ha kommit in till oss inom **tre veckor** från den dag då du fick del av beslutet.

# Handlingarna. En ärendetyp i kinds/ säger vilka av dem den behöver.
documents:
  memo:
    name: Tjänsteskrivelse
    template: templates/memo.docx
    formats: [docx, pdf]
  letter:
    name: Beslut
    template: templates/letter.docx
    formats: [docx, pdf]
    per: recipient # ett brev till var och en
  receipt:
    name: Delgivningskvitto
    template: templates/receipt.pdf # en PDF-blankett: det Kansli vet fylls i, resten lämnas åt mottagaren
    per: recipient
  distribution-list:
    name: Sändlista
    template: templates/distribution-list.docx
    text: { csv: templates/distribution-list.csv.hbs }
    formats: [docx, pdf, csv]
`,

  contacts: `# Personer och organisationer som ni skickar till, med en nyckel var.
# Poster nämner dem med nyckeln: recipients: [scoutkaren, kassor]
scoutkaren:
  name: Exempelstads scoutkår
  email: styrelsen@scout.example.org
  address: [Skogsvägen 2, 123 46 Exempelstad]
ordforande:
  name: Maja Exempel
  organisation: Exempelstads scoutkår
  email: maja@scout.example.org
  address: [Skogsvägen 2, 123 46 Exempelstad]
ekonomi:
  name: Ekonomiavdelningen
  email: ekonomi@example.org
`,

  kind: `# En ärendetyp: vad en post av det här slaget ska innehålla.
# Kopiera filen för att göra en ny ärendetyp, och ge den ett nytt namn på raden kind.
kind: grant
name: Bidrag

# Fälten. En mall skriver ut dem med sitt namn inom dubbla klamrar: {{applicant}}, {{amount}}.
# Typer: text, markdown, number, money, percent, date, period, boolean, choice, contact, file,
# list (med of), group (med fields) och table (med columns).
fields:
  applicant: { type: contact, required: true, label: Sökande }
  purpose: { type: text, required: true, label: Ändamål }
  amount: { type: money, required: true, min: 0, label: Belopp }
  share: { type: percent, max: 100, label: Andel av kostnaderna }
  period: { type: period, required: true, label: Bidragsperiod }

# Avsnitten i tjänsteskrivelsen, i den ordning de står.
sections:
  summary: { heading: Sammanfattning, required: true }
  assessment: { heading: Bedömning, required: true }
  economy: { heading: Ekonomiska konsekvenser }

# Villkoren som en att-sats får när den säger: conditions: default
conditions:
  sv:
    - Bidraget får bara användas till det ändamål som det beviljas för.
    - Den som får bidraget ska redovisa hur det har använts senast tre månader efter periodens slut.

documents: [memo, letter, receipt, distribution-list]
`,

  record: ({
    reference,
    meeting,
    nextYear,
  }) => `# yaml-language-server: $schema=../../.kansli/grant.schema.json
# Raden ovan ger hjälp medan du skriver, i en redigerare som förstår YAML.
kind: grant
reference: ${quoted(reference)} # diarienummer
title: Bidrag till {{applicant}}
committee: styrelsen
meeting: ${meeting}

# Ärendetypens egna fält. Skriv varje uppgift en gång, här.
applicant: scoutkaren
purpose: ett sommarläger
amount: 48500 SEK
share: 40 %
period: ${nextYear}-06-01/${nextYear}-08-31

# Att-satserna. Ordet att, kommatecken, samt och punkt kommer av sig själva.
# {{amount}} hämtar uppgiften ovan, utskriven på svenska: 48 500 kronor.
proposal:
  - "{{applicant}} beviljas {{share}} av kostnaderna för {{purpose}}, dock högst {{amount}}"
  - bidraget får användas under tiden {{period.start}} till {{period.end}}
  - text: följande villkor gäller
    conditions: default

# Avsnitten skrivs i Markdown: tom rad ger nytt stycke, - ger punktlista, **fetstil**, [länk](https://…).
sections:
  summary: |
    {{applicant}} söker bidrag till {{purpose}} som är öppet för alla barn i kommunen. Det pågår i två veckor.
  assessment: |
    Lägret uppfyller kraven i riktlinjerna för föreningsbidrag:

    - det är öppet för alla,
    - det är fritt från droger och
    - avgiften är så låg att alla kan vara med.

    Förvaltningen föreslår därför att bidraget beviljas.

# Det som beslutet vilar på. En bilaga kan pekas ut: { title: Ansökan, file: bilagor/ansokan.pdf }
basis:
  - { title: Ansökan, date: ${meeting} }

signatory: direktor
# appeal: administrative

# De som ska få beslutet, med nyckel ur contacts.yaml eller utskrivna här.
recipients:
  - ordforande
  - { contact: ekonomi, note: För utbetalning }
`,

  readme: ({ name }) => `# ${name}: beslut och handlingar

Den här mappen är ert kansli. Varje ärende skrivs en gång, i en fil under \`decisions/\`, och blir till handlingar i Word och PDF.

    kansli build       gör handlingarna; de hamnar i out/
    kansli validate    kontrollerar allt utan att göra något
    kansli new grant   börjar på ett nytt ärende
    kansli watch       gör om handlingarna medan du skriver

| Fil eller mapp | Innehåller |
| --- | --- |
| \`kansli.yaml\` | organisationen, nämnderna, de som skriver under och handlingarna |
| \`contacts.yaml\` | personer och organisationer som ni skickar till |
| \`kinds/\` | ärendetyperna |
| \`decisions/\` | ärendena, en fil var |
| \`templates/\` | mallarna; öppna och ändra dem i Word |
| \`out/\` | det som gjorts; kan alltid göras om och sparas inte i git |

Börja med att ändra \`kansli.yaml\`, och bygg exemplet i \`decisions/\`. Ta sedan bort det.
`,
};
