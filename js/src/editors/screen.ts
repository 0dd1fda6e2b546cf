/** Where a place of the DOM is on the screen, and the way back. */

/** The place in the DOM under a point of the window. */
export function placeAt(root: Element, x: number, y: number): { node: Node; offset: number } | undefined {
  const page = root.ownerDocument;
  const tree = root.getRootNode();
  if (typeof page.caretPositionFromPoint === "function") {
    const caret = page.caretPositionFromPoint(x, y, isShadow(tree) ? { shadowRoots: [tree] } : {});
    if (caret && root.contains(caret.offsetNode)) return { node: caret.offsetNode, offset: caret.offset };
  }
  const range = page.caretRangeFromPoint?.(x, y);
  return range && root.contains(range.startContainer) ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

function isShadow(tree: Node): tree is ShadowRoot {
  return tree.nodeType === 11;
}

/** The box of the first line of a range, in the window that this code runs in; nothing when it is not shown. */
export function onScreen(range: Range): DOMRect | undefined {
  const box = [...range.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
  return box && onScreenOf(range.startContainer, box);
}

/** A box in the window of a node, as a box in the window that this code runs in: out of an iframe, frame by frame. */
export function onScreenOf(node: Node, { x, y, width, height }: DOMRectReadOnly): DOMRect {
  let box = new DOMRect(x, y, width, height);
  for (let frame = frameOf(node); frame; frame = frameOf(frame)) {
    const outer = frame.getBoundingClientRect();
    box = new DOMRect(box.x + outer.x + frame.clientLeft, box.y + outer.y + frame.clientTop, width, height);
  }
  return box;
}

/** Whether a click was on the words, and not behind the end of their line. */
export function touches(range: Range | undefined, { clientX: x, clientY: y }: MouseEvent): boolean {
  const holds = ({ left, right, top, bottom }: DOMRect): boolean => left - 1 <= x && x <= right + 1 && top - 1 <= y && y <= bottom + 1;
  return range !== undefined && [...range.getClientRects()].some(holds);
}

/** Scrolls what has to be scrolled, at once: a popover can be put beside the words right away, and nothing moves for who wants no motion. */
export function bringIntoView(range: Range): void {
  const start = range.startContainer;
  const element = start.nodeType === 1 ? (start as Element) : start.parentElement;
  if (!element) return;
  const height = start.ownerDocument?.defaultView?.innerHeight ?? 0;
  const calm = { behavior: "instant", inline: "nearest" } as const;
  element.scrollIntoView({ ...calm, block: element.getBoundingClientRect().height < height / 2 ? "center" : "nearest" });
  // In a paragraph longer than the screen the words may still be out of view: then what scrolls is moved by the words themselves.
  for (let scroller: Element | null = element; scroller; scroller = scroller.parentElement) {
    const words = range.getBoundingClientRect();
    const isPage = scroller === start.ownerDocument?.scrollingElement;
    const box = isPage ? { top: 0, bottom: height } : scroller.getBoundingClientRect();
    if (scroller.scrollHeight <= scroller.clientHeight) continue;
    if (words.top < box.top) scroller.scrollTop += words.top - box.top - SPARE;
    else if (words.bottom > box.bottom) scroller.scrollTop += words.bottom - box.bottom + SPARE;
  }
}

/** Pixels between words that were brought into view and the edge. */
const SPARE = 24;

/** The iframe around a node, when it may be seen from here and this code does not run within it. */
function frameOf(node: Node): Element | null {
  const view = node.ownerDocument?.defaultView;
  if (!view || view === window) return null;
  try {
    return view.frameElement;
  } catch {
    return null;
  }
}
