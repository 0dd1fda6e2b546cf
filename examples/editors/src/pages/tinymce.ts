import tinymce from "tinymce";
import "tinymce/icons/default/icons";
import "tinymce/models/dom/model";
import "tinymce/plugins/lists";
import "tinymce/themes/silver/theme";
import { createHelder } from "helder";
import { tinyMce } from "helder/editors/tinymce";
import { watchLetter } from "helder/letter";
import { letter } from "../letter.ts";
import { panel, place } from "../page.ts";
import paper from "../styles/paper.css?url";
import "../styles/tinymce.css";

// The editor, as you have it.
const textarea = Object.assign(document.createElement("textarea"), { value: letter.html, ariaLabel: "The letter" });
place.append(textarea);
const [editor] = await tinymce.init({
  target: textarea,
  license_key: "gpl",
  plugins: "lists",
  toolbar: "bold italic bullist | undo redo",
  menubar: false,
  branding: false,
  promotion: false,
  skin: false,
  content_css: paper,
  height: 720,
});
if (!editor) throw new Error("TinyMCE did not start");

// Helder beside it.
const helder = await createHelder({ parts: ["letters"], locale: "en" });
const session = watchLetter(helder, tinyMce(editor), { purpose: "demand" });
panel.session = session;

// For your console, and for the tests.
Object.assign(globalThis, { gallery: { editor, session } });
