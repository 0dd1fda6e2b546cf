/** What is shown becomes what is to be shown with as little change as can be: what stays as it is keeps the keyboard, and need not be laid out again. */

import { takeListeners } from "./dom.js";

interface Lazy {
  /** By whom it is put in words. */
  speaker: object;
  sign: string;
  build: () => Element;
}

/** What stands for an element that need not be built when it is there already, and what an element that is there was built from. */
const stubs = new WeakMap<Node, Lazy>();
const signs = new WeakMap<Node, Lazy>();

/** An element that is built only when the one of the same name (`data-finding` and the like) is not there, or was built from something else. */
export function lazily(name: string, value: string, lazy: Lazy): Element {
  const stub = document.createElement("i");
  stub.setAttribute(name, value);
  stubs.set(stub, lazy);
  return stub;
}

/** By which attribute, the first that an element has, it is known again among its siblings. */
const NAMES = ["data-finding", "data-category", "data-item", "data-name", "data-key"];

/** Makes the children of an element those that are wanted; the wanted ones are used up. */
export function morph(parent: Element, wanted: readonly (Node | string)[]): void {
  const nodes = wanted.map((node) => (typeof node === "string" ? new Text(node) : node));
  const names = new Set(nodes.map(nameOf));
  const known = new Map<string, ChildNode>();
  for (const child of [...parent.childNodes]) {
    const name = nameOf(child);
    if (name === undefined) continue;
    if (names.has(name)) known.set(name, child);
    else child.remove();
  }
  let at = parent.firstChild;
  for (const node of nodes) {
    const name = nameOf(node);
    const old = name === undefined ? at : known.get(name);
    const lazy = stubs.get(node);
    const before = old ? signs.get(old) : undefined;
    const stands = old && lazy && before?.sign === lazy.sign && before.speaker === lazy.speaker;
    const next = stands ? old : built(node);
    if (!old || nameOf(old) !== name) {
      parent.insertBefore(builtWithin(next), at);
    } else if (!isAlike(old, next)) {
      if (old === at) at = at.nextSibling;
      old.replaceWith(builtWithin(next));
    } else {
      if (old === at) at = at.nextSibling;
      else parent.insertBefore(old, at);
      if (stands) continue;
      become(old, next);
      if (lazy) signs.set(old, lazy);
    }
  }
  while (at) {
    const behind: ChildNode | null = at.nextSibling;
    at.remove();
    at = behind;
  }
}

/** What a node stands for; within it, too. */
function built(node: ChildNode | Node): Node & ChildNode {
  const lazy = stubs.get(node);
  const next = (lazy?.build() ?? node) as Node & ChildNode;
  if (lazy) signs.set(next, lazy);
  return next;
}

/** Nothing that is shown may be a stub: what comes in as a whole is built as a whole. */
function builtWithin(node: Node & ChildNode): Node & ChildNode {
  for (const child of [...node.childNodes]) {
    if (stubs.has(child)) child.replaceWith(builtWithin(built(child)));
    else builtWithin(child);
  }
  return node;
}

function nameOf(node: Node): string | undefined {
  if (!(node instanceof Element)) return undefined;
  const name = NAMES.find((attribute) => node.hasAttribute(attribute));
  return name && `${name} ${node.getAttribute(name)}`;
}

/** Whether one can become the other. */
function isAlike(old: Node, next: Node): boolean {
  return old.nodeName === next.nodeName;
}

function become(old: Node, next: Node): void {
  if (old instanceof Element && next instanceof Element) {
    takeAttributes(old, next);
    takeListeners(old, next);
    morph(old, [...next.childNodes]);
  } else if (old.nodeValue !== next.nodeValue) {
    old.nodeValue = next.nodeValue;
  }
}

function takeAttributes(old: Element, next: Element): void {
  // Whether `details` are open is up to the person.
  const isOwn = (name: string): boolean => name === "open" && old.nodeName === "DETAILS";
  for (const { name, value } of next.attributes) if (!isOwn(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const name of old.getAttributeNames()) if (!isOwn(name) && !next.hasAttribute(name)) old.removeAttribute(name);
}
