/** What every element may have to say. */

import type { Locale } from "../../types.js";

const nl = {
  failed: "Dat lukte niet.",
  loading: "Een ogenblik…",
  retry: "Opnieuw proberen",
};

/** The names of these messages. */
export type CommonKey = keyof typeof nl;

const en: typeof nl = {
  failed: "That did not work.",
  loading: "One moment…",
  retry: "Try again",
};

const de: typeof nl = {
  failed: "Das hat nicht geklappt.",
  loading: "Einen Moment…",
  retry: "Noch einmal versuchen",
};

const fr: typeof nl = {
  failed: "Cela n’a pas fonctionné.",
  loading: "Un instant…",
  retry: "Réessayer",
};

/** In every language. */
export const common: Record<Locale, typeof nl> = { nl, en, de, fr };
