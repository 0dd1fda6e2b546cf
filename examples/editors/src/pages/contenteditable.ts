import { createHelder } from "helder";
import { editable } from "helder/editors/contenteditable";
import { watchLetter } from "helder/letter";
import { letter } from "../letter.ts";
import { panel, place } from "../page.ts";

// The editor, as you have it: any element that can be written in.
const editor = document.createElement("div");
editor.contentEditable = "true";
editor.role = "textbox";
editor.ariaLabel = "The letter";
editor.ariaMultiLine = "true";
editor.append(...new DOMParser().parseFromString(letter.html, "text/html").body.childNodes);
place.append(editor);

// Helder beside it.
const helder = await createHelder({ parts: ["letters"], locale: "en" });
const session = watchLetter(helder, editable(editor), { purpose: "demand" });
panel.session = session;

// For your console, and for the tests.
Object.assign(globalThis, { gallery: { editor, session } });
