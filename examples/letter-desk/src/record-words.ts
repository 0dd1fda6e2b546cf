// What the engine says in codes, in the words of the page: the records that facts come from, what a draft leaves open, and what is wrong
// with what was filled in.

import type { Account, HelderError } from "helder";
import { currentLocale, day, words } from "./words.ts";

const nl = {
  records: {
    contacts: (when: string) => `contact van ${when}`, payments: (when: string) => `betaling van ${when}`, promises: (when: string) => `toezegging van ${when}`,
    plans: (when: string) => `regeling van ${when}`, disputes: (when: string) => `bezwaar van ${when}`, charges: (when: string) => `kosten van ${when}`,
  } as Record<string, (when: string) => string>,
  blanks: {
    answer: "uw antwoord", question: "de vraag van de klant", "call-day": "de dag waarop u belt", "call-time": "hoe laat u belt", "help-name": "wie de klant kan helpen",
    "help-phone": "het telefoonnummer van die hulp", "help-link": "de link naar hulp", signatory: "wie de brief ondertekent", name: "de naam van de klant", phone: "uw telefoonnummer",
    email: "uw e-mailadres", hours: "wanneer u bereikbaar bent", iban: "uw rekeningnummer", "account-holder": "op wiens naam de rekening staat", "pay-link": "de link om te betalen",
    reference: "het kenmerk", sender: "uw bedrijf", website: "uw website", adviser: "de vaste contactpersoon", correction: "wat u hebt verbeterd", description: "waar de rekening voor is",
    amount: "het bedrag", costs: "de kosten", "costs-charged": "de kosten die u rekende", "company-number": "uw KvK-nummer", plan: "de regeling", "pay-by": "de dag om te betalen",
  } as Record<string, string>,
  wrong: {
    amount: "Vul een bedrag in, zoals 214,60.",
    "negative-amount": "Vul een bedrag in dat niet onder nul is.",
    "invalid-principal": "Vul een bedrag boven nul in.",
    "too-large": "Dit bedrag is te groot om mee te rekenen.",
    "invalid-date": "Kies een dag.",
    "end-before-start": "Kies een dag na ‘Te laat sinds’.",
    early: "Zo ver terug kent Helder deze regels niet. Kies een latere dag.",
    "too-late": "Zo ver vooruit rekent Helder niet. Kies een eerdere dag.",
    party: "Dit recht geldt alleen tussen bedrijven. Kies ‘een bedrijf’.",
    other: "Hier kan Helder niet mee rekenen.",
  },
  faults: {
    "invalid-toml": "Helder kan dit niet lezen. Kijk of er een aanhalingsteken, haakje of is-teken ontbreekt.",
    "invalid-json": "Helder kan dit niet lezen. Kijk of er een aanhalingsteken, haakje of komma ontbreekt.",
    "unknown-field": "Dit woord kent Helder hier niet. Is het goed gespeld?",
    "missing-field": "Hier ontbreekt iets.",
    "invalid-value": "Deze waarde kan hier niet.",
    "invalid-date": "Dit is geen dag, zoals 2026-11-23.",
    "invalid-amount": "Dit is geen bedrag, zoals 25.00.",
    "duplicate-id": "Deze naam is al gebruikt.",
    "unknown-policy": "Het beleid waarop dit verdergaat, is niet bekend.",
    "unknown-step": "Deze stap is niet bekend.",
    "invalid-policy": "Dit kan niet zo bedoeld zijn.",
    "too-large": "Deze tekst is te groot voor een beleid.",
  } as Record<string, string>,
};

const en: typeof nl = {
  records: {
    contacts: (when) => `contact of ${when}`, payments: (when) => `payment of ${when}`, promises: (when) => `promise of ${when}`,
    plans: (when) => `plan of ${when}`, disputes: (when) => `dispute of ${when}`, charges: (when) => `costs of ${when}`,
  },
  blanks: {
    answer: "your answer", question: "the customer’s question", "call-day": "the day on which you call", "call-time": "at what time you call", "help-name": "who can help the customer",
    "help-phone": "the telephone number of that help", "help-link": "the link to help", signatory: "who signs the letter", name: "the customer’s name", phone: "your telephone number",
    email: "your e-mail address", hours: "when you can be reached", iban: "your account number", "account-holder": "in whose name the account is", "pay-link": "the link to pay",
    reference: "the reference", sender: "your company", website: "your website", adviser: "the customer’s own contact", correction: "what you corrected", description: "what the invoice is for",
    amount: "the amount", costs: "the costs", "costs-charged": "the costs that you charged", "company-number": "your company number", plan: "the plan", "pay-by": "the day to pay by",
  },
  wrong: {
    amount: "Fill in an amount, such as 214.60.",
    "negative-amount": "Fill in an amount that is not below zero.",
    "invalid-principal": "Fill in an amount above zero.",
    "too-large": "This amount is too large to compute with.",
    "invalid-date": "Choose a day.",
    "end-before-start": "Choose a day after ‘Late since’.",
    early: "Helder does not know these rules that far back. Choose a later day.",
    "too-late": "Helder does not compute that far ahead. Choose an earlier day.",
    party: "This law is for claims between companies only. Choose ‘a company’.",
    other: "Helder cannot compute with this.",
  },
  faults: {
    "invalid-toml": "Helder cannot read this. Is a quote, a bracket or an equals sign missing?",
    "invalid-json": "Helder cannot read this. Is a quote, a bracket or a comma missing?",
    "unknown-field": "Helder does not know this word here. Is it spelt right?",
    "missing-field": "Something is missing here.",
    "invalid-value": "This value is not possible here.",
    "invalid-date": "This is no day, such as 2026-11-23.",
    "invalid-amount": "This is no amount, such as 25.00.",
    "duplicate-id": "This name is taken.",
    "unknown-policy": "The policy that this one extends is not known.",
    "unknown-step": "This step is not known.",
    "invalid-policy": "This cannot be meant.",
    "too-large": "This text is too large for a policy.",
  },
};

const own = (): typeof nl => (currentLocale() === "nl" ? nl : en);

/** A record such as `invoices[9]`, as a person would name it. */
export function recordName(account: Account, path: string): string {
  const [, list = "", at = ""] = /^(\w+)\[(\d+)\]$/.exec(path) ?? [];
  const records = account[list as keyof Account];
  const record = Array.isArray(records) ? (records[Number(at)] as Record<string, unknown> | undefined) : undefined;
  if (!record) return path;
  if (list === "invoices") return words().invoice(String(record["id"]));
  if (list === "contactPoints") return words().channels[record["channel"] as keyof ReturnType<typeof words>["channels"]] ?? path;
  const when = record["date"] ?? record["made"] ?? record["agreed"] ?? record["opened"];
  return typeof when === "string" ? (own().records[list]?.(day(when, "short")) ?? path) : path;
}

/** What a draft leaves open. */
export function blankNames(blanks: string[]): string {
  return new Intl.ListFormat(currentLocale() === "nl" ? "nl" : "en-GB").format(blanks.map((blank) => own().blanks[blank] ?? blank));
}

/** What is wrong with a field of the sums. */
export function wrongField({ code, path }: HelderError): string {
  const { wrong } = own();
  if (path === "party") return wrong.party;
  if (code === "before-first-rate" || code === "before-first-row") return wrong.early;
  if (code === "invalid-amount" || code === "invalid-value") return /^(from|to|sent|first)$/.test(path) ? wrong["invalid-date"] : wrong.amount;
  return (wrong as Record<string, string>)[code] ?? wrong.other;
}

/** What is wrong with a policy, where the engine says it in English for developers; nothing where it speaks the language of the page. */
export function policyFault(code: string): string | undefined {
  return own().faults[code];
}
