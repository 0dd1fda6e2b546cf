/** What is said of a letter and the advice on an account are Dutch or English so far; a screen reader has to know which. */

import type { Locale } from "../types.js";

/** In which language the engine says it, to who reads the interface in this one. */
export const SPOKEN: Readonly<Record<Locale, "nl" | "en">> = { nl: "nl", en: "en", de: "en", fr: "en" };
