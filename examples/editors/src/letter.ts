// The same stern letter for every editor, each in its own way of writing. Sender, customer and numbers are invented.

interface Block {
  lines: string[];
  bold?: true;
}

const blocks: Block[] = [
  { lines: ["Noorderkade Energie N.V.", "Afdeling Invordering", "Postbus 1840, 9700 AV Groningen"] },
  { lines: ["Groningen, 23 november 2026"] },
  { lines: ["Betreft: aanmaning factuur 2026-08831"], bold: true },
  { lines: ["Geachte heer/mevrouw {{naam}},"] },
  {
    lines: [
      "Ondanks herhaalde aanmaning onzerzijds is het door u verschuldigde bedrag ad € 214,60 tot op heden niet door ons ontvangen. U bent derhalve in verzuim.",
    ],
  },
  {
    lines: [
      "Wij sommeren u het verschuldigde bedrag per ommegaande te voldoen op bankrekening NL91ABNA0417164300, onder vermelding van bovengenoemd factuurnummer.",
    ],
  },
  {
    lines: [
      "Indien u wederom in gebreke blijft, zijn wij genoodzaakt de vordering zonder nadere aankondiging uit handen te geven aan onze gerechtsdeurwaarder. " +
        "Dientengevolge zullen alle hieruit voortvloeiende kosten, alsmede de wettelijke rente, volledig voor uw rekening komen.",
    ],
  },
  { lines: ["Teneinde verdere maatregelen te voorkomen, dient u aan bovenstaande gehoor te geven."] },
  { lines: ["Hoogachtend,"] },
  { lines: ["P. Terpstra", "Hoofd Invordering"] },
];

export const letter = {
  html: blocks.map(({ lines, bold }) => `<p>${bold ? `<strong>${lines.join("<br>")}</strong>` : lines.join("<br>")}</p>`).join(""),
  text: blocks.map(({ lines }) => lines.join("\n")).join("\n\n"),
  // Two spaces at the end of a line are a line break in Markdown.
  markdown: blocks.map(({ lines, bold }) => (bold ? `**${lines.join("  \n")}**` : lines.join("  \n"))).join("\n\n"),
};
