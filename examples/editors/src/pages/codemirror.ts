import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { markdown } from "@codemirror/lang-markdown";
import { syntaxHighlighting } from "@codemirror/language";
import { Compartment, StateEffect } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { createHelder } from "helder";
import { codeMirror } from "helder/editors/codemirror";
import { watchLetter } from "helder/letter";
import { letter } from "../letter.ts";
import { panel, place } from "../page.ts";

// The editor, as you have it.
const editor = new EditorView({
  parent: place,
  doc: letter.markdown,
  extensions: [history(), keymap.of([...defaultKeymap, ...historyKeymap]), markdown(), syntaxHighlighting(classHighlighter), EditorView.lineWrapping],
});

// Helder beside it.
const helder = await createHelder({ parts: ["letters"], locale: "en" });
const modules = { StateEffect, Compartment, EditorView, isolateHistory };
const session = watchLetter(helder, codeMirror(editor, modules, "markdown"), { purpose: "demand" });
panel.session = session;

// For your console, and for the tests.
Object.assign(globalThis, { gallery: { editor, session } });
