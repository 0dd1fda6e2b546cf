// A field for a number or an address. It gives hints and refuses nothing: what looks odd may be right.

import { button, h } from "../dom.js";
import type { Speech } from "../words.js";
import type { ContactCheckKey } from "../words/contact-check.js";
import { type Kind, type Oddity, oddity } from "./contact-points.js";
import { PRESS } from "./form-element.js";

/** What the field is for, and whom it tells. */
export interface ContactField {
  kind: Kind;
  /** Its name in the element. */
  key: string;
  label: string;
  /** Why it is asked, when it may be left empty. */
  why?: string;
  value: string;
  /** What the account already has: nobody asks whether that is right. */
  known?: string;
  /** Each change. */
  typed(value: string): void;
  /** The customer is done with it. */
  left(): void;
  /** Has a screen reader say a hint. */
  say(hint: string): void;
}

/** How each hint is worded. */
const ODD = {
  "no-at": "odd-at",
  "no-domain": "odd-domain",
  spaces: "odd-spaces",
  typo: "odd-typo",
  "no-digits": "odd-digits",
  short: "odd-short",
  long: "odd-long",
  mobile: "odd-mobile",
} as const satisfies Record<Oddity["id"], ContactCheckKey>;

/** The field with its label and the place of its hint. */
export function contactField(speech: Speech<ContactCheckKey>, { kind, key, label, why, value, known, typed, left, say }: ContactField): HTMLElement {
  // As text, so that no browser refuses it; the keyboard is that of what it is.
  const input = h("input", {
    type: "text", inputmode: kind === "phone" ? "tel" : "email", autocomplete: kind === "phone" ? "tel" : "email", autocapitalize: "none", spellcheck: "false",
    id: key, "data-key": key, "aria-describedby": why === undefined ? `${key}-odd` : `${key}-why ${key}-odd`,
  });
  input.value = value;
  const hint = h("div", { class: "odd", id: `${key}-odd` });
  const look = () => {
    const odd = input.value === known ? undefined : oddity(kind, input.value, speech.locale);
    const meant = odd && "meant" in odd ? odd.meant : undefined;
    const text = odd && speech.text(ODD[odd.id], { meant: meant ?? "" });
    const take = () => {
      input.value = meant ?? "";
      typed(input.value);
      look();
      input.focus();
    };
    hint.replaceChildren();
    if (text) hint.append(h("p", {}, text));
    if (meant) hint.append(button({ class: "link", "data-key": `${key}-meant`, onclick: take }, speech.text("use-typo")));
    return text;
  };
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    // A hint while typing would come too soon; one that no longer holds goes at once.
    if (hint.hasChildNodes()) look();
    typed(input.value);
  });
  input.addEventListener("change", () => {
    left();
    // Leaving the field may be the press on a button.
    setTimeout(() => {
      const text = input.isConnected && look();
      if (text) say(text);
    }, PRESS);
  });
  // Built anew, for example in another language: the hint is there again.
  look();
  return h(
    "div",
    { class: "field" },
    h("label", { for: key }, label, why !== undefined && h("span", { class: "soft optional" }, ` (${speech.text("optional")})`)),
    why !== undefined && h("p", { class: "soft hint", id: `${key}-why` }, why),
    input,
    hint,
  );
}
