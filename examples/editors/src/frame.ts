// What every page has around its letter: fonts, look, and the way to the other pages.

import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/literata/opsz.css";
import "./styles/base.css";
import "./styles/letter.css";

const pages = {
  tiptap: "Tiptap",
  ckeditor: "CKEditor 5",
  tinymce: "TinyMCE",
  quill: "Quill",
  codemirror: "CodeMirror",
  contenteditable: "contenteditable",
  textarea: "textarea",
  together: "All together",
};

/** The page that is shown. */
export const page = document.body.dataset["page"] ?? "index";

const nav = document.createElement("nav");
nav.ariaLabel = "Editors";
nav.append(...Object.entries(pages).map(([name, title]) => link(`./${name}.html`, title, name === page)));
const desk = link("../", "The letter desk", false);
desk.className = "desk";
document.querySelector(".masthead")?.replaceChildren(wordmark(), desk, nav);

function wordmark(): HTMLElement {
  const home = link("./index.html", "Helder", page === "index");
  home.className = "wordmark";
  return home;
}

function link(href: string, text: string, current: boolean): HTMLAnchorElement {
  const made = Object.assign(document.createElement("a"), { href, textContent: text });
  if (current) made.ariaCurrent = "page";
  return made;
}
