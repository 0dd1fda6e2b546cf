/** What the elements for people at a desk say: the letter, the next steps, the call guide. */

import type { Catalogue } from "../words.js";
import type { DeskKey } from "./desk/nl.js";

/** In every language; a page loads the one it speaks. */
export const desk: Catalogue<DeskKey> = {
  nl: () => import("./desk/nl.js"),
  en: () => import("./desk/en.js"),
  de: () => import("./desk/de.js"),
  fr: () => import("./desk/fr.js"),
};
export type { DeskKey };
