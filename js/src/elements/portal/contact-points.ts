// What a customer says about his telephone numbers and e-mail addresses, and the list that comes of it. No interface here.

import type { Channel, ContactPoint, Date, Locale } from "../../types.js";

/** What a number or an address is. */
export type Kind = "phone" | "email";

/** The uses of a telephone number. */
export const PHONE_USES = ["call", "sms", "whatsapp"] as const satisfies readonly Channel[];

/** One number or address, with everything it is used for. */
export interface Reach {
  kind: Kind;
  value: string;
  /** Its places in the list that was given. */
  points: number[];
}

/** What the customer says about one of them. */
export interface Answer {
  holds?: "yes" | "changed" | "no";
  /** The new number or address, when it changed. */
  value?: string;
  /** What it may be used for, as far as the customer touched it. */
  uses?: Partial<Record<Channel, boolean>>;
}

/** A number or address that the account did not have. */
export interface Added {
  kind: Kind;
  value: string;
  /** What a number may be used for. */
  uses: Channel[];
}

/** The number or address is another person's concern when it is no longer the customer's. */
export interface Checked {
  contactPoints: ContactPoint[];
  removed: ContactPoint[];
}

/** Whether the customer has said enough: a number that changed without a new one leaves things as they were. */
export function settled(answer: Answer | undefined): boolean {
  return answer?.holds === "yes" || answer?.holds === "no" || (answer?.holds === "changed" && Boolean(answer.value?.trim()));
}

/** The numbers and addresses in a list, each once: a mobile number that is listed for calls and for messages is one thing to a customer. */
export function reaches(points: readonly ContactPoint[]): Reach[] {
  const found = new Map<string, Reach>();
  points.forEach(({ channel, value }, at) => {
    const kind = kindOf(channel);
    if (!kind || !value?.trim()) return;
    const key = `${kind} ${bare(kind, value)}`;
    const known = found.get(key);
    if (known) known.points.push(at);
    else found.set(key, { kind, value: value.trim(), points: [at] });
  });
  return [...found.values()];
}

/** The list after what the customer said: confirmed on `today`, changed, added, or left out. What was not asked about stays as it was. */
export function checked(points: readonly ContactPoint[], answers: ReadonlyMap<Reach, Answer>, added: readonly Added[], today: Date): Checked {
  const kept: ContactPoint[] = [];
  const removed: ContactPoint[] = [];
  const owner = new Map<number, Reach>();
  for (const reach of answers.keys()) for (const at of reach.points) owner.set(at, reach);
  points.forEach((point, at) => {
    const reach = owner.get(at);
    const answer = reach && answers.get(reach);
    if (!reach || !answer || !settled(answer)) kept.push({ ...point });
    else if (answer.holds === "no") removed.push({ ...point });
    else {
      kept.push(confirmed(point, answer, today));
      // A use that is new stands beside the others of its number.
      if (at === reach.points.at(-1)) kept.push(...newUses(points, reach, answer, today));
    }
  });
  for (const { kind, value, uses } of added) {
    for (const channel of kind === "email" ? (["email"] as const) : uses) kept.push({ channel, value: value.trim(), verified: today, consent: true });
  }
  return { contactPoints: kept, removed };
}

function confirmed(point: ContactPoint, answer: Answer, today: Date): ContactPoint {
  const use = answer.uses?.[point.channel];
  const consent = use === undefined ? {} : { consent: use };
  if (answer.holds !== "changed" || answer.value === undefined) return { ...point, verified: today, ...consent };
  // What came back, came back from the old one.
  const { bounced: _old, ...rest } = point;
  return { ...rest, value: answer.value.trim(), verified: today, ...consent };
}

function newUses(points: readonly ContactPoint[], reach: Reach, answer: Answer, today: Date): ContactPoint[] {
  const value = (answer.holds === "changed" && answer.value?.trim()) || reach.value;
  const listed = new Set(reach.points.map((at) => points[at]?.channel));
  return Object.entries(answer.uses ?? {})
    .filter(([channel, use]) => use && !listed.has(channel as Channel))
    .map(([channel]) => ({ channel: channel as Channel, value, verified: today, consent: true }));
}

/** Partly hidden, for a screen that others may see: `06 •••• ••78`, `j•••@example.nl`. */
export function masked(kind: Kind, value: string): string {
  if (kind === "email") {
    const at = value.lastIndexOf("@");
    const [first = ""] = value;
    return at > 0 ? `${first}•••${value.slice(at)}` : `${first}•••`;
  }
  const digits = (value.match(/\d/gu) ?? []).length;
  let seen = 0;
  // Of a short number hardly anything would be hidden.
  return value.replace(/\d/gu, (digit) => (++seen <= (digits > 6 ? 2 : 0) || seen > digits - 2 ? digit : "•"));
}

/** The last two digits of a number: what a screen reader says of a hidden one. */
export function ending(value: string): string {
  return value.replace(/\D/gu, "").slice(-2);
}

/** What may be odd about a number or an address. Only a hint: what is odd may still be right. */
export type Oddity = { id: "no-at" | "no-domain" | "spaces" | "no-digits" | "short" | "long" | "mobile" } | { id: "typo"; meant: string };

/** Looks at an address or number as it was typed; `undefined` when nothing is odd or nothing was typed. */
export function oddity(kind: Kind, typed: string, locale: Locale): Oddity | undefined {
  const value = typed.trim();
  if (!value) return undefined;
  return kind === "email" ? oddEmail(value) : oddPhone(value, locale);
}

function oddEmail(value: string): Oddity | undefined {
  const at = value.lastIndexOf("@");
  if (/\s/u.test(value)) return { id: "spaces" };
  if (at < 1) return { id: "no-at" };
  const domain = value.slice(at + 1).toLowerCase();
  if (!/^[^.]+(\.[^.]+)+$/u.test(domain)) return { id: "no-domain" };
  const meant = MAIL_DOMAINS.includes(domain) ? undefined : COMMON_DOMAINS.find((known) => oneSlip(domain, known));
  return meant === undefined ? undefined : { id: "typo", meant: `${value.slice(0, at + 1)}${meant}` };
}

function oddPhone(value: string, locale: Locale): Oddity | undefined {
  const digits = value.replace(/\D/gu, "");
  if (digits.length < 3) return { id: "no-digits" };
  if (digits.length > 15) return { id: "long" };
  // A Dutch mobile number has nine digits after its 0 or +31, the first of them a 6. For a German reader 06 is also a place, such as Mainz.
  const national = /^(?:\+|00)31/u.test(bare("phone", value)) ? digits.replace(/^(?:00)?310?/u, "") : locale === "de" ? "" : digits.replace(/^0/u, "");
  if (national.startsWith("6") && national !== digits && national.length !== 9) return { id: "mobile" };
  return digits.length < 8 ? { id: "short" } : undefined;
}

/** Large providers whose names are often mistyped. */
const COMMON_DOMAINS = [
  "gmail.com", "hotmail.com", "hotmail.nl", "outlook.com", "live.nl", "icloud.com", "ziggo.nl", "kpnmail.nl", "planet.nl", "xs4all.nl", "yahoo.com", "gmx.de", "web.de",
  "orange.fr", "telenet.be",
];
/** Names that exist and differ by one letter from those. */
const MAIL_DOMAINS = [
  ...COMMON_DOMAINS, "ymail.com", "email.com", "mail.com", "outlook.nl", "hotmail.de", "hotmail.be", "hotmail.fr", "hotmail.it", "live.com", "live.be", "live.de", "live.fr",
  "gmx.at", "gmx.ch", "gmx.net", "me.com", "orange.be",
];

/** One letter too many, too few, other than meant, or two that changed places. */
function oneSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  let [endTyped, endMeant] = [typed.length, meant.length];
  while (endTyped > start && endMeant > start && typed[endTyped - 1] === meant[endMeant - 1]) [endTyped, endMeant] = [endTyped - 1, endMeant - 1];
  const [wrong, right] = [typed.slice(start, endTyped), meant.slice(start, endMeant)];
  return (wrong.length <= 1 && right.length <= 1) || (wrong.length === 2 && right.length === 2 && wrong[0] === right[1] && wrong[1] === right[0]);
}

function kindOf(channel: Channel): Kind | undefined {
  if (channel === "email") return "email";
  return (PHONE_USES as readonly Channel[]).includes(channel) ? "phone" : undefined;
}

/** The same number however it is spaced; the same address however it is capitalised. */
function bare(kind: Kind, value: string): string {
  const number = value.replace(/[^\d+]/gu, "").replace(/^00/u, "+");
  return kind === "email" || !number ? value.trim().toLowerCase() : number;
}
