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
