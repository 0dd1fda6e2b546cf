// The letter in its editor: plain text out, findings in, replacements as single steps that one undo takes back.

import { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import type { Transaction } from "@tiptap/pm/state";
import { StarterKit } from "@tiptap/starter-kit";
import type { Finding } from "helder";
import { amounts } from "./amounts.ts";
import { h, icon, type IconName } from "./dom.ts";
import { highlights, type Mark, showMarks, showSpot } from "./highlights.ts";
import { tablesAsLines } from "./paste.ts";
import { locate, type PlainText, plainText, type Range } from "./text.ts";
import { words } from "./words.ts";

export interface LetterEvents {
  /** The text changed. */
  changed(): void;
  /** A highlight was clicked, or asked for by the keyboard. */
  opened(finding: Finding): void;
}

export class LetterEditor {
  readonly #editor: Editor;
  readonly #toolbar: HTMLElement;
  #plain: PlainText;
  #marks: Mark[] = [];
  #light: ReturnType<typeof setTimeout> | undefined;

  constructor(place: HTMLElement, toolbar: HTMLElement, letter: string, events: LetterEvents) {
    this.#toolbar = toolbar;
    this.#editor = new Editor({
      element: place,
      content: letter,
      injectCSS: false,
      extensions: [
        StarterKit.configure({
          blockquote: false, code: false, codeBlock: false, heading: false, horizontalRule: false, link: false, strike: false, trailingNode: false, underline: false,
        }),
        amounts,
        highlights((position) => {
          const mark = this.#at(position);
          if (mark) events.opened(mark.finding);
          return mark !== undefined;
        }),
      ],
      editorProps: {
        transformPastedHTML: tablesAsLines,
        attributes: () => ({
          "data-testid": "letter-editor",
          lang: "nl",
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": words().editorLabel,
          spellcheck: "false",
        }),
      },
      onUpdate: () => {
        this.#plain = plainText(this.#editor.state.doc);
        this.#showEmpty(place);
        events.changed();
      },
      onTransaction: () => this.#showToolbar(),
    });
    this.#plain = plainText(this.#editor.state.doc);
    this.#showEmpty(place);
    this.relabel();
  }

  get text(): string {
    return this.#plain.text;
  }

  /** A word is being put together by an input method: leave the page alone. */
  get composing(): boolean {
    return this.#editor.view.composing;
  }

  /** Another letter; undo brings the one before back. */
  load(letter: string): void {
    const { view } = this.#editor;
    // A step of its own, however soon it comes after what was typed.
    view.dispatch(closeHistory(view.state.tr));
    this.#editor.commands.setContent(letter, { emitUpdate: true });
    view.dispatch(closeHistory(view.state.tr));
  }

  /** Underlines these findings; they were made of the text as it stands. */
  show(findings: Finding[]): void {
    this.#marks = findings.flatMap((finding) => {
      const range = locate(this.#plain, finding.start, finding.end);
      return range ? [{ ...range, finding }] : [];
    });
    showMarks(this.#editor.view, this.#marks);
  }

  /** Puts new words in the place of each finding, all in one step. */
  replace(changes: { finding: Finding; replacement: string }[]): void {
    const { view } = this.#editor;
    const transaction = closeHistory(view.state.tr);
    for (const { finding, replacement } of [...changes].sort((a, b) => b.finding.start - a.finding.start)) {
      const range = locate(this.#plain, finding.start, finding.end);
      if (!range) continue;
      if (replacement) transaction.insertText(replacement, range.from, range.to);
      else leaveOut(transaction, range);
    }
    if (!transaction.docChanged) return;
    view.dispatch(transaction);
    // What is typed next is a step of its own.
    view.dispatch(closeHistory(view.state.tr));
  }

  /** Brings a place into view, with the selection on it. */
  jump(start: number, end: number): void {
    const range = locate(this.#plain, start, end);
    if (!range) return;
    this.#editor.chain().setTextSelection(range).focus(undefined, { scrollIntoView: false }).run();
    this.#bringIntoView(range);
    this.light(start, end);
  }

  /** Lights up a place for a moment. */
  light(start: number, end: number): void {
    const range = locate(this.#plain, start, end);
    if (!range) return;
    showSpot(this.#editor.view, range);
    clearTimeout(this.#light);
    this.#light = setTimeout(() => showSpot(this.#editor.view, undefined), 1800);
  }

  /** Where a finding stands on the screen. */
  place(finding: Finding): { left: number; top: number; bottom: number } | undefined {
    const range = locate(this.#plain, finding.start, finding.end);
    if (!range) return undefined;
    const { left, top, bottom } = this.#editor.view.coordsAtPos(range.from, 1);
    return { left, top, bottom };
  }

  bringIntoView(finding: Finding, when: "always" | "when out of sight" = "always"): void {
    const range = locate(this.#plain, finding.start, finding.end);
    if (!range) return;
    const { top, bottom } = this.#editor.view.coordsAtPos(range.from, 1);
    // At the top lies the toolbar.
    if (when === "always" || top < 64 || bottom > innerHeight) this.#bringIntoView(range);
  }

  focus(): void {
    this.#editor.view.focus();
  }

  /** The interface language changed. */
  relabel(): void {
    const text = words();
    const { commands } = this.#editor;
    const button = (name: IconName, label: string, keys: string, run: () => void) =>
      h(
        "button",
        { type: "button", class: "tool", "data-testid": name, "data-tool": name, "aria-label": label, title: `${label} (${keys})`, onmousedown: (event) => event.preventDefault(), onclick: run },
        icon(name),
      );
    this.#toolbar.replaceChildren(
      button("bold", text.bold, "Ctrl+B", () => this.#editor.chain().focus().toggleBold().run()),
      button("list", text.list, "Ctrl+Shift+8", () => this.#editor.chain().focus().toggleBulletList().run()),
      h("span", { class: "tool-gap" }),
      button("undo", text.undo, "Ctrl+Z", () => commands.undo()),
      button("redo", text.redo, "Ctrl+Shift+Z", () => commands.redo()),
    );
    this.#showToolbar();
    // The attributes of the editor are asked for anew with each state.
    this.#editor.view.updateState(this.#editor.view.state);
  }

  /** The narrowest finding at a position: a word rather than the sentence around it. */
  #at(position: number): Mark | undefined {
    return this.#marks.filter(({ from, to }) => from <= position && position <= to).sort((a, b) => a.to - a.from - (b.to - b.from))[0];
  }

  #bringIntoView({ from }: Range): void {
    const { node } = this.#editor.view.domAtPos(from);
    const element = node instanceof Element ? node : node.parentElement;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  #showEmpty(place: HTMLElement): void {
    place.dataset["empty"] = String(this.#plain.text === "");
  }

  #showToolbar(): void {
    for (const tool of this.#toolbar.querySelectorAll<HTMLButtonElement>("[data-tool]")) {
      const name = tool.dataset["tool"];
      if (name === "undo") tool.disabled = !this.#editor.can().undo();
      if (name === "redo") tool.disabled = !this.#editor.can().redo();
      if (name === "bold") tool.ariaPressed = String(this.#editor.isActive("bold"));
      if (name === "list") tool.ariaPressed = String(this.#editor.isActive("bulletList"));
    }
  }
}

/** Takes words away, and one of the two spaces that would stay behind. */
function leaveOut(transaction: Transaction, { from, to }: Range): void {
  const at = transaction.doc.resolve(from);
  const before = at.parentOffset === 0 ? " " : transaction.doc.textBetween(from - 1, from, " ", " ");
  const after = to < transaction.doc.content.size ? transaction.doc.textBetween(to, Math.min(to + 1, transaction.doc.content.size), "\n", "\n") : "";
  transaction.delete(from, before === " " && after === " " ? to + 1 : to);
}
