// The elements without a browser: they can be imported anywhere, bring no engine along, stay small, and have all their words in every language.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const DIST = new URL("../../js/dist/", import.meta.url);
const ELEMENTS = new URL("elements/", DIST);
const LOCALES = ["nl", "en", "de", "fr"];
/** What a page loads for an element, its language and its look included and the engine not: file by file, minified and after gzip. */
const MOST_BYTES = 25_000;

const scripts = async (folder) => (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".js")).map((file) => new URL(file, folder));
const source = (url) => readFile(url, "utf8");

/** The module and all that it imports before it runs. */
async function withImports(url, found = new Map()) {
  if (found.has(url.href)) return found;
  const text = await source(url);
  found.set(url.href, text);
  for (const [, path] of text.matchAll(/^(?:import|export)\b[^;]*?from "(\.[^"]+)"|^import "(\.[^"]+)"/gm)) await withImports(new URL(path, url), found);
  return found;
}

test("the manifest lists what a page may use of each element, what it has from its bases too, and nothing that is the element's own", async () => {
  const text = await source(new URL("custom-elements.json", DIST));
  assert.doesNotMatch(text, /"src\//, "every module is one of the package");
  const { modules } = JSON.parse(text);
  const declared = modules.flatMap(({ declarations }) => declarations);
  const elements = Object.fromEntries(declared.filter(({ tagName }) => tagName).map((element) => [element.tagName, element]));
  const portal = ["helder-payment-plan", "helder-contact-check"];
  assert.deepEqual(Object.keys(elements).sort(), ["helder-letter", "helder-next-steps", "helder-call-guide", ...portal].sort());
  for (const [tag, { attributes, members, events, cssProperties }] of Object.entries(elements)) {
    const names = (list) => list.map(({ name }) => name);
    for (const name of ["locale", "theme", ...(portal.includes(tag) ? ["name", "required", "disabled"] : [])]) assert.ok(names(attributes).includes(name), `${tag}: ${name}`);
    for (const name of ["helder", "words", "locale"]) assert.ok(names(members).includes(name), `${tag}.${name}`);
    assert.ok(names(events).includes("helder-error") && names(cssProperties).includes("--helder-accent"), tag);
  }
  assert.deepEqual(declared.flatMap(({ members = [] }) => members).filter(({ name, privacy }) => name.startsWith("#") || privacy === "private"), []);
});

/** Every set of messages: by language, and where it comes from. */
async function catalogues() {
  const found = [];
  for (const url of await scripts(new URL("words/", ELEMENTS))) {
    for (const [name, value] of Object.entries(await import(url.href))) {
      if (!LOCALES.every((locale) => value?.[locale])) continue;
      const spoken = await Promise.all(LOCALES.map(async (locale) => [locale, typeof value[locale] === "function" ? (await value[locale]()).default : value[locale]]));
      found.push({ name, messages: Object.fromEntries(spoken) });
    }
  }
  return found;
}

const forms = (message) => (typeof message === "string" ? [message] : Object.values(message));
const placeholders = (message) => [...new Set(forms(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

test("the elements can be imported where there is no page, and bring no engine along", async () => {
  assert.equal(globalThis.HTMLElement, undefined);
  const elements = await import(new URL("index.js", ELEMENTS).href);
  assert.ok(Object.keys(elements).length >= 5);
  for (const href of (await withImports(new URL("index.js", ELEMENTS))).keys()) {
    assert.ok(href.startsWith(ELEMENTS.href) || href === new URL("error.js", DIST).href, `${href} is loaded at once`);
  }
});

test("an element with its language is small", async (t) => {
  const { transform } = createRequire(new URL("../../js/package.json", import.meta.url))("esbuild");
  const size = async (text) => gzipSync((await transform(text, { minify: true, format: "esm" })).code, { level: 9 }).length;
  for (const name of ["letter", "next-steps", "call-guide", "payment-plan", "contact-check"]) {
    const files = await withImports(new URL(`${name}.js`, ELEMENTS));
    // What is loaded when it is first shown: the look, and one of the languages.
    for (const [href, text] of [...files]) for (const [, path] of text.matchAll(/import\("(\.[^"]*(?:nl|sheet)\.js)"\)/g)) await withImports(new URL(path, href), files);
    const bytes = (await Promise.all([...files.values()].map(size))).reduce((sum, one) => sum + one, 0);
    t.diagnostic(`helder-${name}: ${(bytes / 1000).toFixed(1)} kB`);
    assert.ok(bytes <= MOST_BYTES, `${name}: ${bytes}`);
  }
});

test("every message is there in every language, with the same placeholders and something to say", async () => {
  const all = await catalogues();
  assert.ok(all.length >= 4, `${all.length} catalogues`);
  for (const { name, messages } of all) {
    for (const locale of LOCALES) {
      assert.deepEqual(Object.keys(messages[locale]).sort(), Object.keys(messages.nl).sort(), `${name} in ${locale}`);
      for (const [key, message] of Object.entries(messages[locale])) {
        assert.deepEqual(placeholders(message), placeholders(messages.nl[key]), `${name}: ${key} in ${locale}`);
        for (const form of forms(message)) assert.ok(form.trim(), `${name}: ${key} is empty in ${locale}`);
        if (typeof message !== "string") assert.ok(message.other, `${name}: ${key} in ${locale} has no "other"`);
      }
    }
  }
});

test("no message is left over", async () => {
  const code = (await Promise.all((await scripts(ELEMENTS)).filter(({ href }) => !href.includes("/words/")).map(source))).join("\n");
  const literals = new Set([...code.matchAll(/"([\w-]+)"/g)].map(([, literal]) => literal));
  // A key that is put together, such as `channel-${channel}`.
  const patterns = [...code.matchAll(/`((?:[\w-]|\$\{[^{}]*\})*-(?:[\w-]|\$\{[^{}]*\})*)`/g)].map(([, template]) => new RegExp(`^${template.replace(/\$\{[^{}]*\}/g, "[\\w-]+")}$`));
  for (const { name, messages } of await catalogues()) {
    const unused = Object.keys(messages.nl).filter((key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)));
    assert.deepEqual(unused, [], name);
  }
});

test("a message counts as its language does, writes numbers as its language does, and leaves what it was not given", async () => {
  const { Speech } = await import(new URL("words.js", ELEMENTS).href);
  const messages = { points: { one: "{n} point", other: "{n} points" }, whole: "{a} of {b}" };
  const french = new Speech(messages, "fr");
  assert.deepEqual([0, 1, 2, 1234.5].map((n) => french.text("points", { n })), ["0 point", "1 point", "2 points", "1\u202f234,5 points"]);
  const dutch = new Speech(messages, "nl", { whole: "{a} van {b}" });
  assert.equal(dutch.text("points", { n: 0 }), "0 points");
  assert.equal(dutch.text("whole", { a: "{b}" }), "{b} van {b}", "what is filled in is not read again");
  assert.equal(dutch.money("12345678901234567.89", "EUR").replace(/\s/g, " "), "€ 12.345.678.901.234.567,89");
  assert.equal(dutch.day("2026-11-23", "weekday"), "maandag 23 november");
  assert.deepEqual(["2026-12-01", "2026-12-21"].map((day) => french.day(day)), ["1er décembre 2026", "21 décembre 2026"]);
  assert.equal(french.day("2026-12-01", "weekday"), "mardi 1er décembre");
  assert.equal(dutch.signed(-3), "−3");
});

test("a language tag is one of ours, or none", async () => {
  const { localeOf } = await import(new URL("words.js", ELEMENTS).href);
  assert.deepEqual(["nl-BE", "FR", " de_AT ", "en-GB-oed", "it", "", null].map(localeOf), ["nl", "fr", "de", "en", undefined, undefined, undefined]);
});
