import { Bold, ClassicEditor, Essentials, Italic, List, Paragraph } from "ckeditor5";
import { createHelder } from "helder";
import { ckEditor } from "helder/editors/ckeditor";
import { watchLetter } from "helder/letter";
import { letter } from "../letter.ts";
import { panel, place } from "../page.ts";
import "../styles/ckeditor.css";

// The editor, as you have it.
const box = document.createElement("div");
place.append(box);
const editor = await ClassicEditor.create(box, {
  licenseKey: "GPL",
  plugins: [Essentials, Paragraph, Bold, Italic, List],
  toolbar: ["bold", "italic", "bulletedList", "|", "undo", "redo"],
  initialData: letter.html,
});

// Helder beside it.
const helder = await createHelder({ parts: ["letters"], locale: "en" });
const session = watchLetter(helder, ckEditor(editor), { purpose: "demand" });
panel.session = session;

// For your console, and for the tests.
Object.assign(globalThis, { gallery: { editor, session } });
