// A letter that is judged while it is written: what a writer sees is never wrong, and in the end always what a fresh judgement says.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { textSource, watchLetter } from "../../js/dist/letter/index.js";
import { isLocal, movedBy } from "../../js/dist/letter/paragraphs.js";
import { createHelderSync } from "../../js/dist/sync.js";

const helder = createHelderSync();
const OPTIONS = { purpose: "reminder", format: "text" };

const folder = new URL("../letters/dev/", import.meta.url);
// The first sixty: enough to meet every rule; each more takes half a second.
const FILES = 60;
const letters = readdirSync(folder).filter((name) => name.endsWith(".toml")).filter((name) => Number.parseInt(name, 10) <= FILES).map((name) => /^text = ("""|''')\n([^]*?)\1/m.exec(readFileSync(new URL(name, folder), "utf8"))[2]);

/** A stream of numbers that is the same each time (mulberry32). */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TYPED = [
  "a", "e", " ", " ", ".", ". ", ", ", "\n", "\n\n", "\n\n\n", "x", "U", "Wij ", "niet ", "en ", "😀", "\ud83d", "\udc00", "e\u0308", "\u00ad", "שלום", "\u200b", "{{naam}}", "{{", "}}", "{% if x %}", "[[", "- ", "1. ", "!", "MOET NU ",
  "Wij sommeren u het verschuldigde bedrag per ommegaande te voldoen.", " derhalve ", " onverwijld", "Uw betaling wordt door ons verwerkt.", "ons bereikt t/m juni a.s. ", "€ 45,50", "1 juni 2026", "NL91 ABNA 0417 1643 00", "NL92ABNA0417164300",
  "Ondanks drie herinneringen heeft u nog steeds niet betaald. ", "Zie artikel 6:96 BW. ", "Betaal zo spoedig mogelijk.\n\nGroet", "het niet tijdig betalen van", "is onmogelijk niet ", "Betaal uw premie aan VGZ en bel ons. ", "Omdat wij uw betaling van de rekening van vorige maand tot vandaag nog niet hebben gezien, vragen wij u nu om het bedrag te betalen. ",
];

/** An edit such as a writer makes, and now and then one that no writer makes. */
function anEdit(next, text, around, typed = TYPED) {
  const at = Math.max(0, Math.min(text.length, next() < 0.6 && around !== undefined ? around + Math.floor(next() * 40) - 20 : Math.floor(next() * (text.length + 1))));
  const kind = next();
  const to = kind < 0.5 ? at : Math.min(text.length, at + Math.floor(next() * (kind < 0.9 ? 12 : 400)));
  const inserted = kind < 0.75 ? typed[Math.floor(next() * typed.length)] : "";
  return [at, to, inserted];
}

const bare = (findings) => findings.map(({ id: _, ...finding }) => finding);
const inPlace = (session) => {
  const text = session.source.text();
  for (const finding of session.findings) assert.equal(text.slice(finding.start, finding.end), finding.text, finding.rule);
};
const settled = () => new Promise((done) => setTimeout(done));

test("after each edit every finding shown has its words, and in the end the findings are those of a fresh judgement", async () => {
  const next = random(1);
  for (const letter of letters) {
    const source = textSource(letter);
    const session = watchLetter(helder, source, OPTIONS);
    let around;
    for (let edit = 0; edit < 25; edit += 1) {
      const [from, to, inserted] = anEdit(next, source.text(), around);
      if (next() < 0.2) source.set(source.text().slice(0, from) + inserted + source.text().slice(to));
      else source.edit(from, to, inserted);
      around = from + inserted.length;
      inPlace(session);
      if (next() < 0.5) await settled();
    }
    await settled();
    await session.refresh();
    inPlace(session);
    assert.deepEqual(bare(session.findings), bare(helder.scoreLetter(source.text(), OPTIONS).findings));
    assert.equal(new Set(session.findings.map(({ id }) => id)).size, session.findings.length, "each its own name");
    assert.deepEqual(source.marks.map(({ id, start, end }) => ({ id, start, end })), session.findings.map(({ id, start, end }) => ({ id, start, end })));
    assert.equal(session.pending, false);
    session.dispose();
  }
});

/** The engine on a slow machine, by a clock of the test's own: a letter of 5,000 units takes a tenth of a second. */
function slow({ mock }) {
  const asked = [];
  let now = 0;
  let pace = 0.02;
  mock.method(performance, "now", () => now);
  const scoreLetter = (text, options) => {
    asked.push(text);
    now += text.length * pace;
    return helder.scoreLetter(text, options);
  };
  return { ...helder, asked, scoreLetter, hurry: () => (pace = 0) };
}

/** A letter as somebody writes it in Markdown. */
const inMarkdown = (text) =>
  text
    .split("\n\n")
    .map((paragraph, at) => [paragraph, `## ${paragraph}`, paragraph.replace(/\w+/g, (word, place) => (place % 7 === 0 ? `**${word}**` : word)), `> ${paragraph}`, `${paragraph}\n\n---`][at % 5])
    .join("\n\n");

for (const [format, written] of [["text", String], ["markdown", inMarkdown]]) test(`what the edited paragraphs alone show is what the whole letter would show for them: ${format}`, async (context) => {
  const OPTIONS = { purpose: "reminder", format };
  const typed = format === "text" ? TYPED : [...TYPED, "**", "# ", "\n---\n", "> ", "| a | b |\n", "[hier](https://example.nl) ", "\\*", "_", "\n===\n"];
  const next = random(2);
  const seen = new Set();
  const engine = slow(context);
  let parts = 0;
  for (let at = 0; at + 8 <= letters.length; at += 4) {
    const source = textSource(written(`${letters.slice(at, at + 8).join("\n")}\n\nMet vriendelijke groet,\n\nVGZ`), format);
    const session = watchLetter(engine, source, OPTIONS);
    await null;
    let around;
    for (let edit = 0; edit < 50; edit += 1) {
      const before = engine.asked.length;
      for (let first = 0; first < 1 + Math.floor(next() * 3); first += 1) {
        const [from, to, inserted] = anEdit(next, source.text(), first === 0 && next() < 0.5 ? undefined : around, typed);
        source.edit(from, to, inserted);
        around = from + inserted.length;
      }
      await null;
      inPlace(session);
      // What is too long to be judged at once waits for a pause.
      if (engine.asked.length === before) await session.refresh();
      else parts += engine.asked.at(-1).length < source.text().length;
      const local = (findings) => bare(findings.filter(isLocal));
      const fresh = helder.scoreLetter(source.text(), OPTIONS).findings;
      for (const finding of fresh.filter(isLocal)) seen.add(finding.rule.split("/")[0]);
      assert.deepEqual(local(session.findings), local(fresh), JSON.stringify(source.text()));
    }
    session.dispose();
  }
  assert.ok(parts > 400, `${parts} of 700 times only paragraphs were judged`);
  assert.ok(seen.size >= 15, `rules that spoke: ${[...seen]}`);
});

test("every rule is known to be local, or to need the whole letter", () => {
  const rules = readFileSync(new URL("../../crates/letter/languages/nl/rules.toml", import.meta.url), "utf8");
  const ids = [...rules.matchAll(/^id = "(.+)"$/gm)].map(([, id]) => id);
  const whole = [
    "abbreviation", "consequence", "hard-consequence", "headings", "letter-length", "main-message-first", "notice-day", "possible-consequence", "possible-reproach", "question-headings", "sms-length", "synonyms",
    "two-amounts", "two-dates", "u-je", "withheld", "wrong-day",
  ];
  assert.deepEqual(ids.filter((rule) => !isLocal({ rule })).sort(), whole, "a rule that is new or gone: name it here, or as local in js/src/letter/paragraphs.ts");
  assert.ok(isLocal({ rule: "term/sommeren" }));
});

test("what a rule says of a paragraph alone it says of it in a letter that is signed, also by a name in capitals", () => {
  const rules = readFileSync(new URL("../../crates/letter/languages/nl/rules.toml", import.meta.url), "utf8").split("[[rule]]").slice(1);
  const local = (findings) => bare(findings.filter(isLocal));
  const spoke = new Set();
  const check = (example) => {
    // Whoever is named in capitals signs.
    const names = new Set(["VGZ", ...(example.match(/\b[A-Z]{2,}\b/g) ?? [])]);
    const paragraphs = ["Beste mevrouw De Vries,", ...example.split("\n\n"), "Met vriendelijke groet,", [...names].join("\n")];
    for (const purpose of ["reminder", "fourteen-day-letter"]) {
      const judged = (text) => local(helder.scoreLetter(text, { ...OPTIONS, purpose }).findings);
      const whole = judged(paragraphs.join("\n\n"));
      let start = 0;
      const alone = paragraphs.flatMap((paragraph) => {
        const moved = judged(paragraph).map((finding) => movedBy(finding, start));
        start += paragraph.length + 2;
        return moved;
      });
      assert.deepEqual(alone, whole, example);
      for (const { rule } of whole) spoke.add(rule);
    }
  };
  check("Betaal uw premie aan VGZ en bel ons.");
  const silent = [];
  for (const rule of rules) {
    const [, id] = /^id = "(.+)"$/m.exec(rule);
    for (const [, examples] of rule.matchAll(/^(?:bad|good) = (\[[^]*?\])$/gm)) for (const example of JSON.parse(examples.replace(/,\s*\]$/, "]"))) check(example);
    if (isLocal({ rule: id }) && !spoke.has(id)) silent.push(id);
  }
  assert.deepEqual(silent, [], "each rule that is local spoke in one of its own examples");
});

test("a long letter is judged whole when the writer pauses, or at once where that is fast", async (context) => {
  const engine = slow(context);
  const source = textSource(letters.slice(0, 8).join("\n"));
  const session = watchLetter(engine, source, OPTIONS);
  await null;
  const before = session.report;
  source.edit(0, 0, "Wij sommeren u.\n\n");
  await null;
  assert.ok(engine.asked.at(-1).startsWith("Wij sommeren u.\n\n") && engine.asked.at(-1).length < 80, "the paragraph, and the one it touches");
  assert.equal(session.findings[0].text, "sommeren");
  assert.equal(session.report, before, "the report is of the whole letter");
  assert.equal(session.pending, true);
  engine.hurry();
  await new Promise((done) => setTimeout(done, 900));
  assert.equal(engine.asked.at(-1), source.text());
  assert.equal(session.pending, false);
  assert.notEqual(session.report, before);
  source.edit(0, 0, "Dag.\n\n");
  await null;
  assert.equal(engine.asked.at(-1), source.text(), "now that it was fast, whole at once");
  session.dispose();
});

test("a key in a paragraph too long to be judged at once waits for a pause, a paste does not", async (context) => {
  const engine = slow(context);
  const source = textSource("Wij vragen u te betalen. ".repeat(180));
  const session = watchLetter(engine, source, OPTIONS);
  await null;
  assert.equal(engine.asked.length, 1);
  source.edit(0, 0, "a");
  await null;
  assert.equal(engine.asked.length, 1);
  assert.equal(session.pending, true);
  source.edit(1, 1, "Wij sommeren u. ".repeat(20));
  await null;
  assert.equal(engine.asked.length, 2);
  assert.equal(session.pending, false);
  assert.equal(session.findings.filter(({ text }) => text === "sommeren").length, 20);
  session.dispose();
});

/** An engine elsewhere, whose answers come when a test says so. */
function elsewhere() {
  const questions = [];
  const scoreLetter = (text, options) =>
    new Promise((resolve, reject) => questions.push({ text, answer: () => resolve(helder.scoreLetter(text, options)), refuse: reject }));
  return { engine: { ...helder, scoreLetter }, questions };
}

test("an older answer never takes the place of a newer one", async () => {
  const { engine, questions } = elsewhere();
  const source = textSource("Wij sommeren u.");
  const session = watchLetter(engine, source, OPTIONS);
  await settled();
  source.edit(0, 0, "U dient te betalen. ");
  const second = session.refresh();
  await settled();
  source.edit(0, 0, "Wij verzoeken u. ");
  const third = session.refresh();
  await settled();
  assert.equal(questions.length, 3);
  questions[2].answer();
  const newest = await third;
  assert.equal(session.report, newest);
  const shown = session.findings;
  questions[0].answer();
  questions[1].answer();
  assert.notEqual(await second, newest, "who asked gets the own answer");
  await settled();
  assert.equal(session.report, newest);
  assert.equal(session.findings, shown);
  assert.deepEqual(bare(shown), bare(helder.scoreLetter(source.text(), OPTIONS).findings));
  session.dispose();
});

test("an answer about the letter before the last edit is shown at its places now, and asked for anew", async () => {
  const { engine, questions } = elsewhere();
  const source = textSource("Wij sommeren u het verschuldigde bedrag te voldoen.");
  const session = watchLetter(engine, source, OPTIONS);
  await settled();
  source.edit(0, 0, "Dag. ");
  source.edit(source.text().indexOf("schuldigde"), source.text().indexOf("schuldigde"), "x");
  questions[0].answer();
  await settled();
  inPlace(session);
  assert.deepEqual(session.findings.map(({ text }) => text), ["sommeren", "voldoen"]);
  assert.equal(session.pending, true);
  assert.equal(questions.at(-1).text, source.text());
  questions.at(-1).answer();
  await settled();
  assert.equal(session.pending, false);
  session.dispose();
});

test("with an engine that answers when it likes, every finding shown has its words", async () => {
  const next = random(3);
  for (const letter of letters.slice(0, 30)) {
    const engine = { ...helder, scoreLetter: async (text, options) => {
      const report = helder.scoreLetter(text, options);
      for (let wait = Math.floor(next() * 12); wait > 0; wait -= 1) await (wait % 4 ? null : settled());
      return report;
    } };
    const source = textSource(letter);
    const session = watchLetter(engine, source, OPTIONS);
    session.subscribe(inPlace);
    let around;
    for (let edit = 0; edit < 25; edit += 1) {
      const [from, to, inserted] = anEdit(next, source.text(), around);
      source.edit(from, to, inserted);
      around = from + inserted.length;
      inPlace(session);
      if (next() < 0.3) session.refresh();
      if (next() < 0.6) await (next() < 0.5 ? null : settled());
    }
    while (session.pending) await settled();
    assert.deepEqual(bare(session.findings), bare(helder.scoreLetter(source.text(), OPTIONS).findings));
    session.dispose();
  }
});

test("a finding that is ignored stays ignored after edits before it, and no other in its stead", async () => {
  const source = textSource("Wij sommeren u.\n\nWij sommeren hem.\n\nWij sommeren haar.");
  const session = watchLetter(helder, source, OPTIONS);
  await null;
  const where = () => session.findings.map(({ start }) => source.text().slice(start).split(/[ .]/)[1]);
  assert.deepEqual(where(), ["u", "hem", "haar"]);
  session.ignore(session.findings[1].id);
  assert.deepEqual(where(), ["u", "haar"]);
  assert.equal(session.ignored, 1);
  assert.equal(source.marks.length, 2);
  // The one before goes: the ignored one is now the first of its kind.
  source.edit(0, source.text().indexOf("Wij sommeren hem"), "");
  await null;
  assert.deepEqual(where(), ["haar"]);
  // Two of its kind come before it.
  source.edit(0, 0, "Wij sommeren jou.\n\nWij sommeren mij.\n\n");
  await null;
  assert.deepEqual(where(), ["jou", "mij", "haar"]);
  // It goes, and an undo brings it back.
  const before = source.text();
  source.edit(before.indexOf("Wij sommeren hem"), before.indexOf("Wij sommeren haar"), "");
  await null;
  assert.deepEqual(where(), ["jou", "mij", "haar"]);
  assert.equal(session.ignored, 0);
  // Another one of its kind is not it.
  source.edit(source.text().length, source.text().length, "\n\nWij sommeren hen.");
  await null;
  assert.deepEqual(where(), ["jou", "mij", "haar", "hen"]);
  source.set(source.text().replace("\n\nWij sommeren hen.", ""));
  await null;
  source.set(before);
  await null;
  assert.deepEqual(where(), ["jou", "mij", "haar"]);
  assert.equal(session.ignored, 1);
  session.restore();
  assert.deepEqual(where(), ["jou", "mij", "hem", "haar"]);
  session.dispose();
});

test("a finding keeps its name through edits elsewhere", async () => {
  const next = random(4);
  const source = textSource(letters.slice(0, 2).join("\n\nWij sommeren u.\n\n"));
  const session = watchLetter(helder, source, OPTIONS);
  await null;
  const place = source.text().indexOf("Wij sommeren u.") + 4;
  const id = session.findings.find(({ start }) => start === place).id;
  for (let edit = 0; edit < 60; edit += 1) {
    const here = session.findings.find((finding) => finding.id === id);
    assert.equal(here.text, "sommeren");
    const side = next() < 0.5 ? [0, here.start - 30] : [here.end + 30, source.text().length];
    const at = Math.floor(side[0] + next() * (side[1] - side[0]));
    source.edit(at, at, TYPED[Math.floor(next() * TYPED.length)]);
    await null;
  }
  session.dispose();
});

test("suggestions are put in their places, all of them as one step", async () => {
  const source = textSource("Wij sommeren u het verschuldigde bedrag per ommegaande te voldoen.");
  const session = watchLetter(helder, source, OPTIONS);
  await null;
  const first = session.findings.find(({ rule }) => rule === "term/sommeren");
  assert.equal(session.apply("no-such-finding-1"), false);
  assert.equal(session.apply(first.id, 99), false);
  assert.equal(session.apply(first.id), true);
  assert.equal(source.text(), `Wij ${first.suggestions[0].replacement} u het verschuldigde bedrag per ommegaande te voldoen.`);
  assert.ok(!session.findings.includes(first), "it goes at once");
  await null;
  const before = source.text();
  const many = session.applyAll();
  assert.ok(many >= 3);
  await null;
  assert.ok(!/verschuldigde|per ommegaande|voldoen/.test(source.text()));
  assert.equal(source.undo(), true);
  assert.equal(source.text(), before, "one undo takes them all back");
  session.dispose();
});

test("what opens is the narrowest finding at a place", async () => {
  const source = textSource("Omdat wij uw betaling van de rekening van vorige maand tot vandaag nog niet hebben gezien, sommeren wij u nu om het bedrag te betalen.");
  const session = watchLetter(helder, source, OPTIONS);
  const opened = [];
  const stop = session.onOpen((finding) => opened.push(finding.text));
  await null;
  assert.ok(session.findings.some(({ rule }) => rule === "sentence-length"));
  source.open(source.text().indexOf("sommeren") + 2);
  stop();
  source.open(source.text().indexOf("sommeren") + 2);
  assert.deepEqual(opened, ["sommeren"]);
  session.reveal(session.findings.find(({ text }) => text === "sommeren").id);
  assert.deepEqual(source.revealed, { start: source.text().indexOf("sommeren"), end: source.text().indexOf("sommeren") + 8 });
  session.dispose();
});

test("while an input method puts a word together nothing is judged, shown or told", async () => {
  const source = textSource("Wij vragen u.");
  let composing = false;
  source.composing = () => composing;
  const asked = [];
  const session = watchLetter({ ...helder, scoreLetter: (text, options) => (asked.push(text), helder.scoreLetter(text, options)) }, source, OPTIONS);
  await null;
  let told = 0;
  session.subscribe(() => (told += 1));
  composing = true;
  for (const letter of "Wij sommeren ") source.edit(0, 0, letter);
  await settled();
  assert.equal(asked.length, 1);
  assert.equal(told, 0);
  await new Promise((done) => setTimeout(done, 200));
  assert.equal(told, 0);
  composing = false;
  while (session.pending) await new Promise((done) => setTimeout(done, 20));
  assert.equal(asked.at(-1), source.text(), "even when the editor does not tell that it is done");
  assert.equal(told, 1);
  session.dispose();
});

test("what goes wrong is kept, and the last good report with it", async () => {
  let broken = false;
  const engine = { ...helder, scoreLetter: (text, options) => {
    if (broken) throw new Error("broken");
    return helder.scoreLetter(text, options);
  } };
  const source = textSource("Wij sommeren u.");
  const session = watchLetter(engine, source, OPTIONS);
  await null;
  const good = session.report;
  broken = true;
  source.edit(0, 0, "Dag. ");
  await null;
  assert.match(String(session.error), /broken/);
  assert.equal(session.report, good);
  assert.equal(session.findings[0].start, 9);
  assert.equal(session.pending, false);
  await assert.rejects(session.refresh(), /broken/);
  broken = false;
  source.edit(0, 0, "Ja. ");
  await null;
  assert.equal(session.error, undefined);
  assert.notEqual(session.report, good);
  session.dispose();
  const { engine: far, questions } = elsewhere();
  const other = watchLetter(far, textSource("Wij sommeren u."));
  await settled();
  questions[0].refuse(new Error("gone"));
  await settled();
  assert.match(String(other.error), /gone/);
  assert.equal(other.pending, false);
  other.dispose();
});

test("an engine that never answers is asked again", { timeout: 10_000 }, async () => {
  const { engine, questions } = elsewhere();
  const source = textSource("Wij sommeren u.");
  const session = watchLetter(engine, source);
  await settled();
  source.edit(0, 0, "Dag. ");
  await settled();
  assert.equal(questions.length, 1, "one question at a time");
  while (questions.length < 2) await new Promise((done) => setTimeout(done, 50));
  questions[1].answer();
  await settled();
  assert.equal(session.pending, false);
  assert.equal(session.findings.length, 1);
  session.dispose();
});

test("other options make another report", async () => {
  const source = textSource("Wij sommeren u.");
  const session = watchLetter(helder, source, { locale: "nl" });
  await null;
  const { id, message } = session.findings[0];
  session.setOptions({ locale: "en" });
  assert.equal(session.pending, true);
  await null;
  assert.equal(session.findings[0].id, id);
  assert.notEqual(session.findings[0].message, message);
  session.setOptions({ off: ["term"] });
  await null;
  assert.deepEqual(session.findings, []);
  session.dispose();
  const { engine, questions } = elsewhere();
  const far = watchLetter(engine, source, { locale: "nl" });
  await settled();
  far.setOptions({ locale: "en" });
  await settled();
  questions[0].answer();
  await settled();
  assert.equal(far.report, undefined, "an answer by the options of before is none");
  questions[1].answer();
  await settled();
  assert.notEqual(far.findings[0].message, message);
  far.dispose();
});

test("who is disposed of stops, and leaves nothing", async () => {
  const { engine, questions } = elsewhere();
  const source = textSource("Wij sommeren u.");
  let listening = 0;
  for (const name of ["onChange", "onOpen"]) {
    const on = source[name];
    source[name] = (listener) => {
      const stop = on(listener);
      listening += 1;
      return () => (stop(), (listening -= 1));
    };
  }
  const session = watchLetter(engine, source);
  let told = 0;
  session.subscribe(() => (told += 1));
  await settled();
  questions[0].answer();
  await settled();
  assert.equal(source.marks.length, 1);
  assert.equal(told, 1);
  source.edit(0, 0, "Dag. ");
  await settled();
  told = 0;
  session.dispose();
  session.dispose();
  assert.deepEqual(source.marks, []);
  assert.equal(listening, 0);
  questions.at(-1).answer();
  source.edit(0, 0, "Nee. ");
  await settled();
  assert.equal(told, 0);
  assert.deepEqual(source.marks, []);
  assert.equal(session.pending, false);
  assert.equal(session.apply(session.findings[0].id), false);
  assert.equal(session.applyAll(), 0);
  await assert.rejects(session.refresh(), { name: "HelderError", code: "disposed" });
});

test("a source as the documentation describes it", async () => {
  const documentation = readFileSync(new URL("../../docs/any-editor.md", import.meta.url), "utf8");
  const lines = /```js\n(export function mySource[^]*?)```/.exec(documentation)[1];
  const { mySource } = await import(`data:text/javascript,${encodeURIComponent(lines)}`);
  const listeners = { change: new Set(), click: new Set() };
  let [text, underlined, selected] = ["Wij sommeren u te voldoen vóór 3 mei.", [], undefined];
  const editor = {
    getText: () => text,
    setText(next) {
      text = next;
      for (const listener of listeners.change) listener();
    },
    select: (start, end) => (selected = text.slice(start, end)),
    underline: (marks) => (underlined = marks.map(({ start, end }) => text.slice(start, end))),
    focus() {},
    on(event, listener) {
      listeners[event].add(listener);
      return () => listeners[event].delete(listener);
    },
  };
  const source = mySource(editor);
  const session = watchLetter(helder, source, OPTIONS);
  const opened = [];
  session.onOpen((finding) => opened.push(finding.text));
  await null;
  assert.deepEqual(underlined, ["sommeren", "voldoen"]);
  for (const listener of listeners.click) listener(6);
  assert.deepEqual(opened, ["sommeren"]);
  session.reveal(session.findings[1].id);
  assert.equal(selected, "voldoen");
  assert.equal(session.applyAll(), 2);
  assert.equal(text, "Wij vragen u te betalen vóór 3 mei.");
  await null;
  assert.deepEqual(underlined, []);
  session.dispose();
  source.dispose();
  assert.equal(listeners.change.size + listeners.click.size, 0);
});

test("two letters on one page know nothing of one another", async () => {
  const [one, other] = [textSource("Wij sommeren u."), textSource("Wij sommeren u.")];
  const sessions = [watchLetter(helder, one), watchLetter(helder, other)];
  await null;
  sessions[0].ignore(sessions[0].findings[0].id);
  assert.equal(sessions[0].findings.length, 0);
  assert.equal(sessions[1].findings.length, 1);
  for (const session of sessions) session.dispose();
});

test("an empty letter, one without an end, and half a character", async () => {
  for (const text of ["", "\n\n\n", "\ud83d", "a\udc00b sommeren", "Wij sommeren u. ".repeat(3000)]) {
    const source = textSource(text);
    const session = watchLetter(helder, source);
    await session.refresh();
    inPlace(session);
    source.edit(text.length, text.length, " Wij sommeren u.");
    await settled();
    await session.refresh();
    inPlace(session);
    assert.equal(session.findings.at(-1).text, "sommeren");
    session.dispose();
  }
});
