// What the adapters of editors promise that needs no browser; the rest is in tests/browser/editors.test.js.

import assert from "node:assert/strict";
import { test } from "node:test";
import { codeMirror } from "../../js/dist/editors/codemirror.js";
import { listeners } from "../../js/dist/editors/listeners.js";
import { textSource } from "../../js/dist/letter/index.js";

/** What a listener throws is reported as nobody's; this gives it to the test. */
async function reported(run) {
  const before = process.listeners("uncaughtException");
  const thrown = [];
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", (error) => thrown.push(error.message));
  try {
    run();
    await new Promise((done) => setTimeout(done, 20));
  } finally {
    process.removeAllListeners("uncaughtException");
    for (const listener of before) process.on("uncaughtException", listener);
  }
  return thrown;
}

test("a listener that throws keeps nothing from the others, and from the editor", async () => {
  const told = [];
  const all = listeners();
  all.add(() => {
    throw new Error("listener");
  });
  const stop = all.add((...what) => told.push(what));
  const thrown = await reported(() => {
    all.tell([{ from: 0, to: 0, inserted: 1 }], 2);
    stop();
    all.tell();
  });
  assert.deepEqual(told, [[[{ from: 0, to: 0, inserted: 1 }], 2]]);
  assert.deepEqual(thrown, ["listener", "listener"]);
});

/** CodeMirror as far as the adapter uses it: a text, and changes that are made all at once. */
function fakeCodeMirror(text) {
  const dispatched = [];
  const root = { ownerDocument: { defaultView: null }, getRootNode: () => ({}) };
  const view = {
    state: { readOnly: false, doc: { length: text.length, toString: () => text }, selection: { main: { head: 0 } } },
    viewport: { from: 0, to: text.length },
    contentDOM: root,
    composing: false,
    dispatch: (spec) => spec.changes && dispatched.push(spec.changes),
    focus: () => undefined,
  };
  const extension = { of: () => ({}) };
  class Compartment {
    of() {
      return {};
    }
    reconfigure() {
      return {};
    }
  }
  const modules = { StateEffect: { appendConfig: extension }, Compartment, EditorView: { updateListener: extension, domEventHandlers: () => ({}), scrollIntoView: () => ({}) } };
  return { dispatched, source: codeMirror(view, modules) };
}

test("in CodeMirror, as in every source, all the changes are made or none", () => {
  const text = "Wij sommeren u.";
  const lists = [
    [{ start: 4, end: 12, text: "vragen" }, { start: 14, end: 99, text: "!" }],
    [{ start: 0, end: 5, text: "a" }, { start: 4, end: 8, text: "b" }],
    [{ start: -1, end: 2, text: "a" }],
    [{ start: 5, end: 2, text: "a" }],
    [],
    [{ start: 13, end: 14, text: "jou" }, { start: 4, end: 12, text: "vragen" }],
  ];
  for (const changes of lists) {
    const { dispatched, source } = fakeCodeMirror(text);
    assert.equal(source.replace(changes), textSource(text).replace(changes), JSON.stringify(changes));
    assert.equal(dispatched.length, changes === lists.at(-1) ? 1 : 0, JSON.stringify(changes));
  }
  const { dispatched, source } = fakeCodeMirror(text);
  source.replace(lists.at(-1));
  assert.deepEqual(dispatched[0].map(({ from, to, insert }) => [from, to, insert]), [[4, 12, "vragen"], [13, 14, "jou"]]);
});
