import { Editor } from "@tiptap/core";
import { StarterKit } from "@tiptap/starter-kit";
import { createHelder } from "helder";
import { tiptap } from "helder/editors/tiptap";
import { watchLetter } from "helder/letter";
import { letter } from "../letter.ts";
import { panel, place } from "../page.ts";

// The editor, as you have it.
const editorProps = { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "Letter" } };
const editor = new Editor({ element: place, content: letter.html, extensions: [StarterKit], injectCSS: false, editorProps });

// Helder beside it.
const helder = await createHelder({ parts: ["letters"], locale: "en" });
const session = watchLetter(helder, tiptap(editor), { purpose: "demand" });
panel.session = session;

// For your console, and for the tests.
Object.assign(globalThis, { gallery: { editor, session } });
