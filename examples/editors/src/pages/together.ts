import { history, isolateHistory } from "@codemirror/commands";
import { Compartment, StateEffect } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { Editor } from "@tiptap/core";
import { StarterKit } from "@tiptap/starter-kit";
import { ClassicEditor, Essentials, Paragraph } from "ckeditor5";
import { createHelder } from "helder";
import { ckEditor } from "helder/editors/ckeditor";
import { codeMirror } from "helder/editors/codemirror";
import { editable } from "helder/editors/contenteditable";
import { quill } from "helder/editors/quill";
import { field } from "helder/editors/textarea";
import { tinyMce } from "helder/editors/tinymce";
import { tiptap } from "helder/editors/tiptap";
import { type LetterSource, watchLetter } from "helder/letter";
import Quill from "quill";
import tinymce from "tinymce";
import "tinymce/icons/default/icons";
import "tinymce/models/dom/model";
import "tinymce/themes/silver/theme";
import { panel, place } from "../page.ts";
import "../styles/ckeditor.css";
import paper from "../styles/paper.css?url";
import "../styles/quill.css";
import "../styles/tinymce.css";

// Every editor, as you have it: each gives the editor and the letter in it.
const editors: Record<string, (box: HTMLElement, letter: string) => Promise<{ editor: object; source: LetterSource }>> = {
  async Tiptap(box, letter) {
    const editorProps = { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "Tiptap" } };
    const editor = new Editor({ element: box, content: `<p>${letter}</p>`, extensions: [StarterKit], injectCSS: false, editorProps });
    return { editor, source: tiptap(editor) };
  },
  async "CKEditor 5"(box, letter) {
    const editor = await ClassicEditor.create(box, { licenseKey: "GPL", plugins: [Essentials, Paragraph], initialData: `<p>${letter}</p>` });
    return { editor, source: ckEditor(editor) };
  },
  async TinyMCE(box, letter) {
    const options = { license_key: "gpl", menubar: false, toolbar: false, statusbar: false, skin: false, content_css: paper, height: 170 } as const;
    const [editor] = await tinymce.init({ target: box, ...options });
    if (!editor) throw new Error("TinyMCE did not start");
    editor.setContent(`<p>${letter}</p>`);
    editor.undoManager.reset();
    return { editor, source: tinyMce(editor) };
  },
  async Quill(box, letter) {
    const editor = new Quill(box, { theme: "snow", modules: { toolbar: false } });
    editor.setText(letter, "silent");
    editor.history.clear();
    return { editor, source: quill(editor) };
  },
  async CodeMirror(box, letter) {
    const editor = new EditorView({ parent: box, doc: letter, extensions: [history(), EditorView.lineWrapping] });
    return { editor, source: codeMirror(editor, { StateEffect, Compartment, EditorView, isolateHistory }) };
  },
  async contenteditable(box, letter) {
    const editor = Object.assign(document.createElement("div"), { contentEditable: "true", role: "textbox", ariaLabel: "A letter", textContent: letter });
    box.append(editor);
    return { editor, source: editable(editor) };
  },
  async textarea(box, letter) {
    const editor = Object.assign(document.createElement("textarea"), { value: letter, ariaLabel: "A letter" });
    box.append(editor);
    return { editor, source: field(editor) };
  },
};
const two = ["Wij sommeren u het bedrag per ommegaande te voldoen.", "Teneinde maatregelen te voorkomen, dient u dit te betalen."];

// Helder beside them all: one engine, a session for each letter, and the panel shows the letter that has the keyboard.
const helder = await createHelder({ parts: ["letters"], locale: "en" });
const letters = [];
for (const [name, open] of Object.entries(editors)) {
  place.append(Object.assign(document.createElement("h2"), { textContent: name }));
  for (const text of two) {
    const sheet = Object.assign(document.createElement("div"), { className: "sheet", lang: "nl" });
    const box = document.createElement("div");
    sheet.append(box);
    place.append(sheet);
    const { editor, source } = await open(box, text);
    const session = watchLetter(helder, source, { purpose: "demand" });
    const show = () => void (panel.session = session);
    sheet.addEventListener("focusin", show);
    if ("on" in editor && typeof editor.on === "function") editor.on("focus", show);
    letters.push({ name, editor, session, sheet });
  }
}
panel.session = letters[0]?.session;

// For your console, and for the tests.
Object.assign(globalThis, { gallery: { letters } });
