import { asHelderError, HelderError } from "./error.js";
import type {
  Account, Advice, AdvisedStep, AdviceOptions, Balance, BalanceRequest, Costs, CostsRequest, CheckOptions, Draft, DraftLanguage, DraftOptions, FormulaCounts, Formulas, Interest, InterestRequest, Jurisdiction, Language, LetterOptions, LetterReport, Locale,
  Notice, NoticeRequest, PaymentPlan, PaymentPlans, PlanRequest, PlansRequest, PolicyReport, RepairRequest, Repairs, SimulateRequest, Simulation,
} from "./types.js";

/** What holds for every call, unless the call says otherwise. */
export interface HelderOptions {
  /** The language of the letters, those that are judged and those that are drafted; Dutch when left out. Dutch ones only are judged, so far. */
  language?: Language | DraftLanguage;
  /** The language of messages, labels and reasons; Dutch when left out. It is that of the person at the screen: a draft follows `language`. */
  locale?: Locale;
  /** Which parts to load; `letters` and `accounts` when left out. */
  parts?: PartName[];
}

/** How a draft is made; with the pack of the advice it follows the law of that pack. */
export interface DraftingOptions extends Omit<DraftOptions, "step"> {
  /** The id of the pack that the advice is by, as for `nextSteps`: the draft follows its law, unless a `jurisdiction` is given. */
  policy?: string;
}

/** The engine. Every function is synchronous, takes and gives plain objects, and throws a {@link HelderError}. Nothing has to be freed. */
export interface Helder {
  /** What it runs on. */
  readonly engine: EngineName;
  /** Judges a letter: counts, formulas, clarity, tone, findings with places (`text.slice(start, end) === finding.text`), checklist. */
  scoreLetter(text: string, options?: LetterOptions): LetterReport;
  /** Readability formulas of counts alone, for texts that were counted elsewhere. */
  formulas(counts: FormulaCounts): Formulas;
  /** Ranked next steps for an account that is behind, with reasons and with what must not be done now. */
  nextSteps(account: Account, options: AdviceOptions): Advice;
  /** A letter, message or call guide for a step of an advice (or its name), filled in as far as is known; `blanks` names what a person fills in. */
  draft(account: Account, step: string | Pick<AdvisedStep, "step" | "channel">, options: DraftingOptions): Draft;
  /** What is wrong with a policy pack (TOML or JSON text, or an object), with line and column. Needs the part `desk`. */
  checkPolicy(pack: string | object, options: CheckOptions): PolicyReport;
  /** What packs would do with accounts, day by day: a model with published assumptions, seeded. Needs the part `desk`. */
  simulate(request: SimulateRequest): Simulation;
  /**
   * Makes a pack of your own known (JSON text or an object), when it can be read and its own tests hold; gives the id to pass as `policy`. Known to every engine of this
   * page (worker, process), not to this one alone; a pack of the same id takes its place for all of them. Of a TOML text: `usePolicy(checkPolicy(toml, options).json)`.
   */
  usePolicy(pack: string | object): string;
  /** Makes a pack (JSON text or an object) known to `checkPolicy`, for packs that extend it, and to `simulate`; also one that nobody should use. On the whole page, as `usePolicy`. Needs the part `desk`. */
  knowPolicy(id: string, pack: string | object): void;
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

/** What runs the engine: WebAssembly on the page, a worker, or JavaScript where WebAssembly is forbidden. */
export type EngineName = "wasm" | "worker" | "js";

/** The engine where its answers are waited for: every function gives a promise. */
export type AsyncHelder = {
  readonly [Name in keyof Helder]: Helder[Name] extends (...given: infer Given) => infer Answer ? (...given: Given) => Promise<Answer> : Helder[Name];
};

/** The parts of the engine, each a file of its own: `letters` judges letters, `accounts` advises, drafts and does the sums, `desk` checks policies. */
export type PartName = "letters" | "accounts" | "desk";

/** The code of a part: its wasm, or the module that wasm2js made of it. */
export type Code = WebAssembly.Module | BufferSource | object;

/** A part: its glue, its code, and the data it is handed over when they are first asked for. */
export interface LettersPart {
  glue: typeof import("./letters_bg.js");
  code: Code;
  /** The texts of the interface in the languages that the code does without. */
  messages: Record<string, string>;
}
/** As {@link LettersPart}. */
export interface AccountsPart {
  glue: typeof import("./accounts_bg.js");
  code: Code;
  messages: Record<string, string>;
  packs: Record<string, string>;
  drafts: Record<"nl" | "en", string>;
}

/** As {@link LettersPart}. */
export interface DeskPart {
  glue: typeof import("./desk_bg.js");
  code: Code;
  packs: Record<string, string>;
}
/** The parts to start. */
export interface Parts {
  letters?: LettersPart;
  accounts?: AccountsPart;
  desk?: DeskPart;
}

/** The parts that are loaded when none are named. */
export const USUAL_PARTS: readonly PartName[] = ["letters", "accounts"];

/** So many packs may stand on each other, as the engine has it. */
const MOST_LAYERS = 4;

/** What runs on this page, worker or process: each part once. */
const running: { letters?: LettersPart["glue"]; accounts?: AccountsPart["glue"]; desk?: DeskPart["glue"] } = {};
let engine: "wasm" | "js" = "wasm";
let packs: Record<string, string> = {};
/** The packs that an advice can be by, as text. */
const policies = new Map<string, string>();
let drafts: Partial<Record<"nl" | "en", string>> = {};
let messages: Record<string, string> = {};
const spoken = new Set<string>();

/** The packs and the drafts are handed over when they are first asked for: who only does sums does not wait for them. */
function accountsWithPacks(): AccountsPart["glue"] {
  const accounts = part("accounts");
  for (const [id, pack] of Object.entries(packs)) accounts.providePolicy(id, pack);
  packs = {};
  return accounts;
}

/** Whose law a pack follows: what it says itself, or what the pack says that it extends. */
function lawOf(policy: string): Jurisdiction {
  let id: string | undefined = policy;
  // Packs that came to extend each other have no end; a few on each other are all that may be.
  for (let layers = 0; id !== undefined && layers < MOST_LAYERS; layers++) {
    const text = policies.get(id);
    if (text === undefined) break;
    const { pack }: { pack: { jurisdiction?: Jurisdiction; extends?: string } } = JSON.parse(text);
    if (pack.jurisdiction) return pack.jurisdiction;
    id = pack.extends;
  }
  throw new HelderError({ code: "unknown-policy", path: "options.policy", message: `expected one of ${[...policies.keys()].join(", ")}, found ${JSON.stringify(policy)}` });
}

function part<Name extends keyof typeof running>(name: Name): NonNullable<(typeof running)[Name]> {
  const glue = running[name];
  if (!glue) throw new HelderError({ code: "engine", path: "parts", message: `this needs the part "${name}": createHelder({ parts: […, "${name}"] })` });
  return glue;
}

/** The texts of a language are handed over when it is first asked for; German and French fall back on English. */
function speaking<Name extends "letters" | "accounts">(name: Name, locale: Locale | undefined): NonNullable<(typeof running)[Name]> {
  const glue = part(name);
  for (const language of locale === "de" || locale === "fr" ? [locale, "en"] as const : [locale]) {
    const texts = language !== undefined && !spoken.has(name + language) && Object.hasOwn(messages, language) && messages[language];
    if (!texts) continue;
    glue.provideMessages(language, texts);
    spoken.add(name + language);
  }
  return glue;
}

/** Joins the glue of a part to its code. */
function join(name: PartName, glue: { __wbg_set_wasm(exports: object): void }, code: Code): void {
  if ("memory" in code) {
    engine = "js";
    glue.__wbg_set_wasm(code);
    return;
  }
  const module = code instanceof WebAssembly.Module ? code : new WebAssembly.Module(code as BufferSource);
  glue.__wbg_set_wasm(new WebAssembly.Instance(module, { [`./${name}_bg.js`]: glue as WebAssembly.ModuleImports }).exports);
}

/** Starts the parts given, on this page, worker or process; a second start is free. */
export function start({ letters, accounts, desk }: Parts, defaults: HelderOptions = {}): Helder {
  if (letters && !running.letters) {
    join("letters", letters.glue, letters.code);
    running.letters = letters.glue;
    ({ messages } = letters);
  }
  if (accounts && !running.accounts) {
    join("accounts", accounts.glue, accounts.code);
    running.accounts = accounts.glue;
    ({ messages, packs, drafts } = accounts);
    for (const [id, pack] of Object.entries(packs)) policies.set(id, pack);
  }
  if (desk && !running.desk) {
    join("desk", desk.glue, desk.code);
    running.desk = desk.glue;
    for (const [id, pack] of Object.entries(desk.packs)) desk.glue.knowPolicy(id, pack);
  }
  const locale = defaults.locale && { locale: defaults.locale };
  type Sum = "collectionCosts" | "interest" | "balance" | "notice" | "paymentPlan" | "paymentPlans" | "repairPlan";
  /** A sum: one request, one answer. */
  const sum = <Request extends { locale?: Locale }, Answer>(name: Sum) => (request: Request) => {
    const accounts = speaking("accounts", request?.locale ?? defaults.locale);
    return call<Answer>(() => accounts[name](record("request", { ...locale, ...request })));
  };
  const language = defaults.language && { language: defaults.language };
  return {
    engine,
    scoreLetter(text, options) {
      if (typeof text !== "string") throw unexpected("text", "the letter as a string", text);
      const letters = speaking("letters", options?.locale ?? defaults.locale);
      const report = call<LetterReport>(() => letters.scoreLetter(text, record("options", { ...language, ...locale, ...options })));
      return wellFormed(text) ? report : withOwnText(text, report);
    },
    formulas: (counts) => call<Formulas>(() => part("letters").formulas(record("counts", counts))),
    nextSteps(account, options) {
      const accounts = accountsWithPacks();
      speaking("accounts", options?.locale ?? defaults.locale);
      return call<Advice>(() => accounts.nextSteps(record("account", account), record("options", { ...locale, ...options })));
    },
    draft(account, step, options) {
      const accounts = part("accounts");
      if (typeof step !== "string" && (typeof step !== "object" || !step)) throw unexpected("step", "a step of an advice, or its name", step);
      for (const [language, texts] of Object.entries(drafts)) accounts.provideDrafts(language, texts);
      drafts = {};
      // A step as the advice gives it names its channel. Its best moment is that of the message: when the call is that it announces, a person says.
      const of = typeof step === "string" ? { step } : { step: step.step, channel: step.channel };
      const { policy, ...given } = options ?? {};
      const law = given.jurisdiction ?? (policy ? lawOf(policy) : undefined);
      return call<Draft>(() => accounts.draft(record("account", account), record("options", { ...language, ...of, ...given, jurisdiction: law })));
    },
    checkPolicy(pack, options) {
      return call<PolicyReport>(() => part("desk").checkPolicy(text("pack", pack), record("options", { ...locale, ...options })));
    },
    simulate: (request) => call<Simulation>(() => part("desk").simulate(record("request", { ...locale, ...request }))),
    usePolicy(pack) {
      const json = text("pack", pack);
      if (!/^\s*\{/.test(json)) {
        throw new HelderError({ code: "invalid-json", path: "pack", message: "expected a pack as an object or as its JSON text; of one in TOML checkPolicy gives the `json`" });
      }
      const id = call<string>(() => accountsWithPacks().acceptPolicy(json));
      policies.set(id, json);
      running.desk?.knowPolicy(id, json);
      return id;
    },
    knowPolicy(id, pack) {
      const desk = part("desk");
      if (typeof id !== "string") throw unexpected("id", "the id of the pack", id);
      desk.knowPolicy(id, text("pack", pack));
    },
    collectionCosts: sum<CostsRequest, Costs>("collectionCosts"),
    interest: sum<InterestRequest, Interest>("interest"),
    balance: sum<BalanceRequest, Balance>("balance"),
    notice: sum<NoticeRequest, Notice>("notice"),
    paymentPlan: sum<PlanRequest, PaymentPlan>("paymentPlan"),
    paymentPlans: sum<PlansRequest, PaymentPlans>("paymentPlans"),
    repairPlan: sum<RepairRequest, Repairs>("repairPlan"),
  };
}

/** A pack as text: as it is written, or the object that its JSON stands for. */
function text(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  const found = value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
  if (found === "object") return record(name, value);
  throw new HelderError({ code: "invalid-value", path: name, message: `expected text or an object, found ${found}` });
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
  if (text === undefined) throw unexpected(name, "an object", value);
  return text;
}

/** An argument that is something else than was expected. */
function unexpected(path: string, expected: string, found: unknown): HelderError {
  return new HelderError({ code: "invalid-value", path, message: `expected ${expected}, found ${found === null ? "null" : typeof found}` });
}

/** Half of a surrogate pair is no character; the engine reads it as one unknown character of the same length. */
function wellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

/** The places are right; the texts are taken from the letter as it was given. */
function withOwnText(text: string, report: LetterReport): LetterReport {
  const own = <P extends { start: number; end: number; text: string }>(place: P): P => ({ ...place, text: text.slice(place.start, place.end) });
  const within = <Item extends { places: Parameters<typeof own>[0][] }>(items: Item[]): Item[] => items.map((item) => ({ ...item, places: item.places.map(own) }));
  return { ...report, findings: report.findings.map(own), checklist: within(report.checklist), requirements: within(report.requirements) };
}
