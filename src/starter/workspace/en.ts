/** The files of a new workspace in English. */
import { quoted, type WorkspaceTexts } from "./texts.ts";

export const english: WorkspaceTexts = {
  config: ({ name, colour }) => `# The workspace: who you are, who decides, and which papers you make.
# Lines that begin with # are comments. Check this file with: kansli validate
organisation:
  name: ${quoted(name)}
  address: [1 High Street, Exampleton EX1 2MP] # one line at a time, separated by commas
  email: registry@example.org
  phone: 01632 960000
  web: www.example.org
  number: 000000-0000 # registration number
  colour: ${quoted(colour)} # of the headings in the templates
  fonts: { headings: Calibri, text: Georgia }
  # Put your logo in with Word: open a template in templates/ and replace the name in its header by the picture.

languages: [en] # add sv to write in Swedish as well; the first one is used when a record does not say
clauses: numbered # "1. …"; the other way is att: "to …, to … and to …."

# Who decides. The key (board) is what you write in a record.
committees:
  board: { name: The Board }

# Who signs.
officers:
  director: { name: Anna Example, title: Director }

# How a decision is appealed. A record chooses with: appeal: administrative
appeals:
  administrative:
    heading: How to appeal
    text: |
      If you disagree with the decision, you may appeal to the administrative court.

      # What to write

      Appeal in writing. Address the appeal to the administrative court, and state

      - which decision you appeal against: its date and reference number,
      - how you want the decision to be changed, and why,
      - your name, postal address, telephone number and e-mail address.

      # Where to send the appeal

      Send or hand in the appeal to us, not to the court. Our address is given in the decision.

      # When it must arrive

      The appeal must reach us within **three weeks** of the day on which you received the decision.

# The papers. A kind in kinds/ says which of them it needs.
documents:
  memo:
    name: Memorandum
    template: templates/memo.docx
    formats: [docx, pdf]
  letter:
    name: Decision
    template: templates/letter.docx
    formats: [docx, pdf]
    per: recipient # a letter to each
  receipt:
    name: Acknowledgement of receipt
    template: templates/receipt.pdf # a PDF form: what Kansli knows is filled in, the rest is left to the recipient
    per: recipient
  distribution-list:
    name: Distribution list
    template: templates/distribution-list.docx
    text: { csv: templates/distribution-list.csv.hbs }
    formats: [docx, pdf, csv]
`,

  contacts: `# People and organisations that you send papers to, with a key each.
# Records name them by key: recipients: [chair, finance]
scouts:
  name: Exampleton Scouts
  email: board@scouts.example.org
  address: [2 Forest Road, Exampleton EX1 3MP]
chair:
  name: Maya Example
  organisation: Exampleton Scouts
  email: maya@scouts.example.org
  address: [2 Forest Road, Exampleton EX1 3MP]
finance:
  name: Finance Department
  email: finance@example.org
`,

  kind: `# A kind of decision: what a record of this kind holds.
# Copy the file to make another kind, and give it a new name on the line "kind".
kind: grant
name: Grant

# The fields. A template prints them by their name in double braces: {{applicant}}, {{amount}}.
# Types: text, markdown, number, money, percent, date, period, boolean, choice, contact, file,
# list (with of), group (with fields) and table (with columns).
fields:
  applicant: { type: contact, required: true, label: Applicant }
  purpose: { type: text, required: true, label: Purpose }
  amount: { type: money, required: true, min: 0, label: Amount }
  share: { type: percent, max: 100, label: Share of the costs }
  period: { type: period, required: true, label: Grant period }

# The sections of the memorandum, in their order.
sections:
  summary: { heading: Summary, required: true }
  assessment: { heading: Assessment, required: true }
  economy: { heading: Financial consequences }

# The conditions that a clause gets when it says: conditions: default
conditions:
  en:
    - The grant may be used only for the purpose for which it is made.
    - The recipient must account for its use within three months of the end of the period.

documents: [memo, letter, receipt, distribution-list]
`,

  record: ({
    reference,
    meeting,
    nextYear,
  }) => `# yaml-language-server: $schema=../../.kansli/grant.schema.json
# The line above gives you help as you type, in an editor that knows YAML.
kind: grant
reference: ${quoted(reference)}
title: Grant to {{applicant}}
committee: board
meeting: ${meeting}

# The kind's own fields. Write each fact once, here.
applicant: scouts
purpose: a summer camp
amount: 4850 GBP
share: 40 %
period: ${nextYear}-06-01/${nextYear}-08-31

# The clauses. Numbers and full stops come by themselves.
# {{amount}} brings the figure above, printed in English.
proposal:
  - "{{applicant}} is granted {{share}} of the costs of {{purpose}}, however not more than {{amount}}"
  - The grant may be used from {{period.start}} to {{period.end}}
  - text: The following conditions apply
    conditions: default

# Sections are written in Markdown: an empty line begins a paragraph, - makes a list, **bold**, [link](https://…).
sections:
  summary: |
    {{applicant}} apply for a grant for {{purpose}} for children aged 8 to 12. The camp lasts two weeks and is open to all
    children, members or not.
  assessment: |
    The camp meets the guidelines for grants to associations:

    - it is open to all,
    - it is free from drugs, and
    - the fee is low enough for everyone to take part.

    It is therefore proposed that the grant be made.

# What the decision rests on. An attachment can be named: { title: Application, file: attachments/application.pdf }
basis:
  - { title: Application, date: ${meeting} }

signatory: director
# appeal: administrative

# Who gets the decision, by key from contacts.yaml or written out here.
recipients:
  - chair
  - { contact: finance, note: For payment }
`,

  readme: ({ name }) => `# ${name}: decisions and papers

This folder is your secretariat. Each matter is written once, in a file under \`decisions/\`, and becomes papers in Word and PDF.

    kansli build       makes the papers; they are put in out/
    kansli validate    checks everything and makes nothing
    kansli new grant   begins a new matter
    kansli watch       makes the papers again as you write

| File or folder | Holds |
| --- | --- |
| \`kansli.yaml\` | the organisation, committees, who signs, and the papers |
| \`contacts.yaml\` | people and organisations that you send papers to |
| \`kinds/\` | the kinds of decision |
| \`decisions/\` | the matters, one file each |
| \`templates/\` | the templates; open and change them in Word |
| \`out/\` | what was made; it can always be made again and is not kept in git |

Begin by changing \`kansli.yaml\`, and build the example in \`decisions/\`. Then take the example away.
`,
};
