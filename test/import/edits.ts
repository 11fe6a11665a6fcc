/**
 * What people do to papers in Word. What each makes of the record is in expected/edits.txt.
 */
import {
  addAfter,
  addLike,
  addRow,
  all,
  type Edit,
  format,
  moveAfter,
  remove,
  removeRow,
  run,
  type,
  unformat,
} from "./desk.ts";

const NB = "\u00A0";
const CEILING = `4${NB}529${NB}875${NB}kronor`;

/** By document: what was done, in words, and how. */
export const edits: Readonly<Record<string, readonly (readonly [string, Edit])[]>> = {
  memo: [
    // Texts and what they quote
    ["a word of the title is changed", type("Medfinansiering till", "Stöd till")],
    ["the title's quoted project gets another name", type("till projekt AI.ALL*", "till projekt AI.MEE")],
    ["the title goes on", type("till projekt AI.ALL*", "till projekt AI.ALL* i länet")],
    [
      "the title is written anew",
      type("Medfinansiering till projekt AI.ALL*", "Bidrag till AI.ALL* och annat"),
    ],
    ["a clause gets a word", type("beviljas 31", "beviljas härmed 31")],
    ["a clause's sum is changed", type(`högst ${CEILING}, för`, `högst 4${NB}600${NB}000${NB}kronor, för`)],
    [
      "a clause's sum is typed with ordinary spaces",
      type(`högst ${CEILING}, för`, "högst 4 600 000 kr, för"),
    ],
    ["a clause's sum in euro", type(`högst ${CEILING}, för`, "högst 400 000 EUR, för")],
    ["a clause's sum becomes words", type(`högst ${CEILING}, för`, "högst fyra miljoner, för")],
    ["a clause's share is changed", type(`beviljas 31${NB}procent`, "beviljas 35 procent")],
    ["a clause's share becomes a fraction", type(`beviljas 31${NB}procent`, "beviljas en tredjedel")],
    [
      "a clause's sum and share are changed",
      all(type(`31${NB}procent`, "40 %"), type(`högst ${CEILING}, för`, "högst 5 000 000 kronor, för")),
    ],
    [
      "a clause's quoted applicant becomes another contact",
      type("Örebro universitet beviljas", "Karlskoga kommun beviljas"),
    ],
    [
      "a clause's quoted applicant becomes somebody unknown",
      type("Örebro universitet beviljas", "Lunds universitet beviljas"),
    ],
    ["a clause loses its end with the quoted project", type(", för projekt AI.ALL*", "")],
    [
      "a clause without quotes is written anew",
      type("finansieringen sker inom ramen för regionalt utvecklingsstöd", "pengarna tas ur anslag 1:1"),
    ],
    ["a clause gets signs that YAML reads", type("finansieringen sker", "obs: finansieringen # sker")],
    ["a clause gets braces", type("finansieringen sker", "finansieringen {{sker}}")],
    ["a clause's ending gets a word", type("regionalt utvecklingsstöd", "regionalt utvecklingsstöd 2023")],
    ["a condition is changed", type("Budgeten ska vara finansierad.", "Budgeten ska vara helt finansierad.")],
    ["a quoted condition is changed", type("varje år.", "varje kvartal.")],
    [
      "a condition that was the kind's is changed",
      type("Medlen används senast", "Medlen ska användas senast"),
    ],
    [
      "the date in a condition that was the kind's is changed",
      type("används senast 2026-02-28", "används senast 2026-12-31"),
    ],
    // Clauses and conditions
    ["a clause is added in the middle", addAfter("finansieringen sker", "att\tprojektet ska utvärderas,")],
    ["a clause is added without att", addAfter("finansieringen sker", "projektet ska utvärderas")],
    [
      "a clause is added at the beginning of the list",
      addLike("Örebro universitet beviljas", "Regional tillväxtnämnd", "att\tärendet är brådskande,"),
    ],
    ["a clause is removed", remove("finansieringen sker")],
    ["the first clause is removed", remove("Örebro universitet beviljas")],
    ["a clause is moved up", moveAfter("finansieringen sker", "beslutar")],
    [
      "a clause is removed and another changed",
      all(remove("finansieringen sker"), type("beviljas 31", "får 31")),
    ],
    ["a condition is added", addAfter("Budgeten ska vara", "Revisor ska utses.")],
    ["a condition is added last", addAfter("varje år.", "Revisor ska utses.")],
    ["a condition is removed", remove("Budgeten ska vara")],
    ["all conditions of a clause are removed", all(remove("Budgeten ska vara"), remove("varje år."))],
    ["conditions change places", moveAfter("Budgeten ska vara", "varje år.")],
    ["a condition is added to those of the kind", addAfter("Medlen används", "Revisor ska utses.")],
    [
      "a clause that had none gets a condition",
      addLike("Budgeten ska vara", "finansieringen sker", "Senast i maj."),
    ],
    [
      "a clause is removed with its conditions",
      all(remove("följande villkor gäller"), remove("Budgeten ska vara"), remove("varje år.")),
    ],
    [
      "a clause with a condition is added last",
      all(addLike("Medlen används", "Medlen används", "En ny punkt under den."), (xml) => xml),
    ],
    // Paragraphs of rich text
    ["a word of a paragraph", type("och pågår till", "och löper till")],
    [
      "a quoted sum in a paragraph",
      type(`Projektet beviljas högst ${CEILING}`, "Projektet beviljas högst 4 700 000 kronor"),
    ],
    ["a quoted day in a paragraph", type("till och med 2026-02-28", "till och med 2026-12-31")],
    [
      "a quoted day in a paragraph, in words",
      type("till och med 2026-02-28", "till och med 31 december 2026"),
    ],
    [
      "a quoted day in a paragraph becomes no day",
      type("till och med 2026-02-28", "till och med våren 2026"),
    ],
    ["a sentence is added to a paragraph", type(" medel.", " medel. Det är nytt.")],
    ["a paragraph is added at the end of a section", addAfter("Ansökan", "Återbetalning")],
    [
      "a paragraph is added in the middle",
      addLike("och ingenting annat.", "och ingenting annat.", "Ett nytt stycke."),
    ],
    ["a paragraph is added first", addLike("och ingenting annat.", "Sammanfattning", "Först av allt.")],
    ["a paragraph is removed", remove("och ingenting annat.")],
    ["a paragraph is moved", moveAfter("och ingenting annat.", "Sammanfattning")],
    ["a paragraph is moved to another section", moveAfter("och ingenting annat.", "Ingen risk")],
    [
      "a paragraph that quotes a sum is moved to another section",
      moveAfter("Projektet beviljas högst", "Ingen risk"),
    ],
    [
      "a paragraph that quotes a sum is moved to another section, and changed",
      all(moveAfter("Projektet beviljas högst", "Ingen risk"), type("och pågår till", "och löper till")),
    ],
    ["a paragraph of one line is changed", type("Få kvinnor", "Ganska få kvinnor")],
    ["a section becomes two paragraphs", addAfter("Få kvinnor arbetar", "Det ska bli fler.")],
    [
      "signs that Markdown reads are typed",
      type("och ingenting annat.", "och * ingenting_annat * [här] <nu> 1*2*3."),
    ],
    ["a paragraph that begins as a list is typed", type("och ingenting annat.", "- och ingenting annat.")],
    ["a paragraph that begins as a heading is typed", type("och ingenting annat.", "# och ingenting annat.")],
    [
      "a line break is typed",
      (xml) =>
        xml.replace("och ingenting annat.", 'och</w:t><w:br/><w:t xml:space="preserve">ingenting annat.'),
    ],
    ["braces are typed in a paragraph", type("och ingenting annat.", "och {{ingenting}} annat.")],
    // Formatting
    ["a word is made bold", format("ingenting", "<w:b/>")],
    ["a word is made italic", format("ingenting", "<w:i/>")],
    ["a word is made bold and italic", format("ingenting", "<w:b/><w:i/>")],
    ["a word is struck out", format("ingenting", "<w:strike/>")],
    ["a quoted sum is made bold", format(CEILING, "<w:b/>")],
    ["a word of a clause is struck out", format("inom ramen", "<w:strike/>")],
    [
      "a clause is made red and changed",
      all(type("finansieringen sker", "pengarna ges"), format("pengarna", '<w:color w:val="FF0000"/>')),
    ],
    ["a word of the title is made italic", format("Medfinansiering", "<w:i/>")],
    ["a condition is underlined", format("Budgeten", '<w:u w:val="single"/>')],
    [
      "a condition is added with a bold word",
      addAfter("Budgeten ska vara", `${run("Revisor ", "")}${run("ska utses.", "<w:b/>")}`),
    ],
    ["the template's own word is made bold", format("beslutar", "<w:b/>")],
    ["bold is taken away", unformat("Örebro universitet")],
    ["italic is taken away", unformat("egna")],
    ["a word is made red", format("ingenting", '<w:color w:val="FF0000"/>')],
    [
      "a word is made red and the text is changed",
      all(
        type("annat.", "annat här."),
        format("ingenting", '<w:color w:val="FF0000"/><w:highlight w:val="yellow"/>'),
      ),
    ],
    [
      "a font is changed and the text too",
      all(
        type("annat.", "annat här."),
        format("ingenting", '<w:rFonts w:ascii="Comic Sans MS"/><w:sz w:val="40"/>'),
      ),
    ],
    ["code is changed", type("npm start", "npm test")],
    ["struck text is brought back", unformat("inte")],
    // Lists
    ["an item is changed", type("smart industri,", "smart industri och bygg,")],
    ["an item is added", addAfter("smart industri,", "välfärd,")],
    ["an item is added last", addAfter("vind", "vatten")],
    ["an item is removed", remove("smart industri,")],
    ["an inner item is removed", remove("vind")],
    ["items change places", moveAfter("smart industri,", "vind")],
    [
      "an inner item is moved out",
      (xml) => xml.replace(/(<w:ilvl w:val=")1("\/>(?:(?!<\/w:p>).)*vind)/s, "$10$2"),
    ],
    ["a numbered item is added", addAfter("Ansökan", "Granskning")],
    ["a numbered item is removed", remove("Ansökan")],
    [
      "a list is removed",
      all(remove("smart industri,"), remove("energi, med"), remove("sol"), remove("vind")),
    ],
    [
      "an item becomes a paragraph",
      (xml) => xml.replace(/<w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr>((?:(?!<\/w:p>).)*smart industri,)/s, "$1"),
    ],
    // Headings, quotations, tables, links, notes
    ["a heading inside a section is changed", type("Risker", "Risker och möjligheter")],
    ["a heading inside a section is removed", remove("Risker")],
    ["a heading is added inside a section", addLike("Risker", "Ingen risk", "Kostnader")],
    ["a quotation is changed", type("för liten.", "för liten eller för stor.")],
    ["a quotation gets a paragraph", addAfter("Ingen risk", "Säger alla.")],
    ["a cell is changed", type("Regn", "Ösregn")],
    ["a cell gets a bar", type("Regn", "Regn | hagel")],
    ["a row is added to a table", addRow("Snö", "Is", "30")],
    ["a row is removed from a table", removeRow("Regn")],
    ["a table's head is changed", type("Kostnad", "Kostnad (tkr)")],
    ["a table is removed", (xml) => xml.replace(/<w:tbl>(?:(?!<w:tbl>).)*Regn.*?<\/w:tbl>/s, "")],
    ["the text of a link is changed", type("webben", "nätet")],
    ["the text beside a link is changed", type("Det presenteras på", "Läs om det på")],
    ["the text beside a note is changed", type("Projektet är angeläget.", "Projektet är mycket angeläget.")],
    [
      "a note's mark is removed",
      (xml) => xml.replace(/<w:r>(?:(?!<\/w:r>).)*<w:footnoteReference [^>]*\/><\/w:r>/s, ""),
    ],
    // The rest of the paper
    ["a basis is changed", type("Föredragnings-PM 2022-12-14", "Tjänsteskrivelse 2022-12-14")],
    ["a basis with a date is changed", type("Projektbeskrivning, 2022-11-14", "Projektplan, 2022-11-15")],
    ["a basis is added", addAfter("Föredragnings-PM", "Budget, 2022-10-01")],
    ["a basis is removed", remove("Föredragnings-PM")],
    ["a recipient is added by name", addAfter("Bo Ek", "Eva Ask, Kumla kommun")],
    ["a recipient is added who is in contacts.yaml", addAfter("Bo Ek", "Örebro universitet")],
    ["a recipient is removed", remove("Bo Ek")],
    ["recipients change places", moveAfter("Bo Ek", "Karlskoga kommun")],
    ["a recipient of the record is changed", type("Bo Ek", "Bo Eklund")],
    ["a recipient of contacts.yaml is changed", type("Anna Berg", "Anna Bergh")],
    ["the committee becomes another", type("Regional tillväxtnämnd", "Hälso- och sjukvårdsnämnden")],
    ["the committee becomes one that there is not", type("Regional tillväxtnämnd", "Kulturnämnden")],
    ["the template's own word is changed", type("beslutar", "föreslås besluta")],
    ["a heading of the kind is changed", type("Bedömning", "Vår bedömning")],
    ["a heading of the template is removed", remove("Förslag till beslut")],
    [
      "a paragraph is added under the template's heading",
      addLike("Förslag till beslut", "Förslag till beslut", "Egen rubrik"),
    ],
    ["nothing but spaces", type("beviljas 31", "beviljas  31")],
  ],
  facts: [
    ["the reference is changed", type("22RS8941", "22RS8942")],
    ["a printed day that a helper made is changed", type("14 december 2022", "15 december 2022")],
    ["a share in a cell", type(`31${NB}procent`, "33,3 procent")],
    ["a sum in a cell", type(CEILING, "4 600 000 kronor")],
    ["a sum in a cell that is none", type(CEILING, "vet ej")],
    ["a day of a period", type("2026-02-28", "2026-06-30")],
    ["both days of a period", all(type("2023-03-01", "2023-04-01"), type("2026-02-28", "2026-06-30"))],
    ["a period as a whole", (xml) => xml.replace(/(.*)2023-03-01–2026-02-28/s, "$12023-05-01–2026-05-31")],
    [
      "two places that disagree",
      (xml) =>
        xml
          .replace("2026-02-28", "2026-06-30")
          .replace(/(.*)2023-03-01–2026-02-28/s, "$12023-03-01–2026-05-31"),
    ],
    ["a choice", type("Innovation", "Klimat")],
    ["a choice that there is not", type("Innovation", "Kultur")],
    ["a negative share", type(`2,5${NB}procent`, "−1,5 procent")],
    ["a name in a group", type("Samordnare ", "Samordnare: ")],
    ["a number in a group", (xml) => xml.replace(">20<", ">25,5<")],
    ["a value between words of the template", type("Bo Ek", "Bo Ekman")],
    ["the meeting", (xml) => xml.replace("2022-12-14", "2022-12-15")],
    ["the signatory becomes one that there is not", type("Petter Arneback-Hjulström", "Eva Ask")],
    ["a partner is added", addAfter("Part: Karlskoga kommun", "Part: Anna Berg")],
    ["a partner is removed", remove("Part: Karlskoga")],
    ["partners change places", moveAfter("Part: Karlskoga", "Part: Örebro")],
    ["a row is added to a field's table", addRow("Resor", "Lokal", "20 000 kronor", "1 %")],
    ["a row is removed from a field's table", removeRow("Löner")],
    ["a cell of a field's table", type(`1${NB}529${NB}875${NB}kronor`, "1 600 000 kronor")],
    ["a sum in a cell is marked", format(CEILING, '<w:highlight w:val="yellow"/>')],
    ["a day is changed and made bold", all(type("2026-02-28", "2026-06-30"), format("2026-06-30", "<w:b/>"))],
    ["the template's last words", type("Slut på uppgifterna", "Slut")],
  ],
  inline: [
    ["a word of Markdown is changed", type("Få kvinnor", "Ganska få kvinnor")],
    ["a word of Markdown is made bold", format("kvinnor", "<w:b/>")],
    ["a word of Markdown is made red", format("kvinnor", '<w:color w:val="FF0000"/>')],
    ["the words before Markdown are changed", type("Konsekvenserna:", "Följden är:")],
  ],
  "distribution-list": [
    ["a recipient is added as a row", addRow("Bo Ek", "Eva Ask", "Kumla kommun", "eva@example.org", "")],
    [
      "a recipient of contacts.yaml is added as a row",
      addRow("Bo Ek", "Örebro universitet", "", "", "för kännedom"),
    ],
    ["a row is removed", removeRow("Bo Ek")],
    ["an address of the record is changed", type("bo.ek@example.org", "bo.eklund@example.org")],
    ["an address of contacts.yaml is changed", type("anna.berg@example.org", "anna@example.org")],
    ["a note is changed", type("för kännedom", "för yttrande")],
    ["the head of the table is changed", type("Organisation", "Arbetsplats")],
  ],
};
