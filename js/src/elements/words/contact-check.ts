/** What `<helder-contact-check>` says to a customer. */

import type { Catalogue } from "../words.js";
import type { ContactCheckKey } from "./contact-check/nl.js";

/** In every language; a page loads the one it speaks. */
export const contactCheckWords: Catalogue<ContactCheckKey> = {
  nl: () => import("./contact-check/nl.js"),
  en: () => import("./contact-check/en.js"),
  de: () => import("./contact-check/de.js"),
  fr: () => import("./contact-check/fr.js"),
};
export type { ContactCheckKey };
