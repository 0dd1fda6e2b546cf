// What stands with a number or an address: what it is, how old it is, what it may be used for.

import type { Channel, ContactPoint } from "../../types.js";
import { type Child, h, icon } from "../dom.js";
import type { Speech } from "../words.js";
import type { ContactCheckKey } from "../words/contact-check.js";
import { ending, type Kind, masked, PHONE_USES, type Reach } from "./contact-points.js";

/** One answer of several, big enough for a thumb. */
export function choice(group: string, value: string, label: string, on: boolean, choose: () => void): HTMLElement {
  const radio = h("input", { type: "radio", name: group, value, "data-key": `${group}-${value}` });
  radio.checked = on;
  radio.addEventListener("input", (event) => event.stopPropagation());
  radio.addEventListener("change", choose);
  return h("label", { class: "answer" }, radio, h("span", {}, label));
}

/** The number or address, as the title of its answers; partly hidden when others may look on. */
export function reachTitle(speech: Speech<ContactCheckKey>, { kind, value }: Reach, hidden: boolean): HTMLElement {
  const seen = masked(kind, value);
  // Dots are nothing to listen to.
  const heard = kind === "phone" ? speech.text("ends-on", { digits: ending(value) }) : seen.replace("•••", "…");
  return h(
    "legend",
    {},
    icon(kind === "phone" ? "call" : "letter"),
    h("span", { class: "unseen" }, `${speech.text(kind)}${speech.locale === "fr" ? "\u00a0" : ""}: `),
    h("span", { class: "value" }, ...(hidden ? [h("span", { "aria-hidden": "true" }, seen), h("span", { class: "unseen" }, heard)] : [value])),
  );
}

/** When it was last confirmed, or that something came back since. */
export function reachNews(speech: Speech<ContactCheckKey>, points: readonly ContactPoint[]): Child {
  const [verified, bounced] = [newest(points.map((point) => point.verified)), newest(points.map((point) => point.bounced))];
  if (bounced && !(verified && verified > bounced)) return h("p", { class: "soft hint" }, icon("attention"), ` ${speech.text("bounced")}`);
  return verified && h("p", { class: "soft hint" }, speech.text("checked-on", { day: speech.day(verified) }));
}

/** What is asked about the use of a number or an address. */
export interface Uses {
  kind: Kind;
  /** The name of the boxes in the element. */
  key: string;
  /** The channels that are in use. */
  channels: readonly Channel[];
  on(channel: Channel): boolean;
  set(channel: Channel, use: boolean): void;
}

/** What a number or an address may be used for: a box for each use. */
export function usesView(speech: Speech<ContactCheckKey>, { kind, key, channels, on, set }: Uses): HTMLElement {
  const tick = (channel: Channel, label: string) => {
    const box = h("input", { type: "checkbox", "data-key": `${key}-${channel}` });
    box.checked = on(channel);
    box.addEventListener("input", (event) => event.stopPropagation());
    box.addEventListener("change", () => set(channel, box.checked));
    return h("label", { class: "tick" }, box, h("span", {}, label));
  };
  if (kind === "email") return tick("email", speech.text("use-email"));
  const boxes = PHONE_USES.filter((use) => channels.includes(use)).map((use) => tick(use, speech.text(`use-${use}`)));
  return h("fieldset", { class: "uses" }, h("legend", {}, speech.text("uses")), h("div", { class: "row" }, ...boxes));
}

function newest(days: readonly (string | undefined)[]): string | undefined {
  return days.filter((day) => day !== undefined).sort().at(-1);
}
