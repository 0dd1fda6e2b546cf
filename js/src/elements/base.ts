/** What all elements have in common. Importing it in Node, without a DOM, does nothing and throws nothing. */

import type { AsyncHelder, Helder, PartName } from "../engine.js";
import { asHelderError, type HelderError } from "../error.js";
import type { Locale } from "../types.js";
import { button, type Child, h, type Put, rebuild } from "./dom.js";
import { type Look, looks, sheetsFor } from "./styles.js";
import { type Catalogue, learn, localeOf, type Overrides, Speech } from "./words.js";

/** The engine, on this page or behind promises. */
export type Engine = Helder | AsyncHelder;

/** Without a DOM there is nothing to extend, and nothing is ever made. */
const Root = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** How long it must be quiet before a summary is read out: never once for each key, nor at each pause between two words. */
const QUIET = 2000;

/** Registers an element, unless its name is taken: two copies of the package on one page do no harm. */
export function define(name: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements;
  if (registry && !registry.get(name)) registry.define(name, element);
}

/**
 * An element that asks the engine something and shows the answer. A subclass says what to ask (`question`) and what to show (`view`); it calls `ask` after a change of
 * what it asks and `show` after a change of anything else.
 *
 * @attr {nl|en|de|fr} locale - The language of the interface; that of the nearest `lang` when left out, or else Dutch.
 * @attr {auto|light|dark} theme - `auto` follows the system; the page's own `color-scheme` when left out.
 * @fires helder-error - Something went wrong; the detail is a HelderError as data. The element shows it too.
 * @csspart base - Everything in the element.
 * @csspart error - What went wrong.
 * @cssprop --helder-size - The size of the text, from which all sizes follow; 1rem.
 * @cssprop --helder-font - The font of the text; that of the page.
 * @cssprop --helder-display-font - The font of large figures, titles and quotes; a serif.
 * @cssprop --helder-accent - Links, buttons, what is chosen.
 * @cssprop --helder-on-accent - Text on that colour.
 * @cssprop --helder-surface - What everything lies on.
 * @cssprop --helder-paper - Sheets and fields.
 * @cssprop --helder-ink - The text.
 * @cssprop --helder-ink-soft - Less important text.
 * @cssprop --helder-line - Lines.
 * @cssprop --helder-good - Well.
 * @cssprop --helder-warn - To look at.
 * @cssprop --helder-bad - Wrong.
 * @cssprop --helder-radius - Round corners; 0.375rem.
 */
export abstract class HelderElement<Key extends string = never, Answer = never> extends Root {
  static readonly observedAttributes: readonly string[] = ["locale", "lang"];

  /** The parts of the engine that the element starts itself when the host brings no engine. */
  protected abstract readonly needs: readonly PartName[];
  /** What it can say. */
  protected abstract readonly catalogue: Catalogue<Key>;
  /** Its own look, besides the one that all elements have: the same function for all elements of a kind. */
  protected abstract readonly look: Look;

  /** How the view takes the place of the one before; all anew when left out. */
  protected readonly put?: Put;

  readonly #container: HTMLElement;
  readonly #status: HTMLElement;
  #words: Overrides<Key> = {};
  #helder: Engine | undefined;
  #started: Promise<Engine> | undefined;
  #speech: Speech<Key> | undefined;
  /** The language that is being loaded. */
  #learning: Locale | undefined;
  /** Whether it has its look; a promise while that is on its way. */
  #dressed: boolean | Promise<void> | undefined;
  #answer: Answer | undefined;
  #error: HelderError | undefined;
  #turn = 0;
  #stale = true;
  #busy = false;
  #scheduled = false;
  #languages: MutationObserver | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.#container = h("div", { class: "base", part: "base" });
    this.#status = h("p", { class: "unseen", role: "status" });
    this.attachShadow({ mode: "open" }).append(this.#container, this.#status);
  }

  /** The language of the interface. */
  get locale(): Locale {
    const own = localeOf(this.getAttribute("locale"));
    for (let element: Element | undefined = this; !own && element; element = above(element)) {
      const near = localeOf(element.getAttribute("lang"));
      if (near) return near;
    }
    return own ?? "nl";
  }

  set locale(locale: Locale | null | undefined) {
    this.write("locale", locale);
  }

  /** The day it is, of the elements that have this attribute: the engine has no clock. Empty when it is not given. */
  get today(): string {
    return this.getAttribute("today") ?? "";
  }

  set today(today: string | null | undefined) {
    this.write("today", today);
  }

  /** Messages to say otherwise, by their names in the catalogue. */
  get words(): Overrides<Key> {
    return this.#words;
  }

  set words(words: Overrides<Key> | null | undefined) {
    this.#words = words ?? {};
    this.#speech = undefined;
    this.show();
  }

  /** The engine to use. Without one the element starts its own, with the parts it needs. */
  get helder(): Engine | undefined {
    return this.#helder;
  }

  set helder(helder: Engine | null | undefined) {
    this.#helder = helder ?? undefined;
    this.ask();
  }

  connectedCallback(): void {
    adoptProperties(this);
    this.#dressed = undefined;
    // A page that changes its language takes its elements along.
    this.#languages = new MutationObserver(() => this.#relocate());
    this.#languages.observe(this.ownerDocument.documentElement, { attributeFilter: ["lang"] });
    this.#speech = undefined;
    this.ask();
  }

  disconnectedCallback(): void {
    this.#languages?.disconnect();
    this.#languages = undefined;
    clearTimeout(this.#quiet);
    // What is still being asked comes too late.
    this.#turn += 1;
    this.#busy = false;
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === "locale" || name === "lang") this.#relocate();
    else this.ask();
  }

  /** A property that is an attribute: without a value there is none. */
  protected write(name: string, value: string | null | undefined): void {
    if (value) this.setAttribute(name, value);
    else this.removeAttribute(name);
  }

  /** What to ask the engine with the inputs as they are; nothing when they say too little. */
  protected abstract question(): ((helder: Engine) => Answer | PromiseLike<Answer>) | undefined;

  /** What to show. There is no answer before the first, after an error, and when there was nothing to ask. */
  protected abstract view(speech: Speech<Key>, answer: Answer | undefined): Child[];

  /** Called with each new answer, before it is shown. */
  protected answered?(answer: Answer): void;

  /** What was asked is about something else now: the old answer must not be taken for the new one. */
  protected forget(): void {
    this.#answer = undefined;
    this.#error = undefined;
  }

  /** What is asked has changed: asks again and shows the answer, once for all changes of this moment. */
  protected ask(): void {
    this.#stale = true;
    this.show();
  }

  /** What is shown has changed: shows it anew, once for all changes of this moment. */
  protected show(): void {
    if (this.#scheduled || !this.isConnected) return;
    this.#scheduled = true;
    queueMicrotask(() => this.#update());
  }

  /** The host's engine, or the element's own: started when it is first needed, never when the module is imported. */
  protected async engine(): Promise<Engine> {
    if (this.#helder) return this.#helder;
    this.#started ??= import("../index.js").then(({ createHelder }) => createHelder({ parts: [...this.needs] }));
    try {
      return await this.#started;
    } catch (thrown) {
      this.#started = undefined;
      throw thrown;
    }
  }

  /** How the element speaks now. What is shown and answered comes after its language has been loaded. */
  protected get speech(): Speech<Key> {
    return this.#speech ?? this.#learn() ?? new Speech<Key>({}, this.locale, this.#words);
  }

  /** The newest answer. */
  protected get answer(): Answer | undefined {
    return this.#answer;
  }

  /** Shows what went wrong and tells the host. `undefined` takes it away again. */
  protected fail(thrown: unknown): void {
    this.#error = thrown === undefined ? undefined : asHelderError(thrown);
    this.show();
    if (this.#error) this.tell("helder-error", this.#error.toJSON());
  }

  /** Tells the host, also through the shadow roots it may stand in. Gives false when the host prevented what was about to happen. */
  protected tell(name: `helder-${string}`, detail: unknown): boolean {
    const event = new CustomEvent(name, { bubbles: true, composed: true, cancelable: true, detail });
    return this.dispatchEvent(event);
  }

  /** Has a screen reader say one summary, once it has been quiet for a moment; or at once, as the answer to what a person did. */
  protected announce(summary: string, quiet = QUIET): void {
    clearTimeout(this.#quiet);
    if (!this.isConnected) return;
    const same = this.#status.textContent === summary;
    // An answer is heard again when it is the same again.
    if (quiet === 0) this.#status.textContent = same ? `${summary}\u00a0` : summary;
    else if (!same) this.#quiet = setTimeout(() => void (this.#status.textContent = summary), quiet);
  }

  /** Puts the keyboard on the control with this `data-key`, once what is about to be shown stands there. */
  protected focusOn(key: string): void {
    this.show();
    queueMicrotask(() => [...this.#container.querySelectorAll<HTMLElement>("[data-key]")].find((element) => element.dataset["key"] === key)?.focus());
  }

  #relocate(): void {
    if (this.#speech?.locale !== this.locale) this.ask();
  }

  /** Speaks the language that is wanted; the one before while it is on its way, or nothing. */
  #learn(): Speech<Key> | undefined {
    const { locale } = this;
    if (this.#speech?.locale === locale) return this.#speech;
    const messages = learn(this.catalogue, locale);
    if (!(messages instanceof Promise)) {
      this.#speech = new Speech(messages, locale, this.#words);
    } else if (this.#learning !== locale) {
      this.#learning = locale;
      messages.then(
        () => {
          this.#learning = undefined;
          this.show();
        },
        (thrown: unknown) => {
          this.#learning = undefined;
          this.#speech = new Speech<Key>({}, locale, this.#words);
          this.fail(thrown);
        },
      );
    }
    return this.#speech;
  }

  /** Puts on the look; gives whether it is there. Nothing is shown without it. */
  #dress(): boolean {
    if (this.#dressed !== undefined) return this.#dressed === true;
    const texts = looks(this.look);
    if (Array.isArray(texts)) {
      const root = this.shadowRoot;
      if (root) root.adoptedStyleSheets = sheetsFor(this.ownerDocument, ...texts);
      this.#dressed = true;
      return true;
    }
    const again = (): void => {
      this.#dressed = undefined;
      this.show();
    };
    this.#dressed = texts.then(again, (thrown: unknown) => {
      // Rather plain than not at all.
      this.#dressed = true;
      this.fail(thrown);
    });
    return false;
  }

  #update(): void {
    this.#scheduled = false;
    if (!this.isConnected) return;
    const speech = this.#learn();
    if (!this.#dress() || !speech) return;
    if (this.#stale) {
      this.#stale = false;
      void this.#askNow();
      // An engine on this page answers before the next picture: what stands there stays until then. Only who waits longer is told so.
      setTimeout(() => this.#busy && this.show());
      return;
    }
    this.#container.lang = speech.locale;
    this.#container.ariaBusy = String(this.#busy);
    rebuild(this.#container, () => [this.#errorView(speech), ...this.#bodyView(speech)], this.put);
  }

  async #askNow(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#error = undefined;
    try {
      const question = this.question();
      this.#busy = question !== undefined;
      if (question) {
        const answer = await question(await this.engine());
        if (turn !== this.#turn) return;
        this.#answer = answer;
        this.answered?.(answer);
      } else {
        this.#answer = undefined;
      }
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.#answer = undefined;
      this.fail(thrown);
    }
    this.#busy = false;
    this.show();
  }

  #bodyView(speech: Speech<Key>): Child[] {
    if (this.#busy && this.#answer === undefined && !this.#error) return [h("p", { class: "soft loading" }, speech.text("loading"))];
    return this.view(speech, this.#answer);
  }

  #errorView(speech: Speech<Key>): Child {
    return (
      this.#error &&
      h(
        "div",
        { class: "notice bad", part: "error", role: "alert" },
        h("p", {}, h("strong", {}, speech.text("failed"))),
        h("p", { class: "source", lang: "en" }, [this.#error.path, this.#error.message].filter(Boolean).join(": ")),
        button({ "data-key": "retry", onclick: () => this.ask() }, speech.text("retry")),
      )
    );
  }
}

/** The element around, through shadow roots. */
function above(element: Element): Element | undefined {
  const root = element.getRootNode();
  return element.parentElement ?? ("host" in root ? (root as ShadowRoot).host : undefined);
}

/** Properties that were set before the element was defined hide its own: they are set again, the right way. */
function adoptProperties(element: HTMLElement): void {
  const given = element as unknown as Record<string, unknown>;
  for (const name of Object.keys(element)) {
    let type: unknown = Object.getPrototypeOf(element);
    while (type && type !== Root.prototype) {
      if (Object.getOwnPropertyDescriptor(type, name)?.set) {
        const value = given[name];
        delete given[name];
        given[name] = value;
        break;
      }
      type = Object.getPrototypeOf(type);
    }
  }
}
