// Letters to try. Sender, customers and numbers are invented.

import type { Purpose } from "helder";
import type { Locale } from "./words.ts";

export interface SampleLetter {
  id: string;
  title: Record<Locale, string>;
  purpose: Purpose | undefined;
  html: string;
}

const paragraphs = (...texts: string[]): string => texts.map((text) => `<p>${text}</p>`).join("");

export const letters: SampleLetter[] = [
  {
    id: "stern",
    title: { nl: "Oude aanmaning", en: "Old demand" },
    purpose: "demand",
    html: paragraphs(
      "<strong>Noorderkade Energie N.V.</strong><br>Afdeling Invordering<br>Postbus 1840, 9700 AV Groningen",
      "Groningen, 23 november 2026",
      "<strong>Betreft: aanmaning factuur 2026-08831</strong>",
      "Geachte heer/mevrouw {{naam}},",
      "Ondanks herhaalde aanmaning onzerzijds is het door u verschuldigde bedrag ad € 214,60 tot op heden niet door ons ontvangen. U bent derhalve in verzuim.",
      "Wij sommeren u het verschuldigde bedrag per ommegaande te voldoen op bankrekening NL91ABNA0417164300, onder vermelding van bovengenoemd factuurnummer.",
      "Indien u wederom in gebreke blijft, zijn wij genoodzaakt de vordering zonder nadere aankondiging uit handen te geven aan onze gerechtsdeurwaarder. Dientengevolge zullen alle hieruit voortvloeiende kosten, alsmede de wettelijke rente, volledig voor uw rekening komen.",
      "Teneinde verdere maatregelen te voorkomen, dient u aan bovenstaande gehoor te geven.",
      "Hoogachtend,",
      "P. Terpstra<br>Hoofd Invordering",
    ),
  },
  {
    id: "clear",
    title: { nl: "Heldere herinnering", en: "Clear reminder" },
    purpose: "reminder",
    html:
      paragraphs(
        "<strong>Noorderkade Energie</strong>",
        "Groningen, 23 november 2026",
        "Beste {{naam}},",
        "Uw rekening van oktober staat nog open. Misschien bent u het vergeten. Dat kan iedereen gebeuren.",
        "<strong>Wilt u € 214,60 betalen vóór 7 december 2026?</strong>",
      ) +
      "<ul><li><p>Rekening: NL91ABNA0417164300</p></li><li><p>Op naam van: Noorderkade Energie</p></li><li><p>Schrijf erbij: 2026-08831</p></li></ul>" +
      paragraphs(
        "Lukt het niet om alles in één keer te betalen? Bel ons dan gerust op 050 555 01 23. We denken graag met u mee. Betalen in delen kan ook.",
        "Hebt u al betaald? Dan hoeft u niets te doen. Bent u het niet eens met de rekening? Laat het ons weten via hulp@noorderkade.example.",
        "Met vriendelijke groet,",
        "Sanne Bakker<br>Klantenservice",
      ),
  },
  { id: "empty", title: { nl: "Leeg vel", en: "Blank sheet" }, purpose: undefined, html: "<p></p>" },
];
