/** What an account is made of, in short: what a map may fill. A test holds it equal to the JSON Schema of an account. */

/** Each record's fields: `!` after the name of one it cannot be without, `[…]` for a list. */
export const RECORDS = {
  Account:
    "id!:text currency:text customer:Customer service:Service contactPoints:[ContactPoint] invoices!:[Invoice] payments:[Payment] contacts:[Contact] promises:[Promise] plans:[Plan] disputes:[Dispute] debtHelp:DebtHelp charges:[Charge] reported:date",
  Customer:
    "kind:CustomerKind name:text since:date born:date deceased:boolean vulnerabilities:[Vulnerability] skills:Skills preferences:Preferences adviser:text",
  Skills: "digital:Skill literacy:Skill dutch:Skill",
  Preferences: "channel:Channel not:[Channel] language:Locale",
  ContactPoint: "channel!:Channel value:text verified:date bounced:date consent:boolean",
  Invoice: "id!:text amount!:amount open:amount issued:date due!:date paid:date ourError:boolean",
  Payment: "date!:date amount!:amount invoice:text failed:PaymentFailure",
  Contact: "date!:date hour:hour channel!:Channel direction:Direction outcome!:Outcome purpose:Purpose received:date cause:Cause said:Said step:text",
  Promise: "made!:date due!:date kept:boolean",
  Plan: "agreed!:date status!:PlanStatus nextDue:date instalment:amount byCustomer:boolean",
  Dispute: "opened!:date status!:DisputeStatus invoice:text",
  DebtHelp: "kind!:DebtHelpKind since!:date until:date",
  Charge: "date!:date amount!:amount",
} as const;

/** The words that a field of words may hold. */
export const WORDS = {
  Cause: "forgot job-loss illness divorce bereavement debts late-income other",
  Channel: "letter email sms whatsapp call visit portal",
  CustomerKind: "consumer business",
  DebtHelpKind: "municipal administrator statutory other",
  Direction: "outbound inbound",
  DisputeStatus: "open accepted rejected",
  Locale: "nl en de fr",
  Outcome: "reached sent delivered opened clicked no-answer bounced unanswered",
  PaymentFailure: "funds technical reversed",
  PlanStatus: "proposed running missed completed failed",
  Purpose: "reminder fourteen-day-letter demand final-notice plan-offer plan-confirmation broken-plan dispute-answer payment-received",
  Said: "will-pay asks-time cannot-pay will-not-pay disagrees other-channel",
  Service: "rent energy water health-insurance",
  Skill: "good limited none",
  Vulnerability: "illness bereaved mental-health violence other",
} as const;

/** What a single value may be. */
export type LeafKind = "text" | "date" | "amount" | "boolean" | "hour" | "word";

/** What a field of an account holds. */
export type Target =
  { kind: LeafKind; words: readonly string[] } | { kind: "record"; fields: ReadonlyMap<string, Field> } | { kind: "list"; of: Target };

/** A field of a record. */
export interface Field {
  target: Target;
  required: boolean;
}

/** What an account holds. */
export const account: Target = targetOf("Account");

function targetOf(type: string): Target {
  if (type.startsWith("[")) return { kind: "list", of: targetOf(type.slice(1, -1)) };
  if (type in RECORDS) return { kind: "record", fields: new Map(RECORDS[type as keyof typeof RECORDS].split(" ").map(fieldOf)) };
  if (type in WORDS) return { kind: "word", words: WORDS[type as keyof typeof WORDS].split(" ") };
  return { kind: type as LeafKind, words: [] };
}

function fieldOf(text: string): [string, Field] {
  const [name = "", type = ""] = text.split(":");
  return [name.replace("!", ""), { target: targetOf(type), required: name.endsWith("!") }];
}
