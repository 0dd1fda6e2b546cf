/** What `<helder-payment-plan>` says to a customer: short, warm, concrete, without blame. */

import type { Catalogue } from "../words.js";
import type { PaymentPlanKey } from "./payment-plan/nl.js";

/** In every language; a page loads the one it speaks. */
export const paymentPlanWords: Catalogue<PaymentPlanKey> = {
  nl: () => import("./payment-plan/nl.js"),
  en: () => import("./payment-plan/en.js"),
  de: () => import("./payment-plan/de.js"),
  fr: () => import("./payment-plan/fr.js"),
};
export type { PaymentPlanKey };
