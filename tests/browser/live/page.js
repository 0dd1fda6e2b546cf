// What the tests do on a page: an editor with a letter, a session on it, and what can be seen of it.

import { editable } from "/dist/editors/contenteditable.js";
import { READ_ATTRIBUTES, domReader, readDom } from "/dist/editors/dom.js";
import { letterSource } from "/dist/editors/generic.js";
import { field } from "/dist/editors/textarea.js";
import { createHelder } from "/dist/index.js";
import { watchLetter } from "/dist/letter/index.js";

const helder = await createHelder({ parts: ["letters"] });

/** A letter as HTML, or as a tree where a strict page lets nobody parse: `["p", "Dag ", ["b", "Jan"]]`. */
function built(letter) {
  if (typeof letter === "string") return [...new DOMParser().parseFromString(letter, "text/html").body.childNodes];
  return letter.map((node) => {
    if (typeof node === "string") return node;
    const element = document.createElement(node[0]);
    element.append(...built(node.slice(1)));
    return element;
  });
}

const seen = {
  READ_ATTRIBUTES, domReader, helder, editable, field, letterSource, readDom, watchLetter,
  /** An editor with this letter, and a session on it. */
  write(letter, name = "letter") {
    const root = document.createElement("div");
    root.id = name;
    root.contentEditable = "true";
    root.append(...built(letter));
    document.querySelector("#stage").append(root);
    this.watch(editable(root), root, name);
  },
  watch(source, root, name, options = { purpose: "reminder" }) {
    const session = watchLetter(helder, source, options);
    const told = { times: 0, opened: [] };
    session.subscribe(() => (told.times += 1));
    session.onOpen((finding) => told.opened.push(finding.text));
    this[name] = { root, source, session, told };
  },
  /** The words under all highlights of a document. */
  marked(page = document) {
    const names = page.defaultView.CSS.highlights;
    return [...names].filter(([name]) => name.startsWith("helder-")).flatMap(([, ranges]) => [...ranges].map((range) => range.toString())).sort();
  },
  /** The words of a session's findings. */
  found: (name = "letter") => seen[name].session.findings.map(({ text }) => text).sort(),
  /** Sets the caret in the text of the letter. */
  caret(place, name = "letter") {
    const { root } = seen[name];
    const at = readDom(root).bounds(place, place);
    root.focus();
    root.ownerDocument.getSelection().setBaseAndExtent(at.startContainer, at.startOffset, at.startContainer, at.startOffset);
  },
  /** Where the selection is: its nodes by their place in the page, and its offsets. */
  selection() {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection();
    const path = (node) => (node && node !== document ? [...path(node.parentNode), [...node.parentNode.childNodes].indexOf(node)] : []);
    return JSON.stringify([path(anchorNode), anchorOffset, path(focusNode), focusOffset]);
  },
  frame: () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))),
};
globalThis.seen = seen;
document.documentElement.dataset.ready = "true";
