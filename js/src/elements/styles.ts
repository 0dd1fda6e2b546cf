/** Looks are loaded when an element is first shown. Constructable sheets only, which the strictest page allows. */

/** A look in a file of its own. */
export type Look = () => Promise<{ default: string }>;

/** The look that all elements share: paper, one ink, colours that a host can set. */
const base: Look = () => import("./base-sheet.js");

const loaded = new Map<Look, string>();

/** The texts of looks, when they are at hand; or else loads them. */
export function looks(own: Look): string[] | Promise<void> {
  const all = [base, own];
  const texts = all.map((look) => loaded.get(look));
  if (texts.every((text) => text !== undefined)) return texts;
  return Promise.all(all.map(async (look) => void loaded.set(look, (await look()).default))).then(() => undefined);
}

const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** Sheets that a document can adopt, each made once for all elements in it. */
export function sheetsFor(owner: Document, ...texts: string[]): CSSStyleSheet[] {
  const made = sheets.get(owner) ?? new Map<string, CSSStyleSheet>();
  sheets.set(owner, made);
  // A sheet belongs to the document whose window made it: an element can be moved into a frame.
  const Sheet = owner.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  return texts.map((text) => {
    const sheet = made.get(text) ?? new Sheet();
    if (!made.has(text)) {
      sheet.replaceSync(text);
      made.set(text, sheet);
    }
    return sheet;
  });
}
