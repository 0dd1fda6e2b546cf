/** How an element speaks: messages as data in four languages, numbers and days by `Intl`. */

import type { Locale } from "../types.js";
import { common, type CommonKey } from "./words/common.js";

/** A text with `{placeholders}`; one for each number class that the language has when it counts something, told as `{n}`. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Every message of one language. */
export type Messages<Key extends string> = Readonly<Record<Key, Message>>;

/** Messages in a file of their own, loaded when that language is first spoken. */
export type Loader<Key extends string> = () => Promise<{ default: Messages<Key> }>;

/** Every message in every language, at hand or to be loaded: TypeScript refuses a catalogue in which one is missing. */
export type Catalogue<Key extends string> = Readonly<Record<Locale, Messages<Key> | Loader<Key>>>;

/** What a host says otherwise. */
export type Overrides<Key extends string> = Partial<Messages<Key | CommonKey>>;

/** What stands in the place of placeholders. Numbers are written as the language writes them. */
export type Values = Readonly<Record<string, string | number>>;

/** The interface languages. */
export const LOCALES: readonly Locale[] = ["nl", "en", "de", "fr"];

/** A language tag as one of ours: `nl-BE` is `nl`; nothing when we do not speak it. */
export function localeOf(tag: string | null | undefined): Locale | undefined {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((locale) => locale === language);
}

const loaded = new Map<unknown, Messages<string>>();

/** The messages of a language, when they are at hand; or else loads them. */
export function learn<Key extends string>(catalogue: Catalogue<Key>, locale: Locale): Messages<Key> | Promise<Messages<Key>> {
  const messages = catalogue[locale];
  if (typeof messages !== "function") return messages;
  return (
    (loaded.get(messages) as Messages<Key> | undefined) ??
    messages().then((module) => {
      loaded.set(messages, module.default);
      return module.default;
    })
  );
}

/** One language, ready to speak. Makes each formatter once, when it is first needed. */
export class Speech<Key extends string> {
  readonly locale: Locale;
  readonly #messages: Readonly<Record<string, Message>>;
  readonly #made = new Map<string, unknown>();

  constructor(messages: Partial<Messages<Key>>, locale: Locale, overrides: Overrides<Key> = {}) {
    this.locale = locale;
    this.#messages = { ...common[locale], ...messages, ...overrides };
  }

  /** A message; `{n}` decides about one or many. A placeholder without a value stays as it is. */
  text(key: Key | CommonKey, values: Values = {}): string {
    const message = this.#messages[key] ?? key;
    const n = values["n"];
    const form = typeof message === "string" ? message : message[this.#plural(typeof n === "number" ? n : 0)] ?? message.other;
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "number" ? this.number(value) : value;
    });
  }

  /** At most one decimal when left out. */
  number(value: number, decimals = 1): string {
    return this.#make(`number ${decimals}`, () => new Intl.NumberFormat(this.locale, { maximumFractionDigits: decimals })).format(value);
  }

  /** With a plus or a real minus sign; nought has none. */
  signed(value: number): string {
    return `${value > 0 ? "+" : value < 0 ? "−" : ""}${this.number(Math.abs(value))}`;
  }

  /** An amount such as `"1234.56"` with its currency. */
  money(amount: string, currency: string): string {
    const format = this.#make(`money ${currency}`, () => new Intl.NumberFormat(this.locale, { style: "currency", currency }));
    // `format` reads decimal text exactly, which the types of 2022 do not know yet.
    return format.format(amount as unknown as number);
  }

  /** A day such as `"2026-11-23"`: with its weekday, with its month in full, or in figures. */
  day(date: string, style: "weekday" | "long" | "short" = "long"): string {
    const instant = new Date(`${date}T00:00:00Z`);
    if (Number.isNaN(instant.getTime())) return date;
    const options: Intl.DateTimeFormatOptions =
      style === "short"
        ? { day: "2-digit", month: "2-digit", year: "numeric" }
        : { day: "numeric", month: "long", ...(style === "weekday" ? { weekday: "long" } : { year: "numeric" }) };
    // English as it is written in Europe: 7 December 2026.
    const tag = this.locale === "en" ? "en-GB" : this.locale;
    const day = this.#make(`day ${style}`, () => new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" })).format(instant);
    // In French the first of a month is the first, all others are numbers.
    return this.locale === "fr" ? day.replace(/\b1 (?=\p{L})/u, "1er ") : day;
  }

  /** With a capital. */
  sentence(text: string): string {
    const [first = ""] = text;
    return first.toLocaleUpperCase(this.locale) + text.slice(first.length);
  }

  #plural(n: number): Intl.LDMLPluralRule {
    return this.#make("plural", () => new Intl.PluralRules(this.locale)).select(n);
  }

  #make<Format>(name: string, make: () => Format): Format {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as Format;
  }
}
