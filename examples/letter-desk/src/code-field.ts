// A field for a text of many lines: each with its number, and none of them cut off at the side.

import { h } from "./dom.ts";

/**
 * A text area over a copy of its text. The copy gives each line its number and the field its height, so that a long line goes on below and the frame
 * around both is what scrolls.
 */
export class CodeField {
  readonly area: HTMLTextAreaElement;
  readonly element: HTMLElement;
  readonly #copy = h("div", { class: "code-copy", "aria-hidden": "true" });

  constructor(props: Record<string, string>) {
    this.area = h("textarea", { ...props, spellcheck: "false", autocapitalize: "none" });
    this.area.addEventListener("input", () => this.#follow());
    this.element = h("div", { class: "code-field" }, h("div", { class: "code-both" }, this.#copy, this.area));
  }

  get value(): string {
    return this.area.value;
  }

  set value(text: string) {
    this.area.value = text;
    this.#follow();
    this.element.scrollTop = 0;
  }

  /** Chooses a line and brings it in sight. */
  jump(line: number): void {
    const lines = this.area.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    const copy = this.#copy.children[line - 1];
    if (copy instanceof HTMLElement) this.element.scrollTop = Math.max(0, copy.offsetTop - this.element.clientHeight / 3);
  }

  /** Writes only the lines that changed. */
  #follow(): void {
    const lines = this.area.value.split("\n");
    const { children } = this.#copy;
    while (children.length > lines.length) this.#copy.lastElementChild?.remove();
    for (const [at, line] of lines.entries()) {
      // An empty line is a line high.
      const text = line || "\u200b";
      const copy = children[at] ?? this.#copy.appendChild(h("div"));
      if (copy.textContent !== text) copy.textContent = text;
    }
  }
}
