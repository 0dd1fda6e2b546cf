import { asHelderError, HelderError } from "./error.js";
import { onlyOptions } from "./load.js";
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

/** The code of a part: its wasm, or what starts what wasm2js made of it. */
export type Code = WebAssembly.Module | BufferSource | ((imports: object) => object);

/** What the parts are asked by; wasm-bindgen writes it. */
interface Glues {
  letters: ReturnType<typeof import("./letters_bg.js").default>;
  accounts: ReturnType<typeof import("./accounts_bg.js").default>;
  desk: ReturnType<typeof import("./desk_bg.js").default>;
}

/** A part: its glue, its code, and the data it is handed over when they are first asked for. */
interface Part<Name extends PartName> {
  /** Makes a glue for one start of the code. */
  glue: () => Glues[Name];
  code: Code;
}
/** As {@link Part}. */
export interface LettersPart extends Part<"letters"> {
  /** The texts of the interface in the languages that the code does without. */
  messages: Record<string, string>;
}
/** As {@link LettersPart}. */
export interface AccountsPart extends Part<"accounts"> {
  messages: Record<string, string>;
  packs: Record<string, string>;
  drafts: Record<"nl" | "en", string>;
}

/** As {@link LettersPart}. */
export interface DeskPart extends Part<"desk"> {
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

/** A part that runs. */
interface Running<Glue> {
  /** Nothing once it stopped somewhere within. */
  glue: Glue | undefined;
  begin(): Glue;
  /** What it was told, by the function that told it and the name. */
  told: Map<string, string>;
}

/** What runs on this page, worker or process: each part once in each form. */
const running: Record<"wasm" | "js", { [Name in PartName]?: Running<Glues[Name]> }> = { wasm: {}, js: {} };
/** The packs that an advice can be by, as text. */
const policies = new Map<string, string>();
/** The packs that the desk knows, as text: also those that nobody should use. */
const known = new Map<string, string>();
let drafts: Record<string, string> = {};
let messages: Record<string, string> = {};

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

/** The texts of a language; German and French fall back on English. */
function textsIn(locale: Locale | null | undefined): [string, string][] {
  return Object.entries(messages).filter(([language]) => language === locale || (language === "en" && (locale === "de" || locale === "fr")));
}

/** Starts a part: its code joined to a glue of its own. */
function run<Name extends PartName>(name: Name, { glue, code }: Part<Name>): Running<Glues[Name]> {
  const module = typeof code === "function" || code instanceof WebAssembly.Module ? code : new WebAssembly.Module(code);
  const begin = (): Glues[Name] => {
    const own = glue();
    const imports = { [`./${name}_bg.js`]: own as unknown as WebAssembly.ModuleImports };
    own.__wbg_set_wasm(typeof module === "function" ? module(imports) : new WebAssembly.Instance(module, imports).exports);
    return own;
  };
  return { glue: begin(), begin, told: new Map() };
}

/** Starts the parts given, on this page, worker or process; a second start is free. */
export function start(parts: Parts, defaults: HelderOptions = {}, engine: "wasm" | "js" = "wasm"): Helder {
  onlyOptions(defaults);
  const mine = running[engine];
  const begin = <Name extends PartName>(name: Name, part: (Part<Name> & Partial<Omit<AccountsPart, keyof Part<Name>>>) | undefined): void => {
    if (!part || mine[name]) return;
    Object.assign(mine, { [name]: run(name, part) });
    messages = part.messages ?? messages;
    drafts = part.drafts ?? drafts;
    for (const packs of [policies, known]) for (const [id, pack] of Object.entries(part.packs ?? {})) if (!packs.has(id)) packs.set(id, pack);
  };

  begin("letters", parts.letters);
  begin("accounts", parts.accounts);
  begin("desk", parts.desk);

  const needed = <Name extends PartName>(name: Name): NonNullable<(typeof mine)[Name]> => {
    const part = mine[name];
    if (!part) throw new HelderError({ code: "engine", path: "parts", message: `this needs the part "${name}": createHelder({ parts: […, "${name}"] })` });
    return part;
  };
  /**
   * Asks a part. One that throws what is no error of its own stopped somewhere within, with its stack and its memory as they were then: the next question goes to a new
   * one, that is told everything again.
   */
  const ask = <Name extends PartName, Answer>(name: Name, question: (glue: Glues[Name], tell: Tell) => string): Answer => {
    const part = needed(name) as Running<Glues[Name]>;
    try {
      if (!part.glue) part.told.clear();
      const glue = (part.glue ??= part.begin());
      return JSON.parse(
        question(glue, (how, texts) => {
          for (const [id, text] of texts) {
            if (part.told.get(how + id) === text) continue;
            (glue as unknown as Record<string, (id: string, text: string) => void>)[how]?.(id, text);
            part.told.set(how + id, text);
          }
        }),
      ) as Answer;
    } catch (thrown) {
      const error = asHelderError(thrown);
      if (error.code === "internal") part.glue = undefined;
      throw error;
    }
  };
  /** What is asked, with the defaults for what it leaves open. */
  const inLocale = <Asked extends { locale?: Locale | null }>(asked: Asked | null | undefined) => ({ ...asked, locale: asked?.locale ?? defaults.locale });
  type Sum = "collectionCosts" | "interest" | "balance" | "notice" | "paymentPlan" | "paymentPlans" | "repairPlan";
  /** A sum: one request, one answer. */
  const sum = <Request extends { locale?: Locale | null }, Answer>(name: Sum) => (given: Request): Answer =>
    ask("accounts", (accounts, tell) => {
      const request = inLocale(given);
      tell("provideMessages", textsIn(request.locale));
      return accounts[name](record("request", request));
    });
  return {
    engine,
    scoreLetter(text, given) {
      if (typeof text !== "string") throw unexpected("text", "the letter as a string", text);
      const report = ask<"letters", LetterReport>("letters", (letters, tell) => {
        const options = inLocale(given);
        tell("provideMessages", textsIn(options.locale));
        return letters.scoreLetter(text, record("options", { ...options, language: given?.language ?? defaults.language }));
      });
      return wellFormed(text) ? report : withOwnText(text, report);
    },
    formulas: (counts) => ask("letters", (letters) => letters.formulas(record("counts", counts))),
    nextSteps: (account, given) =>
      ask("accounts", (accounts, tell) => {
        const options = inLocale(given);
        tell("providePolicy", policies);
        tell("provideMessages", textsIn(options.locale));
        return accounts.nextSteps(record("account", account), record("options", options));
      }),
    draft: (account, of, given) =>
      ask("accounts", (accounts, tell) => {
        if (typeof of !== "string" && (typeof of !== "object" || !of)) throw unexpected("step", "a step of an advice, or its name", of);
        tell("provideDrafts", Object.entries(drafts));
        // A step as the advice gives it names its channel. Its best moment is that of the message: when the call is that it announces, a person says.
        const { step, channel } = typeof of === "string" ? { step: of } : of;
        const { policy, ...options } = given ?? {};
        const jurisdiction = options.jurisdiction ?? (policy ? lawOf(policy) : undefined);
        const language = options.language ?? defaults.language;
        return accounts.draft(record("account", account), record("options", { ...options, language, step, channel: options.channel ?? channel, jurisdiction }));
      }),
    checkPolicy: (pack, options) =>
      ask("desk", (desk, tell) => {
        tell("knowPolicy", known);
        return desk.checkPolicy(text("pack", pack), record("options", inLocale(options)));
      }),
    simulate: (request) =>
      ask("desk", (desk, tell) => {
        tell("knowPolicy", known);
        return desk.simulate(record("request", inLocale(request)));
      }),
    usePolicy(pack) {
      const json = text("pack", pack);
      if (!/^\s*\{/.test(json)) {
        throw new HelderError({ code: "invalid-json", path: "pack", message: "expected a pack as an object or as its JSON text; of one in TOML checkPolicy gives the `json`" });
      }
      const id: string = ask("accounts", (accounts, tell) => {
        tell("providePolicy", policies);
        return accounts.acceptPolicy(json);
      });
      // Each part, of each engine, is told before it is asked the next time.
      for (const packs of [policies, known]) packs.set(id, json);
      return id;
    },
    knowPolicy(id, pack) {
      needed("desk");
      if (typeof id !== "string") throw unexpected("id", "the id of the pack", id);
      known.set(id, text("pack", pack));
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

/** Tells a part texts that it was not told yet, or was told otherwise. */
type Tell = (how: "provideMessages" | "providePolicy" | "provideDrafts" | "knowPolicy", texts: Iterable<readonly [name: string, text: string]>) => void;

/** A pack as text: as it is written, or the object that its JSON stands for. */
function text(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  const found = value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
  if (found === "object") return record(name, value);
  throw new HelderError({ code: "invalid-value", path: name, message: `expected text or an object, found ${found}` });
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
