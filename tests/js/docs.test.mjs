// The guide hangs together: every page is in its contents, and every link leads somewhere.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const docs = `${root}docs/`;
const pages = (await readdir(docs)).filter((name) => name.endsWith(".md"));
const read = (file) => readFile(file, "utf8");

/** The text of every file of a kind in a folder. */
const sources = async (folder, end) => (await Promise.all((await readdir(root + folder, { recursive: true })).filter((name) => name.endsWith(end)).map((name) => read(`${root}${folder}/${name}`)))).join("\n");

test("every code of an error is in the table of the README, and every code in the table is one", async () => {
  const [js, rust] = [await sources("js/src", ".ts"), (await Promise.all((await readdir(`${root}crates`)).filter((name) => name !== "xtask").map((name) => sources(`crates/${name}/src`, ".rs")))).join("\n")];
  // What `mapRecord` throws; what it notes of a record is in the page about maps.
  const ofMaps = [...(await read(`${root}js/src/map/problem.ts`)).matchAll(/^  \| "([a-z-]+)"/gm)].map(([, code]) => code);
  const thrown = new Set(ofMaps.slice(0, 4));
  for (const [, code] of js.replace(/code: "absent-key"/, "").matchAll(/\bcode(?::| =) "([a-z-]+)"/g)) thrown.add(code);
  for (const [, code] of rust.matchAll(/(?:Error::new|refuse|Fault::new|with_code)\(\s*"([a-z-]+)"/g)) thrown.add(code);
  // Told to nobody: the command line ends well on it.
  thrown.delete("broken-pipe");
  const table = (await read(`${root}README.md`)).match(/\| code \| meaning \|\n([\s\S]*?)\n\n/)[1];
  const told = table.split("\n").flatMap((row) => [...row.split("|")[1].matchAll(/`([a-z-]+)`/g)].map(([, code]) => code));
  assert.ok(told.length > 30 && thrown.size > 30);
  assert.deepEqual([...thrown].filter((code) => !told.includes(code)), []);
  assert.deepEqual(told.filter((code) => !`${js}${rust}`.includes(`"${code}"`)), []);
  const maps = await read(`${docs}record-map.md`);
  assert.deepEqual(ofMaps.filter((code) => !told.includes(code) && !maps.includes(`\`${code}\``)), []);
});

test("every function of the engine is in the table of the README", async () => {
  const { methods } = await import("../../js/dist/hosts/methods.js");
  const readme = await read(`${root}README.md`);
  for (const name of methods) assert.match(readme, new RegExp(`^\\|.*\`${name}\\(`, "m"), name);
});

test("every page of the guide is in its contents, once", async () => {
  const linked = [...(await read(`${docs}SUMMARY.md`)).matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]);
  assert.deepEqual([...linked].sort(), pages.filter((name) => name !== "SUMMARY.md").sort());
});

test("every link to a file leads to one, and to a heading that is there", async () => {
  const slug = (heading) => heading.toLowerCase().replace(/[`*_]/g, "").replace(/[^\p{L}\p{N}\s-]/gu, "").trim().replace(/\s/g, "-");
  const broken = [];
  for (const file of [...pages.map((name) => docs + name), `${root}README.md`, `${root}CONTRIBUTING.md`]) {
    const text = (await read(file)).replace(/```[\s\S]*?```/g, "");
    for (const [, target] of text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)) {
      const [path, anchor] = target.split("#");
      const to = path ? resolve(dirname(file), path) : file;
      if (!existsSync(to)) broken.push(`${file.slice(root.length)}: ${target}`);
      else if (anchor && to.endsWith(".md")) {
        const headings = [...(await read(to)).matchAll(/^#+ (.+)$/gm)].map((match) => slug(match[1]));
        const anchors = [...(await read(to)).matchAll(/(?:id|name)="([^"]+)"/g)].map((match) => match[1]);
        if (!headings.includes(anchor) && !anchors.includes(anchor)) broken.push(`${file.slice(root.length)}: ${target}`);
      }
    }
  }
  assert.deepEqual(broken, []);
});
