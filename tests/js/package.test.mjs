// The npm package in Node: what it promises of places, errors and plain objects.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createHelder, HelderError } from "../../js/dist/index.js";
import { createHelderSync } from "../../js/dist/sync.js";
import { createHelder as createSlim } from "../../js/dist/slim.js";

const OFFICE = "Wij sommeren u het verschuldigde bedrag per ommegaande te voldoen.";
const helder = await createHelder();

const sample = async (name) => JSON.parse(await readFile(new URL(`../../examples/accounts/${name}.json`, import.meta.url), "utf8"));

function places(text, report) {
  for (const finding of report.findings) assert.equal(text.slice(finding.start, finding.end), finding.text, finding.rule);
  for (const place of [...report.checklist, ...report.requirements].flatMap((item) => item.places)) assert.equal(text.slice(place.start, place.end), place.text);
}

test("every office word has its place and a plain alternative, whatever stands before it", () => {
  for (const before of ["", "😀 ", "Coördinatie 👩‍👩‍👧: ", "ge\u0308\u0301nt. ", "שלום \u202E. ", "\ud83d half. ", "<p>&euro;&nbsp;", "<p>ë 😀<br>"]) {
    const text = before + OFFICE;
    const report = helder.scoreLetter(text);
    places(text, report);
    for (const word of ["sommeren", "verschuldigde bedrag", "per ommegaande", "voldoen"]) {
      const finding = report.findings.find((finding) => finding.text === word);
      assert.ok(finding?.suggestions[0]?.replacement, `${word} after ${JSON.stringify(before)}`);
    }
  }
});

test("half a surrogate pair stays what it was", () => {
  const text = "\udc00Wij sommeren \ud83d u. Betaal {{ \ud83d bedrag }}.";
  const report = helder.scoreLetter(text, { purpose: "fourteen-day-letter" });
  places(text, report);
  assert.equal(report.findings[0].text, "sommeren");
  for (const list of [report.checklist, report.requirements]) assert.ok(list.some(({ places }) => places.some((place) => place.text === "{{ \ud83d bedrag }}")));
});

test("a report is a plain object that survives JSON and structuredClone", () => {
  const report = helder.scoreLetter(`${OFFICE} Betaal € 45,50 vóór 1 juni 2026.`, { purpose: "reminder" });
  assert.equal(Object.getPrototypeOf(report), Object.prototype);
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  assert.deepEqual(structuredClone(report), report);
  assert.ok(Number.isInteger(report.counts.words) && report.counts.words > 10);
});

test("a start is free after the first, and the locale is each engine's own", async () => {
  const english = await createHelder({ locale: "en" });
  const dutch = createHelderSync();
  assert.match(english.scoreLetter(OFFICE).findings[0].message, /plainer|asks|threat|hard|when exactly/i);
  assert.match(dutch.scoreLetter(OFFICE).findings[0].message, /woord|klinkt|wanneer/i);
  assert.match(english.scoreLetter(OFFICE, { locale: "nl" }).findings[0].message, /woord|klinkt|wanneer/i);
});

test("helder/slim takes bytes, a module and a response", async () => {
  const bytes = await readFile(new URL("../../js/dist/letters.wasm", import.meta.url));
  for (const source of [bytes, await WebAssembly.compile(bytes), new Response(bytes, { headers: { "content-type": "application/wasm" } }), Promise.resolve(bytes)]) {
    const slim = await createSlim({ letters: source });
    assert.deepEqual(slim.scoreLetter(OFFICE), helder.scoreLetter(OFFICE));
  }
});

test("each sample customer gets another first step", async () => {
  const names = ["vergeten", "baan-kwijt", "geschil", "niet-bereikt", "wil-niet"];
  const steps = await Promise.all(names.map(async (name) => helder.nextSteps(await sample(name), { today: "2026-11-23" }).steps[0].step));
  assert.deepEqual(steps, ["friendly-reminder", "offer-plan", "answer-dispute", "announce-call", "fourteen-day-letter"]);
});

test("an advice has reasons, what is blocked and by what, and a trace", async () => {
  const advice = helder.nextSteps(await sample("geschil"), { today: "2026-11-23", locale: "en" });
  assert.equal(advice.posture.name, "disputes");
  assert.ok(advice.steps.every((step) => step.reasons.length > 0 && step.earliest >= "2026-11-23"));
  assert.ok(advice.blocked.length > 0 && advice.blocked.every((blocked) => blocked.by && blocked.reason && blocked.source));
  assert.equal(advice.trace.pack, "nl-consumer");
});

test("a draft is filled in, tells what a person fills in, and follows the advice", async () => {
  const account = await sample("baan-kwijt");
  const [step] = helder.nextSteps(account, { today: "2026-11-23" }).steps;
  const call = helder.draft(account, step, { today: "2026-11-23" });
  assert.equal(call.channel, "call");
  assert.ok(call.guide.length >= 4 && call.blanks.includes("sender"));
  const letter = helder.draft(account, "offer-plan", { today: "2026-11-23", channel: "email", address: "je", sender: { name: "Waterland", iban: "NL91 ABNA 0417 1643 00" } });
  assert.match(letter.text, /NL91 ABNA/);
  assert.doesNotMatch(letter.text, /\bu\b/);
  assert.throws(() => helder.draft(account, "offer-plans", { today: "2026-11-23" }), { code: "unknown-step", path: "options.step" });
  const unheard = await sample("niet-bereikt");
  const [announced] = helder.nextSteps(unheard, { today: "2026-11-23" }).steps;
  const announcement = helder.draft(unheard, announced, { today: "2026-11-23" });
  assert.ok(announced.best && announcement.blanks.includes("call-day"), "when the message may be sent is not when we call");
});

test("a draft follows the law of the pack its advice is by, and the language of the engine's letters, unless it is told otherwise", async () => {
  const today = "2026-11-23";
  const account = { ...await sample("wil-niet"), service: "energy" };
  const draft = (options, by = helder) => by.draft(account, "fourteen-day-letter", { today, channel: "letter", ...options });
  const under = (jurisdiction) => draft({ jurisdiction });
  assert.notDeepEqual(under("BE"), under("NL"));
  assert.deepEqual(draft({}), under("NL"));
  assert.deepEqual(draft({ policy: "be-consumer" }), under("BE"));
  assert.deepEqual(draft({ policy: "nl-consumer" }), under("NL"));
  assert.deepEqual(draft({ policy: "be-consumer", jurisdiction: "NL" }), under("NL"));
  assert.deepEqual(draft({ policy: "be-consumer", jurisdiction: null }), under("BE"));
  assert.deepEqual(draft({ policy: null }), under("NL"));
  const policy = helder.usePolicy({ pack: { id: "our-belgian", version: "1", extends: "be-consumer" } });
  assert.deepEqual(draft({ policy }), under("BE"), "what a pack does not say it has from the one it extends");
  assert.throws(() => draft({ policy: "be-consumr" }), { code: "unknown-policy", path: "options.policy" });
  const english = await createHelder({ language: "en" });
  assert.deepEqual(draft({}, english), draft({ language: "en" }));
  assert.deepEqual(draft({ language: "nl" }, english), draft({}));
  assert.deepEqual(draft({}, await createHelder({ locale: "en" })), draft({}), "the language of the person at the screen is not that of the letter");
});

test("a policy of one's own is checked, accepted when its tests hold, and used", async () => {
  const desk = await createHelder({ parts: ["accounts", "desk"] });
  const own = '[pack]\nid = "own"\nversion = "1"\nextends = "nl-consumer"\n\n[[row]]\nid = "x"\nweight = 2000\nwhen = { days-lat = 3 }\nthen = ["call"]\n';
  const [fault] = desk.checkPolicy(own, { today: "2026-11-23", locale: "en" }).diagnostics;
  assert.deepEqual([fault.code, fault.line, fault.path], ["invalid-policy", 9, "row[0].when.days-lat"]);
  const mended = own.replace("days-lat = 3", 'days-late = ">= 3"') + 'because = { nl = "Bel liever.", en = "Rather call." }\nsource = "own"\n';
  const report = desk.checkPolicy(mended, { today: "2026-11-23" });
  assert.equal(report.ok, true);
  const policy = desk.usePolicy(report.json);
  assert.equal(desk.nextSteps(await sample("vergeten"), { today: "2026-11-23", policy }).steps[0].step, "call");
  const failing = JSON.parse(report.json);
  failing.test = [{ name: "it thanks", facts: { "overdue-invoices": 1, "days-late": 9 }, first: "thank" }];
  assert.throws(() => desk.usePolicy(failing), { code: "policy-test-failed", path: "test[0]" });
  // What is no pack is told what one is.
  for (const text of [mended, "", "[1]"]) assert.throws(() => desk.usePolicy(text), { code: "invalid-json", path: "pack", message: /as its JSON text; of one in TOML checkPolicy gives/ });
  for (const [none, found] of [[[], "a list"], [null, "null"], [5, "number"], [undefined, "undefined"]]) {
    const told = { code: "invalid-value", path: "pack", message: `expected text or an object, found ${found}` };
    assert.throws(() => desk.checkPolicy(none, { today: "2026-11-23" }), told);
    assert.throws(() => desk.usePolicy(none), told);
  }
  assert.equal(desk.usePolicy(` \n${report.json}`), policy);
});

test("how it is started is read with care: empty is nothing, and a wrong name is told the right ones", async () => {
  assert.equal((await createHelder(null)).engine, "wasm");
  const plain = await createHelder({ worker: undefined, engine: null, parts: null });
  assert.equal(plain.scoreLetter(OFFICE).findings.length, helder.scoreLetter(OFFICE).findings.length);
  const wrong = { name: "HelderError", code: "invalid-value", message: 'expected letters, accounts, desk, found "lettrs"' };
  await assert.rejects(createHelder({ parts: ["lettrs"] }), { ...wrong, path: "parts" });
  assert.throws(() => createHelderSync({ parts: ["lettrs"] }), { ...wrong, path: "parts" });
  await assert.rejects(createSlim({ lettrs: new Uint8Array() }), { ...wrong, path: "sources" });
  await assert.rejects(createHelder({ engine: "fast" }), { code: "engine", path: "engine" });
  await assert.rejects(createHelder({ engine: "worker" }), { code: "engine", path: "worker" });
});

test("a part that was not loaded says so", async () => {
  const { createHelder: fresh } = await import("../../js/dist/index.js?parts");
  assert.ok(fresh);
  const engine = await import("../../js/dist/engine.js?alone");
  assert.throws(() => engine.start({}).scoreLetter("x"), { code: "engine", path: "parts" });
});

test("the sums are exact and are told step by step", () => {
  assert.equal(helder.collectionCosts({ principal: "1234.56", vatRate: "21" }).total, "224.07");
  assert.equal(helder.collectionCosts({ principal: "200001" }).costs, "2775.01");
  assert.deepEqual(helder.interest({ principal: "1000", from: "2014-12-12", to: "2015-05-29" }).periods.map((period) => period.days), [20, 148]);
  assert.equal(helder.notice({ sent: "2026-11-20" }).received, "2026-11-24");
});

test("claims under other laws, payments and plans", () => {
  assert.equal(helder.collectionCosts({ jurisdiction: "BE", principal: "300" }).costs, "45.00");
  assert.equal(helder.collectionCosts({ jurisdiction: "DE", principal: "400" }).costs, "46.35");
  assert.equal(helder.collectionCosts({ claims: [{ amount: "100" }, { amount: "500" }] }).costs, "90.00");
  assert.equal(helder.notice({ jurisdiction: "BE", sent: "2026-11-20", channel: "email" }).received, null);
  const balance = helder.balance({ principal: "1000", costs: "150", from: "2025-01-01", to: "2026-01-01", payments: [{ date: "2025-07-02", amount: "500" }] });
  assert.deepEqual([balance.payments[0].costs, balance.payments[0].interest, balance.total], ["150.00", "29.92", "700.37"]);
  const plan = helder.paymentPlan({ total: "100", instalments: 3, first: "2026-01-31" });
  assert.deepEqual(plan.instalments, [{ due: "2026-01-31", amount: "33.34" }, { due: "2026-02-28", amount: "33.34" }, { due: "2026-03-31", amount: "33.32" }]);
  assert.deepEqual(helder.paymentPlans({ total: "240", first: "2026-12-01", budget: { income: "1600", costs: "1100", keep: "450" } }).plans.map(({ fits }) => fits), [false, true, true]);
  assert.equal(helder.repairPlan({ instalments: plan.instalments, paid: "33.34", today: "2026-03-01" }).missed, "33.34");
});

test("sums speak four languages; letters and advice Dutch or English", () => {
  const step = (locale) => helder.collectionCosts({ principal: "100", locale }).steps[0].text;
  assert.deepEqual(["nl", "en", "de", "fr"].map(step), ["15% over € 100,00", "15% of €100.00", "15\u00a0% von 100,00\u00a0€", "15\u00a0% de 100,00\u00a0€"]);
  const message = (locale) => helder.scoreLetter("Betaal per ommegaande!", { locale }).findings[0].message;
  assert.equal(message("de"), message("en"));
  assert.notEqual(message("nl"), message("en"));
  const ids = helder.scoreLetter("Goedendag.", { purpose: "fourteen-day-letter" }).requirements.map(({ id }) => id);
  assert.deepEqual(ids, ["nl-amount", "nl-term", "nl-costs", "nl-consequence"]);
});

test("every error has a code and a path", async () => {
  const desk = await createHelder({ parts: ["desk"] });
  const circular = {};
  circular.self = circular;
  const account = { id: "a", invoices: [{ id: "1", amount: "10.00", due: "2026-01-01" }] };
  const today = { today: "2026-11-23" };
  const cases = [
    [() => helder.scoreLetter(undefined), "invalid-value", "text"],
    [() => helder.scoreLetter("a", { purpos: "reminder" }), "unknown-field", "options.purpos"],
    [() => helder.scoreLetter("a", { format: "pdf" }), "invalid-value", "options.format"],
    [() => helder.draft(account, undefined, today), "invalid-value", "step"],
    [() => helder.draft(account, null, today), "invalid-value", "step"],
    [() => helder.draft(account, {}, today), "missing-field", "options.step"],
    [() => helder.draft(account, "call", undefined), "missing-field", "options.today"],
    [() => helder.usePolicy('[pack]\nid = "own"'), "invalid-json", "pack"],
    [() => desk.knowPolicy(undefined, {}), "invalid-value", "id"],
    [() => desk.knowPolicy("own", undefined), "invalid-value", "pack"],
    [() => helder.nextSteps(undefined, today), "invalid-value", "account"],
    [() => helder.nextSteps(circular, today), "invalid-json", "account"],
    [() => helder.nextSteps({ id: "a" }, today), "missing-field", "invoices"],
    [() => helder.nextSteps({ ...account, invoices: [{ ...account.invoices[0], amount: 10 }] }, today), "invalid-amount", "invoices[0].amount"],
    [() => helder.nextSteps({ ...account, invoices: [{ ...account.invoices[0], amount: "-10.00" }] }, today), "negative-amount", "invoices[0].amount"],
    [() => helder.nextSteps({ ...account, invoices: [{ ...account.invoices[0], due: "2026-02-30" }] }, today), "invalid-date", "invoices[0].due"],
    [() => helder.nextSteps(account, {}), "missing-field", "options.today"],
    [() => helder.nextSteps(account, { ...today, policy: "mine" }), "unknown-policy", "options.policy"],
    [() => helder.collectionCosts({ principal: "-5" }), "negative-amount", "principal"],
    [() => helder.interest({ principal: "5", from: "2026-02-01", to: "2026-01-01" }), /./, /./],
    [() => helder.notice({}), "missing-field", "received"],
    [() => helder.notice({ jurisdiction: "BE" }), "missing-field", "sent"],
    [() => helder.collectionCosts({ principal: "5", currency: "USD" }), "currency-mismatch", "currency"],
    [() => helder.collectionCosts({ claims: Array.from({ length: 1_000_000 }, () => ({ amount: "1" })) }), "too-large", "claims"],
    [() => helder.collectionCosts({ principal: "5", jurisdiction: "XX" }), "invalid-value", "jurisdiction"],
    [() => helder.balance({ principal: "5", from: "2026-01-01", to: "2026-02-01", payments: [{ date: "2025-12-31", amount: "1" }] }), "invalid-value", "payments[0].date"],
    [() => helder.paymentPlan({ total: "5", first: "2026-01-01" }), "missing-field", "instalments"],
    [() => helder.paymentPlan({ total: "5", first: "2026-01-01", instalments: 1001 }), "invalid-value", "instalments"],
  ];
  for (const [run, code, path] of cases) {
    assert.throws(run, (error) => {
      assert.ok(error instanceof HelderError && error instanceof Error, String(error));
      if (typeof code === "string") assert.deepEqual([error.code, error.path], [code, path], error.message);
      assert.ok(error.code && error.message, run.toString());
      assert.deepEqual(error.toJSON().code, error.code);
      return true;
    });
  }
  // The engine still works after each of them.
  assert.equal(helder.scoreLetter(OFFICE).findings.length, 5);
});

test("a wasm that is none is told as an engine error, and what is no list of parts as what it is", async () => {
  // In a process of its own: here the engine runs already.
  const { execFileSync } = await import("node:child_process");
  const slim = new URL("../../js/dist/slim.js", import.meta.url).href;
  const script = `import { createHelder } from ${JSON.stringify(slim)}; for (const sources of [{ letters: new Uint8Array([1, 2, 3]) }, new Uint8Array([1, 2, 3])]) await createHelder(sources).catch((e) => console.log(e.name, e.code, e.path));`;
  assert.equal(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" }).trim(), "HelderError engine \nHelderError invalid-value sources");
});

test("a wasm that does not come is told to who asked for it, and to nobody else", async () => {
  const unheard = [];
  const hear = (error) => unheard.push(error);
  process.on("unhandledRejection", hear);
  const missing = new Response("nope", { status: 404 });
  const cases = [
    [{ letters: Promise.reject(new Error("net")) }, "engine", "", "net"],
    [{ accounts: Promise.reject(new Error("net")), nosuch: Promise.reject(new Error("other")) }, "invalid-value", "sources", "expected letters, accounts, desk, found \"nosuch\""],
    [{ letters: missing }, "engine", "letters", "expected the wasm of this part, found HTTP 404"],
    [{ letters: undefined }, "engine", "letters", "expected bytes, a compiled module or a Response, found undefined"],
    [{ leters: new Uint8Array() }, "invalid-value", "sources", 'expected letters, accounts, desk, found "leters"'],
    [undefined, "invalid-value", "sources", "expected the wasm of each part, as { letters: fetch(url) }, found undefined"],
  ];
  for (const [sources, ...told] of cases) {
    await assert.rejects(createSlim(sources), (error) => {
      assert.ok(error instanceof HelderError, String(error));
      assert.deepEqual([error.code, error.path, error.message], told);
      return true;
    });
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("unhandledRejection", hear);
  assert.deepEqual(unheard, []);
});

test("odd letters are judged: empty, five megabytes, unclosed tags, broken references", () => {
  for (const text of ["", "\0", "<p><b><i>Wij <a href='", "&#xFFFFFFFF; &#0; &nosuch; &", "<![CDATA[ x", "<!--", "{{", "\u202E\u2066", "a".repeat(100_000), "<".repeat(10_000), "{{".repeat(10_000)]) {
    places(text, helder.scoreLetter(text));
  }
  const large = `${OFFICE} `.repeat(5_000_000 / (OFFICE.length + 1));
  const report = helder.scoreLetter(large);
  assert.equal(report.findings.length, 10_000);
  assert.ok(report.findingsOmitted > 100_000);
});
