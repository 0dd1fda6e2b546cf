/** Which parts of a letter are in view or near it: painting hundreds of marks that nobody sees makes typing in a long letter slow. */

/** The parts of an element: its children. */
export interface NearView {
  /** Watches the children that came since, and forgets those that went. */
  update(): void;
  /** Tells whether nodes are in view or near it, as far as is known; for many nodes in the order of the letter. */
  sieve(): (node: Node) => boolean;
  /** The first and the last part that are in view or near it, as far as is known. */
  ends(): [Element?, Element?];
  dispose(): void;
}

/** Half a screen before and behind what is in view, so that a mark is there before it comes into view. */
const MARGIN = "50%";

/** Watches the children of an element; `changed` is called when others have come near. */
export function nearView(root: Element, changed: () => void): NearView {
  const view = root.ownerDocument.defaultView as (Window & typeof globalThis) | null;
  if (!view || !("IntersectionObserver" in view)) return { update() {}, sieve: () => () => true, ends: () => [], dispose() {} };
  const known = new Map<Element, boolean>();
  const note = (entries: IntersectionObserverEntry[]): void => {
    let news = false;
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      // What has no box of its own (`display: contents`) says nothing of where its words are.
      const near = isIntersecting || (box.width === 0 && box.height === 0);
      if (!known.has(target) || known.get(target) === near) continue;
      known.set(target, near);
      news = true;
    }
    if (news) changed();
  };
  // `scrollMargin` is for editors that scroll by themselves; a browser that does not know it shows a mark as soon as it is in view.
  const observer = new view.IntersectionObserver(note, { rootMargin: MARGIN, scrollMargin: MARGIN } as IntersectionObserverInit);
  return {
    update() {
      const gone = new Set(known.keys());
      for (const child of root.children) {
        if (gone.delete(child)) continue;
        known.set(child, true);
        observer.observe(child);
      }
      for (const child of gone) {
        known.delete(child);
        observer.unobserve(child);
      }
    },
    sieve() {
      // Neighbours mostly stand in the same child.
      let parent: Node | null = null;
      let near = true;
      return (node) => {
        if (node.parentNode === parent) return near;
        let child: Node = node;
        while (child.parentNode && child.parentNode !== root) child = child.parentNode;
        parent = child === node ? null : node.parentNode;
        near = known.get(child as Element) ?? true;
        return near;
      };
    },
    ends() {
      const isNear = (child: Element | null): boolean => child === null || (known.get(child) ?? true);
      let [first, last] = [root.firstElementChild, root.lastElementChild];
      while (!isNear(first)) first = first!.nextElementSibling;
      while (!isNear(last)) last = last!.previousElementSibling;
      return first && last ? [first, last] : [];
    },
    dispose() {
      observer.disconnect();
      known.clear();
    },
  };
}
