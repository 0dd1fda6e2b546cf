// The command line and the npm package give the same bytes, with each engine: `parity-as-javascript.test.mjs` runs this once more.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const engine = process.env.HELDER_ENGINE ?? "wasm";
const { createHelder } = await import(engine === "js" ? "../../js/dist/js.js" : "../../js/dist/index.js");
const helder = await createHelder();
test(`the engine is ${engine}`, () => assert.equal(helder.engine, engine));
const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url));
const cli = `${target}/debug/helder${process.platform === "win32" ? ".exe" : ""}`;

/** The lines that the command line answers. It ends with 1 when one of them is an error: that is what some of these ask for. */
function answers(command, lines, ...options) {
  const input = lines.map((line) => JSON.stringify(line)).join("\n");
  let output;
  try {
    output = execFileSync(cli, [command, "--jsonl", ...options], { input, encoding: "utf8", maxBuffer: 1 << 30 });
  } catch (error) {
    if (error.status !== 1) throw error;
    output = error.stdout;
  }
  return output.trimEnd().split("\n");
}

/** The same line from the npm package. */
function answer(id, line, run) {
  try {
    return JSON.stringify({ id, ...run() });
  } catch (error) {
    // Here options stand beside the record, there among its fields.
    return JSON.stringify({ id, line, error: { ...error.toJSON(), path: error.path.replace(/^options\./, "") } });
  }
}

const PIECES = [
  "Wij sommeren u het verschuldigde bedrag per ommegaande te voldoen.", "<p>Beste {{naam}},</p>", "&euro;&nbsp;45,50", "😀", "ë", "e\u0308", "\u00ad", "\r\n", "\n\n", "<br>", "<li>", "<td>12</td>",
  "t.a.v. dhr. Jansen", "1 juni 2026", "NL91 ABNA 0417 1643 00", "NL92ABNA0417164300", "{% if x %}", "{{naam", "Je moet NU betalen!", "U kunt bellen: 020 123 45 67.", "שלום", "\u2028", "\u007f", "\u0001", "\"\\/", "<!--", "&#", " ", ".", "wordt", "betaald", "**", "# ", "\n> ", "[a](b)", "\\", "\n--\n", "\nOnderwerp: x\n", "Op 3 mei schreef Jan:\n", "Als u niet betaalt, dan", "deurwaarder", "is overgedragen", "t/m", "fact. van",
];

/** A stream of numbers that is the same each time (mulberry32). */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test("letters: 2,000 made of pieces, with every option", () => {
  const next = random(1);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const lines = Array.from({ length: 2000 }, (_, i) => {
    const text = Array.from({ length: Math.floor(next() * 30) }, () => pick(PIECES)).join(next() < 0.5 ? " " : "");
    const options = {};
    if (next() < 0.5) options.format = pick(["auto", "text", "html", "email", "markdown"]);
    if (next() < 0.5) options.locale = pick(["nl", "en"]);
    if (next() < 0.5) options.purpose = pick(["reminder", "fourteen-day-letter", "final-notice", "payment-received"]);
    if (next() < 0.3) options.channel = pick(["letter", "email", "sms"]);
    if (next() < 0.3) options.audience = pick(["consumer", "business"]);
    if (next() < 0.02) options.format = "pdf";
    if (next() < 0.02) options.wrong = true;
    return { id: i % 7 === 0 ? { n: i } : i, text, ...options };
  });
  const told = answers("letter", lines);
  assert.equal(told.length, lines.length);
  lines.forEach(({ id, text, ...options }, i) => assert.equal(told[i], answer(id, i + 1, () => helder.scoreLetter(text, options))));
});

test("letters: whole ones, and their markup", async () => {
  const folder = new URL("../letters/", import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".toml"));
  // The letter stands between the triple quotes of its file.
  const texts = await Promise.all(files.map(async (name) => (await readFile(new URL(name, folder), "utf8")).split('"""')[1] ?? ""));
  assert.ok(texts.length > 30);
  const lines = texts.flatMap((text, i) => [{ id: i, text }, { id: -i, text: `<p>${text.replaceAll("\n\n", "</p><p>").replaceAll("\n", "<br>")}`, format: "html" }]);
  const told = answers("letter", lines);
  lines.forEach(({ id, text, ...options }, i) => assert.equal(told[i], answer(id, i + 1, () => helder.scoreLetter(text, options))));
});

test("advice: the sample accounts on many days, in both languages, and damaged ones", async () => {
  const folder = new URL("../../examples/accounts/", import.meta.url);
  const accounts = await Promise.all((await readdir(folder)).map(async (name) => JSON.parse(await readFile(new URL(name, folder), "utf8"))));
  const lines = accounts.flatMap((account) =>
    ["2026-01-01", "2026-11-20", "2026-11-23", "2026-12-25", "2027-03-01", "2033-02-28"].flatMap((today) => ["nl", "en"].map((locale) => ({ ...account, today, locale }))),
  );
  lines.push({ ...accounts[0], today: "2026-02-30" }, { ...accounts[0], today: "2026-11-23", invoices: [{ id: "1", amount: "-1.00", due: "2026-01-01" }] });
  const told = answers("advise", lines);
  lines.forEach(({ today, locale, ...account }, i) => {
    assert.equal(told[i], answer(account.id, i + 1, () => helder.nextSteps(account, { today, locale })));
  });
});

test("the panels' accounts under every pack, and a draft for each first step", async () => {
  const folder = new URL("../accounts/", import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith(".jsonl"));
  const rows = (await Promise.all(files.map((name) => readFile(new URL(name, folder), "utf8")))).flatMap((text) => text.trim().split("\n").map((line) => JSON.parse(line).account));
  assert.ok(rows.length >= 200);
  const packs = ["nl-consumer", "nl-business", "nl-housing", "nl-utility", "be-consumer", "de-consumer"];
  const lines = rows.map((account, i) => ({ ...account, today: "2026-11-23", policy: packs[i % packs.length] }));
  const told = answers("advise", lines);
  const first = lines.map(({ today, policy, ...account }, i) => {
    assert.equal(told[i], answer(account.id, i + 1, () => helder.nextSteps(account, { today, policy })));
    return helder.nextSteps(account, { today, policy }).steps[0];
  });
  const sender = { name: "Helder Energie", iban: "NL91 ABNA 0417 1643 00", phone: "050 555 01 23", vatRate: "21" };
  const asked = rows.map((account, i) => ({
    ...account, step: first[i].step, today: "2026-11-23", ...(first[i].channel && { channel: first[i].channel }), moment: { day: "2026-11-25", from: "17:00", until: "20:00" },
    sender, address: i % 2 ? "je" : "u", language: i % 3 ? "nl" : "en",
  }));
  const drafted = answers("draft", asked);
  asked.forEach(({ step, today, channel, moment, sender, address, language, ...account }, i) => {
    assert.equal(drafted[i], answer(account.id, i + 1, () => helder.draft(account, { step, channel }, { today, moment, sender, address, language })));
  });
});

test("a pack is checked, and customers are simulated, alike", async () => {
  const desk = await createHelder({ parts: ["desk"] });
  const toml = await readFile(new URL("../../examples/policies/old-way.toml", import.meta.url), "utf8");
  const run = (args, input = "") => {
    try {
      return execFileSync(cli, args, { input, encoding: "utf8", maxBuffer: 1 << 30 }).trimEnd();
    } catch (error) {
      if (error.status !== 1) throw error;
      return error.stdout.trimEnd();
    }
  };
  const file = fileURLToPath(new URL("../../examples/policies/old-way.toml", import.meta.url));
  assert.equal(run(["check-policy", "--json", "--today", "2026-11-23", file]), JSON.stringify(desk.checkPolicy(toml, { today: "2026-11-23" })));
  const accounts = (await readFile(new URL("../accounts/first-panel.jsonl", import.meta.url), "utf8")).trim().split("\n").map((line) => JSON.parse(line).account);
  const told = run(["simulate", "--json", "--from", "2026-11-23", "--days", "90", "--seed", "5", "--packs", `nl-consumer,${file}`], accounts.map((account) => JSON.stringify(account)).join("\n"));
  desk.knowPolicy("old-way", desk.checkPolicy(toml, { today: "2026-11-23" }).json);
  assert.equal(told, JSON.stringify(desk.simulate({ packs: ["nl-consumer", "old-way"], accounts, from: "2026-11-23", days: 90, seed: 5 })));
});

test("sums and plans: every country, in four languages", () => {
  const next = random(2);
  const one = (...values) => values[Math.floor(next() * values.length)];
  const day = () => new Date(Date.UTC(2000, 0, 1) + Math.floor(next() * 10_000) * 86_400_000).toISOString().slice(0, 10);
  const amount = () => (next() * 10 ** (1 + Math.floor(next() * 7))).toFixed(2);
  const common = () => ({ jurisdiction: one("NL", "BE", "DE", "EU"), party: one("consumer", "business"), locale: one("nl", "en", "de", "fr") });
  const maybe = (fields) => (next() < 0.4 ? fields : {});
  const check = (command, compute, count, request) => {
    const requests = Array.from({ length: count }, (_, id) => ({ id, ...request() }));
    const told = answers(command, requests);
    requests.forEach(({ id, ...fields }, i) => assert.equal(told[i], answer(id, i + 1, () => compute(fields)), JSON.stringify(requests[i])));
  };
  check("costs", helder.collectionCosts, 400, () => ({
    ...common(), principal: amount(), ...maybe({ vatRate: "21" }), ...maybe({ paid: "10" }), ...maybe({ agreed: amount() }),
    ...maybe({ on: day() }), ...maybe({ effort: one("simple", "extensive") }), ...maybe({ expenses: true }),
  }));
  check("interest", helder.interest, 400, () => ({ ...common(), principal: amount(), from: day(), to: day(), ...maybe({ dayCount: "actual/actual" }) }));
  check("balance", helder.balance, 200, () => {
    const days = [day(), day(), day(), day()].sort();
    return { ...common(), principal: amount(), from: days[0], to: days[3], ...maybe({ costs: "40" }), payments: [1, 2].map((i) => ({ date: days[i], amount: amount() })) };
  });
  check("notice", helder.notice, 200, () => ({
    ...common(), ...(next() < 0.5 ? { received: day() } : { sent: day(), channel: one("post", "registered", "email", "sms", "portal", "hand") }), ...maybe({ principal: amount() }),
  }));
  const plan = () => ({ total: amount(), first: day(), every: one("week", "four-weeks", "month"), locale: one("nl", "en", "de", "fr"), ...maybe({ skipMonths: [7, 8] }) });
  const bears = () => maybe({ interest: { percent: "4.5", from: "2000-01-01" } });
  check("plan", helder.paymentPlan, 200, () => ({ ...plan(), ...one({ instalments: 7 }, { amount: "25" }, {}), ...bears() }));
  check("plans", helder.paymentPlans, 100, () => ({ ...plan(), ...bears(), ...maybe({ budget: { income: "1600", costs: "900", keep: "500" } }) }));
  check("repair", helder.repairPlan, 100, () => {
    const { instalments } = helder.paymentPlan({ total: "240.01", instalments: 6, first: "2026-01-31" });
    return { instalments, paid: one("0", "40.01", "90"), today: day(), locale: one("nl", "en", "de", "fr") };
  });
});
