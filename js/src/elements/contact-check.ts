/**
 * Asks a customer who has logged in whether telephone and e-mail still hold: one tap when they do.
 *
 * ```js
 * import "helder/elements/contact-check";
 * const check = document.querySelector("helder-contact-check");
 * check.contactPoints = account.contactPoints;
 * check.addEventListener("helder-contact-points", ({ detail }) => save(detail.contactPoints));
 * ```
 */

import { HelderError } from "../error.js";
import type { Channel, ContactPoint, Preferences } from "../types.js";
import { define } from "./base.js";
import { button, type Child, h, icon, rebuild } from "./dom.js";
import { type Answer, checked, type Kind, PHONE_USES, type Reach, reaches, settled } from "./portal/contact-points.js";
import { type ContactField, contactField } from "./portal/contact-field.js";
import { choice, reachNews, reachTitle, usesView } from "./portal/contact-views.js";
import { FormElement, type Standing } from "./portal/form-element.js";
import type { Speech } from "./words.js";
import { type ContactCheckKey, contactCheckWords } from "./words/contact-check.js";

/** A part of the day. */
export type PartOfDay = "morning" | "afternoon" | "evening";

/** What the customer said. */
export interface CheckedContact {
  /** The list as it is now: confirmed ones with `verified` on the given day, changed ones with the new value. */
  contactPoints: ContactPoint[];
  /** What is no longer the customer's, and so no longer in the list. */
  removed: ContactPoint[];
  /** The preferences that were given, with the channel that the customer chose. */
  preferences: Preferences;
  /** When to call, if the customer said so. */
  partOfDay?: PartOfDay;
}

/** What the customer said so far; it survives a new language. */
interface Said {
  answers: Answer[];
  added: Record<Kind, string>;
  addedUses: Partial<Record<Channel, boolean>>;
  channel: Channel | "none" | undefined;
  part: PartOfDay | "anytime" | undefined;
  done: boolean;
}

const KINDS: readonly Kind[] = ["phone", "email"];
const PARTS = ["morning", "afternoon", "evening"] as const;
const HOLDS = { holds: "yes", changed: "changed", gone: "no" } as const;
const USUAL: readonly Channel[] = ["call", "sms", "email", "letter"];
const CHANNELS: readonly Channel[] = ["call", "email", "sms", "whatsapp", "letter", "visit", "portal"];
const untouched = (): Said => ({
  answers: [], added: { phone: "", email: "" }, addedUses: { call: true }, channel: undefined, part: undefined, done: false,
});

const LOOK = () => import("./portal/contact-sheet.js");

/**
 * `<helder-contact-check>`: each number and address with "still right", "change" and "no longer mine"; what is missing can be added. A field of
 * the form around it: its value is what the customer said, as JSON. It needs no engine.
 *
 * @element helder-contact-check
 * @attr {string} today - The day it is: what is confirmed is confirmed on this day. Nothing is shown without it.
 * @attr {boolean} masked - Shows numbers and addresses partly hidden.
 * @attr {string} channels - The channels that are in use, with spaces between; `call sms email letter` when left out.
 * @fires helder-contact-points - The customer said that all is right, or saved changes; the detail is a {@link CheckedContact}.
 * @csspart title - The question above the list.
 * @csspart point - A number or an address with its answers.
 * @csspart preferences - How the customer likes to be reached.
 * @csspart done - The thanks.
 */
export class HelderContactCheck extends FormElement<ContactCheckKey, never> {
  static override readonly observedAttributes: readonly string[] = [...FormElement.observedAttributes, "today", "masked", "channels"];

  protected override readonly needs = [] as const;
  protected override readonly catalogue = contactCheckWords;
  protected override readonly look = LOOK;

  #points: ContactPoint[] | undefined;
  #reaches: Reach[] = [];
  #preferences: Preferences = {};
  #said = untouched();
  #told = "";
  #wrong: HTMLElement | undefined;
  /** Above the list while nothing is said, and under it from then on. */
  #first: HTMLElement | undefined;
  #last: HTMLElement | undefined;

  /** The contact points of the account; those that are no number or e-mail address stay as they are. */
  get contactPoints(): ContactPoint[] | undefined {
    return this.#points;
  }

  set contactPoints(points: ContactPoint[] | null | undefined) {
    // A host that keeps what it was told gives it back: the thanks stay.
    const { done, channel, part } = this.#said;
    const same = done && JSON.stringify(points) === this.#told;
    this.#points = points ?? undefined;
    this.#reaches = reaches(this.#points ?? []);
    this.#said = same ? { ...untouched(), done, channel, part, answers: this.#reaches.map(() => ({ holds: "yes" })) } : untouched();
    this.ask();
  }

  /** How the customer wants to be reached, as far as the host knows. */
  get preferences(): Preferences {
    return this.#preferences;
  }

  set preferences(preferences: Preferences | null | undefined) {
    this.#preferences = preferences ?? {};
    this.show();
  }

  /** What the customer said, as the form sends it; empty before that. */
  get value(): string {
    return this.standing().value ?? "";
  }

  protected override question(): undefined {
    const { today } = this;
    if (!today || /^\d{4}-\d{2}-\d{2}$/.test(today)) return undefined;
    throw new HelderError({ code: "invalid-date", path: "today", message: `expected a day such as "2026-11-23", found "${today}"` });
  }

  protected override standing(): Standing {
    const value = this.#touched() ? JSON.stringify(this.#checked()) : null;
    return { value, state: JSON.stringify(this.#said), wrong: this.required ? this.#missing(this.speech) : undefined };
  }

  protected override restore(state: string): void {
    this.#said = { ...untouched(), ...(JSON.parse(state) as Partial<Said>) };
    this.show();
  }

  protected override reset(): void {
    this.#said = untouched();
    this.show();
  }

  protected override complain(message: string): void {
    if (this.#wrong) this.#wrong.textContent = message;
  }

  protected override view(speech: Speech<ContactCheckKey>): Child[] {
    this.#wrong = this.#first = this.#last = undefined;
    this.settleSoon();
    if (!this.#points || !this.today) return [];
    if (this.#said.done) return this.#doneView(speech);
    this.#wrong = h("p", { class: "wrong", id: "check-wrong" }, this.complaint);
    this.#first = h("div", { class: "row" });
    this.#last = h("div", { class: "row" });
    this.#paintAction();
    const some = this.#reaches.length > 0;
    const points = [...this.#reaches.map((reach, at) => this.#pointView(speech, reach, at)), ...KINDS.map((kind) => this.#addView(speech, kind))];
    return [
      h(
        "fieldset",
        { class: "check", "aria-describedby": "check-lead check-wrong", disabled: this.barred },
        h("legend", {}, h("h2", { part: "title" }, speech.text(some ? "title" : "title-empty"))),
        h("p", { class: "lead soft", id: "check-lead" }, speech.text("lead")),
        this.#first,
        h("div", { class: "points" }, ...points),
        this.#preferView(speech),
        this.#wrong,
        this.#last,
      ),
    ];
  }

  #doneView(speech: Speech<ContactCheckKey>): Child[] {
    const { removed } = this.#checked();
    return [
      h(
        "div",
        { class: "notice good", part: "done" },
        h("p", {}, icon("found"), ` ${speech.text(removed.length > 0 ? "saved-without" : "saved")}`),
        button({ class: "link", "data-key": "again", disabled: this.barred, onclick: () => this.#again() }, speech.text("again")),
      ),
    ];
  }

  #pointView(speech: Speech<ContactCheckKey>, reach: Reach, at: number): HTMLElement {
    const { kind, value } = reach;
    const answer = this.#answer(at);
    const own = reach.points.flatMap((place) => this.#points?.[place] ?? []);
    const hidden = this.hasAttribute("masked");
    return h(
      "fieldset",
      { class: "point", part: "point", "data-kind": kind, "data-answer": answer.holds },
      reachTitle(speech, reach, hidden),
      reachNews(speech, own),
      h(
        "div",
        { class: "answers" },
        ...(["holds", "changed", "gone"] as const).map((name) => {
          const holds = HOLDS[name];
          return choice(`holds-${at}`, name, speech.text(name), answer.holds === holds, () => this.#answers(at, { ...this.#answer(at), holds }));
        }),
      ),
      answer.holds === "changed" &&
        this.#field(speech, {
          kind,
          key: `new-${at}`,
          label: speech.text(kind === "phone" ? "new-phone" : "new-email"),
          value: answer.value ?? (hidden ? "" : value),
          known: value,
          typed: (typed) => this.#answers(at, { ...this.#answer(at), value: typed }, true),
        }),
      (answer.holds === "yes" || answer.holds === "changed") &&
        usesView(speech, {
          kind,
          key: `use-${at}`,
          channels: this.#channels(),
          on: (channel) => answer.uses?.[channel] ?? own.some((point) => point.channel === channel && point.consent !== false),
          set: (channel, use) => this.#answers(at, { ...this.#answer(at), uses: { ...this.#answer(at).uses, [channel]: use } }),
        }),
    );
  }

  /** Asks for a number or address where none holds any more. */
  #addView(speech: Speech<ContactCheckKey>, kind: Kind): Child {
    if (!this.#lacks(kind)) return undefined;
    const typed = this.#said.added[kind];
    return h(
      "div",
      { class: "point add", part: "point", "data-kind": kind },
      this.#field(speech, {
        kind,
        key: `add-${kind}`,
        label: speech.text(kind === "phone" ? "add-phone" : "add-email"),
        why: speech.text(kind === "phone" ? "add-phone-why" : "add-email-why"),
        value: typed,
        typed: (value) => {
          this.#said.added[kind] = value;
          // The uses of a number are asked as soon as there is one; the field itself stays.
          if (kind === "phone") this.shadowRoot?.querySelector("[data-uses=add]")?.toggleAttribute("hidden", !value.trim());
          this.#heard();
        },
      }),
      kind === "phone" &&
        h(
          "div",
          { "data-uses": "add", hidden: !typed.trim() },
          usesView(speech, {
            kind,
            key: "add-use",
            channels: this.#channels(),
            on: (channel) => this.#said.addedUses[channel] === true,
            set: (channel, use) => {
              this.#said.addedUses = { ...this.#said.addedUses, [channel]: use };
              this.#heard();
              this.#live();
            },
          }),
        ),
    );
  }

  #field(speech: Speech<ContactCheckKey>, field: Omit<ContactField, "left" | "say">): HTMLElement {
    return contactField(speech, { ...field, left: () => this.#live(), say: (hint) => this.announce(hint, 300) });
  }

  #preferView(speech: Speech<ContactCheckKey>): HTMLElement {
    const channel = this.#said.channel ?? this.#preferences.channel;
    const heard = () => {
      this.#heard();
      this.show();
      this.#live();
    };
    const channels = [...this.#channels(), "none" as const].map((one) =>
      choice("prefer", one, speech.text(`prefer-${one}`), channel === one, () => {
        this.#said.channel = one;
        heard();
      }),
    );
    const parts = [...PARTS, "anytime" as const].map((part) =>
      choice("part", part, speech.text(part), this.#said.part === part, () => {
        this.#said.part = part;
        heard();
      }),
    );
    const now = channel && channel !== "none" && h("span", { class: "now" }, speech.text(`prefer-${channel}`));
    return h(
      "details",
      { class: "prefer", part: "preferences", "data-name": "prefer" },
      h("summary", { "data-key": "prefer" }, speech.text("prefer"), now),
      h("fieldset", {}, h("legend", { class: "unseen" }, speech.text("prefer")), h("div", { class: "answers" }, ...channels)),
      this.#channels().includes("call") && h("fieldset", {}, h("legend", {}, speech.text("part-of-day")), h("div", { class: "answers" }, ...parts)),
    );
  }

  /** One button: that all is right, or that what was changed is to be kept. It comes first while one tap is all it takes. */
  #paintAction(): void {
    const { speech } = this;
    const same = this.#said.answers.every((answer) => answer?.holds !== "changed" && answer?.holds !== "no");
    const all = this.#reaches.length > 0 && same && KINDS.every((kind) => !this.#added(kind));
    // In a form the changes go along when it is sent.
    const save = !all && this.form === null;
    const atOnce = all && !this.#touched();
    const allHolds = () => button({ class: "button main", "data-key": "all", onclick: () => this.#allHolds() }, icon("found"), speech.text("all-holds"));
    if (this.#first) rebuild(this.#first, () => (atOnce ? [allHolds(), h("span", { class: "soft" }, speech.text("or-each"))] : []));
    if (this.#last) rebuild(this.#last, () => [all && !atOnce && allHolds(), save && button({ class: "button main", "data-key": "save", onclick: () => this.#save() }, speech.text("save"))]);
  }

  #allHolds(): void {
    this.#said.answers = this.#reaches.map((_, at) => ({ ...this.#said.answers[at], holds: "yes" }));
    this.#finish();
  }

  #save(): void {
    const missing = this.#missing(this.speech);
    this.say(missing?.message);
    if (missing) {
      this.announce(missing.message, 100);
      this.focusOn(missing.key);
      return;
    }
    this.#finish();
  }

  #finish(): void {
    this.#said.done = true;
    this.#tell();
    const { removed } = this.#checked();
    this.announce(this.speech.text(removed.length > 0 ? "saved-without" : "saved"), 300);
    this.focusOn("again");
  }

  #again(): void {
    this.#said.done = false;
    this.focusOn(this.#reaches.length > 0 ? "holds-0-holds" : "add-phone");
  }

  #tell(): void {
    this.changed(true);
    const detail = this.#checked();
    this.#told = JSON.stringify(detail.contactPoints);
    this.tell("helder-contact-points", detail);
  }

  /** In a form there is no button to save: every answer counts when it is given. */
  #live(): void {
    if (this.form !== null && this.#touched()) this.#tell();
  }

  #answers(at: number, answer: Answer, typing = false): void {
    const answers = [...this.#said.answers];
    const shown = answer.holds === "changed" && answer.value === undefined && !this.hasAttribute("masked") ? { ...answer, value: this.#reaches[at]?.value ?? "" } : answer;
    answers[at] = shown;
    this.#said.answers = answers;
    this.#heard();
    if (typing) return;
    this.show();
    this.#live();
  }

  /** Something was said: the form knows, and the button says what it will do. */
  #heard(): void {
    this.#paintAction();
    this.say(undefined);
    this.changed(false);
  }

  #answer(at: number): Answer {
    return this.#said.answers[at] ?? {};
  }

  #checked(): CheckedContact {
    const { channel, part, addedUses } = this.#said;
    const answers = new Map(this.#reaches.map((reach, at) => [reach, this.#answer(at)]));
    const uses = PHONE_USES.filter((use) => addedUses[use]);
    const added = KINDS.flatMap((kind) => this.#added(kind) ?? []).map((one) => ({ ...one, uses }));
    const { channel: _before, ...others } = this.#preferences;
    const preferred = channel === "none" ? undefined : channel ?? this.#preferences.channel;
    return {
      ...checked(this.#points ?? [], answers, added, this.today),
      preferences: { ...others, ...(preferred && { channel: preferred }) },
      ...(part && part !== "anytime" && { partOfDay: part }),
    };
  }

  #added(kind: Kind): { kind: Kind; value: string } | undefined {
    const value = this.#said.added[kind].trim();
    return value && this.#lacks(kind) ? { kind, value } : undefined;
  }

  /** Whether no number, or no address, of the customer is left. */
  #lacks(kind: Kind): boolean {
    const asked = (channel: Channel) => (kind === "email" ? channel === "email" : (PHONE_USES as readonly Channel[]).includes(channel));
    if (!this.#channels().some(asked)) return false;
    return this.#reaches.every((reach, at) => reach.kind !== kind || this.#answer(at).holds === "no");
  }

  #touched(): boolean {
    const { answers, channel, part, done } = this.#said;
    return done || answers.some(settled) || channel !== undefined || part !== undefined || KINDS.some((kind) => this.#added(kind));
  }

  /** What is still to be said. */
  #missing(speech: Speech<ContactCheckKey>): Standing["wrong"] {
    if (!this.#points || this.#said.done) return undefined;
    const at = this.#reaches.findIndex((_, place) => !settled(this.#answer(place)));
    if (at >= 0) {
      const changed = this.#answer(at).holds === "changed";
      return { key: changed ? `new-${at}` : `holds-${at}-holds`, message: speech.text(!changed ? "answer-all" : this.#reaches[at]?.kind === "email" ? "fill-new-email" : "fill-new-phone"), missing: true };
    }
    if (this.#reaches.length > 0 || KINDS.some((kind) => this.#added(kind))) return undefined;
    return { key: this.#lacks("phone") ? "add-phone" : "add-email", message: speech.text("fill-one"), missing: true };
  }

  /** What the host uses, and what the account already lists. */
  #channels(): Channel[] {
    const named = this.getAttribute("channels")?.split(/[\s,]+/) ?? USUAL;
    const listed = (this.#points ?? []).map((point) => point.channel);
    return CHANNELS.filter((channel) => (named as readonly string[]).includes(channel) || listed.includes(channel));
  }
}

define("helder-contact-check", HelderContactCheck);

declare global {
  interface HTMLElementTagNameMap {
    "helder-contact-check": HelderContactCheck;
  }
}
