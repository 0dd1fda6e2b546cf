/** The selection, also where it lies in a shadow tree. */

/** The selection of the document or shadow tree that holds an element. */
export function selectionIn(root: Element): Selection | null {
  const tree = root.getRootNode() as Document | (ShadowRoot & { getSelection?: () => Selection | null });
  // Chromium gives a shadow tree a selection of its own; elsewhere the document's reaches into it.
  return tree.getSelection?.() ?? root.ownerDocument.getSelection();
}

/** The element that has the keyboard, on this page or in the frame of an element, also within shadow trees. */
export function focusedBeside(root: Element): Element | null {
  const here = deepest(document);
  return here?.localName === "iframe" ? deepest(root.ownerDocument) : here;
}

function deepest(page: Document): Element | null {
  let focused = page.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}
