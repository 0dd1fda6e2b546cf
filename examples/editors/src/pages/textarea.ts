import { createHelder } from "helder";
import { field } from "helder/editors/textarea";
import { watchLetter } from "helder/letter";
import { letter } from "../letter.ts";
import { panel, place } from "../page.ts";

// The editor, as you have it.
const editor = Object.assign(document.createElement("textarea"), { value: letter.text, ariaLabel: "The letter", rows: 30 });
place.append(editor);

// Helder beside it.
const helder = await createHelder({ parts: ["letters"], locale: "en" });
const session = watchLetter(helder, field(editor), { purpose: "demand" });
panel.session = session;

// For your console, and for the tests.
Object.assign(globalThis, { gallery: { editor, session } });
