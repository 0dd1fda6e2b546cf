// How the engine is kept running: one that stopped somewhere within is started anew, what was told is told again, and each engine that is picked runs beside the others.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createHelder, HelderError } from "../../js/dist/index.js";
import { createHelder as createScript } from "../../js/dist/js.js";
import { createHelderSync as createScriptSync } from "../../js/dist/js-sync.js";
import { portOf, serveOver } from "../../js/dist/hosts/rpc.js";
import { createHelderSync } from "../../js/dist/sync.js";
import { createHelder as createSlim } from "../../js/dist/slim.js";

const OFFICE = "Wij sommeren u het verschuldigde bedrag per ommegaande te voldoen.";
const TODAY = { today: "2026-11-23" };
const account = JSON.parse(await readFile(new URL("../../examples/accounts/vergeten.json", import.meta.url), "utf8"));
const claim = { principal: "100" };

const own = (id, channel) => ({
  pack: { id, version: "1", extends: "nl-consumer" },
  row: [{ id: "mine", weight: 2000, when: { "days-late": ">= 3" }, then: [channel], because: { nl: "Liever zo.", en: "Rather so." }, source: "own" }],
});

test("a policy that was taken before the desk was loaded is known to it, and to an engine of another kind", async () => {
  const helder = await createHelder({ parts: ["accounts"] });
  const policy = helder.usePolicy(own("early", "call"));
  const desk = await createHelder({ parts: ["accounts", "desk"] });
  const simulate = (by, packs) => by.simulate({ packs, accounts: [account], from: TODAY.today, days: 30, seed: 1 });
  assert.equal(simulate(desk, [policy]).packs[0].pack, policy);
  const script = await createHelder({ engine: "js", parts: ["accounts", "desk"] });
  assert.deepEqual(simulate(script, [policy]), simulate(desk, [policy]));
  const advice = () => script.nextSteps(account, { ...TODAY, policy }).steps[0].step;
  assert.equal(advice(), "call");
  // The newest holds, whichever of them took it.
  helder.usePolicy(own("early", "friendly-reminder"));
  assert.equal(advice(), "friendly-reminder");
  script.knowPolicy("only-known", own("only-known", "call"));
  assert.deepEqual(simulate(desk, ["only-known"]), simulate(script, ["only-known"]));
  assert.throws(() => helder.nextSteps(account, { ...TODAY, policy: "only-known" }), { code: "unknown-policy" });
});

test("`engine` picks one, whatever runs already", async () => {
  const wasm = await createHelder({ engine: "wasm" });
  const script = await createHelder({ engine: "js" });
  const engines = [wasm, script, await createHelder({ engine: "wasm" }), await createHelder(), createHelderSync(), await createScript(), createScriptSync()];
  assert.deepEqual(engines.map(({ engine }) => engine), ["wasm", "js", "wasm", "wasm", "wasm", "js", "js"]);
  for (const helder of engines) {
    assert.deepEqual(helder.scoreLetter(OFFICE), wasm.scoreLetter(OFFICE));
    assert.deepEqual(helder.nextSteps(account, TODAY), wasm.nextSteps(account, TODAY));
    assert.equal(helder.collectionCosts({ ...claim, locale: "de" }).steps[0].text, "15\u00a0% von 100,00\u00a0€");
  }
});

/**
 * Asks what is refused while the refusal cannot be read: what is thrown then goes through the engine, as a stack that is full does, and leaves it where it stood. Without
 * a new start the stack of the engine ends after some thousand times.
 */
function stopWithin(ask, times) {
  const { decode } = TextDecoder.prototype;
  try {
    TextDecoder.prototype.decode = () => {
      throw new RangeError("stopped within");
    };
    for (let time = 0; time < times; time += 1) assert.throws(ask, { name: "HelderError", code: "internal", message: "stopped within" });
  } finally {
    TextDecoder.prototype.decode = decode;
  }
}

for (const kind of ["wasm", "js"]) test(`an engine that stopped somewhere within answers the next question as if nothing had been: ${kind}`, async () => {
  const helder = await createHelder({ engine: kind, parts: ["letters", "accounts", "desk"] });
  const policy = helder.usePolicy(own("kept", "call"));
  helder.knowPolicy("merely-known", own("merely-known", "call"));
  const questions = [
    () => helder.scoreLetter(OFFICE, { locale: "de" }),
    () => helder.nextSteps(account, { ...TODAY, policy, locale: "en" }),
    () => helder.draft(account, "friendly-reminder", { ...TODAY, policy }),
    () => helder.collectionCosts({ ...claim, locale: "fr" }),
    () => helder.simulate({ packs: [policy, "merely-known"], accounts: [account], from: TODAY.today, days: 30, seed: 1 }),
  ];
  const before = questions.map((ask) => ask());
  stopWithin(() => helder.scoreLetter(OFFICE, { purpos: "reminder" }), 2500);
  stopWithin(() => helder.nextSteps({ id: 1 }, TODAY), 1500);
  stopWithin(() => helder.simulate({ packs: ["none"], accounts: [], from: TODAY.today, days: 3, seed: 1 }), 10);
  assert.deepEqual(questions.map((ask) => ask()), before);
});

test("what stops within is told as a fault, and the engine is started anew for the next question: its own errors change nothing", async () => {
  // A module of its own, with nothing running in it.
  const { start } = await import("../../js/dist/engine.js?restart");
  let starts = 0;
  const asked = [];
  const glue = () => {
    const number = (starts += 1);
    return {
      __wbg_set_wasm: () => undefined,
      provideMessages: (locale) => asked.push([number, locale]),
      scoreLetter(text) {
        if (text === "trap") throw new RangeError("Maximum call stack size exceeded");
        if (text === "refuse") throw { code: "too-large", path: "text", message: "expected less" };
        return JSON.stringify({ number });
      },
    };
  };
  const helder = start({ letters: { glue, code: () => ({}), messages: { en: "texts" } } }, { locale: "en" });
  assert.equal(helder.scoreLetter("a").number, 1);
  assert.throws(() => helder.scoreLetter("refuse"), { name: "HelderError", code: "too-large", path: "text" });
  assert.equal(helder.scoreLetter("a").number, 1);
  assert.throws(() => helder.scoreLetter("trap"), (error) => error.name === "HelderError" && error.code === "internal" && error.cause instanceof RangeError);
  assert.equal(helder.scoreLetter("a").number, 2);
  assert.equal(helder.scoreLetter("a").number, 2);
  assert.deepEqual(asked, [[1, "en"], [2, "en"]], "each is told the texts once");
});

test("what is left open, as undefined or null too, is what the engine was started with", async () => {
  const english = await createHelder({ locale: "en", language: "en", parts: ["letters", "accounts", "desk"] });
  const pack = { pack: { id: "own", version: "1", extends: "nl-consumer" }, row: [{ id: "x" }] };
  const toDraft = { ...TODAY, sender: { name: "Waterland" } };
  const step = { step: "friendly-reminder", channel: "sms" };
  for (const open of [undefined, null]) {
    const given = { locale: open, language: open };
    assert.deepEqual(english.scoreLetter(OFFICE, { locale: open, language: "nl" }), english.scoreLetter(OFFICE, { locale: "en", language: "nl" }));
    assert.deepEqual(english.nextSteps(account, { ...TODAY, locale: open }), english.nextSteps(account, { ...TODAY, locale: "en" }));
    assert.deepEqual(english.checkPolicy(pack, { ...TODAY, locale: open }), english.checkPolicy(pack, { ...TODAY, locale: "en" }));
    assert.equal(english.collectionCosts({ ...claim, locale: open }).steps[0].text, "15% of €100.00");
    assert.deepEqual(english.draft(account, step, { ...toDraft, language: open, channel: open }), english.draft(account, step.step, { ...toDraft, language: "en", channel: "sms" }));
    assert.throws(() => english.scoreLetter(OFFICE, given), { code: "invalid-value", path: "options.language" }, "the language of the engine, in which no letters are judged");
  }
});

test("an option that is misspelt is told, whichever entry starts the engine", async () => {
  const told = { name: "HelderError", code: "unknown-field", path: "part", message: /^expected language, locale, parts.*, found "part"$/ };
  const wrong = { part: ["letters"] };
  for (const create of [createHelder, createScript, (options) => createSlim({}, options)]) await assert.rejects(create(wrong), told);
  await assert.rejects(createHelder({ ...wrong, worker: () => assert.fail("no worker is made for it") }), told);
  for (const create of [createHelderSync, createScriptSync]) assert.throws(() => create(wrong), told);
  await assert.rejects(createHelder({ tiemout: 5 }), { code: "unknown-field", path: "tiemout", message: /timeout/ });
});

test("why each of the engines did not start is told, not that of the last one alone", async () => {
  const worker = () => {
    throw new Error("there is no worker");
  };
  // A part that is none: so none of them starts.
  const error = await createHelder({ worker, parts: ["lettrs"] }).catch((thrown) => thrown);
  assert.ok(error instanceof HelderError);
  const none = 'expected letters, accounts, desk, found "lettrs"';
  assert.deepEqual(error.toJSON(), { code: "invalid-value", path: "parts", message: `wasm: ${none}; worker: there is no worker; js: ${none}` });
  assert.deepEqual(error.cause.map(({ message }) => message), [none, "there is no worker", none]);
});

/** A worker as a page sees one, with an engine of a test's own at its other side. */
function fakeWorker(functions) {
  const { port1, port2 } = new MessageChannel();
  serveOver(portOf(port2), { start: () => "wasm", ...functions });
  const state = { terminated: 0 };
  const worker = {
    postMessage: (message) => port1.postMessage(message),
    addEventListener: (type, listener) => port1.addEventListener(type, listener),
    removeEventListener: (type, listener) => port1.removeEventListener(type, listener),
    start: () => port1.start(),
    terminate() {
      state.terminated += 1;
      port1.close();
    },
  };
  return { worker, state };
}

test("an engine in a worker can be closed: what waits rejects, what comes after too, and no other worker is started", async () => {
  let made = 0;
  const { worker, state } = fakeWorker({ scoreLetter: (text) => (text === "never" ? new Promise(() => undefined) : { text }) });
  const helder = await createHelder({ engine: "worker", worker: () => ((made += 1), worker) });
  assert.deepEqual(await helder.scoreLetter("a"), { text: "a" });
  const waiting = assert.rejects(helder.scoreLetter("never"), { name: "HelderError", code: "closed" });
  await new Promise((done) => setTimeout(done));
  helder.close();
  helder.close();
  await waiting;
  await assert.rejects(helder.scoreLetter("a"), { code: "closed" });
  assert.deepEqual([made, state.terminated], [1, 1]);
  const onPage = await createHelder({ engine: "wasm", worker: () => assert.fail("not picked") });
  onPage.close();
  assert.equal((await onPage.scoreLetter(OFFICE)).findings.length, 5, "what runs on the page is everybody's");
});
