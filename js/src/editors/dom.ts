/** A letter in the DOM as plain text, and the way back: from a place in the text to a place in the DOM. Nothing here changes the DOM. */

export { highlighter, type Highlighter } from "./highlights.js";

/** A letter read from the DOM. It holds for the DOM as it was: read again after a change. */
export interface DomText {
  /** Blocks with an empty line between them, `<br>` as a new line, list items behind `- `. What is hidden and what only helps an editor is left out. */
  readonly text: string;
  /** Where `start` to `end` of the text lies; nothing when it touches no character of the DOM. An empty stretch lies behind the character before it. */
  bounds(start: number, end: number): StaticRangeInit | undefined;
  /** The same as a range of its own. */
  range(start: number, end: number): Range | undefined;
  /** The place in the text of a place in the DOM: that of the first character at or behind it. */
  place(node: Node, offset: number): number;
}

/** How the DOM is read. */
export interface ReadOptions {
  /** Elements to leave out, besides those that are hidden. */
  skip?: ((element: Element) => boolean) | undefined;
  /** Whether spaces and line ends in the DOM are as they look (`white-space: pre-wrap`). Left out: seen from the root's style. */
  preserve?: boolean | undefined;
}

/** A run of characters that stand in one text node as they stand in the text. */
interface Piece {
  /** Where it begins in the text. */
  start: number;
  length: number;
  node: Text;
  /** Where it begins in the node. */
  offset: number;
}

const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER " +
    "HGROUP HR LEGEND LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL").split(" "),
);

const UNREAD = new Set(
  "AUDIO BUTTON CANVAS DATALIST EMBED HEAD IFRAME IMG INPUT METER NOSCRIPT OBJECT OPTION PROGRESS SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA VIDEO".split(" "),
);

/** What editors put in the DOM for themselves: fillers that hold a caret, bookmarks, separators. */
const HELPERS = ".ProseMirror-separator, .ProseMirror-widget, .ql-cursor, .ql-ui, [data-mce-bogus='all'], [data-mce-type='bookmark'], [data-cke-filler]";

/** What stands between two blocks. */
const BETWEEN = "\n\n";

/** Characters that show nothing and that editors put beside a caret. Joiners within an emoji are not among them. */
const FILLERS = /[\u200B\u2060\uFEFF]/;

/** What is not one to one in a node whose spaces collapse: spaces at its ends, several in a row, line ends, fillers. */
const UNEVEN = /^[ \t\n\r\f]|[ \t\n\r\f]$|[ \t\n\r\f]{2}|[\t\n\r\f]|[\u200B\u2060\uFEFF]/;
const SPACES = /[ \t\n\r\f]/;
const SPACES_OR_FILLERS = /[ \t\n\r\f]+|[\u200B\u2060\uFEFF]+/g;
const ONLY_FILLERS = /[\u200B\u2060\uFEFF]+/g;

/** What a block of a letter says by itself: its text, and where the characters stand, counted from its start. */
interface Block {
  text: string;
  pieces: readonly Piece[];
  /** How spaces were read, when that mattered. */
  preserved: boolean | undefined;
}

/** The attributes that say whether something is read: a change of another one says nothing of the text. */
export const READ_ATTRIBUTES = ["hidden", "style", "class", "data-mce-bogus", "data-mce-type", "data-cke-filler"];

/** Reads what stands in an element. */
export function readDom(root: Element, options: ReadOptions = {}): DomText {
  return domReader(root, options)();
}

/**
 * Reads an element again and again. Given the mutations since the last time, of children, characters and {@link READ_ATTRIBUTES}, only the blocks that they
 * touched are walked through; given none, all are.
 */
export function domReader(root: Element, options: ReadOptions = {}): (mutations?: readonly MutationRecord[]) => DomText {
  let known = new WeakMap<Node, Block>();
  const forget = ({ target, type, addedNodes }: MutationRecord): void => {
    if (target === root) {
      if (type === "attributes") known = new WeakMap();
      for (const node of addedNodes) known.delete(node);
      return;
    }
    let child: Node | null = target;
    while (child && child.parentNode !== root) child = child.parentNode;
    if (child) known.delete(child);
  };
  return (mutations) => {
    // What the host leaves out may depend on more than the DOM.
    if (!mutations || options.skip) known = new WeakMap();
    else mutations.forEach(forget);
    let seen = options.preserve;
    const preserves = (): boolean => (seen ??= preservesSpaces(root));
    const blocks: Block[] = [];
    let child = root.firstChild;
    while (child) {
      const first = child;
      const before = known.get(first);
      if (before && (before.preserved === undefined || before.preserved === preserves())) {
        blocks.push(before);
        child = first.nextSibling;
        continue;
      }
      const block = opensBlock(first, options);
      do child = child.nextSibling;
      while (!block && child && !opensBlock(child, options));
      const read = readBlock(first, child, options, preserves);
      blocks.push(read);
      if (block) known.set(first, read);
    }
    return joined(blocks);
  };
}

/** Whether a block of the letter begins with a node; what stands between two such nodes is a block as well. */
function opensBlock(node: Node, options: ReadOptions): boolean {
  return isElement(node) && BLOCKS.has(node.tagName.toUpperCase()) && !isLeftOut(node, options);
}

function isLeftOut(element: Element, { skip }: ReadOptions): boolean {
  return UNREAD.has(element.tagName.toUpperCase()) || isHidden(element) || element.matches(HELPERS) || skip?.(element) === true;
}

/** Reads some neighbours, from the first to the one at which the next block begins. */
function readBlock(first: Node, next: Node | null, options: ReadOptions, preserves: () => boolean): Block {
  let preserved: boolean | undefined;
  const reader = new Reader(() => (preserved ??= preserves()));
  const parent = first.parentNode;
  /** Whether what stands in a node is to be read too. */
  const enter = (node: Node): boolean => {
    if (isText(node)) reader.characters(node);
    if (!isElement(node)) return false;
    const name = node.tagName.toUpperCase();
    if (name === "BR") reader.lineBreak();
    if (name === "BR" || isLeftOut(node, options)) return false;
    if (BLOCKS.has(name)) reader.block(name === "LI");
    return node.firstChild !== null;
  };
  const leave = (node: Node): void => {
    if (isElement(node) && BLOCKS.has(node.tagName.toUpperCase())) reader.block(false);
  };
  let node: Node | null = first;
  // Not by recursion: pasted markup can be nested deeper than the stack.
  while (node && node !== next) {
    if (enter(node)) {
      node = node.firstChild;
      continue;
    }
    while (node && !node.nextSibling) {
      node = node.parentNode === parent ? null : node.parentNode;
      if (node) leave(node);
    }
    node = node?.nextSibling ?? null;
  }
  return { ...reader.done(), preserved };
}

/** The letter that some blocks make. */
function joined(blocks: readonly Block[]): DomText {
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let length = 0;
  for (const block of blocks) {
    if (block.text === "") continue;
    if (length > 0) length += BETWEEN.length;
    for (const piece of block.pieces) pieces.push({ start: piece.start + length, length: piece.length, node: piece.node, offset: piece.offset });
    parts.push(block.text);
    length += block.text.length;
  }
  return domText(parts.join(BETWEEN), pieces);
}

/** By its number: an iframe has its own `Text` and `Element`. */
function isText(node: Node): node is Text {
  return node.nodeType === 3;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** By its attributes, because asking for the computed style of each element is slow. */
function isHidden(element: Element): boolean {
  if (element.hasAttribute("hidden")) return true;
  return element.hasAttribute("style") && (element as HTMLElement).style?.display === "none";
}

function preservesSpaces(root: Element): boolean {
  const view = root.ownerDocument.defaultView;
  // `pre`, `pre-wrap`, `break-spaces`; `pre-line` keeps only the line ends, and those are what matters.
  return /^(pre|break)/.test(view?.getComputedStyle(root).whiteSpace ?? "");
}

class Reader {
  readonly #parts: string[] = [];
  readonly #pieces: Piece[] = [];
  #length = 0;
  /** What comes before the next character: a new block, or line breaks, or a space that has collapsed. */
  #newBlock = false;
  #item = false;
  #breaks = 0;
  #space: { node: Text; offset: number } | undefined;
  /** Whether the line holds a character already: a space at its start shows nothing. */
  #inLine = false;
  readonly #keeps: () => boolean;

  constructor(keeps: () => boolean) {
    this.#keeps = keeps;
  }

  block(item: boolean): void {
    this.#newBlock = true;
    // A block within an item, before its first words, is still the item.
    this.#item ||= item;
    this.#breaks = 0;
    this.#endLine();
  }

  lineBreak(): void {
    this.#breaks += 1;
    this.#endLine();
  }

  characters(node: Text): void {
    const { data } = node;
    if (!UNEVEN.test(data)) {
      this.#add(node, 0, data.length);
      return;
    }
    const preserve = SPACES.test(data) && (isPre(node) || this.#keeps());
    let at = 0;
    for (const match of data.matchAll(preserve ? ONLY_FILLERS : SPACES_OR_FILLERS)) {
      const run = match[0];
      const end = match.index + run.length;
      const even = run === " " && match.index > 0 && end < data.length && !FILLERS.test(data.charAt(match.index - 1));
      if (even) continue;
      this.#add(node, at, match.index);
      if (!FILLERS.test(run)) this.#space ??= { node, offset: match.index };
      at = end;
    }
    this.#add(node, at, data.length);
  }

  done(): { text: string; pieces: readonly Piece[] } {
    return { text: this.#parts.join(""), pieces: this.#pieces };
  }

  #endLine(): void {
    this.#space = undefined;
    this.#inLine = false;
  }

  #add(node: Text, from: number, to: number): void {
    if (from >= to) return;
    if (this.#newBlock && this.#length > 0) this.#write(BETWEEN);
    else if (this.#breaks > 0 && this.#length > 0) this.#write("\n".repeat(this.#breaks));
    if (this.#item) this.#write("- ");
    const space = this.#space;
    this.#newBlock = false;
    this.#item = false;
    this.#breaks = 0;
    this.#space = undefined;
    if (space && this.#inLine) this.#take(space.node, space.offset, " ");
    this.#inLine = true;
    this.#take(node, from, node.data.slice(from, to));
  }

  #take(node: Text, offset: number, characters: string): void {
    const last = this.#pieces.at(-1);
    if (last && last.node === node && last.offset + last.length === offset && last.start + last.length === this.#length) {
      last.length += characters.length;
    } else {
      this.#pieces.push({ start: this.#length, length: characters.length, node, offset });
    }
    this.#write(characters);
  }

  #write(characters: string): void {
    this.#parts.push(characters);
    this.#length += characters.length;
  }
}

function isPre(node: Text): boolean {
  return node.parentElement?.closest("pre") != null;
}

function domText(text: string, pieces: readonly Piece[]): DomText {
  /** The first piece for which it holds; it holds for all behind it too. */
  const first = (holds: (piece: Piece) => boolean): number => {
    let [low, high] = [0, pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(pieces[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const bounds = (start: number, end: number): StaticRangeInit | undefined => {
    const empty = start === end;
    const from = pieces[first((piece) => (empty ? piece.start + piece.length >= start : piece.start + piece.length > start))];
    const to = empty ? from : pieces[first((piece) => piece.start >= end) - 1];
    if (!from || !to || from.start > to.start || start > end) return undefined;
    const startOffset = from.offset + Math.max(0, start - from.start);
    const endOffset = Math.max(empty ? startOffset : 0, to.offset + Math.min(to.length, end - to.start));
    // The DOM may have changed since: a place that is gone is no place.
    if (startOffset > from.node.length || endOffset > to.node.length || !from.node.isConnected || !to.node.isConnected) return undefined;
    return { startContainer: from.node, startOffset, endContainer: to.node, endOffset };
  };
  return {
    text,
    bounds,
    range(start, end) {
      const found = bounds(start, end);
      const range = found?.startContainer.ownerDocument?.createRange();
      if (!found || !range) return undefined;
      range.setStart(found.startContainer, found.startOffset);
      range.setEnd(found.endContainer, found.endOffset);
      return range;
    },
    place(node, offset) {
      let last: Piece | undefined;
      for (let at = isText(node) ? pieces.findIndex((piece) => piece.node === node) : -1; pieces[at]?.node === node; at += 1) {
        last = pieces[at]!;
        if (offset <= last.offset + last.length) return last.start + Math.max(0, offset - last.offset);
      }
      if (last) return last.start + last.length;
      const child = isElement(node) ? node.childNodes[offset] : undefined;
      const mark = child ?? node;
      const behind = first((piece) => {
        const position = mark.compareDocumentPosition(piece.node);
        const inside = mark === piece.node || (position & Node.DOCUMENT_POSITION_CONTAINED_BY) !== 0;
        return inside ? child !== undefined : (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      });
      const [before, next] = [pieces[behind - 1], pieces[behind]];
      // Behind the last character of its block, a place belongs to that block.
      if (before && (!next || (child === undefined && node.contains(before.node)))) return before.start + before.length;
      return next?.start ?? 0;
    },
  };
}
