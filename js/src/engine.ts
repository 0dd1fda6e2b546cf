import * as core from "./core.js";
import { asHelderError, HelderError } from "./error.js";
import messages from "./messages.js";
import packs from "./packs.js";
import type {
  Account, Advice, AdviceOptions, Balance, BalanceRequest, Costs, CostsRequest, FormulaCounts, Formulas, Interest, InterestRequest, Language, LetterOptions, LetterReport, Locale,
  Notice, NoticeRequest, PaymentPlan, PaymentPlans, PlanRequest, PlansRequest, RepairRequest, Repairs,
} from "./types.js";

/** What holds for every call, unless the call says otherwise. */
export interface HelderOptions {
  /** The language of the letters; Dutch. */
  language?: Language;
  /** The language of messages, labels and reasons; Dutch when left out. */
  locale?: Locale;
}

/** The engine. Every function is synchronous, takes and gives plain objects, and throws a {@link HelderError}. Nothing has to be freed. */
export interface Helder {
  /** Judges a letter: counts, formulas, clarity, tone, findings with places (`text.slice(start, end) === finding.text`), checklist. */
  scoreLetter(text: string, options?: LetterOptions): LetterReport;
  /** Readability formulas of counts alone, for texts that were counted elsewhere. */
  formulas(counts: FormulaCounts): Formulas;
  /** Ranked next steps for an account that is behind, with reasons and with what must not be done now. */
  nextSteps(account: Account, options: AdviceOptions): Advice;
  /** The highest collection costs the law allows, step by step. */
  collectionCosts(request: CostsRequest): Costs;
  /** Statutory interest, period by period. */
  interest(request: InterestRequest): Interest;
  /** What is still owed on a day, after part payments. */
  balance(request: BalanceRequest): Balance;
  /** The days of the letter that has to come first: fourteen-day letter, free reminder, invoice. */
  notice(request: NoticeRequest): Notice;
  /** A payment plan: days and amounts, to the cent. */
  paymentPlan(request: PlanRequest): PaymentPlan;
  /** Payment plans of one total side by side, with what fits in a budget. */
  paymentPlans(request: PlansRequest): PaymentPlans;
  /** How a plan of which payments were missed can go on. */
  repairPlan(request: RepairRequest): Repairs;
}

let started = false;
let provided = false;
const spoken = new Set<Locale>();

/** The packs are handed over when the first advice is asked for: who only judges letters does not wait for them. */
function providePacks(): void {
  if (provided) return;
  for (const [id, pack] of Object.entries(packs)) core.providePolicy(id, pack);
  provided = true;
}

/** The texts of a language are handed over when it is first asked for; German and French fall back on English. */
function provideMessages(locale: Locale | undefined): void {
  for (const language of locale === "de" || locale === "fr" ? [locale, "en"] as const : [locale]) {
    if (language === undefined || language === "nl" || spoken.has(language) || !Object.hasOwn(messages, language)) continue;
    core.provideMessages(language, messages[language]);
    spoken.add(language);
  }
}

/** Starts the engine on this page, worker or process; a second start is free. */
export function start(wasm: WebAssembly.Module | BufferSource, defaults: HelderOptions = {}): Helder {
  if (!started) {
    core.initSync({ module: wasm });
    started = true;
  }
  const locale = defaults.locale && { locale: defaults.locale };
  /** A sum: one request, one answer. */
  const sum = <Request extends { locale?: Locale }, Answer>(compute: (request: string) => string) => (request: Request) => {
    provideMessages(request?.locale ?? defaults.locale);
    return call<Answer>(() => compute(record("request", { ...locale, ...request })));
  };
  const language = defaults.language && { language: defaults.language };
  return {
    scoreLetter(text, options) {
      if (typeof text !== "string") {
        throw new HelderError({ code: "invalid-value", path: "text", message: `expected the letter as a string, found ${typeof text}` });
      }
      provideMessages(options?.locale ?? defaults.locale);
      const report = call<LetterReport>(() => core.scoreLetter(text, record("options", { ...language, ...locale, ...options })));
      return wellFormed(text) ? report : withOwnText(text, report);
    },
    nextSteps(account, options) {
      providePacks();
      provideMessages(options?.locale ?? defaults.locale);
      return call<Advice>(() => core.nextSteps(record("account", account), record("options", { ...locale, ...options })));
    },
    formulas: (counts) => call<Formulas>(() => core.formulas(record("counts", counts))),
    collectionCosts: sum<CostsRequest, Costs>(core.collectionCosts),
    interest: sum<InterestRequest, Interest>(core.interest),
    balance: sum<BalanceRequest, Balance>(core.balance),
    notice: sum<NoticeRequest, Notice>(core.notice),
    paymentPlan: sum<PlanRequest, PaymentPlan>(core.paymentPlan),
    paymentPlans: sum<PlansRequest, PaymentPlans>(core.paymentPlans),
    repairPlan: sum<RepairRequest, Repairs>(core.repairPlan),
  };
}

function call<T>(run: () => string): T {
  try {
    return JSON.parse(run()) as T;
  } catch (thrown) {
    throw asHelderError(thrown);
  }
}

/** A record as JSON text: dates become text, functions and `undefined` fall away. */
function record(name: string, value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (cause) {
    // A record that holds itself, or a bigint.
    throw new HelderError({ code: "invalid-json", path: name, message: `${name} cannot be written as JSON: ${cause instanceof Error ? cause.message : cause}` }, { cause });
  }
  if (text === undefined) throw new HelderError({ code: "invalid-value", path: name, message: `expected an object, found ${typeof value}` });
  return text;
}

/** Half of a surrogate pair is no character; the engine reads it as one unknown character of the same length. */
function wellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

/** The places are right; the texts are taken from the letter as it was given. */
function withOwnText(text: string, report: LetterReport): LetterReport {
  const own = <P extends { start: number; end: number; text: string }>(place: P): P => ({ ...place, text: text.slice(place.start, place.end) });
  return { ...report, findings: report.findings.map(own), checklist: report.checklist.map((item) => ({ ...item, places: item.places.map(own) })) };
}
