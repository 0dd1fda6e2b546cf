// Records of a CRM as accounts: what a map may say, what is told when it is wrong, and that nothing is lost in silence.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { createHelder, HelderError } from "../../js/dist/index.js";
import { checkMap, mapper, mapRecord } from "../../js/dist/map/index.js";
import { RECORDS, WORDS } from "../../js/dist/map/table.js";

const MAPS = new URL("../../examples/maps/", import.meta.url);
const ready = await Promise.all(
  (await readdir(MAPS)).map(async (file) => ({ name: file.replace(".json", ""), ...JSON.parse(await readFile(new URL(file, MAPS), "utf8")) })),
);
const helder = await createHelder({ parts: ["accounts"] });
const TODAY = "2026-11-23";

/** A stream of numbers that is the same each time (mulberry32). */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const INVOICE = { id: "no", amount: "total", due: "due" };
const account = (fields, formats) => ({ ...(formats && { formats }), account: { id: "id", invoices: { each: "invoices[]", ...INVOICE }, ...fields } });
const record = (fields) => ({ id: "K1", invoices: [{ no: "F1", total: 80, due: "2026-11-01" }], ...fields });

/** What a value becomes in a field of a customer, an invoice or a contact, or the code of the problem. */
function become(field, reader, value, formats) {
  const [name, leaf] = field.split(".");
  const map = name === "invoice" ? account({ invoices: { each: "invoices[]", ...INVOICE, [leaf]: reader } }, formats) : account({ [name]: { [leaf]: reader } }, formats);
  const given = name === "invoice" ? record({ invoices: [{ no: "F1", total: 80, due: "2026-11-01", value }] }) : record({ value });
  const mapped = mapRecord(map, given);
  return mapped.account ? (name === "invoice" ? mapped.account.invoices[0] : mapped.account[name])?.[leaf] : mapped.problems[0].code;
}
const amount = (value, reader = {}) => become("invoice.amount", { from: "value", ...reader }, value);
const day = (value, reader = {}) => become("invoice.due", { from: "value", ...reader }, value);

test("the table of fields is that of the JSON Schema of an account", async () => {
  const schema = JSON.parse(await readFile(new URL("../../js/schemas/account.schema.json", import.meta.url), "utf8"));
  const typeOf = (field) => {
    if (field.$ref) return { Amount: "amount", Date: "date" }[field.$ref.split("/").at(-1)] ?? field.$ref.split("/").at(-1);
    if (field.anyOf) return typeOf(field.anyOf.find((choice) => choice.type !== "null"));
    if (field.type === "array") return `[${typeOf(field.items)}]`;
    return { string: "text", boolean: "boolean", integer: "hour" }[[field.type].flat()[0]];
  };
  const records = {};
  const words = {};
  for (const [name, type] of Object.entries({ Account: schema, ...schema.$defs })) {
    if (type.properties) records[name] = Object.fromEntries(Object.entries(type.properties).map(([field, of]) => [field + (type.required?.includes(field) ? "!" : ""), typeOf(of)]));
    if (type.oneOf) words[name] = type.oneOf.map((choice) => choice.const);
  }
  assert.ok(Object.keys(records).length > 10 && Object.keys(words).length > 10);
  assert.deepEqual(Object.fromEntries(Object.entries(RECORDS).map(([name, fields]) => [name, Object.fromEntries(fields.split(" ").map((field) => field.split(":")))])), records);
  assert.deepEqual(Object.fromEntries(Object.entries(WORDS).map(([name, list]) => [name, list.split(" ")])), words);
});

test("no field of an account has the name of a key of the map", () => {
  for (const fields of Object.values(RECORDS)) for (const field of fields.split(" ")) assert.ok(!/^(each|where|default)!?:/.test(field), field);
});

test("each ready map is right, gives the account that stands beside it, and the engine takes that", () => {
  assert.ok(ready.length >= 5);
  for (const { name, map, record, account } of ready) {
    assert.deepEqual(checkMap(map), [], name);
    const mapped = mapRecord(map, record);
    assert.deepEqual(mapped, { account, problems: [], notes: [] }, name);
    const advice = helder.nextSteps(mapped.account, { today: TODAY });
    assert.equal(advice.account, account.id);
    assert.ok(advice.steps.length > 0, name);
    // The sample account is one that is behind: else the sample proves little.
    assert.notEqual(advice.posture.name, "not-behind", name);
  }
});

test("a map and a record are not changed, and the answer shares nothing with them", () => {
  for (const { map, record } of ready) {
    const before = JSON.stringify({ map, record });
    const freeze = (value) => (typeof value === "object" && value !== null ? (Object.values(value).forEach(freeze), Object.freeze(value)) : value);
    const mapped = mapRecord(freeze(map), freeze(record));
    mapped.account.invoices.length = 0;
    assert.equal(JSON.stringify({ map, record }), before);
    assert.ok(mapRecord(map, record).account.invoices.length > 0);
  }
});

/** Every object of a map with its path, those apart of which the keys are the host's. */
function* objects(node, path = "") {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) yield { node, path };
  for (const [key, value] of Object.entries(node)) {
    if (key !== "words" && key !== "where" && path + key !== "") yield* objects(value, Array.isArray(node) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`);
  }
}

test("a misspelt key of a map is told at its place, with the right one", () => {
  let tried = 0;
  for (const { map } of ready) {
    for (const { path, node } of objects(map)) {
      for (const key of Object.keys(node)) {
        if (key.length < 4) continue;
        const slip = key.slice(0, 2) + key[3] + key[2] + key.slice(4);
        if (slip === key) continue;
        const wrong = structuredClone(map);
        const there = [...objects(wrong)].find((object) => object.path === path).node;
        there[slip] = there[key];
        delete there[key];
        const problem = checkMap(wrong).find(({ map: at }) => at === (path ? `${path}.${slip}` : slip));
        assert.equal(problem?.code, "unknown-field", `${path}.${slip}`);
        assert.match(problem.message, new RegExp(`did you mean "${key}"\\?$`), `${path}.${slip}: ${problem.message}`);
        assert.throws(() => mapRecord(wrong, {}), (error) => error instanceof HelderError && checkMap(wrong)[0].map === error.path);
        tried += 1;
      }
    }
  }
  assert.ok(tried > 150, `${tried} keys`);
});

test("a map is checked whole: all that is wrong with it, at once, each at its place", () => {
  const problems = checkMap({
    formats: { date: "dd-mm-yyyy", zone: "Mars/Olympus", amount: "1 million", empty: 0 },
    account: {
      id: { from: "a", value: "b" },
      currency: 3,
      service: { value: "rnet" },
      customer: { kind: { from: "k", words: { a: "consumr" } }, deceased: { value: "no" }, since: { from: "s", amount: "1234.56" }, preferences: { not: [{ form: "x" }] } },
      invoices: { each: "list", where: { "a[]": 1, b: { nto: 2 }, c: [] }, id: "", amount: { from: "x", round: "euro" }, due: { from: "^^.x" } },
      debtHelp: { kind: { value: "other" } },
    },
  });
  const codes = Object.fromEntries(problems.map(({ map, code }) => [map, code]));
  assert.deepEqual(codes, {
    "formats.date": "invalid-value",
    "formats.zone": "invalid-value",
    "formats.amount": "invalid-value",
    "formats.empty": "invalid-value",
    "account.id": "invalid-value",
    "account.currency": "invalid-value",
    "account.customer.kind.words.a": "invalid-value",
    "account.customer.since.amount": "unknown-field",
    "account.customer.deceased.value": "invalid-value",
    "account.customer.preferences.not[0].form": "unknown-field",
    "account.customer.preferences.not[0]": "missing-field",
    "account.service.value": "invalid-value",
    "account.invoices.each": "invalid-path",
    "account.invoices.id.from": "invalid-path",
    "account.invoices.amount.round": "invalid-value",
    "account.invoices.due.from": "invalid-path",
    "account.invoices.where.a[]": "invalid-path",
    "account.invoices.where.b.nto": "unknown-field",
    "account.invoices.where.b": "invalid-value",
    "account.invoices.where.c": "invalid-value",
    "account.debtHelp.since": "missing-field",
  });
  for (const nothing of [null, undefined, 3, "map", [], () => 1]) assert.equal(checkMap(nothing)[0].code, "invalid-value");
  assert.deepEqual(checkMap({}).map(({ map, code }) => `${map} ${code}`), ["account.id missing-field", "account.invoices missing-field"]);
});

test("paths: keys, lists, quotes, the item itself, and up", () => {
  const read = (path, given, more = {}) => mapRecord(account({ customer: { name: path } }, more), record(given)).account?.customer?.name;
  assert.equal(read("a.b", { a: { b: "x" } }), "x");
  assert.equal(read("a[1].b", { a: [0, { b: "x" }] }), "x");
  assert.equal(read("'_parent_value@OData.Community.Display.V1.FormattedValue'", { "_parent_value@OData.Community.Display.V1.FormattedValue": "x" }), "x");
  assert.equal(read(`a."b.'c".d`, { a: { "b.'c": { d: "x" } } }), "x");
  assert.equal(read("'it\\'s'", { "it's": "x" }), "x");
  assert.equal(read("Naam klant", { "Naam klant": "x" }), "x");
  assert.equal(read("'$top'", { $top: "x" }), "x");
  for (const wrong of ["", "a..b", ".a", "a.", "a[", "a[x]", "a]", "$top", "^up", " a", "a .b", "'a", "a'b'"]) {
    assert.equal(checkMap(account({ customer: { name: wrong } }))[0]?.code, "invalid-path", JSON.stringify(wrong));
  }
  const deep = account({
    contactPoints: { each: "people[].mails[]", channel: { value: "email" }, value: { join: [".", "^.name", "^^.id", "$.id"], with: "/" } },
  });
  const mapped = mapRecord(deep, record({ people: [{ name: "Ann", mails: ["a@b", "c@d"] }, { name: "Bo", mails: null }] }));
  assert.deepEqual(mapped.account.contactPoints.map(({ value }) => value), ["a@b/Ann/K1/K1", "c@d/Ann/K1/K1"]);
  assert.equal(checkMap(account({ contactPoints: { each: "people[].mails[]", channel: { value: "email" }, value: "^^^.id" } }))[0].code, "invalid-path");
  const perKey = account({ disputes: { each: "lines[].case", opened: "day", status: { value: "open" }, invoice: "^.no" } });
  assert.deepEqual(mapRecord(perKey, record({ lines: [{ no: "F1", case: { day: "2026-11-02" } }, { no: "F2" }] })).account.disputes, [{ opened: "2026-11-02", status: "open", invoice: "F1" }]);
});

test("amounts: exact or refused, never guessed", () => {
  const plain = [[80, "80.00"], [80.1, "80.10"], [0, "0.00"], [-0, "0.00"], [-12.5, "-12.50"], ["80", "80.00"], ["0080.5", "80.50"], ["-0.00", "0.00"], ["12.3456", "12.3456"], ["80.0000", "80.00"], [12n, "12.00"], [" 5.00 ", "5.00"]];
  for (const [given, expected] of plain) assert.equal(amount(given), expected, String(given));
  const refused = { "inexact-amount": [0.1 + 0.2, 12.345, 1e21, 1e-9, 90071992547409.93], "ambiguous-amount": ["1.234", "1,5", "1.234,56", "€ 12", "1 234.50"], "invalid-amount": [NaN, Infinity, "abc", "9".repeat(40)], "wrong-type": [true, {}, []] };
  for (const [code, list] of Object.entries(refused)) for (const given of list) assert.equal(amount(given), code, String(given));
  const round = { round: "cents" };
  for (const [given, expected] of [[0.1 + 0.2, "0.30"], [1.005, "1.01"], [2.675, "2.68"], [-1.005, "-1.01"], [0.004, "0.00"], [-0.004, "0.00"], [9.999, "10.00"], [5e-17, "0.00"], ["12.3456", "12.35"], [605.0000000000001, "605.00"]]) assert.equal(amount(given, round), expected, String(given));
  assert.equal(amount(1e21, round), "inexact-amount");
  const dutch = { amount: "1.234,56" };
  for (const [given, expected] of [["1.234,56", "1234.56"], ["1234,56", "1234.56"], ["€ 1.234,5", "1234.50"], ["EUR 12,00", "12.00"], ["12,00 EUR", "12.00"], ["-€ 12,00", "-12.00"], ["€ -12,00", "-12.00"], ["12,00-", "-12.00"], ["−12,00", "-12.00"], ["1.234.567,89", "1234567.89"], ["12", "12.00"], ["1.234", "1234.00"], [80.5, "80.50"]]) assert.equal(amount(given, dutch), expected, given);
  for (const given of ["1234.56", "1.23,4", "12.34.567,00", "1,2,3", "-12,00-", "12,", ",5", "1.234,56 per maand", ""]) assert.equal(amount(given, dutch), given === "" ? "missing-value" : "invalid-amount", given);
  for (const [given, expected] of [[1234, "12.34"], ["5", "0.05"], [-7, "-0.07"], [0, "0.00"], [12.5, "invalid-amount"], ["1234.00", "invalid-amount"]]) assert.equal(amount(given, { amount: "cents" }), expected, String(given));
});

test("amounts: what Intl writes in a language is read back to the cent", () => {
  const next = random(7);
  for (const [language, format] of [["nl-NL", "1.234,56"], ["de-DE", "1.234,56"], ["en-US", "1,234.56"], ["fr-FR", "1 234,56"], ["de-CH", "1'234.56"]]) {
    const write = new Intl.NumberFormat(language, { style: "currency", currency: "EUR" });
    for (let i = 0; i < 300; i++) {
      const cents = BigInt(Math.floor(next() ** 4 * 1e13)) * (next() < 0.2 ? -1n : 1n);
      const sign = cents < 0n ? "-" : "";
      const digits = String(cents).replace("-", "").padStart(3, "0");
      const exact = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      assert.equal(amount(write.format(exact), { amount: format }), exact, `${language} ${write.format(exact)}`);
      assert.equal(amount(Number(exact)), exact);
      assert.equal(amount(Number(cents), { amount: "cents" }), exact);
    }
  }
});

test("days: as they are written, or where the zone is; what may be two days is asked about", () => {
  for (const [given, expected] of [["2026-11-23", "2026-11-23"], ["2026-11-23T23:30:00Z", "2026-11-23"], ["2026-11-23 23:30:00", "2026-11-23"], ["2026-11-23T01:00+0200", "2026-11-23"], [" 2028-02-29 ", "2028-02-29"], [{ year: 2026, month: 1, day: 5 }, "2026-01-05"]]) assert.equal(day(given), expected, String(given));
  for (const given of ["2026-02-29", "2026-13-01", "0000-01-01", "2026-1-5", "20261123", "gisteren", "2026-11-23T25:00Z", { year: 2026, month: 2, day: 30 }]) assert.equal(day(given), "invalid-date", String(given));
  for (const given of ["05-06-2026", "5/6/2026", "23.11.2026", 1795392000000]) assert.equal(day(given), "ambiguous-date", String(given));
  for (const given of [true, {}, [2026, 11, 23]]) assert.equal(day(given), "wrong-type");
  const message = (given) => mapRecord(account({}), record({ invoices: [{ no: 1, total: 1, due: given }] })).problems[0].message;
  assert.match(message("23-11-2026"), /say how days are written, as "date": "dd-MM-yyyy"$/);
  assert.match(message("11/23/2026"), /as "date": "MM\/dd\/yyyy"$/);
  assert.match(message("05/06/2026"), /"dd\/MM\/yyyy" or "MM\/dd\/yyyy"$/);

  const zone = "Europe/Amsterdam";
  for (const [given, expected] of [["2026-11-23T23:30:00Z", "2026-11-24"], ["2026-11-23T22:30:00Z", "2026-11-23"], ["2026-11-23T23:30:00+01:00", "2026-11-23"], ["2026-11-23T23:30:00", "2026-11-23"], ["2026-11-23", "2026-11-23"], [new Date("2026-11-23T23:30:00Z"), "2026-11-24"]]) assert.equal(day(given, { zone }), expected, String(given));
  assert.equal(day(new Date("2026-11-23T23:30:00Z")), "invalid-date");
  assert.equal(day(new Date(NaN), { zone }), "invalid-date");
  assert.equal(day("2026-11-23 23:30:00", { date: "iso-utc", zone }), "2026-11-24");
  assert.equal(day("2026-11-23", { date: "iso-utc", zone }), "2026-11-23");
  assert.equal(day(Date.UTC(2026, 10, 23, 23, 30), { date: "epoch-ms", zone }), "2026-11-24");
  assert.equal(day(String(Date.UTC(2026, 10, 23, 23, 30) / 1000), { date: "epoch-s", zone }), "2026-11-24");
  assert.equal(checkMap(account({ reported: { from: "x", date: "epoch-ms" } }))[0].code, "invalid-value");
  for (const [format, given] of [["dd-MM-yyyy", "23-11-2026"], ["MM/dd/yyyy", "11/23/2026"], ["d-M-yyyy", "23-11-2026"], ["yyyyMMdd", "20261123"], ["dd.MM.yyyy HH:mm", "23.11.2026 08:15"], ["yyyy-MM-ddTHH:mm:ss", "2026-11-23T08:15:00"]]) assert.equal(day(given, { date: format }), "2026-11-23", format);
  assert.equal(day("5-6-2026", { date: "d-M-yyyy" }), "2026-06-05");
  for (const [format, given] of [["dd-MM-yyyy", "11/23/2026"], ["dd-MM-yyyy", "3-11-2026"], ["dd-MM-yyyy", "31-02-2026"], ["dd-MM-yyyy", "23-11-26"]]) assert.equal(day(given, { date: format }), "invalid-date", given);
  for (const format of ["dd-MM-yy", "MM-yyyy", "dd-MM-yyyy-dd", "DD-MM-YYYY", "dd MMM yyyy", "isoo", ""]) assert.equal(checkMap(account({ reported: { from: "x", date: format } }))[0]?.code, "invalid-value", format);
});

test("days: any moment falls on the day and in the hour that Intl says, in any zone", () => {
  const next = random(11);
  for (const zone of ["Europe/Amsterdam", "UTC", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"]) {
    const map = mapper(account({ contacts: { each: "list[]", date: "at", hour: "at", channel: { value: "call" }, outcome: { value: "reached" } } }, { zone }));
    const moments = Array.from({ length: 200 }, () => new Date(Math.floor(next() * 4e12)));
    const { account: mapped } = map(record({ list: moments.map((at) => ({ at: at.toISOString() })) }));
    moments.forEach((at, index) => {
      const [date, time] = at.toLocaleString("sv-SE", { timeZone: zone }).split(" ");
      assert.deepEqual([mapped.contacts[index].date, mapped.contacts[index].hour], [date, Number(time.slice(0, 2))], `${at.toISOString()} in ${zone}`);
    });
  }
});

test("a word that nobody foresaw is told with the words that are known, and with another one only when that is near", () => {
  const told = (kind, words) => mapRecord(account({ customer: { kind: { from: "kind", words } } }), record({ kind })).problems.map(({ message }) => message);
  const words = { P: "consumer", Z: "business", 1: "consumer" };
  assert.deepEqual(told("x", words), ['expected one of "1", "P", "Z", found "x"']);
  assert.deepEqual(told("p", words), ['expected one of "1", "P", "Z", found "p"; did you mean "P"?']);
  assert.deepEqual(told("Zakelij", { Zakelijk: "business", Privé: "consumer" }), ['expected one of "Zakelijk", "Privé", found "Zakelij"; did you mean "Zakelijk"?']);
  assert.deepEqual(told({}, words), ['expected one of "1", "P", "Z", found a record']);
});

test("words, yes or no, text and hours", () => {
  const kind = (value, reader) => become("customer.kind", { from: "value", ...reader }, value);
  assert.equal(kind("business"), "business");
  assert.equal(kind("Business"), "unknown-word");
  assert.equal(kind(2, { words: { 1: "consumer", 2: "business" } }), "business");
  assert.equal(kind("2 ", { words: { 1: "consumer", 2: "business" } }), "business");
  assert.equal(kind(3, { words: { 1: "consumer", 2: "business" } }), "unknown-word");
  assert.equal(kind(3, { words: { 1: "consumer" }, otherwise: "business" }), "business");
  assert.equal(kind(3, { words: { 1: "consumer" }, otherwise: null }), undefined);
  assert.equal(kind(1, { words: { 1: null } }), undefined);
  assert.equal(kind("constructor", { words: { a: "consumer" } }), "unknown-word");
  assert.equal(kind(null, { default: "business" }), "business");
  assert.equal(kind({}, { words: { a: "consumer" } }), "wrong-type");
  const died = (value, reader, formats) => become("customer.deceased", { from: "value", ...reader }, value, formats);
  assert.equal(died(true), true);
  assert.equal(died(false, {}, { empty: [false] }), false);
  assert.equal(died("ja", { words: { ja: true, nee: false } }), true);
  for (const value of ["true", 1, "ja"]) assert.equal(died(value), "wrong-type");
  const name = (value, formats) => become("customer.name", "value", value, formats);
  assert.equal(name(12), "12");
  assert.equal(name("  "), undefined);
  assert.equal(name("-", { empty: ["-"] }), undefined);
  for (const value of [true, {}, ["x"], 1.5e300]) assert.equal(name(value), "wrong-type");
  const hour = (value, reader) => {
    const mapped = mapRecord(account({ contacts: { each: "list[]", date: { value: TODAY }, hour: { from: "h", ...reader }, channel: { value: "call" }, outcome: { value: "reached" } } }), record({ list: [{ h: value }] }));
    return mapped.account ? mapped.account.contacts[0].hour : mapped.problems[0].code;
  };
  for (const [given, expected] of [[9, 9], ["17", 17], ["2026-11-23T08:15", 8], ["2026-11-23", "wrong-type"], [24, "ambiguous-date"], [9.5, "ambiguous-date"]]) assert.equal(hour(given), expected, String(given));
  assert.equal(hour("23-11-2026 08:15", { date: "dd-MM-yyyy HH:mm" }), 8);
});

test("first of several, put together, and lists of words", () => {
  const name = (reader, given) => mapRecord(account({ customer: { name: reader } }), record(given)).account.customer?.name;
  assert.equal(name({ from: ["nick", "full", "last"] }, { nick: "", full: null, last: "Bakker" }), "Bakker");
  assert.equal(name({ join: ["first", { from: "middle", default: "van" }, "last"] }, { first: "Jo", last: "Dam" }), "Jo van Dam");
  assert.equal(name({ join: ["first", "last"], with: ", " }, { last: "Dam" }), "Dam");
  assert.equal(name({ join: [{ value: "mevrouw" }, "last"] }, {}), undefined);
  const vulnerabilities = (reader, given) => mapRecord(account({ customer: { vulnerabilities: reader } }), record(given));
  const words = { Z: "illness", R: "bereaved", "-": null };
  assert.deepEqual(vulnerabilities({ from: "codes[]", words }, { codes: ["R", "Z", "-", "R"] }).account.customer.vulnerabilities, ["bereaved", "illness"]);
  assert.deepEqual(vulnerabilities([{ from: "ill", words: { true: "illness", false: null } }, { from: "sad", words: { true: "bereaved", false: null } }], { ill: true, sad: false }).account.customer.vulnerabilities, ["illness"]);
  assert.deepEqual(vulnerabilities({ from: "codes[].c", words }, { codes: [{ c: "Q" }] }).problems.map(({ code, record }) => [code, record]), [["unknown-word", "codes[0].c"]]);
  assert.equal(vulnerabilities({ from: "codes[]", words }, { codes: null }).account.customer, undefined);
});

test("where: one of these values, as text; null is nothing", () => {
  const ids = (where) => mapRecord(account({ invoices: { each: "invoices[]", where, ...INVOICE } }), record({ invoices: [
    { no: "A", total: 1, due: TODAY, state: 0, tag: "x" }, { no: "B", total: 1, due: TODAY, state: "2", tag: null }, { no: "C", total: 1, due: TODAY, state: true, tag: { deep: "y" } },
  ] })).account.invoices.map(({ id }) => id).join("");
  assert.equal(ids({ state: 0 }), "A");
  assert.equal(ids({ state: [0, 2] }), "AB");
  assert.equal(ids({ state: { not: [0, 2] } }), "C");
  assert.equal(ids({ tag: null }), "B");
  assert.equal(ids({ tag: { not: null } }), "AC");
  assert.equal(ids({ tag: ["x", null] }), "AB");
  assert.equal(ids({ state: true, "tag.deep": "y" }), "C");
  assert.equal(ids({ "$.id": "K1" }), "ABC");
  assert.equal(ids({ "$.id": "K2" }), "");
  assert.equal(ids({}), "ABC");
  const empty = (where) => mapRecord(account({ invoices: { each: "invoices[]", where, ...INVOICE } }, { empty: [false] }), record({ invoices: [{ no: "A", total: 1, due: TODAY, off: false, link: false }, { no: "B", total: 1, due: TODAY, off: true, link: [7, "x"] }] }));
  assert.deepEqual([{ off: false }, { off: null }, { off: { not: null } }, { "link[1]": null }, { "link[1]": "x" }].map((where) => empty(where).account.invoices.map(({ id }) => id).join("")), ["A", "A", "B", "A", "B"]);
});

test("a record of which nothing is there is left out; one that misses something is told", () => {
  const help = account({ debtHelp: { kind: { value: "municipal" }, since: "help.since", until: "help.until" } });
  assert.equal(mapRecord(help, record({})).account.debtHelp, undefined);
  assert.deepEqual(mapRecord(help, record({ help: { since: "2026-01-02" } })).account.debtHelp, { kind: "municipal", since: "2026-01-02" });
  // What is always so of a customer is so without a name too.
  assert.deepEqual(mapRecord(account({ customer: { kind: { value: "business" }, name: "name", skills: { dutch: "x" } } }), record({})).account.customer, { kind: "business" });
  assert.deepEqual(mapRecord(account({ customer: { name: "name" } }), { id: null, invoices: null }).problems.map(({ map, code }) => `${map} ${code}`), ["account.id missing-value"]);
  const [missing] = mapRecord(help, record({ help: { sinse: "2026-01-02", until: "2026-03-01" } })).problems;
  assert.deepEqual([missing.code, missing.map, missing.record], ["missing-value", "account.debtHelp.since", "help.since"]);
  assert.match(missing.message, /did you mean "sinse"\?$/);
  // An item of the host's list is never left out in silence.
  const empty = mapRecord(account({}), record({ invoices: [{}] }));
  assert.deepEqual(empty.problems.map(({ map }) => map), ["account.invoices.id", "account.invoices.amount", "account.invoices.due"]);
});

test("the list of invoices has to be there: a key that was not asked for is no customer without debts", () => {
  const map = account({});
  assert.deepEqual(mapRecord(map, { id: 1, invoices: [] }).account.invoices, []);
  assert.deepEqual(mapRecord(map, { id: 1, invoices: null }).account.invoices, []);
  const gone = mapRecord(map, { id: 1, invoces: [] });
  assert.deepEqual([gone.account, gone.problems[0].code, gone.problems[0].map], [undefined, "missing-value", "account.invoices.each"]);
  assert.match(gone.problems[0].message, /did you mean "invoces"\?$/);
  const mayMiss = account({ invoices: { each: "invoices[]", default: [], ...INVOICE } });
  assert.deepEqual(mapRecord(mayMiss, { id: 1 }).account.invoices, []);
  for (const list of [{}, "x", 3]) assert.equal(mapRecord(map, { id: 1, invoices: list }).problems[0].code, "not-a-list");
});

test("a key that is nearly there is noted, once, and does not stand in the way", () => {
  const map = account({ customer: { name: "fullname" }, payments: { each: "payments[]", date: "date", amount: "sum", invoice: "invoiceNo" } });
  const mapped = mapRecord(map, record({ fullnam: "Jo", payments: Array.from({ length: 3 }, () => ({ date: TODAY, sum: 1, invoice_no: "F1" })) }));
  assert.deepEqual(mapped.notes.map(({ code, map, record }) => [code, map, record]), [["absent-key", "account.customer.name", "fullname"], ["absent-key", "account.payments.invoice", "payments[0].invoiceNo"]]);
  assert.ok(mapped.account);
});

/** The keys of the place that a problem names. */
function keysOf(place) {
  return [...place.matchAll(/'([^']*)'|([^.[\]]+)/g)].map(([, quoted, bare]) => quoted ?? bare);
}

test("nothing is lost in silence: whatever is broken in a record, there is no account, and its place is told", () => {
  let broken = 0;
  for (const { name, map, record } of ready) {
    const places = [];
    const visit = (value, path) => {
      if (typeof value === "object" && value !== null) for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
      else places.push(path);
    };
    visit(record, []);
    const whole = JSON.stringify(mapRecord(map, record).account);
    for (const path of places) {
      for (const rubbish of ["\u0000?!", { rubbish: 1 }, [["x"]], Symbol.iterator, () => 1]) {
        const copy = structuredClone(record);
        path.slice(0, -1).reduce((value, key) => value[key], copy)[path.at(-1)] = rubbish;
        const mapped = mapRecord(map, copy);
        if (mapped.account) {
          // Text takes any text; a place that the map does not read changes nothing; a condition may leave an item out. All else is told.
          const conditions = JSON.stringify(map).includes(`"${path.at(-1)}":`);
          if (typeof rubbish !== "string" && JSON.stringify(mapped.account) !== whole) assert.ok(conditions, `${name} ${path.join(".")}`);
        } else {
          assert.ok(mapped.problems.every(({ code, map, message }) => code && map.startsWith("account") && message), name);
          // At the value itself, or at the record that is one value, such as a day in parts.
          const told = ({ record: place }) => keysOf(place).every((key, index) => key === path[index]) && path.length - keysOf(place).length <= 1;
          assert.ok(mapped.problems.some(told), `${name} ${path.join(".")}: ${JSON.stringify(mapped.problems)}`);
          broken += 1;
        }
      }
    }
  }
  assert.ok(broken > 300, `${broken} broken records`);
});

test("random records: never an exception, and every account is one that the engine takes", () => {
  const next = random(3);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const VALUES = [null, undefined, "", " ", 0, 1, -1, 80, 0.1 + 0.2, NaN, true, false, "x", "😀", "\ud83d", "2026-11-23", "23-11-2026", "1.234,56", "80.00", [], {}, [[]], "open", "__proto__", 1e300, 12n, new Date(0)];
  let accounts = 0;
  for (let i = 0; i < 3000; i++) {
    const { map, record } = pick(ready);
    const copy = structuredClone(record);
    const spoil = (value) => {
      if (typeof value !== "object" || value === null) return;
      for (const key of Object.keys(value)) {
        const chance = next();
        if (chance < 0.01) value[key] = pick(VALUES);
        else if (chance < 0.015) delete value[key];
        else spoil(value[key]);
      }
    };
    spoil(copy);
    const mapped = mapRecord(map, copy);
    assert.equal(mapped.account === undefined, mapped.problems.length > 0);
    if (!mapped.account) continue;
    accounts += 1;
    assert.deepEqual(JSON.parse(JSON.stringify(mapped.account)), mapped.account);
    try {
      assert.ok(helder.nextSteps(mapped.account, { today: TODAY }).steps.length > 0);
    } catch (error) {
      // What only the engine judges: two invoices with one number, an amount below zero, an end before its start, a currency of the wrong shape.
      assert.ok(["duplicate-id", "negative-amount", "end-before-start", "invalid-value"].includes(error.code), `${error.code} ${error.path} ${error.message}`);
      if (error.code === "invalid-value") assert.equal(error.path, "currency");
    }
  }
  assert.ok(accounts > 300, `${accounts} accounts`);
});

test("prototypes are left alone, in the map and in the record", () => {
  const hostile = JSON.parse(`{ "__proto__": { "polluted": 1 }, "account": { "__proto__": { "x": 1 }, "id": "id", "constructor": "x", "invoices": { "each": "invoices[]", "id": "no", "amount": "total", "due": "due" } } }`);
  assert.deepEqual(checkMap(hostile).map(({ map, code }) => `${map} ${code}`), ["__proto__ unknown-field", "account.__proto__ unknown-field", "account.constructor unknown-field"]);
  for (const path of ["__proto__.polluted", "constructor.name", "toString.name", "invoices.length", "hasOwnProperty"]) {
    const mapped = mapRecord(account({ customer: { name: path } }), record({}));
    assert.equal(mapped.account?.customer, undefined, path);
  }
  const mapped = mapRecord(account({ customer: { name: "'__proto__'.name" } }), JSON.parse(`{ "id": 1, "invoices": [], "__proto__": { "name": "own" } }`));
  assert.equal(mapped.account.customer.name, "own", "an own key of that name is a key like any other");
  assert.equal({}.polluted, undefined);
  assert.equal(Object.getPrototypeOf(mapped.account), Object.prototype);
});

test("records that hold themselves, that are deep, that are long, or that do not let themselves be read", () => {
  const own = record({});
  own.self = own;
  own.invoices.push(...own.invoices);
  assert.equal(mapRecord(account({ customer: { name: "self.self.self.id" } }), own).account.customer.name, "K1");
  let deep = "x";
  for (let i = 0; i < 100_000; i++) deep = { a: deep };
  assert.ok(mapRecord(account({ customer: { name: "deep.a.a" } }), record({ deep })).problems[0].code === "wrong-type");
  const many = mapRecord(account({}), record({ invoices: new Array(100_001).fill({}) }));
  assert.deepEqual(many.problems.map(({ code }) => code), ["too-large"]);
  const wrong = mapRecord(account({}), record({ invoices: new Array(50_000).fill({ no: 1 }) }));
  assert.equal(wrong.problems.length, 1001);
  assert.match(wrong.problems.at(-1).message, /^99000 more problems$/);
  const shut = { get id() { throw new Error("no"); }, invoices: [] };
  assert.deepEqual(mapRecord(account({}), shut).problems.map(({ code, record }) => [code, record]), [["unreadable", "id"]]);
  for (const nothing of [null, undefined, 3, "x", [], () => 1]) assert.equal(mapRecord(account({}), nothing).problems[0].code, "wrong-type");
});

test("a thousand records through one map are the same as one by one", () => {
  for (const { map, record, account } of ready) {
    const read = mapper(map);
    for (let i = 0; i < 50; i++) assert.deepEqual(read(record).account, account);
    assert.ok(read({}).problems.length > 0);
    assert.deepEqual(read(record), { account, problems: [], notes: [] });
  }
});

test("what the documentation shows is so", async () => {
  const text = await readFile(new URL("../../docs/record-map.md", import.meta.url), "utf8");
  const blocks = (language) => [...text.matchAll(new RegExp("^```" + language + "\\n([^]*?)^```", "gm"))].map(([, code]) => code);
  const maps = blocks("json");
  assert.equal(maps.length, 1);
  assert.deepEqual(checkMap(JSON.parse(maps[0])), []);
  // The first lines, with the package in the place of its name, and what is mapped handed out.
  const [first] = blocks("js");
  const code = first.replace("helder/map", new URL("../../js/dist/map/index.js", import.meta.url)).replace(/^if \(account\)[^]*/m, "export { account, problems };");
  const { account, problems } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  assert.deepEqual([account, problems], [{ id: "4711", customer: { name: "mevrouw De Groot" }, invoices: [{ id: "F-31", amount: "80.50", due: "2026-11-01" }] }, []]);
  // Every code that there is, and no other.
  const source = await readFile(new URL("../../js/src/map/problem.ts", import.meta.url), "utf8");
  const codes = [.../export type ProblemCode =([^;]*);/.exec(source)[1].matchAll(/"([a-z-]+)"/g)].map(([, code]) => code);
  const documented = [...text.matchAll(/^\| (`[a-z`, -]+`) \|/gm)].flatMap(([, cell]) => [...cell.matchAll(/`([a-z]+(?:-[a-z]+)+|unreadable)`/g)].map(([, code]) => code));
  assert.deepEqual(new Set(documented.filter((code) => !/^(iso|epoch)-/.test(code))), new Set(codes));
});
