/** Where words stand in a field: browsers do not tell, so the lines are broken anew, by the measured width of the words. Good to about a word. */

/** A place in a field, from the top left of what it holds. */
export interface FieldPlace {
  x: number;
  y: number;
  lineHeight: number;
}

/** Where a place of its value is in a field; nothing where text cannot be measured. */
export function placeInField(field: HTMLTextAreaElement | HTMLInputElement, place: number): FieldPlace | undefined {
  const page = field.ownerDocument;
  const style = page.defaultView?.getComputedStyle(field);
  const pen = page.createElement("canvas").getContext("2d");
  if (!style || !pen) return undefined;
  pen.font = style.font || `${style.fontSize} ${style.fontFamily}`;
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = style;
  const [left, right, top, bottom] = [paddingLeft, paddingRight, paddingTop, paddingBottom].map((size) => Number.parseFloat(size) || 0);
  const room = field.localName === "input" ? Infinity : field.clientWidth - left! - right!;
  const lines = brokenLines(field.value, room, (text) => pen.measureText(text).width);
  const line = lines.filter((start) => start <= place).length - 1;
  const given = Number.parseFloat(style.lineHeight);
  const guess = Number.isFinite(given) ? given : Number.parseFloat(style.fontSize) * 1.2;
  // A field that scrolls is as high as its lines: that mends a guess, also of their number.
  const lineHeight = field.scrollHeight > field.clientHeight ? (field.scrollHeight - top! - bottom!) / lines.length : guess;
  const before = field.value.slice(lines[line] ?? 0, place);
  return { x: left! + pen.measureText(before).width, y: top! + Math.max(0, line) * lineHeight, lineHeight };
}

/** Where each line begins, broken between words. */
function brokenLines(text: string, room: number, width: (text: string) => number): number[] {
  const lines: number[] = [];
  const space = width(" ");
  let at = 0;
  for (const line of text.split("\n")) {
    lines.push(at);
    let used = 0;
    for (const { 0: word, index } of line.matchAll(/\S+|\s+/g)) {
      const blank = word.trim() === "";
      const wide = blank ? space * word.length : width(word);
      if (!blank && used > 0 && used + wide > room) {
        lines.push(at + index);
        used = 0;
      }
      used += wide;
    }
    at += line.length + 1;
  }
  return lines;
}
