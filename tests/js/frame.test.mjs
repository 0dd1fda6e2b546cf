// Questions and answers over a port, and a page with a frame: nothing hangs, nothing that the other side sends can throw, strangers get nothing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createHelder, HelderError } from "../../js/dist/index.js";
import { connectFrame } from "../../js/dist/hosts/frame.js";
import { serveFrame } from "../../js/dist/hosts/frame-page.js";
import { letterController, stepsController } from "../../js/dist/hosts/headless.js";
import { toldPolicies } from "../../js/dist/hosts/policies.js";
import { callOver, latestWins, methods, pick, portOf, PROTOCOL, remoteHelder, serveOver } from "../../js/dist/hosts/rpc.js";

const engine = await createHelder({ parts: ["letters", "accounts", "desk"] });
const LETTER = "Wij sommeren u het verschuldigde bedrag per ommegaande te voldoen.";
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

const later = (ms = 0) => new Promise((done) => setTimeout(done, ms));
const rejects = (promise, code) => assert.rejects(promise, (error) => error instanceof HelderError && (assert.equal(error.code, code, error.message), true));

/** A port of which the test is the other side. */
function fakePort() {
  const listeners = new Set();
  const crashes = new Set();
  const sent = [];
  return {
    sent,
    closed: false,
    hear: (message) => listeners.forEach((listen) => listen(message)),
    crash: (reason) => crashes.forEach((listen) => listen(reason)),
    listening: () => listeners.size + crashes.size,
    postMessage: (message) => sent.push(structuredClone(message)),
    onMessage: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    onCrash: (listener) => (crashes.add(listener), () => crashes.delete(listener)),
    close() {
      this.closed = true;
    },
  };
}

/** An engine at the other side of a real channel. */
function remote(functions, options) {
  const { port1, port2 } = new MessageChannel();
  serveOver(portOf(port2), functions);
  const caller = callOver(portOf(port1), options);
  return { caller, port1, port2, close: () => caller.close() };
}

test("every function of the engine gives over a port what it gives on the page", async () => {
  const { caller, close } = remote(pick(engine));
  const helder = remoteHelder(caller, "worker");
  assert.equal(helder.engine, "worker");
  assert.deepEqual(new Set([...methods, "engine"]), new Set(Object.keys(engine)));
  assert.deepEqual(new Set(Object.keys(helder)), new Set(Object.keys(engine)));
  const account = JSON.parse(await readFile(new URL("../../examples/accounts/baan-kwijt.json", import.meta.url), "utf8"));
  const [step] = engine.nextSteps(account, { today: TODAY }).steps;
  const pack = { pack: { id: "x" } };
  const own = {};
  own.self = own;
  const calls = {
    scoreLetter: [[LETTER], ["", {}], ["\ud83d half 😀", { locale: "en" }], [3], []],
    formulas: [[{ words: 100, sentences: 7, syllables: 150 }]],
    nextSteps: [[account, { today: TODAY }], [account, {}], [{ id: "x" }, { today: TODAY }], [null], [own, { today: TODAY }], [account, own]],
    draft: [[account, step, { today: TODAY }], [account, "nonsense", { today: TODAY }], [account, undefined, { today: TODAY }], [account, step, { today: TODAY, policy: "be-consumer" }], [account, step, { today: TODAY, policy: "none" }], [account, "call", own]],
    checkPolicy: [[pack, { today: TODAY }], [own, { today: TODAY }]],
    simulate: [[{ packs: ["nl-consumer"], accounts: [account], from: TODAY, days: 3 }]],
    usePolicy: [[pack], [own], ["[pack]"]],
    knowPolicy: [["x", pack], [undefined, pack], ["x", own]],
    collectionCosts: [[{ principal: "400.00" }], [{ principal: "x" }], [undefined], [own]],
    interest: [[{ principal: "400.00", from: "2026-01-01", to: TODAY }]],
    balance: [[{ principal: "400.00", from: "2026-01-01", to: TODAY }]],
    notice: [[{ received: TODAY }]],
    paymentPlan: [[{ total: "90.00", instalments: 3, first: TODAY }]],
    paymentPlans: [[{ total: "90.00", first: TODAY }]],
    repairPlan: [[{ instalments: [{ due: TODAY, amount: "10.00" }], paid: "0.00", today: TODAY }]],
  };
  assert.deepEqual(Object.keys(calls).sort(), [...methods].sort());
  for (const name of methods) {
    for (const args of calls[name]) {
      const outcome = (run) => run().then((value) => ({ value }), (error) => ({ error: error.toJSON() }));
      assert.deepEqual(await outcome(async () => helder[name](...args)), await outcome(async () => engine[name](...args)), `${name}, call ${calls[name].indexOf(args)}`);
    }
  }
  close();
});

test("policies are told again: of each id the newest, and a pack after the one it stands on", async () => {
  const note = (policies, id, text) => policies.note("usePolicy", [{ pack: { id, text } }], id);
  const told = async (policies, call = async () => undefined) => {
    const heard = [];
    await policies.tell(async (method, [pack]) => (heard.push(pack.pack ? pack.pack.text : pack), call(pack)));
    return heard;
  };
  const same = toldPolicies();
  for (const text of ["A", "B", "A"]) note(same, "x", text);
  assert.deepEqual(await told(same), ["A"], "A, B, A under one id ends with A");
  note(same, "y", "C");
  note(same, "x", "B");
  same.note("knowPolicy", ["x", {}], undefined);
  same.note("scoreLetter", ["x"], {});
  assert.deepEqual(await told(same), ["C", "B", "x"]);

  // Two packs of which one stands on the other, and the lower one was changed since.
  const layers = toldPolicies();
  for (const [id, text] of [["base", "base"], ["top", "top"], ["base", "base, newer"], ["other", "refused"]]) note(layers, id, text);
  const known = new Set();
  const refuse = (code) => Promise.reject(new HelderError({ code, path: "", message: "" }));
  const heard = await told(layers, async ({ pack }) => (pack.text === "refused" ? refuse("policy-test-failed") : pack.id === "top" && !known.has("base") ? refuse("unknown-policy") : void known.add(pack.id)));
  assert.deepEqual(heard, ["top", "base, newer", "refused", "top", "refused", "refused"], "one that is refused to the end does not keep the engine from starting");
  assert.deepEqual([...known], ["base", "top"]);
  await rejects(told(layers, () => refuse("timeout")), "timeout");
});

test("a frame that is loaded anew knows a pack, and the one it stands on, as they were last", async () => {
  const { iframe, load } = windows();
  const told = [];
  const frame = { allow: ["https://crm.example"], helder: { ...engine, usePolicy: (pack) => (told.push(pack.pack.version), engine.usePolicy(pack)) } };
  load(frame);
  const { helder, close } = await connectFrame(iframe, { origin: "https://helder.example", timeout: 2000 });
  for (const version of ["1", "2", "1"]) await helder.usePolicy({ pack: { id: "told", version, extends: "nl-consumer" } });
  load(frame);
  const account = { id: "K1", invoices: [{ id: "F1", amount: "80.00", due: "2026-11-16" }] };
  assert.equal((await helder.nextSteps(account, { today: TODAY, policy: "told" })).trace.version, "1");
  assert.deepEqual(told, ["1", "2", "1", "1"]);
  close();
});

test("answers find their question in any order", async () => {
  const next = random(5);
  const { caller, close } = remote({ echo: async (value) => (await later(next() * 20), value) });
  const values = Array.from({ length: 200 }, (_, index) => index);
  assert.deepEqual(await Promise.all(values.map((value) => caller.call("echo", [value]))), values);
  close();
});

test("no answer in time rejects, and what comes later is dropped", async () => {
  const port = fakePort();
  const caller = callOver(port, { timeout: 20 });
  const asked = caller.call("slow", []);
  await rejects(asked, "timeout");
  port.hear({ helder: PROTOCOL, id: 1, value: "late" });
  const again = caller.call("slow", []);
  port.hear({ helder: PROTOCOL, id: 1, value: "late" });
  port.hear({ helder: PROTOCOL, id: 2, value: "in time" });
  assert.equal(await again, "in time");
  assert.equal(caller.alive, true);
  const forever = callOver(port, { timeout: 0 });
  const waiting = forever.call("slow", []);
  assert.equal(await Promise.race([waiting.catch(() => "gone"), later(60).then(() => "waiting")]), "waiting");
  forever.close();
  await rejects(waiting, "closed");
});

test("a crash rejects all that is waited for and all that comes after, and is told once", async () => {
  const port = fakePort();
  const lost = [];
  const caller = callOver(port, { onLost: (error) => lost.push(error.code) });
  const waiting = [caller.call("a", []), caller.call("b", [])];
  port.crash("out of memory");
  port.crash("again");
  for (const one of waiting) await rejects(one, "engine");
  await rejects(caller.call("c", []), "engine");
  assert.deepEqual([lost, caller.alive, port.closed, port.listening()], [["engine"], false, true, 0]);
});

test("the end of the other side of a channel is a crash", async () => {
  const { caller, port2 } = remote({ never: () => new Promise(() => undefined) });
  const waiting = caller.call("never", []);
  await later(10);
  port2.close();
  await rejects(waiting, "engine");
});

test("to close is no crash", async () => {
  const port = fakePort();
  const caller = callOver(port, { onLost: () => assert.fail("told") });
  const waiting = caller.call("a", []);
  caller.close();
  caller.close();
  await rejects(waiting, "closed");
  await rejects(caller.call("b", []), "closed");
  assert.deepEqual([port.closed, port.listening()], [true, 0]);
});

test("what is no answer is not taken for one", async () => {
  const port = fakePort();
  const caller = callOver(port, { timeout: 50 });
  const asked = caller.call("a", []);
  const strange = [
    null, 3, "x", [], {}, { id: 1, value: 1 }, { helder: 2, id: 1, value: 1 }, { helder: "1", id: 1, value: 1 }, { helder: 1, id: "1", value: 1 }, { helder: 1, id: 2 ** 60, value: 1 },
    { helder: 1, id: -1, value: 1 }, { helder: 1, id: NaN, value: 1 }, { helder: 1, id: 7, value: 1 }, { helder: 1, id: 1 }, { helder: 1, id: 1, error: "no" }, { helder: 1, id: 1, error: { code: 1 } },
    { helder: 1, id: 1, method: "a", args: [] }, JSON.parse(`{ "__proto__": { "helder": 1, "id": 1, "value": 1 } }`),
  ];
  strange.forEach((message) => port.hear(message));
  await rejects(asked, "timeout");
});

test("only the functions that are offered can be asked for", async () => {
  const { caller, close } = remote(pick(engine));
  for (const method of ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "engine", "then", "", "scoreletter", "x".repeat(1e6)]) {
    await assert.rejects(caller.call(method, []), (error) => error.code === "unknown-method" && error.message.length < 100, method.slice(0, 20));
  }
  close();
});

test("a question of another shape, and one that was asked before, gets no answer and does no harm", async () => {
  const port = fakePort();
  let runs = 0;
  serveOver(port, { run: () => ++runs });
  const ask = { helder: PROTOCOL, id: 5, method: "run", args: [] };
  port.hear(ask);
  for (const replay of [ask, { ...ask, id: 4 }, { ...ask, id: 1 }]) port.hear(replay);
  for (const strange of [null, undefined, 0, "x", [], {}, { ...ask, id: 6, helder: 2 }, { ...ask, id: 2 ** 53 }, { ...ask, id: "6" }, { ...ask, id: 0 }, { ...ask, id: 6.5 }, { ...ask, id: 6, method: 3 }, { ...ask, id: 6, args: {} }, { ...ask, id: 6, args: null }]) port.hear(strange);
  await later(5);
  assert.deepEqual([port.sent, runs], [[{ helder: PROTOCOL, id: 5, value: 1 }], 1]);
  port.hear({ ...ask, id: 6 });
  await later(5);
  assert.equal(port.sent.length, 2);
});

test("random messages never throw at either side", async () => {
  const next = random(9);
  const pick1 = (list) => list[Math.floor(next() * list.length)];
  const value = (depth = 0) => pick1([() => null, () => 1, () => 2 ** 60, () => "scoreLetter", () => "__proto__", () => NaN, () => [], () => (depth > 3 ? {} : Object.fromEntries(Array.from({ length: 4 }, () => [pick1(["helder", "id", "method", "args", "error", "value", "code", "path", "message", "ready"]), value(depth + 1)]))), () => 1])();
  const port = fakePort();
  serveOver(port, pick(engine));
  const caller = callOver(port, { timeout: 30 });
  for (let i = 0; i < 5000; i++) port.hear(value());
  for (let i = 0; i < 2000; i++) port.hear({ helder: 1, id: i + 1, method: pick1([...methods, "constructor"]), args: [value(), value()] });
  const waiting = caller.call("x", []);
  for (let i = 0; i < 2000; i++) port.hear({ helder: 1, id: 2 + i, error: value(), value: value() });
  await rejects(waiting, "timeout");
  const errors = port.sent.filter((message) => message.error);
  assert.ok(errors.length > 1500 && errors.every(({ error }) => typeof error.code === "string" && typeof error.message === "string" && typeof error.path === "string"));
});

test("what is asked is copied as JSON has it: proxies, dates, and what holds itself", async () => {
  const { caller, close } = remote({ echo: (...args) => args });
  const proxy = new Proxy({ id: "K1", since: new Date(0), skip: undefined, run() {} }, {});
  assert.deepEqual(await caller.call("echo", [proxy, "\ud83d", undefined, null]), [{ id: "K1", since: "1970-01-01T00:00:00.000Z" }, "\ud83d", undefined, null]);
  const own = {};
  own.self = own;
  await rejects(caller.call("echo", [own]), "invalid-json");
  await rejects(caller.call("echo", [{ n: 1n }]), "invalid-json");
  close();
});

test("an answer that cannot be sent is an error, and so is whatever is thrown", async () => {
  const { caller, close } = remote({
    uncloneable: () => () => 1,
    text: () => { throw "just text"; },
    nothing: () => { throw undefined; },
    data: () => { throw new HelderError({ code: "invalid-date", path: "today", message: "no day" }); },
  });
  await rejects(caller.call("uncloneable", []), "internal");
  await rejects(caller.call("text", []), "internal");
  await rejects(caller.call("nothing", []), "internal");
  await assert.rejects(caller.call("data", []), { code: "invalid-date", path: "today", message: "no day" });
  close();
});

test("latest wins: one is under way, the newest waits, those between are superseded; other functions all run", async () => {
  const seen = [];
  const slow = Object.fromEntries(methods.map((name) => [name, async (value) => (seen.push(value), await later(5), value === "bad" ? Promise.reject(new HelderError({ code: "x", path: "", message: "" })) : value)]));
  const helder = latestWins({ engine: "wasm", ...slow });
  const calls = ["a", "b", "c", "d"].map((text) => helder.scoreLetter(text));
  const packs = ["p", "q", "r"].map((pack) => helder.usePolicy(pack));
  await rejects(calls[1], "superseded");
  await rejects(calls[2], "superseded");
  assert.deepEqual(await Promise.all([calls[0], calls[3], ...packs]), ["a", "d", "p", "q", "r"]);
  assert.deepEqual(seen, ["a", "p", "q", "r", "d"]);
  // A failure does not hold up the next.
  const failing = helder.scoreLetter("bad");
  const after = helder.scoreLetter("after");
  await rejects(failing, "x");
  assert.equal(await after, "after");
});

/** Two windows as a browser has them: each sees the other through its own view, and a message to another origin is dropped. */
function windows({ hostOrigin = "https://crm.example", frameOrigin = "https://helder.example" } = {}) {
  const host = Object.assign(new EventTarget(), { location: { origin: hostOrigin } });
  const sent = { toFrame: [], toHost: [] };
  const deliver = (to, data, origin, source, ports = []) => queueMicrotask(() => to.dispatchEvent(Object.assign(new Event("message"), { data, origin, source, ports })));
  const view = {};
  const parent = { postMessage: (data, target) => (sent.toHost.push({ data, target }), (target === "*" || target === hostOrigin) && deliver(host, structuredClone(data), frameOrigin, view.contentWindow)) };
  const iframe = Object.assign(new EventTarget(), { ownerDocument: { defaultView: host }, contentWindow: undefined });
  /** Loads a page of some origin into the frame. */
  const load = (options, origin = frameOrigin) => {
    const page = Object.assign(new EventTarget(), { parent });
    view.contentWindow ??= {};
    view.contentWindow.postMessage = (data, target, ports) => (sent.toFrame.push({ data, target }), (target === "*" || target === origin) && deliver(page, structuredClone(data), hostOrigin, parent, ports));
    iframe.contentWindow = view.contentWindow;
    globalThis.window = page;
    // The page that was there is gone, and with it its end of the channel.
    view.unload?.();
    const stop = (view.unload = options && serveFrame(options));
    iframe.dispatchEvent(new Event("load"));
    return stop;
  };
  return { iframe, host, load, sent, parent, view, deliver };
}

test("a page asks the engine in its frame, whichever of them is first", async () => {
  for (const frameFirst of [true, false]) {
    const { iframe, load, sent } = windows();
    const options = { allow: ["https://other.example", "https://crm.example"], helder: Promise.resolve(engine) };
    let stop = frameFirst && load(options);
    const connecting = connectFrame(iframe, { origin: "https://helder.example", timeout: 2000 });
    if (!frameFirst) (await later(150), (stop = load(options)));
    const { helder, close } = await connecting;
    assert.deepEqual(await helder.scoreLetter(LETTER), engine.scoreLetter(LETTER));
    await rejects(helder.collectionCosts({ principal: "x" }), "invalid-amount");
    assert.ok(sent.toHost.every(({ target }) => target === "https://crm.example"), "the frame speaks to the page that it allows alone");
    assert.ok(sent.toFrame.every(({ data, target }) => target === "https://helder.example" || JSON.stringify(data) === `{"helder":1,"hello":"host"}`), "to whoever is there goes a greeting, and nothing else");
    close();
    await rejects(helder.scoreLetter(LETTER), "closed");
    stop();
  }
});

test("a page that is not allowed gets nothing, and its own call runs out of time", async () => {
  const { iframe, load, sent } = windows({ hostOrigin: "https://crm.example.evil" });
  load({ allow: ["https://crm.example"], helder: engine });
  await assert.rejects(connectFrame(iframe, { origin: "https://helder.example", timeout: 150 }), (error) => error.code === "timeout" && /https:\/\/helder\.example.*https:\/\/crm\.example\.evil/.test(error.message));
  assert.deepEqual(sent.toHost, []);
});

test("a frame of another origin is greeted, and told nothing else", async () => {
  const { iframe, load, sent } = windows({ frameOrigin: "https://evil.example" });
  load({ allow: ["https://crm.example"], helder: engine });
  await rejects(connectFrame(iframe, { origin: "https://helder.example", timeout: 150 }), "timeout");
  assert.ok(sent.toHost.length > 0);
  assert.ok(sent.toFrame.every(({ data }) => data.hello === "host"));
});

test("messages of strangers are ignored, at both sides", async () => {
  const { iframe, host, load, view, parent, deliver, sent } = windows();
  const stop = load({ allow: ["https://crm.example"], helder: engine });
  const frame = globalThis.window;
  const { port2 } = new MessageChannel();
  for (const data of [{ helder: 1, hello: "host" }, { helder: 1, connect: true }]) {
    deliver(frame, data, "https://evil.example", parent, [port2]);
    deliver(frame, data, "https://crm.example", {}, [port2]);
    deliver(frame, data, "https://crm.example", null, [port2]);
    deliver(frame, data, "null", parent, [port2]);
  }
  for (const data of [null, 3, "hello", { hello: "host" }, { helder: "1", hello: "host" }, { helder: 2, connect: true }, { helder: 1, connect: 1 }, { helder: 1, hello: "__proto__" }]) deliver(frame, data, "https://crm.example", parent, []);
  deliver(frame, { helder: 1, connect: true }, "https://crm.example", parent, []);
  await later(5);
  assert.deepEqual(sent.toHost, []);
  const connecting = connectFrame(iframe, { origin: "https://helder.example", timeout: 2000 });
  for (const [origin, source] of [["https://evil.example", view.contentWindow], ["https://helder.example", {}], ["https://helder.example", null]]) deliver(host, { helder: 2, hello: "frame", page: "x" }, origin, source);
  for (const data of [null, {}, { helder: 1, hello: "host" }, { helder: NaN, hello: "frame" }]) deliver(host, data, "https://helder.example", view.contentWindow);
  const { helder, close } = await connecting;
  assert.ok(await helder.scoreLetter(LETTER));
  (close(), stop());
});

test("another version is told at once, with both versions", async () => {
  const { iframe, host, load, view, deliver } = windows();
  load(undefined);
  const connecting = connectFrame(iframe, { origin: "https://helder.example", timeout: 2000 });
  deliver(host, { helder: 2, hello: "frame", anything: "else" }, "https://helder.example", view.contentWindow);
  await assert.rejects(connecting, (error) => error.code === "version" && /version 2 .* version 1/.test(error.message));
});

test("an engine that cannot start is told to the page, with its own error", async () => {
  const { iframe, load } = windows();
  load({ allow: ["https://crm.example"], helder: Promise.reject(new HelderError({ code: "engine", path: "parts", message: "WebAssembly is forbidden here" })) });
  await assert.rejects(connectFrame(iframe, { origin: "https://helder.example", timeout: 2000 }), { code: "engine", path: "parts", message: "WebAssembly is forbidden here" });
});

test("a frame that is loaded anew: what was asked rejects, what is asked then is answered, and policies are told again", async () => {
  const { iframe, load } = windows();
  const told = [];
  const frame = (answer) => ({ allow: ["https://crm.example"], helder: { ...engine, scoreLetter: () => answer, usePolicy: (pack) => (told.push(pack.id), pack.id) } });
  load(frame(new Promise(() => undefined)));
  const { helder, close } = await connectFrame(iframe, { origin: "https://helder.example", timeout: 2000 });
  assert.equal(await helder.usePolicy({ id: "mine" }), "mine");
  const waiting = helder.scoreLetter("before");
  // The load that belongs to the page that is connected already changes nothing.
  iframe.dispatchEvent(new Event("load"));
  assert.equal(await Promise.race([waiting.catch((error) => error.code), later(50).then(() => "waiting")]), "waiting");
  load(frame({ from: "second" }));
  await rejects(waiting, "engine");
  assert.deepEqual(await helder.scoreLetter("after"), { from: "second" });
  assert.deepEqual(told, ["mine", "mine"]);
  // Gone, and back again.
  load(undefined, "https://elsewhere.example");
  const meanwhile = helder.scoreLetter("meanwhile").catch((error) => error.code);
  await later(150);
  load(frame({ from: "third" }));
  assert.ok(["engine", "third"].includes((await meanwhile).from ?? (await meanwhile)));
  assert.deepEqual(await helder.scoreLetter("at last"), { from: "third" });
  close();
});

test("one that listens to the frame and throws keeps no event from the others", async () => {
  const { iframe, load } = windows();
  const stage = { show: async (_, __, tell) => tell("resize", { height: 5 }) };
  const stop = load({ allow: ["https://crm.example"], helder: engine, stage });
  const { show, listen, close } = await connectFrame(iframe, { origin: "https://helder.example", timeout: 2000 });
  const told = [];
  listen(() => {
    throw new Error("listener");
  });
  listen((event) => told.push(event));
  const before = process.listeners("uncaughtException");
  const thrown = [];
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", (error) => thrown.push(error.message));
  try {
    await show({ letter: { text: "Dag." } });
    await later(20);
  } finally {
    process.removeAllListeners("uncaughtException");
    for (const listener of before) process.on("uncaughtException", listener);
  }
  assert.deepEqual(told, [{ name: "resize", detail: { height: 5 } }]);
  assert.deepEqual(thrown, ["listener"]);
  close();
  stop();
});

test("origins are exact, or refused", async () => {
  for (const wrong of ["*", "null", "https://crm.example/", "https://crm.example/path", "HTTPS://CRM.EXAMPLE", "https://crm.example:443", "crm.example", "https://*.example", "", undefined, 3]) {
    globalThis.window = Object.assign(new EventTarget(), { parent: {} });
    if (wrong !== "https://*.example") assert.throws(() => serveFrame({ allow: ["https://ok.example", wrong], helder: engine }), (error) => error.code === "invalid-value" && error.path === "allow[1]", String(wrong));
    if (wrong !== "https://*.example") await assert.rejects(connectFrame(windows().iframe, { origin: wrong, timeout: 50 }), (error) => error.code === "invalid-value" && error.path === "origin", String(wrong));
  }
  assert.throws(() => serveFrame({ allow: ["https://crm.example/contact"], helder: engine }), /did you mean "https:\/\/crm\.example"\?/);
});

test("a letter without a DOM: plain data, a new state for each change, one step back", async () => {
  const { caller, close } = remote(pick(engine));
  for (const helder of [engine, remoteHelder(caller, "worker")]) {
    const letter = letterController(helder, { text: LETTER, options: { purpose: "reminder" } });
    const states = [];
    const stop = letter.subscribe((state) => states.push(state));
    await letter.refresh();
    assert.deepEqual(letter.state.report.counts, engine.scoreLetter(LETTER).counts);
    assert.ok(states.length > 0 && states.at(-1) === letter.state);
    assert.deepEqual(JSON.parse(JSON.stringify(letter.state.findings)), letter.state.findings);
    const held = () => letter.state.findings.every(({ start, end, text }) => letter.state.text.slice(start, end) === text);
    const finding = (text) => letter.state.findings.find((one) => one.text === text);
    const before = letter.state;
    letter.setText(`Beste mevrouw 😀,\n\n${LETTER}`);
    assert.notEqual(letter.state, before);
    assert.equal(before.text, LETTER, "a state that was handed out stays what it was");
    assert.ok(held() && finding("sommeren"), "findings are at their new places at once");
    assert.equal(letter.apply(finding("sommeren").id), true);
    assert.ok(!letter.state.text.includes("sommeren"));
    assert.equal(letter.undo(), true);
    assert.ok(letter.state.text.includes("sommeren"));
    await letter.refresh();
    const ignored = finding("per ommegaande").id;
    letter.ignore(ignored);
    assert.equal(finding("per ommegaande"), undefined);
    assert.equal(letter.state.ignored, 1);
    letter.restore();
    assert.ok(finding("per ommegaande"));
    assert.ok(letter.applyAll() >= 2);
    await letter.refresh();
    assert.ok(held() && !finding("verschuldigde bedrag"));
    assert.equal(letter.apply("no such finding"), false);
    letter.setOptions({ purpose: "reminder", locale: "en" });
    letter.setText("Wij sommeren u.");
    await letter.refresh();
    assert.doesNotMatch(finding("sommeren").message, /woord|klinkt/);
    stop();
    const count = states.length;
    letter.setText("");
    await letter.refresh();
    assert.deepEqual([states.length, letter.state.findings], [count, []]);
    letter.dispose();
    await rejects(letter.refresh(), "disposed");
  }
  close();
});

test("a letter without a DOM tells what went wrong as data, and keeps the last good report", async () => {
  let broken = false;
  const letter = letterController({ ...engine, scoreLetter: (...given) => (broken ? (() => { throw new HelderError({ code: "engine", path: "", message: "gone" }); })() : engine.scoreLetter(...given)) }, { text: LETTER });
  await letter.refresh();
  broken = true;
  letter.setText("Wij sommeren u.");
  await later(20);
  assert.deepEqual(letter.state.error, { code: "engine", path: "", message: "gone" });
  assert.ok(letter.state.report);
  letter.dispose();
});

test("a listener that throws keeps nothing from the others, and no advice or letter from who asked", async () => {
  const account = JSON.parse(await readFile(new URL("../../examples/accounts/vergeten.json", import.meta.url), "utf8"));
  const steps = stepsController(engine, { account, today: TODAY });
  const letter = letterController(engine, { text: "Wij sommeren u." });
  const before = process.listeners("uncaughtException");
  const thrown = [];
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", (error) => thrown.push(error.message));
  try {
    for (const [controller, change] of [[steps, () => steps.setAccount({ ...account, id: "other" })], [letter, () => letter.setText("Dag.")]]) {
      const told = [];
      controller.subscribe(() => {
        throw new Error("listener");
      });
      controller.subscribe((state) => told.push(state));
      change();
      assert.equal(told[0] === controller.state || told.length > 1, true, "the second is told");
    }
    assert.deepEqual([steps.state.error, steps.state.advice?.account, letter.state.text], [undefined, "other", "Dag."]);
    await later(20);
    assert.ok(thrown.length >= 2 && thrown.every((message) => message === "listener"), "and it is not hidden");
  } finally {
    letter.dispose();
    steps.dispose();
    process.removeAllListeners("uncaughtException");
    for (const listener of before) process.on("uncaughtException", listener);
  }
});

test("steps without a DOM: advice, a contact that is recorded, another account, a draft", async () => {
  const sample = async (name) => JSON.parse(await readFile(new URL(`../../examples/accounts/${name}.json`, import.meta.url), "utf8"));
  const [jobless, forgot] = [await sample("baan-kwijt"), await sample("vergeten")];
  const { caller, close } = remote(pick(engine));
  for (const helder of [engine, remoteHelder(caller, "worker")]) {
    const settled = async (steps) => {
      for (let i = 0; steps.state.pending && i < 200; i++) await later(5);
      return steps.state;
    };
    const steps = stepsController(helder, { account: jobless, today: TODAY });
    const states = [];
    steps.subscribe((state) => states.push(state));
    if (helder === engine) assert.ok(steps.state.advice, "an engine on the page answers at once");
    assert.deepEqual((await settled(steps)).advice, engine.nextSteps(jobless, { today: TODAY }));
    const draft = await steps.draft("offer-plan", { sender: { name: "Waterland" } });
    assert.deepEqual(draft, engine.draft(jobless, steps.state.advice.steps[0], { today: TODAY, sender: { name: "Waterland" } }));
    await rejects(steps.draft("no-such-step"), "unknown-step");
    const contact = { date: TODAY, channel: "call", outcome: "reached", said: "will-pay" };
    const after = steps.record(contact);
    assert.deepEqual(after.contacts, [...jobless.contacts, contact]);
    assert.equal(jobless.contacts.length, 2, "the host's account is not changed");
    assert.deepEqual((await settled(steps)).advice, engine.nextSteps(after, { today: TODAY }));
    // Of several in a row the last one counts, and no state has the advice of another account.
    steps.setAccount(forgot);
    steps.setAccount(jobless);
    steps.setAccount(forgot);
    assert.equal((await settled(steps)).advice.account, forgot.id);
    assert.ok(states.every(({ account, advice }) => !advice || advice.account === account.id));
    steps.setOptions({ locale: "en", today: "2026-11-30" });
    assert.deepEqual((await settled(steps)).advice, engine.nextSteps(forgot, { today: "2026-11-30", locale: "en" }));
    steps.setAccount({ id: "x" });
    const { advice, error, pending } = await settled(steps);
    assert.deepEqual([advice, error.code, error.path, pending], [undefined, "missing-field", "invoices", false]);
    steps.dispose();
    const count = states.length;
    steps.setAccount(forgot);
    await later(20);
    assert.equal(states.length, count);
  }
  close();
});
