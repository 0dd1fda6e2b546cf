// How large the JavaScript is once a bundler has made it small: what is loaded at once, not what is loaded when it is asked for.

import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The most each may be, in bytes after gzip. */
const BUDGETS = { index: 10_000, "elements/index": 25_000, "letter/index": 6_000, "map/index": 11_000, "editors/contenteditable": 10_000, "hosts/frame": 5_000 };

const { metafile, outputFiles } = await build({
  entryPoints: Object.keys(BUDGETS).map((entry) => here(`dist/${entry}.js`)),
  outdir: here("out"),
  outbase: here("dist"),
  bundle: true,
  splitting: true,
  minify: true,
  write: false,
  metafile: true,
  format: "esm",
  target: "es2022",
  logLevel: "error",
});
const bytes = new Map(outputFiles.map(({ path, contents }) => [path, contents]));
const output = (path) => metafile.outputs[path];
const file = (path) => bytes.get([...bytes.keys()].find((whole) => whole.endsWith(`/${path.split("/out/").at(-1)}`)));

/** An output and what it imports at once. */
function loaded(path, seen = new Set()) {
  if (!seen.has(path)) {
    seen.add(path);
    for (const { path: next, kind } of output(path).imports) if (kind === "import-statement" && output(next)) loaded(next, seen);
  }
  return seen;
}

let failed = false;
for (const [entry, budget] of Object.entries(BUDGETS)) {
  const path = Object.keys(metafile.outputs).find((name) => name.endsWith(`out/${entry}.js`));
  const size = [...loaded(path)].reduce((sum, name) => sum + gzipSync(file(name), { level: 9 }).length, 0);
  failed ||= size > budget;
  console.log(`    helder/${entry.replace(/\/?index$/, "")}: ${size} after gzip, budget ${budget}${size > budget ? ": BEYOND" : ""}`);
}
if (failed) process.exit(1);
