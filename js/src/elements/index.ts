/**
 * All elements, registered: `import "helder/elements"`. Each can be imported by itself too.
 *
 * ```html
 * <script type="module">import "helder/elements";</script>
 * <textarea id="brief"></textarea>
 * <helder-letter for="brief" purpose="reminder"></helder-letter>
 * ```
 */
export { define, type Engine, HelderElement } from "./base.js";
export { HelderCallGuide, type GuidedStep } from "./call-guide.js";
export { HelderContactCheck } from "./contact-check.js";
export { HelderLetter } from "./letter.js";
export { HelderNextSteps, type Drafting } from "./next-steps.js";
export { type BrokenPlan, type ChosenPlan, HelderPaymentPlan } from "./payment-plan.js";
export type { Catalogue, Message, Overrides } from "./words.js";
