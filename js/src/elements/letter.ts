/** `<helder-letter>`: the panel beside any editor. */

import type { PartName } from "../engine.js";
import { HelderError } from "../error.js";
import type { LetterSession } from "../letter/session.js";
import type { Category, Finding, LetterOptions, LetterReport, Place, Suggestion } from "../types.js";
import { define, type Engine, HelderElement } from "./base.js";
import { type Child, h } from "./dom.js";
import { checklistView, type Item } from "./letter/checklist.js";
import { type FindingActions, findingsView } from "./letter/findings.js";
import { CLARITY, level } from "./letter/levels.js";
import { scoreView } from "./letter/score.js";
import { morph } from "./morph.js";
import { SPOKEN } from "./spoken.js";
import type { Speech } from "./words.js";
import { desk, type DeskKey } from "./words/desk.js";

/** So many findings of a category are shown at first, and more each time they are asked for. */
const MOST = 25;

/** A key that was pressed so recently is what asked for a finding, in milliseconds. */
const RECENT = 500;

/** So long after a change the panel shows it, in milliseconds, unless there is another one: keys come first. */
const AFTER_KEY = 120;
/** And so long after the first that it does not show yet, whatever comes. */
const LATEST = 500;

/** Attributes that say what is known of the letter, each an option of the same name. */
const KNOWN = ["purpose", "channel", "audience", "jurisdiction", "format", "language"] as const;

/** `:state(…)` of the element, by the level of the score. */
const STATES = { bad: "hard", warn: "fair", good: "clear" } as const;

const LOOK = () => import("./letter/sheet.js");

/**
 * How clear a letter is, how it sounds, what the reader and the law must find in it and what could be better, beside the editor it is written in. Give it the
 * `session` of an editor, or name a `<textarea>` or an editable element with `for`.
 *
 * In a form it sends the clarity score under its `name`. It never makes a form invalid: whether a letter goes out is for people to decide.
 *
 * @element helder-letter
 * @attr {string} for - The id of a textarea, an editable element or a frame of the same origin with one in it, in the same document or shadow root.
 * @attr {string} name - Under which name a form sends the score, 0 to 100.
 * @attr {string} purpose - What the letter is for: reminder, fourteen-day-letter, demand, final-notice, plan-offer, plan-confirmation, broken-plan, dispute-answer, payment-received.
 * @attr {string} channel - How it is sent: letter, email, sms, whatsapp, portal.
 * @attr {consumer|business} audience - Who reads it.
 * @attr {NL|BE|DE|EU} jurisdiction - Whose law applies.
 * @attr {string} format - How the letter is written down; by default as the editor says.
 * @attr {nl} language - The language of the letter.
 * @attr {boolean} collector - The writer collects for others.
 * @attr {string} off - Rules that are switched off, with spaces between.
 * @fires helder-report - A new report; the detail is the LetterReport.
 * @fires helder-apply - A suggestion is about to take its place; the detail is `{ finding, replacement }`. Prevent it to do it yourself.
 * @fires helder-ignore - A finding is about to be ignored; the detail is `{ finding }`. Can be prevented.
 * @fires helder-error - Something went wrong; the detail is a HelderError as data.
 * @csspart base - Everything in the panel.
 * @csspart error - What went wrong.
 * @csspart score - Both figures.
 * @csspart clarity - The clarity score.
 * @csspart tone - The tone.
 * @csspart checklist - What the reader must find.
 * @csspart requirements - What the law asks.
 * @csspart findings - What could be better.
 * @csspart finding - One finding.
 * @cssstate hard - The score is below 62.
 * @cssstate fair - The score is 62 or more.
 * @cssstate clear - The score is 75 or more.
 */
export class HelderLetter extends HelderElement<DeskKey, LetterSession | undefined> {
  /** Tells the browser that this is a field. */
  static readonly formAssociated = true;
  static override readonly observedAttributes: readonly string[] = [...HelderElement.observedAttributes, "for", "collector", "off", ...KNOWN];

  protected override readonly needs: readonly PartName[] = ["letters"];
  protected override readonly catalogue = desk;
  protected override readonly look = LOOK;
  // Hundreds of findings, at each pause between two keys.
  protected override readonly put = morph;

  readonly #internals: ElementInternals = this.attachInternals();
  #given: LetterSession | undefined;
  #options: LetterOptions = {};
  /** The session that is shown, the element's own or the host's. */
  #session: LetterSession | undefined;
  #own: LetterSession | undefined;
  #leave: (() => void)[] = [];
  /** The newest wish for a session of its own: what comes of an older one is thrown away. */
  #wish: object | undefined;
  #told: LetterReport | undefined;
  #lamented: unknown;
  #open: string | undefined;
  /** Which finding was opened by its own button, on which the keyboard still is. */
  #toggled: string | undefined;
  #copied: string | undefined;
  /** The place of an item that was shown last: a second press shows the next one. */
  readonly #shown = new Map<string, number>();
  readonly #most = new Map<Category, number>();
  /** When a key with Ctrl, Cmd or Alt was last pressed: who asks for a finding by the keyboard wants to be taken there. */
  #pressed = Number.NEGATIVE_INFINITY;

  /** What judges the letter: made by `watchLetter`. It stays the host's, to be disposed of by the host. */
  get session(): LetterSession | undefined {
    return this.#session;
  }

  set session(session: LetterSession | null | undefined) {
    this.#given = session ?? undefined;
    this.ask();
  }

  /** What is known of the letter, for a session of the element's own; goes before the attributes. */
  get options(): LetterOptions {
    const given = KNOWN.flatMap((name) => (this.hasAttribute(name) ? [[name, this.getAttribute(name)]] : []));
    const off = this.getAttribute("off")?.split(/\s+/).filter(Boolean);
    return { locale: this.locale, ...Object.fromEntries(given), ...(this.hasAttribute("collector") && { collector: true }), ...(off && { off }), ...this.#options };
  }

  set options(options: LetterOptions | null | undefined) {
    this.#options = options ?? {};
    this.#reconsider();
  }

  /** The newest report. */
  get report(): LetterReport | undefined {
    return this.#session?.report;
  }

  /** The clarity score, 0 to 100; `null` when there is nothing to read. What a form sends. */
  get value(): number | null {
    const score = this.report?.clarity.score;
    return typeof score === "number" ? Math.round(score) : null;
  }

  /** The form it stands in. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#internals.role = "region";
    this.shadowRoot?.addEventListener("keydown", this.#keys);
    this.shadowRoot?.addEventListener("focusout", this.#left);
    this.ownerDocument.addEventListener("keydown", this.#press, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.shadowRoot?.removeEventListener("keydown", this.#keys);
    this.shadowRoot?.removeEventListener("focusout", this.#left);
    this.ownerDocument.removeEventListener("keydown", this.#press, true);
    this.#drop();
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    const known = name === "collector" || name === "off" || KNOWN.some((one) => one === name);
    if (!known) super.attributeChangedCallback(name, before, after);
    else if (before !== after) this.#reconsider();
  }

  protected override question(): ((helder: Engine) => Promise<LetterSession | undefined>) | undefined {
    this.#drop();
    if (this.#given) {
      this.#follow(this.#given);
      return undefined;
    }
    const id = this.getAttribute("for");
    if (id === null) return undefined;
    const wish = {};
    this.#wish = wish;
    return async (helder) => {
      const target = await this.#target(id);
      const [{ watchLetter }, { letterSource }] = await Promise.all([import("../letter/session.js"), import("../editors/generic.js")]);
      const source = letterSource(target);
      if (this.#wish !== wish) {
        source.dispose();
        return undefined;
      }
      this.#own = watchLetter(helder, source, this.options);
      this.#follow(this.#own);
      return this.#own;
    };
  }

  protected override view(speech: Speech<DeskKey>): Child[] {
    const session = this.#session;
    this.#internals.ariaLabel = speech.text("letter");
    if (session && !session.report) return [!session.error && h("p", { class: "soft loading" }, speech.text("loading"))];
    const report = session?.report;
    const read = report !== undefined && report.counts.words > 0;
    const spoken = SPOKEN[speech.locale];
    const show = (item: Item) => void this.#showItem(item);
    return [
      h("h2", { class: "unseen" }, speech.text("letter")),
      h(
        "div",
        { class: "columns" },
        h(
          "div",
          { class: "column" },
          scoreView(speech, report),
          read && checklistView(speech, "checklist", report.checklist, spoken, show),
          read && checklistView(speech, "requirements", report.requirements, spoken, show),
        ),
        session &&
          read &&
          findingsView(
            speech,
            {
              findings: session.findings,
              open: this.#open,
              toggled: this.#toggled,
              copied: this.#copied,
              ignored: session.ignored,
              omitted: report.findingsOmitted,
              most: (category) => this.#most.get(category) ?? MOST,
            },
            this.#actions,
          ),
      ),
    ];
  }

  /** When the first change came that is not shown yet, and when it will be shown. */
  #unseen: number | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;

  readonly #actions: FindingActions = {
    toggle: (id) => {
      this.#open = this.#toggled = this.#open === id ? undefined : id;
      this.show();
      // The keyboard is on the button already: what the opened finding says is not heard by itself.
      const finding = this.#session?.findings.find((one) => one.id === this.#open);
      if (finding) this.announce(finding.message, 0);
    },
    apply: (finding, suggestion) => {
      const replacement = finding.suggestions[suggestion]?.replacement ?? "";
      if (!this.#session || !this.tell("helder-apply", { finding: this.#current(finding), replacement })) return;
      this.#land(finding);
      const done = this.#session.apply(finding.id, suggestion);
      this.announce(this.speech.text(done ? "applied" : "apply-failed", { replacement }), 0);
      if (!done) void this.#session.refresh().catch(() => undefined);
    },
    applyAll: () => {
      const n = this.#session?.applyAll() ?? 0;
      this.announce(this.speech.text("applied-all", { n }), 0);
    },
    show: (finding) => this.#session?.reveal(finding.id),
    copy: (finding, suggestion, shown) => void this.#copy(finding, suggestion, shown),
    ignore: (finding) => {
      if (!this.#session || !this.tell("helder-ignore", { finding: this.#current(finding) })) return;
      this.#land(finding);
      this.#session.ignore(finding.id);
      this.announce(this.speech.text("ignored", { n: this.#session.ignored }), 0);
    },
    restore: () => {
      this.#heading()?.focus();
      this.#session?.restore();
    },
    more: (category) => {
      this.#most.set(category, (this.#most.get(category) ?? MOST) + MOST);
      this.show();
    },
  };

  #heading(): HTMLElement | null | undefined {
    return this.shadowRoot?.querySelector<HTMLElement>("[data-key=findings]");
  }

  /**
   * Takes the keyboard to the next finding before this one goes. A screen reader whose control is taken away looks for a place by itself, and then does not
   * say that the keyboard is led to the same one.
   */
  #land({ id }: Finding): void {
    const cards = [...(this.shadowRoot?.querySelectorAll<HTMLElement>("[data-finding]") ?? [])];
    const at = cards.findIndex((card) => card.dataset["finding"] === id);
    if (!cards[at]?.contains(this.shadowRoot?.activeElement ?? null)) return;
    const next = cards[at + 1] ?? cards[at - 1];
    (next?.querySelector<HTMLElement>("[data-landing]") ?? this.#heading())?.focus();
  }

  /** A finding at its place now: the list keeps what it showed of it. */
  #current(finding: Finding): Finding {
    return this.#session?.findings.find(({ id }) => id === finding.id) ?? finding;
  }

  readonly #keys = (event: Event): void => {
    if ((event as KeyboardEvent).key !== "Escape" || !this.#session) return;
    event.preventDefault();
    event.stopPropagation();
    this.#session.source.focus();
  };

  readonly #left = (): void => {
    if (this.#toggled === undefined) return;
    this.#toggled = undefined;
    this.show();
  };

  readonly #press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) this.#pressed = event.timeStamp;
  };

  /** The options have changed: the element's own session judges by them from now on. */
  #reconsider(): void {
    if (this.#own) this.#own.setOptions(this.options);
    else if (!this.#given) this.ask();
  }

  #follow(session: LetterSession): void {
    this.#session = session;
    this.#leave = [session.subscribe(() => this.#changed()), session.onOpen((finding) => this.#opened(finding))];
    this.#changed();
  }

  #drop(): void {
    for (const leave of this.#leave) leave();
    this.#leave = [];
    clearTimeout(this.#later);
    this.#unseen = undefined;
    this.#own?.dispose();
    this.#own?.source.dispose();
    this.#own = this.#session = this.#wish = this.#told = this.#lamented = this.#open = undefined;
  }

  #changed(): void {
    const session = this.#session;
    if (!session) return;
    if (session.error !== this.#lamented) {
      this.#lamented = session.error;
      this.fail(session.error);
    }
    if (session.report && session.report !== this.#told) {
      if (!this.#told) this.show();
      this.#told = session.report;
      this.#setState();
      this.tell("helder-report", session.report);
    }
    if (session.report) this.announce(this.value === null ? this.speech.text("empty") : this.speech.text("summary", { n: session.findings.length, score: this.value }));
    const now = performance.now();
    this.#unseen ??= now;
    clearTimeout(this.#later);
    this.#later = setTimeout(
      () => {
        this.#unseen = undefined;
        this.show();
      },
      Math.max(0, Math.min(AFTER_KEY, this.#unseen + LATEST - now)),
    );
  }

  #setState(): void {
    const { value } = this;
    this.#internals.setFormValue(value === null ? null : String(value));
    // Browsers that do not know `:state()` do not take these names either.
    if (!CSS.supports("selector(:state(clear))")) return;
    const now = value === null ? undefined : STATES[level(value, CLARITY)];
    for (const state of Object.values(STATES)) {
      if (state === now) this.#internals.states.add(state);
      else this.#internals.states.delete(state);
    }
  }

  /** The editor asked for a finding. Who clicked in the letter goes on writing; who pressed a key is taken to the finding, and back by Escape. */
  #opened(finding: Finding): void {
    this.#open = finding.id;
    if (performance.now() - this.#pressed < RECENT) this.focusOn(`finding-${finding.id}`);
    this.show();
    queueMicrotask(() => {
      const card = [...(this.shadowRoot?.querySelectorAll<HTMLElement>("[data-finding]") ?? [])].find((element) => element.dataset["finding"] === finding.id);
      card?.scrollIntoView({ block: "nearest" });
    });
  }

  /** Shows where an item stands, as the letter is now: the places of a report are those of the letter it was made of. */
  async #showItem(item: Item): Promise<void> {
    const session = this.#session;
    if (!session?.report) return;
    const here = (place: Place | undefined) => place !== undefined && session.source.text().slice(place.start, place.end) === place.text;
    const stale = session.pending || !item.places.every(here);
    const report = stale ? await session.refresh() : session.report;
    const places = [...report.checklist, ...report.requirements].find(({ id }) => id === item.id)?.places ?? [];
    const next = ((this.#shown.get(item.id) ?? -1) + 1) % Math.max(1, places.length);
    const place = places[next];
    if (!place) return;
    this.#shown.set(item.id, next);
    session.source.reveal(place.start, place.end);
  }

  /** To the clipboard; where a page may not write there, the text is selected so that a person can copy it. */
  async #copy(finding: Finding, suggestion: Suggestion, shown: Element | null): Promise<void> {
    try {
      await navigator.clipboard.writeText(suggestion.wording ?? "");
      this.#copied = finding.id;
      this.announce(this.speech.text("copied"), 0);
      this.show();
    } catch {
      if (shown) this.ownerDocument.getSelection()?.selectAllChildren(shown);
    }
  }

  /** What `for` names; waits for a page that is still being read. */
  async #target(id: string): Promise<Element> {
    const find = () => (this.getRootNode() as Document | ShadowRoot).getElementById(id);
    if (!find() && this.ownerDocument.readyState === "loading") await new Promise((go) => this.ownerDocument.addEventListener("DOMContentLoaded", go, { once: true }));
    const target = find();
    if (!target) throw new HelderError({ code: "invalid-value", path: "for", message: `there is no element with the id "${id}" here` });
    return target;
  }
}

define("helder-letter", HelderLetter);
