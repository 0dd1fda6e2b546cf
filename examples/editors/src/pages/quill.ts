import Quill from "quill";
import { createHelder } from "helder";
import { quill } from "helder/editors/quill";
import { watchLetter } from "helder/letter";
import { letter } from "../letter.ts";
import { panel, place } from "../page.ts";
import "../styles/quill.css";

// The editor, as you have it.
const box = document.createElement("div");
place.append(box);
const editor = new Quill(box, { theme: "snow", modules: { toolbar: ["bold", "italic", { list: "bullet" }] } });
editor.setContents(editor.clipboard.convert({ html: letter.html }), "silent");
editor.history.clear();

// Helder beside it.
const helder = await createHelder({ parts: ["letters"], locale: "en" });
const session = watchLetter(helder, quill(editor), { purpose: "demand" });
panel.session = session;

// For your console, and for the tests.
Object.assign(globalThis, { gallery: { editor, session } });
