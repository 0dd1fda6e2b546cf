// Written by `cargo xtask types` from the Rust wire types. Do not edit: change the Rust type and run it again.

/**
 * One customer's account.
 */
export type Account = { 
/**
 * The host's own key of the account; comes back in the advice.
 */
id: string, 
/**
 * ISO 4217 currency of every amount in the account; `EUR` when left out.
 */
currency?: string, 
/**
 * Who the customer is.
 */
customer?: Customer, 
/**
 * What the invoices are for, when the customer cannot live without it: the law asks more care then.
 */
service?: Service, 
/**
 * How the customer can be reached.
 */
contactPoints?: Array<ContactPoint>, 
/**
 * The invoices, paid ones too: they tell how the customer used to pay.
 */
invoices: Array<Invoice>, 
/**
 * Payments received or failed.
 */
payments?: Array<Payment>, 
/**
 * Every contact or attempt, in both directions.
 */
contacts?: Array<Contact>, 
/**
 * Promises to pay on a day.
 */
promises?: Array<Promise>, 
/**
 * Instalment plans.
 */
plans?: Array<Plan>, 
/**
 * Disputes about an invoice.
 */
disputes?: Array<Dispute>, 
/**
 * Help with debts, when the customer has it.
 */
debtHelp?: DebtHelp, 
/**
 * Collection costs charged so far.
 */
charges?: Array<Charge>, 
/**
 * The last day the arrears were reported to the municipality, so that it could offer help (*vroegsignalering*).
 */
reported?: Date, };

/**
 * How the customer is addressed in Dutch.
 */
export type Address = "u" | "je";

/**
 * Ranked next steps for one account.
 */
export type Advice = { 
/**
 * The account's id.
 */
account: string, 
/**
 * The day the advice is for.
 */
today: Date, 
/**
 * What seems to be going on.
 */
posture: PostureReport, 
/**
 * What to do, the best first. At least one, `wait` if need be.
 */
steps: Array<AdvisedStep>, 
/**
 * What must not be done now.
 */
blocked: Array<BlockedStep>, 
/**
 * What to ask or find out: the data that would help most, the most helpful first.
 */
questions: Array<Question>, 
/**
 * What would lead to another first step.
 */
wouldChange: Array<Change>, 
/**
 * What whoever uses the policy should know, such as that it is no longer valid.
 */
notes: Array<string>, 
/**
 * What the advice rests on.
 */
facts: Array<FactReport>, 
/**
 * How the advice came about.
 */
trace: Trace, };

/**
 * What an advice needs besides the account.
 */
export type AdviceOptions = { 
/**
 * The day the advice is for: the core has no clock.
 */
today: Date, 
/**
 * The language of labels and reasons.
 */
locale?: Locale, 
/**
 * The id of a pack: one that ships with Helder or one that `usePolicy` took. Left out: `nl-consumer`, for a company `nl-business`.
 */
policy?: string, };

/**
 * A step to take.
 */
export type AdvisedStep = { 
/**
 * Stable name, such as `offer-plan`.
 */
step: string, 
/**
 * For people.
 */
label: string, 
/**
 * What it is for, in one sentence.
 */
purpose: string, 
/**
 * By which channel; left out for a step that contacts nobody.
 */
channel?: Channel, 
/**
 * The first day it may be done.
 */
earliest: Date, 
/**
 * When it has the best chance; left out for a step that contacts nobody.
 */
best?: Moment, 
/**
 * Why this step.
 */
reasons: Array<Reason>, 
/**
 * What it does to the three aims.
 */
effects: Effects, 
/**
 * The same in words.
 */
expected: Array<string>, 
/**
 * What to record afterwards.
 */
record: string, 
/**
 * What it is ranked by; higher comes first.
 */
rank: number, };

/**
 * What a payment was set against, rounded to cents for show.
 */
export type Allocation = { 
/**
 * The day.
 */
date: Date, 
/**
 * How much was paid.
 */
amount: Amount, 
/**
 * Of which against costs.
 */
costs: Amount, 
/**
 * Of which against interest.
 */
interest: Amount, 
/**
 * Of which against the principal.
 */
principal: Amount, 
/**
 * In words.
 */
text: string, 
/**
 * The article.
 */
source: string, };

/**
 * An amount of money as an exact decimal, written as text: `"1234.56"`. The currency stands beside it in the record that holds it.
 *
 * JSON numbers are refused: a float cannot hold `0.10`. At most 28 digits.
 *
 * ```
 * use helder_model::Amount;
 * let amount: Amount = "1234.5".parse().unwrap();
 * assert_eq!(amount.to_string(), "1234.50");
 * assert!("12,50".parse::<Amount>().is_err());
 * ```
 */
export type Amount = string;

/**
 * One assumption, as it was used.
 */
export type Assumption = { 
/**
 * Stable name, to change it by.
 */
id: string, 
/**
 * The number.
 */
value: number, 
/**
 * What it counts: `percent`, `permille` (of a day), `days`, `euro`, `instalments`, `good` (good experiences).
 */
unit: string, 
/**
 * In words.
 */
text: string, 
/**
 * Where it comes from, in words.
 */
source: string, };

/**
 * Who reads the letter.
 */
export type Audience = "consumer" | "business";

/**
 * What is still owed.
 */
export type Balance = { 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Costs that are still open.
 */
costs: Amount, 
/**
 * Interest that is still open, rounded to cents.
 */
interest: Amount, 
/**
 * Principal that is still open, with the interest that was added to it; rounded to cents.
 */
principal: Amount, 
/**
 * All of it: the sum of the three.
 */
total: Amount, 
/**
 * What was paid beyond what was owed.
 */
overpaid: Amount, 
/**
 * What each payment was set against.
 */
payments: Array<Allocation>, 
/**
 * Period by period: as in [`Interest`], and each payment begins a new one.
 */
periods: Array<Period>, 
/**
 * What to keep in mind.
 */
notes: Array<string>, };

/**
 * Asks what is still owed on a day, after part payments.
 */
export type BalanceRequest = { 
/**
 * Whose law.
 */
jurisdiction?: Jurisdiction, 
/**
 * Whom the claim is on.
 */
party?: Party, 
/**
 * What bears interest.
 */
principal: Amount, 
/**
 * Collection costs with their VAT, which bear no interest; none when left out.
 */
costs?: Amount, 
/**
 * The first day of default.
 */
from: Date, 
/**
 * The day on which is counted up; it bears no interest itself.
 */
to: Date, 
/**
 * Payments in the order of their days, at most 1,000. The day of a payment bears interest on what is left after it.
 */
payments?: Array<PartPayment>, 
/**
 * As in an [`InterestRequest`].
 */
rates?: Array<Rate>, 
/**
 * ISO 4217; must be that of the country.
 */
currency?: string, 
/**
 * What part of a year a day is.
 */
dayCount?: DayCount, 
/**
 * The language of the steps.
 */
locale?: Locale, };

/**
 * A step that must not be done now.
 */
export type BlockedStep = { 
/**
 * Which step.
 */
step: string, 
/**
 * For people.
 */
label: string, 
/**
 * The guardrail that blocks it.
 */
by: string, 
/**
 * Why, in words.
 */
reason: string, 
/**
 * The first day it is no longer blocked, when that is known; left out: until the record changes.
 */
until?: Date, 
/**
 * The law or practice behind it.
 */
source: string, };

/**
 * What comes in and must go out in a month, as the customer says it.
 */
export type Budget = { 
/**
 * Income in a month.
 */
income: Amount, 
/**
 * Fixed costs in a month: rent, energy, insurance and the like.
 */
costs: Amount, 
/**
 * What must be left to live on in a month. It is left alone.
 */
keep: Amount, };

/**
 * The day and the hours of a call that is announced: those of the call, not those in which an advice says that the announcement may be sent.
 */
export type CallMoment = { 
/**
 * The day.
 */
day: Date, 
/**
 * From this time, `"17:00"`.
 */
from?: string, 
/**
 * Until this time.
 */
until?: string, };

/**
 * What a finding is about.
 */
export type Category = "words" | "sentences" | "tone" | "address" | "structure" | "law";

/**
 * Why the customer is behind, as the customer told it.
 */
export type Cause = "forgot" | "job-loss" | "illness" | "divorce" | "bereavement" | "debts" | "late-income" | "other";

/**
 * Something that would lead to another first step.
 */
export type Change = { 
/**
 * The pack's row that asks.
 */
row: string, 
/**
 * What would have to become known, as the end of a sentence that begins with "if".
 */
when: string, 
/**
 * The first step then.
 */
step: string, 
/**
 * For people.
 */
label: string, };

/**
 * A way to reach a customer.
 */
export type Channel = "letter" | "email" | "sms" | "whatsapp" | "call" | "visit" | "portal";

/**
 * Collection costs charged to the customer.
 */
export type Charge = { 
/**
 * The day.
 */
date: Date, 
/**
 * How much.
 */
amount: Amount, };

/**
 * What checking a pack needs besides the pack.
 */
export type CheckOptions = { 
/**
 * The day on which the pack is to be used.
 */
today: Date, 
/**
 * The language of the messages.
 */
locale?: Locale, };

/**
 * One thing the reader must be able to find.
 */
export type ChecklistItem = { 
/**
 * Stable name: `amount`, `deadline`, `payment`, `contact`, `help`.
 */
id: string, 
/**
 * Its name for people.
 */
label: string, 
/**
 * Whether it is there.
 */
status: Status, 
/**
 * What to do when it is not there, or what is unclear.
 */
message: string, 
/**
 * Where it stands.
 */
places: Array<Place>, };

/**
 * One of several claims on a debtor.
 */
export type Claim = { 
/**
 * What was not paid in time.
 */
amount: Amount, 
/**
 * ISO 4217; must be that of the country.
 */
currency?: string, };

/**
 * One number for how clear the letter is, 0 to 100, higher is clearer. It is the weighted mean of its parts, all of which are shown.
 */
export type Clarity = { 
/**
 * 0 to 100; `null` when there is no word to measure.
 */
score: number | null, 
/**
 * How many per cent of 1,111 sentences, simplified by experts of a municipality, score lower; `null` when there is no word to measure.
 */
percentile: number | null, 
/**
 * What it is made of.
 */
parts: Array<ClarityPart>, };

/**
 * A part of the clarity score.
 */
export type ClarityPart = { 
/**
 * Stable name, such as `sentence-length`.
 */
id: string, 
/**
 * Its name for people.
 */
label: string, 
/**
 * What was measured, in the unit the label names.
 */
value: number, 
/**
 * 0 to 100, higher is clearer.
 */
score: number, 
/**
 * Its share of the whole; the weights add up to 1.
 */
weight: number, };

/**
 * One contact or attempt.
 */
export type Contact = { 
/**
 * The day; for a letter the day it was sent.
 */
date: Date, 
/**
 * The hour it began, 0 to 23.
 */
hour?: number, 
/**
 * By which channel.
 */
channel: Channel, 
/**
 * Outbound unless said otherwise.
 */
direction?: Direction, 
/**
 * What came of it.
 */
outcome: Outcome, 
/**
 * What it was for.
 */
purpose?: Purpose, 
/**
 * The step of the advice that it was, such as `offer-plan`: what was just done is not advised again at once.
 */
step?: string, 
/**
 * The day the customer received it, when that is known: a fourteen-day letter's term runs from here.
 */
received?: Date, 
/**
 * Why the customer is behind, when told.
 */
cause?: Cause, 
/**
 * What the customer said.
 */
said?: Said, };

/**
 * A way to reach the customer.
 */
export type ContactPoint = { 
/**
 * Which channel this is a number or address for; a mobile number is listed under `call` and, when it may be used so, under `sms`.
 */
channel: Channel, 
/**
 * The number or address. Not needed for the advice; a draft uses it.
 */
value?: string, 
/**
 * The last day the customer confirmed it.
 */
verified?: Date, 
/**
 * The last day something sent to it came back.
 */
bounced?: Date, 
/**
 * `false` when the customer withdrew consent for this use.
 */
consent?: boolean, };

/**
 * The highest collection costs the law allows.
 */
export type Costs = { 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Without VAT.
 */
costs: Amount, 
/**
 * The VAT on them; `0.00` when none is asked.
 */
vat: Amount, 
/**
 * Costs and VAT.
 */
total: Amount, 
/**
 * How they come about, in order.
 */
steps: Array<Step>, 
/**
 * What to keep in mind.
 */
notes: Array<string>, };

/**
 * Asks for collection costs.
 */
export type CostsRequest = { 
/**
 * Whose law.
 */
jurisdiction?: Jurisdiction, 
/**
 * Whom the claim is on.
 */
party?: Party, 
/**
 * The principal: what was not paid in time, without interest and costs. Give this or `claims`.
 */
principal?: Amount, 
/**
 * Several claims on one debtor that are dunned in one letter: they are added up first. At most 10,000.
 */
claims?: Array<Claim>, 
/**
 * What was paid within the term of the letter: only the rest bears costs.
 */
paid?: Amount, 
/**
 * The costs that the contract names. For a consumer the law remains the limit.
 */
agreed?: Amount, 
/**
 * ISO 4217 currency of every amount; must be that of the country.
 */
currency?: string, 
/**
 * The day whose rules hold: that on which the debtor came into default, or in Germany the collector was asked. The newest when left out.
 */
on?: Date, 
/**
 * How much work the claim is, in Germany; `usual` when left out.
 */
effort?: Effort, 
/**
 * Adds the collector's expenses, in Germany.
 */
expenses?: boolean, 
/**
 * The VAT percentage, such as `"21"`, when the creditor cannot deduct the VAT on the collection.
 */
vatRate?: Amount, 
/**
 * The language of the steps.
 */
locale?: Locale, };

/**
 * What was counted. How each is defined: `docs/counting.md`.
 */
export type Counts = { 
/**
 * Letters and digits in words.
 */
letters: number, 
/**
 * Words: runs of letters, digits and inner hyphens or apostrophes; an amount, date, IBAN, URL, address or merge field is one word.
 */
words: number, 
/**
 * Sentences, headings and list items included.
 */
sentences: number, 
/**
 * Syllables by vowel nuclei; amounts, dates, IBANs, URLs, addresses and merge fields have none.
 */
syllables: number, 
/**
 * Words of more than six letters.
 */
longWords: number, 
/**
 * Words of three or more syllables.
 */
polysyllables: number, 
/**
 * Words of one syllable.
 */
monosyllables: number, 
/**
 * Paragraphs, list items, headings and table cells with at least one word.
 */
blocks: number, 
/**
 * Merge fields, such as `{{naam}}`.
 */
mergeFields: number, };

/**
 * Who the customer is.
 */
export type Customer = { 
/**
 * Consumer unless said otherwise.
 */
kind?: CustomerKind, 
/**
 * As the customer wants to be addressed.
 */
name?: string, 
/**
 * Customer since this day.
 */
since?: Date, 
/**
 * The day of birth, when known: a minor is not dunned.
 */
born?: Date, 
/**
 * The customer has died.
 */
deceased?: boolean, 
/**
 * What makes this customer vulnerable, as told by the customer or a helper.
 */
vulnerabilities?: Array<Vulnerability>, 
/**
 * What the customer finds easy or hard.
 */
skills?: Skills, 
/**
 * How the customer wants to be reached.
 */
preferences?: Preferences, 
/**
 * The adviser or account manager on our side who knows the customer.
 */
adviser?: string, };

/**
 * A private person or a company: the law protects the first more.
 */
export type CustomerKind = "consumer" | "business";

/**
 * A calendar day, written as ISO 8601: `"2026-11-23"`. No time, no zone: the core has no clock.
 *
 * ```
 * use helder_model::Date;
 * assert!("2026-02-29".parse::<Date>().is_err());
 * assert_eq!("2028-02-29".parse::<Date>().unwrap().to_string(), "2028-02-29");
 * ```
 */
export type Date = string;

/**
 * What part of a year a day is: practice differs.
 */
export type DayCount = "actual/365" | "actual/actual";

/**
 * Help with debts.
 */
export type DebtHelp = { 
/**
 * Who helps.
 */
kind: DebtHelpKind, 
/**
 * Since when.
 */
since: Date, 
/**
 * Until when, when it has ended or will end on a known day.
 */
until?: Date, };

/**
 * Who helps the customer with debts.
 */
export type DebtHelpKind = "municipal" | "administrator" | "statutory" | "other";

/**
 * How a letter is sent.
 */
export type Delivery = "post" | "registered" | "email" | "sms" | "portal" | "hand";

/**
 * Something about a pack, with its place.
 */
export type Diagnostic = { 
/**
 * Stable name, such as `unreachable-row`.
 */
code: string, 
/**
 * How bad it is.
 */
severity: Severity, 
/**
 * The place in the pack: `row.thank.when`, `row[3].then[0]`.
 */
path: string, 
/**
 * In words.
 */
message: string, 
/**
 * From one.
 */
line: number, 
/**
 * From one, in characters.
 */
column: number, };

/**
 * Who took the step.
 */
export type Direction = "outbound" | "inbound";

/**
 * A dispute about an invoice.
 */
export type Dispute = { 
/**
 * The day the customer raised it.
 */
opened: Date, 
/**
 * Where it stands.
 */
status: DisputeStatus, 
/**
 * About which invoice; all of them when left out, or when the account has no such invoice.
 */
invoice?: string, };

/**
 * Where a dispute stands.
 */
export type DisputeStatus = "open" | "accepted" | "rejected";

/**
 * A draft.
 */
export type Draft = { 
/**
 * The step it is for.
 */
step: string, 
/**
 * Its language.
 */
language: DraftLanguage, 
/**
 * The channel it is for.
 */
channel: Channel, 
/**
 * What kind of letter it is, for `scoreLetter` by the same law; left out when it is none of these.
 */
purpose?: Purpose, 
/**
 * How plain it is.
 */
style: Style, 
/**
 * Of an e-mail or a letter.
 */
subject?: string, 
/**
 * The text: plain, paragraphs apart by an empty line. Of a call guide: its parts as Markdown.
 */
text: string, 
/**
 * The parts of a call guide.
 */
guide: Array<GuidePart>, 
/**
 * The merge fields that are left in the text, for a person to fill, each once.
 */
blanks: Array<string>, 
/**
 * What to look at before it is sent; not for the customer.
 */
notes: Array<string>, };

/**
 * The language of a draft.
 */
export type DraftLanguage = "nl" | "en";

/**
 * Asks for a draft.
 */
export type DraftOptions = { 
/**
 * The step, such as `offer-plan`.
 */
step: string, 
/**
 * The day of the draft: the core has no clock.
 */
today: Date, 
/**
 * By which channel; the step's own when left out.
 */
channel?: Channel, 
/**
 * Dutch when left out.
 */
language?: DraftLanguage, 
/**
 * Formal when left out.
 */
address?: Address, 
/**
 * Follows the customer's skills when left out.
 */
style?: Style, 
/**
 * Whose law the costs follow; the Netherlands when left out.
 */
jurisdiction?: Jurisdiction, 
/**
 * Who sends it.
 */
sender?: Sender, 
/**
 * The last day to pay now; two weeks from today when left out.
 */
payBy?: Date, 
/**
 * A proposal of instalments, for the steps that offer one.
 */
plan?: DraftPlan, 
/**
 * When we will call, for a call that is announced; by letter a later day than that of the draft.
 */
moment?: CallMoment, 
/**
 * What a person fills in, by the name of the field: `answer`, `correction`, `question`, `help-name`, `description`.
 */
values?: { [key in string]: string }, };

/**
 * A proposal of instalments: by number, or by what fits each time.
 */
export type DraftPlan = { 
/**
 * In how many instalments.
 */
instalments?: number, 
/**
 * How much each time.
 */
amount?: Amount, 
/**
 * The first day; two weeks after the last day to pay now when left out.
 */
first?: Date, 
/**
 * How often; every month when left out.
 */
every?: Every, };

/**
 * What a step does to the three aims of the policy, −3 to +3 each.
 */
export type Effects = { 
/**
 * The money comes in.
 */
payment: number, 
/**
 * It costs us little (negative: it costs much).
 */
cost: number, 
/**
 * The customer stays a customer.
 */
relation: number, };

/**
 * How much work a claim is to who collects it; decides the fee in Germany (Nr. 2300 VV RVG, for claims that are not disputed).
 */
export type Effort = "simple" | "usual" | "extensive";

/**
 * An error: a stable code, where in the input it lies, and a sentence that says what was expected.
 */
export type ErrorData = { 
/**
 * Stable and kebab-case, such as `unknown-field`. Documented in the README.
 */
code: string, 
/**
 * Where in the input: `invoices[0].amount`; empty when it is the input as a whole.
 */
path: string, 
/**
 * One sentence in English for a developer.
 */
message: string, };

/**
 * How often is paid.
 */
export type Every = "week" | "four-weeks" | "month";

/**
 * One piece of evidence.
 */
export type Evidence = { 
/**
 * The pack's row it comes from.
 */
row: string, 
/**
 * How much it weighs.
 */
points: number, 
/**
 * In words.
 */
text: string, };

/**
 * A fact that was derived from the records.
 */
export type FactReport = { 
/**
 * Stable name, such as `days-late`.
 */
fact: string, 
/**
 * For people.
 */
label: string, 
/**
 * Its value for programs: a number, a word of the pack or an amount, as text.
 */
value: string, 
/**
 * The same for people.
 */
text: string, 
/**
 * The records it comes from, as paths: `invoices[0]`.
 */
records: Array<string>, };

/**
 * One place in the letter that could be better.
 */
export type Finding = { 
/**
 * Names this finding within the letter; the same after an edit elsewhere in the text.
 */
id: string, 
/**
 * The rule, such as `sentence-length` or `term/sommeren`.
 */
rule: string, 
/**
 * What it is about.
 */
category: Category, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * First UTF-16 unit in the letter as it was given.
 */
start: number, 
/**
 * One past the last UTF-16 unit.
 */
end: number, 
/**
 * `letter.slice(start, end)`.
 */
text: string, 
/**
 * What is wrong, in one or two sentences.
 */
message: string, 
/**
 * What to write instead; the best first. May be empty.
 */
suggestions: Array<Suggestion>, 
/**
 * Where the advice comes from.
 */
source: string, };

/**
 * How the letter is written down.
 */
export type Format = "auto" | "text" | "html" | "email" | "markdown";

/**
 * Counts of a text, for formulas; see `docs/counting.md` for what each counts. What is left out leaves out the formulas that need it.
 */
export type FormulaCounts = { 
/**
 * Words, at least 1.
 */
words: number, 
/**
 * Sentences, at least 1.
 */
sentences: number, 
/**
 * Syllables.
 */
syllables?: number, 
/**
 * Letters and digits.
 */
letters?: number, 
/**
 * Words of more than six letters.
 */
longWords?: number, 
/**
 * Words of three or more syllables.
 */
polysyllables?: number, 
/**
 * Numbers have no language: it is taken so that every request may have it.
 */
locale?: Locale, };

/**
 * Readability formulas of counts alone; `null` where a count was left out.
 */
export type Formulas = { 
/**
 * Flesch-Douma (1960): about 0 (very hard) to 100 (very easy).
 */
fleschDouma: number | null, 
/**
 * Brouwer's Leesindex A (1963), with 66.67.
 */
brouwer: number | null, 
/**
 * The same with 67, as koRpus has it.
 */
brouwer67: number | null, 
/**
 * LIX (Björnsson 1968).
 */
lix: number | null, 
/**
 * What it means: `very-easy`, `easy`, `standard`, `difficult`, `very-difficult`.
 */
lixLevel: string | null, 
/**
 * RIX (Anderson 1983).
 */
rix: number | null, 
/**
 * Automated Readability Index: English constants.
 */
ari: number | null, 
/**
 * Coleman-Liau: English constants.
 */
colemanLiau: number | null, 
/**
 * Gunning's Fog: English constants.
 */
gunningFog: number | null, 
/**
 * SMOG: English constants.
 */
smog: number | null, };

/**
 * A part of a call guide.
 */
export type GuidePart = { 
/**
 * Its heading.
 */
title: string, 
/**
 * What to say, to ask or to do.
 */
lines: Array<string>, };

/**
 * One payment of a plan.
 */
export type Instalment = { 
/**
 * The last day to pay it.
 */
due: Date, 
/**
 * How much.
 */
amount: Amount, 
/**
 * Of which interest, in a plan with interest.
 */
interest?: Amount, };

/**
 * Interest with its periods.
 */
export type Interest = { 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * The whole, rounded to cents once, at the end.
 */
interest: Amount, 
/**
 * Principal and interest.
 */
total: Amount, 
/**
 * Period by period: each rate and each year of default apart.
 */
periods: Array<Period>, 
/**
 * What to keep in mind.
 */
notes: Array<string>, };

/**
 * Asks for statutory interest.
 */
export type InterestRequest = { 
/**
 * Whose law.
 */
jurisdiction?: Jurisdiction, 
/**
 * Whom the claim is on: decides which of the two rates applies.
 */
party?: Party, 
/**
 * What bears interest.
 */
principal: Amount, 
/**
 * The first day of default; it bears interest.
 */
from: Date, 
/**
 * The day of payment; it bears none.
 */
to: Date, 
/**
 * A rate table of one's own, sorted by day, in place of the statute's; at most 10,000 rows. Whoever hands it in vouches for it, so its
 * periods count as confirmed.
 */
rates?: Array<Rate>, 
/**
 * ISO 4217; must be that of the country.
 */
currency?: string, 
/**
 * What part of a year a day is.
 */
dayCount?: DayCount, 
/**
 * The language of the steps.
 */
locale?: Locale, };

/**
 * One invoice.
 */
export type Invoice = { 
/**
 * The invoice's number.
 */
id: string, 
/**
 * The amount with VAT.
 */
amount: Amount, 
/**
 * What is still to be paid; when left out: the amount less the payments booked on this invoice.
 */
open?: Amount, 
/**
 * The day it was sent.
 */
issued?: Date, 
/**
 * The last day to pay on time.
 */
due: Date, 
/**
 * The day it was paid in full; counts as paid when given.
 */
paid?: Date, 
/**
 * Our own mistake in it (wrong amount, wrong address, sent late), as a person recorded.
 */
ourError?: boolean, };

/**
 * The country whose law applies; between companies also the floor that the European Union sets.
 */
export type Jurisdiction = "NL" | "BE" | "DE" | "EU";

/**
 * The language a letter is written in. Only Dutch has rules so far.
 */
export type Language = "nl";

/**
 * What is known of a letter besides its text. Everything may be left out.
 */
export type LetterOptions = { 
/**
 * How the letter is written down; `auto` when left out.
 */
format?: Format, 
/**
 * The language of the letter.
 */
language?: Language, 
/**
 * The language of messages and labels in the report.
 */
locale?: Locale, 
/**
 * Whose law applies.
 */
jurisdiction?: Jurisdiction, 
/**
 * What the letter is for.
 */
purpose?: Purpose, 
/**
 * How it is sent.
 */
channel?: Channel, 
/**
 * Who reads it.
 */
audience?: Audience, 
/**
 * The writer collects for others, or bought the claim: laws ask more of such a letter.
 */
collector?: boolean, 
/**
 * Rules that are switched off, by their name: `exclamation`, `term/nota`; `term` is all terms.
 */
off?: Array<string>, };

/**
 * The judgement of one letter.
 */
export type LetterReport = { 
/**
 * The format it was read as: never `auto`.
 */
format: Format, 
/**
 * What was counted.
 */
counts: Counts, 
/**
 * Readability formulas, each from the counts alone.
 */
measures: Measures, 
/**
 * One number for how clear the letter is, with all its parts.
 */
clarity: Clarity, 
/**
 * How the letter sounds.
 */
tone: Tone, 
/**
 * What could be better, in the order of the text.
 */
findings: Array<Finding>, 
/**
 * How many findings beyond the first 10,000 were left out.
 */
findingsOmitted: number, 
/**
 * What the reader must be able to find.
 */
checklist: Array<ChecklistItem>, 
/**
 * What the law of the country asks of a letter for this purpose; recognised in the languages of the country.
 */
requirements: Array<LetterRequirement>, };

/**
 * One thing that the law asks of a letter.
 */
export type LetterRequirement = { 
/**
 * Stable name: `nl-costs`, `be-clause`, `de-authority`.
 */
id: string, 
/**
 * Its name for people.
 */
label: string, 
/**
 * Whether it is there; `attention` when the letter claims what it does not account for.
 */
status: Status, 
/**
 * What to write when it is not there.
 */
message: string, 
/**
 * Where it stands.
 */
places: Array<Place>, 
/**
 * The article.
 */
article: string, 
/**
 * `false` when the source was not confirmed.
 */
confirmed: boolean, };

/**
 * The language of messages, labels and reasons: that of the person at the screen, not that of the letter. Sums and plans speak all four;
 * what is said of a letter and the advice on an account are Dutch or English so far, and English for the other two.
 */
export type Locale = "nl" | "en" | "de" | "fr";

/**
 * Readability formulas. `null` when there is no word to measure.
 */
export type Measures = { 
/**
 * Flesch-Douma (1960): about 0 (very hard) to 100 (very easy).
 */
fleschDouma: number | null, 
/**
 * Brouwer's Leesindex A (1963): about 0 (very hard) to 100 (very easy).
 */
brouwer: number | null, 
/**
 * LIX (Björnsson 1968): below 25 very easy, above 55 very hard.
 */
lix: number | null, 
/**
 * RIX (Anderson 1983): long words per sentence.
 */
rix: number | null, 
/**
 * Words per sentence.
 */
wordsPerSentence: number | null, 
/**
 * Syllables per word.
 */
syllablesPerWord: number | null, 
/**
 * Letters per word.
 */
lettersPerWord: number | null, };

/**
 * A day, and the hours of it.
 */
export type Moment = { 
/**
 * A working day.
 */
day: Date, 
/**
 * From this time, `"17:00"`; left out for paper, which has no hours.
 */
from?: string, 
/**
 * Until this time.
 */
until?: string, };

/**
 * The days of a letter.
 */
export type Notice = { 
/**
 * The day of receipt: given, or the day the letter is held to have arrived. `null` where the law counts from the day of sending.
 */
received: Date | null, 
/**
 * The first day of the term.
 */
termStarts: Date, 
/**
 * The last day to pay without costs.
 */
lastDay: Date, 
/**
 * The first day on which costs may be charged, or the debtor is in default.
 */
costsFrom: Date, 
/**
 * The costs that the letter has to name, when the principal was given.
 */
costs: Costs | null, 
/**
 * The article.
 */
source: string, 
/**
 * `false` when the source was not confirmed.
 */
confirmed: boolean, 
/**
 * What to keep in mind.
 */
notes: Array<string>, };

/**
 * Asks for the days of the letter that has to come first: from the day it was received, or from the day and the way it was sent. The Netherlands:
 * the fourteen-day letter. Belgium: the free reminder. Germany and the EU: the invoice after which a debtor is in default of himself.
 */
export type NoticeRequest = { 
/**
 * Whose law.
 */
jurisdiction?: Jurisdiction, 
/**
 * The day the debtor received the letter.
 */
received?: Date, 
/**
 * The day it was sent, when the day of receipt is not known.
 */
sent?: Date, 
/**
 * How it was sent; `post` when left out.
 */
channel?: Delivery, 
/**
 * Whom the claim is on. In the Netherlands and in Belgium this letter is for consumers only.
 */
party?: Party, 
/**
 * The principal, when the letter has to name the costs.
 */
principal?: Amount, 
/**
 * The VAT percentage on those costs.
 */
vatRate?: Amount, 
/**
 * The language of the notes.
 */
locale?: Locale, };

/**
 * What came of a contact.
 */
export type Outcome = "reached" | "sent" | "delivered" | "opened" | "clicked" | "no-answer" | "bounced" | "unanswered";

/**
 * What one pack would do.
 */
export type PackOutcome = { 
/**
 * The pack's id.
 */
pack: string, 
/**
 * Its version.
 */
version: string, 
/**
 * Money that came in.
 */
paid: Amount, 
/**
 * The same of what was open, per cent.
 */
paidPercent: number, 
/**
 * The days until half of those who paid had paid.
 */
medianDays: number | null, 
/**
 * Contacts, calls and letters included.
 */
contacts: number, 
/**
 * What contacts and agencies cost.
 */
cost: Amount, 
/**
 * Collection costs charged to customers.
 */
charged: Amount, 
/**
 * Customers handed over to an agency.
 */
handedOver: number, 
/**
 * Customers on a plan, or who kept one.
 */
plans: number, 
/**
 * Customers who found help with debts.
 */
helped: number, 
/**
 * Steps that harm the bond with a customer.
 */
badExperiences: number, 
/**
 * Customers who stay.
 */
kept: number, 
/**
 * What winning new customers for the lost ones costs.
 */
replacement: Amount, 
/**
 * How often each step was taken.
 */
steps: Array<StepCount>, 
/**
 * Week by week, added up since the first day.
 */
weeks: Array<Week>, };

/**
 * A payment of part of a claim.
 */
export type PartPayment = { 
/**
 * The day it was received.
 */
date: Date, 
/**
 * How much.
 */
amount: Amount, };

/**
 * Whether the debtor is a private person.
 */
export type Party = "consumer" | "business";

/**
 * Money that came in, or failed to.
 */
export type Payment = { 
/**
 * The day.
 */
date: Date, 
/**
 * How much.
 */
amount: Amount, 
/**
 * The invoice it is booked on. When the account has no such invoice, it takes nothing off what is open; after the due day of the oldest overdue
 * invoice it then counts as money that is not yet booked.
 */
invoice?: string, 
/**
 * Set when the money did not arrive: why a direct debit failed.
 */
failed?: PaymentFailure, };

/**
 * Why a direct debit failed.
 */
export type PaymentFailure = "funds" | "technical" | "reversed";

/**
 * A plan.
 */
export type PaymentPlan = { 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * What is paid in all: the sum of the instalments.
 */
total: Amount, 
/**
 * Of which interest; `null` in a plan without.
 */
interest: Amount | null, 
/**
 * How often.
 */
every: Every, 
/**
 * The payments, in order.
 */
instalments: Array<Instalment>, 
/**
 * The day of the last one.
 */
ends: Date, 
/**
 * How much the last one is.
 */
last: Amount, 
/**
 * The plan in sentences, ready for a letter.
 */
steps: Array<string>, };

/**
 * Plans side by side.
 */
export type PaymentPlans = { 
/**
 * What is left in a month by the budget, an indication; `null` without one. Below nothing it is `0.00`.
 */
room: Amount | null, 
/**
 * The plans, as asked.
 */
plans: Array<PlanOffer>, 
/**
 * How the room was found, and what it is not.
 */
notes: Array<string>, };

/**
 * A period of one rate on one principal.
 */
export type Period = { 
/**
 * The first day.
 */
from: Date, 
/**
 * The day after the last.
 */
to: Date, 
/**
 * Days from `from` to `to`.
 */
days: number, 
/**
 * Per cent a year.
 */
percent: string, 
/**
 * What bears interest: the principal with the interest of each full year of default, rounded to cents for show.
 */
principal: Amount, 
/**
 * The interest of this period, rounded to cents for show.
 */
interest: Amount, 
/**
 * In words.
 */
text: string, 
/**
 * The article or table.
 */
source: string, 
/**
 * `false` when the statute's rate was not confirmed.
 */
confirmed: boolean, };

/**
 * A place in the letter.
 */
export type Place = { 
/**
 * First UTF-16 unit.
 */
start: number, 
/**
 * One past the last UTF-16 unit.
 */
end: number, 
/**
 * `letter.slice(start, end)`.
 */
text: string, };

/**
 * An instalment plan.
 */
export type Plan = { 
/**
 * The day it was proposed or agreed.
 */
agreed: Date, 
/**
 * How it goes.
 */
status: PlanStatus, 
/**
 * The next instalment's day. When it has passed by more than three days and nothing came in, a running plan counts as missed.
 */
nextDue?: Date, 
/**
 * The next instalment's amount. Not needed for the advice; a draft uses it.
 */
instalment?: Amount, 
/**
 * Proposed by the customer.
 */
byCustomer?: boolean, };

/**
 * The interest of a plan: on what is open, by the days between payments, each 1/365 of a year; rounded to cents at every payment.
 */
export type PlanInterest = { 
/**
 * Per cent a year, such as `"4"`; at most 100.
 */
percent: Amount, 
/**
 * The first day that bears interest; not after the first payment.
 */
from: Date, };

/**
 * A plan among others.
 */
export type PlanOffer = { 
/**
 * What it takes in a month: the dearest month when paid by weeks.
 */
perMonth: Amount, 
/**
 * Whether that is within the room; `null` without a budget.
 */
fits: boolean | null, 
/**
 * The plan.
 */
plan: PaymentPlan, };

/**
 * Asks for one plan: give either `instalments` or `amount`.
 */
export type PlanRequest = { 
/**
 * What is to be paid in all.
 */
total: Amount, 
/**
 * In how many instalments, 1 to 1,000.
 */
instalments?: number, 
/**
 * How much each time; the last is what remains.
 */
amount?: Amount, 
/**
 * The day of the first payment.
 */
first: Date, 
/**
 * How often.
 */
every?: Every, 
/**
 * Months (1 to 12) in which nothing is paid, for income that comes by seasons.
 */
skipMonths?: Array<number>, 
/**
 * The interest that what is still open bears; none when left out.
 */
interest?: PlanInterest, 
/**
 * ISO 4217; `EUR` when left out.
 */
currency?: string, 
/**
 * The language of the explanation.
 */
locale?: Locale, };

/**
 * How a plan goes.
 */
export type PlanStatus = "proposed" | "running" | "missed" | "completed" | "failed";

/**
 * Asks for several plans of one total, side by side.
 */
export type PlansRequest = { 
/**
 * What is to be paid in all.
 */
total: Amount, 
/**
 * The day of the first payment.
 */
first: Date, 
/**
 * How often.
 */
every?: Every, 
/**
 * The numbers of instalments to put side by side, at most 12; 3, 6 and 12 when left out.
 */
instalments?: Array<number>, 
/**
 * Months (1 to 12) in which nothing is paid.
 */
skipMonths?: Array<number>, 
/**
 * The interest that what is still open bears; none when left out.
 */
interest?: PlanInterest, 
/**
 * ISO 4217; `EUR` when left out.
 */
currency?: string, 
/**
 * What the customer has, for an indication of what can be paid.
 */
budget?: Budget, 
/**
 * The language of the explanations.
 */
locale?: Locale, };

/**
 * What is said of a pack.
 */
export type PolicyReport = { 
/**
 * Whether the pack can be used: there is no error.
 */
ok: boolean, 
/**
 * Its id, when it could be read.
 */
id?: string, 
/**
 * Its version.
 */
version?: string, 
/**
 * How many tests it brings along.
 */
tests: number, 
/**
 * The worst first, then as they stand in the text.
 */
diagnostics: Array<Diagnostic>, 
/**
 * The pack as JSON, for `usePolicy`; when it could be read.
 */
json?: string, };

/**
 * Why a customer is behind, as far as the records tell.
 */
export type Posture = "unknown" | "not-behind" | "forgot" | "slip" | "cannot-pay-now" | "cannot-pay-lasting" | "disputes" | "unreachable" | "will-not-pay";

/**
 * The evidence for one posture.
 */
export type PosturePoints = { 
/**
 * Which posture.
 */
posture: Posture, 
/**
 * For people.
 */
label: string, 
/**
 * The sum of the evidence.
 */
points: number, 
/**
 * Each piece of evidence.
 */
evidence: Array<Evidence>, };

/**
 * The posture with its evidence.
 */
export type PostureReport = { 
/**
 * What seems to be going on.
 */
name: Posture, 
/**
 * For people.
 */
label: string, 
/**
 * How many points it leads the next one by.
 */
margin: number, 
/**
 * Every posture with any evidence, the most points first.
 */
points: Array<PosturePoints>, };

/**
 * How the customer wants to be reached.
 */
export type Preferences = { 
/**
 * The channel the customer prefers.
 */
channel?: Channel, 
/**
 * Channels the customer does not want to be used.
 */
not?: Array<Channel>, 
/**
 * The language the customer reads best.
 */
language?: Locale, };

/**
 * A promise to pay on a day.
 */
export type Promise = { 
/**
 * The day it was made.
 */
made: Date, 
/**
 * The day the money would come.
 */
due: Date, 
/**
 * `true` kept, `false` broken; left out: not yet known (broken when its day has passed and nothing came since it was made).
 */
kept?: boolean, };

/**
 * What a letter is for. Rules and the checklist ask for other things in a reminder than in a final notice.
 */
export type Purpose = "reminder" | "fourteen-day-letter" | "demand" | "final-notice" | "plan-offer" | "plan-confirmation" | "broken-plan" | "dispute-answer" | "payment-received";

/**
 * A datum that would make the advice better.
 */
export type Question = { 
/**
 * The field of the account.
 */
field: string, 
/**
 * What to ask.
 */
text: string, };

/**
 * A rate from a day on.
 */
export type Rate = { 
/**
 * The first day.
 */
from: Date, 
/**
 * Per cent a year, such as `"6"`.
 */
percent: Amount, };

/**
 * Why a step is advised.
 */
export type Reason = { 
/**
 * The pack's row that says so.
 */
row: string, 
/**
 * In words.
 */
text: string, 
/**
 * The facts that made the row speak, as `name = value`.
 */
facts: Array<string>, 
/**
 * Where the practice comes from.
 */
source: string, };

/**
 * Asks how a plan of which payments were missed can go on.
 */
export type RepairRequest = { 
/**
 * The plan as it was agreed, in order.
 */
instalments: Array<Instalment>, 
/**
 * What was paid on it so far.
 */
paid: Amount, 
/**
 * The day from which it goes on.
 */
today: Date, 
/**
 * ISO 4217; `EUR` when left out.
 */
currency?: string, 
/**
 * How often was paid: for instalments that are added at the end.
 */
every?: Every, 
/**
 * The language of the explanations.
 */
locale?: Locale, };

/**
 * One way for a plan to go on.
 */
export type RepairWay = { 
/**
 * Stable name: `at-the-end`, `spread`, `catch-up`.
 */
id: string, 
/**
 * In words, ready for a letter.
 */
text: string, 
/**
 * What is then paid and when, from today on.
 */
instalments: Array<Instalment>, };

/**
 * How a plan can go on.
 */
export type Repairs = { 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * What should have been paid by today and was not; `0.00` when the plan is kept.
 */
missed: Amount, 
/**
 * What is still to be paid in all.
 */
left: Amount, 
/**
 * What was paid beyond the plan, and goes back to the customer; `0.00` as a rule.
 */
overpaid: Amount, 
/**
 * The ways to go on, the gentlest first; none when nothing was missed.
 */
ways: Array<RepairWay>, };

/**
 * What the customer said in a contact.
 */
export type Said = "will-pay" | "asks-time" | "cannot-pay" | "will-not-pay" | "disagrees" | "other-channel";

/**
 * What the host knows of the sender. What is left out stays a merge field.
 */
export type Sender = { 
/**
 * The organisation.
 */
name?: string, 
/**
 * Who signs, and who may be asked for.
 */
signatory?: string, 
/**
 * The company number, which Belgian law asks for in the first reminder.
 */
companyNumber?: string, 
/**
 * The telephone number.
 */
phone?: string, 
/**
 * When it is answered, as the end of a sentence: "op werkdagen van 9 tot 17 uur".
 */
hours?: string, 
/**
 * The e-mail address.
 */
email?: string, 
/**
 * The web page.
 */
website?: string, 
/**
 * Where to pay.
 */
iban?: string, 
/**
 * In whose name the bank account is.
 */
accountHolder?: string, 
/**
 * The page where this customer can pay.
 */
payLink?: string, 
/**
 * The page about help with debts: of the municipality, or of who helps in the country of the customer.
 */
helpLink?: string, 
/**
 * The VAT percentage on collection costs, such as `"21"`, for who cannot deduct the VAT.
 */
vatRate?: Amount, };

/**
 * What a customer cannot live without.
 */
export type Service = "rent" | "energy" | "water" | "health-insurance";

/**
 * How much a finding in a letter, or in a policy pack, matters. The worst first.
 */
export type Severity = "error" | "warning" | "hint";

/**
 * Asks what packs would do with accounts.
 */
export type SimulateRequest = { 
/**
 * The ids of the packs to compare, at most 4.
 */
packs: Array<string>, 
/**
 * The accounts as they are on the first day.
 */
accounts: Array<Account>, 
/**
 * The first day.
 */
from: Date, 
/**
 * For how many days, at most 366.
 */
days: number, 
/**
 * Another seed is other luck; 1 when left out.
 */
seed?: number, 
/**
 * Assumptions to change, by their id.
 */
assumptions?: { [key in string]: number }, 
/**
 * The language of the texts.
 */
locale?: Locale, };

/**
 * What the packs would do.
 */
export type Simulation = { 
/**
 * Each pack, in the order asked for.
 */
packs: Array<PackOutcome>, 
/**
 * What was open on the first day.
 */
open: Amount, 
/**
 * How many accounts.
 */
accounts: number, 
/**
 * What was taken for true.
 */
assumptions: Array<Assumption>, 
/**
 * What to keep in mind.
 */
notes: Array<string>, };

/**
 * How well something goes.
 */
export type Skill = "good" | "limited" | "none";

/**
 * What the customer finds easy or hard. Left out: not known.
 */
export type Skills = { 
/**
 * Using a computer or a telephone for messages and payments.
 */
digital?: Skill, 
/**
 * Reading, writing and sums.
 */
literacy?: Skill, 
/**
 * Understanding Dutch.
 */
dutch?: Skill, };

/**
 * Whether the reader can find a thing.
 */
export type Status = "found" | "attention" | "missing";

/**
 * A step of a sum: what the costs are computed of when that is not the principal as given; a part of the costs; the minimum, the maximum or the
 * contract when it decides; then the VAT.
 */
export type Step = { 
/**
 * In words.
 */
text: string, 
/**
 * What it comes to, rounded to cents for show. For a minimum or a maximum: the amount that takes the place of the sum of the tiers.
 */
amount: Amount, 
/**
 * The article.
 */
source: string, 
/**
 * `false` when the source was not confirmed.
 */
confirmed: boolean, };

/**
 * How often a step was taken.
 */
export type StepCount = { 
/**
 * The step.
 */
step: string, 
/**
 * How often.
 */
count: number, };

/**
 * How plain a letter is.
 */
export type Style = "plain" | "very-plain";

/**
 * What to write instead, or how to explain it. Exactly one of `replacement`, `wording` and `explanation` is there.
 */
export type Suggestion = { 
/**
 * For a button.
 */
label: string, 
/**
 * Takes the place of the finding's text, as it stands. Empty: leave the words out.
 */
replacement?: string, 
/**
 * Words in the language of the letter that the writer fits in by hand: a plainer wording, or what a term means. The label says which.
 */
wording?: string, 
/**
 * A sentence for the writer, in the language of the messages: how to say it otherwise, or what to say with a term that has to stay.
 */
explanation?: string, };

/**
 * How the letter sounds.
 */
export type Tone = { 
/**
 * 0 (cold) to 100 (warm): the start and the points of all parts, never below 0 nor above 100; `null` when there is no word to hear.
 */
score: number | null, 
/**
 * Where a letter starts: 60 for a consumer, 70 between companies.
 */
start: number, 
/**
 * What adds to it or takes away.
 */
parts: Array<TonePart>, 
/**
 * Places that threaten, for a letter of this purpose.
 */
threats: number, 
/**
 * Places that blame.
 */
blame: number, 
/**
 * Words that show warmth or understanding.
 */
warmth: number, 
/**
 * Offers of help.
 */
help: number, 
/**
 * Sentences in which the reader (`u`, `je`) comes first.
 */
aboutReader: number, 
/**
 * Sentences in which the sender (`wij`, `ik`) comes first.
 */
aboutSender: number, };

/**
 * What adds to the tone or takes away from it.
 */
export type TonePart = { 
/**
 * Stable name: `threats`, `blame`, `loud`, `warmth`, `help`.
 */
id: string, 
/**
 * Its name for people.
 */
label: string, 
/**
 * How many places were counted.
 */
count: number, 
/**
 * What they add to the score; below zero they take away.
 */
points: number, };

/**
 * How the advice came about.
 */
export type Trace = { 
/**
 * The pack's id.
 */
pack: string, 
/**
 * The pack's version.
 */
version: string, 
/**
 * The rows that spoke, in the order of the pack.
 */
rows: Array<string>, 
/**
 * The guardrails that blocked something.
 */
guardrails: Array<string>, };

/**
 * A circumstance that asks for more care.
 */
export type Vulnerability = "illness" | "bereaved" | "mental-health" | "violence" | "other";

/**
 * The end of a week.
 */
export type Week = { 
/**
 * Its last day.
 */
day: Date, 
/**
 * Money that came in so far.
 */
paid: Amount, 
/**
 * Contacts so far.
 */
contacts: number, 
/**
 * What they cost so far.
 */
cost: Amount, };
