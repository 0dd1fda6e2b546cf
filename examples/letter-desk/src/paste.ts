// What is pasted: the editor knows no tables, and would run their cells together.

/** Each row of a table as a line, with room between its cells. A table that only places paragraphs, as e-mails do, is left to the editor. */
export function tablesAsLines(html: string): string {
  const pasted = new DOMParser().parseFromString(html, "text/html");
  for (const table of pasted.querySelectorAll("table")) {
    if (table.querySelector("p, div, ul, ol, table, h1, h2, h3, h4")) continue;
    const lines = pasted.createElement("p");
    for (const row of table.rows) {
      if (lines.hasChildNodes()) lines.append(pasted.createElement("br"));
      for (const cell of row.cells) {
        // White space that a browser keeps.
        if (cell.cellIndex > 0) lines.append(" \u00a0 ");
        lines.append(...cell.childNodes);
      }
    }
    table.replaceWith(lines);
  }
  return pasted.body.innerHTML;
}
