// The last step of the build: what is shipped as one file, and what tools read of the elements. Called by `cargo xtask build`.

import { existsSync } from "node:fs";
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { create, ts } from "@custom-elements-manifest/analyzer/index.js";
import { build, transform } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const BROWSERS = ["chrome105", "firefox115", "safari16.4"];

// Declarations of what is no TypeScript; the others refer to them.
for (const name of (await readdir(here("src/"))).filter((name) => name.endsWith(".d.ts"))) await copyFile(here(`src/${name}`), here(`dist/${name}`));

/** The glue as a function that gives one of its own for each start: it keeps the memory and the objects of what it is joined to. */
function startableGlue(text) {
  const names = [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  return `export default function () {\n${text.replace(/^export (?=function)/gm, "")}\nreturn { ${names.join(", ")} };\n}\n`;
}

/** The engine as JavaScript as a function of its imports, instead of a module that starts once. */
function startableScript(text) {
  return text.replace(/^import .*$/m, "").replace(/^var retasmFunc = [^]*/m, "export default asmFunc;\n");
}

// What TypeScript wrote, without its comments: they are in the declarations, and a page without a bundler need not load them.
for (const name of (await readdir(here("dist/"), { recursive: true })).filter((name) => name.endsWith(".js") && existsSync(here(`src/${name.slice(0, -3)}.ts`)))) {
  const file = here(`dist/${name}`);
  const { code } = await transform(await readFile(file, "utf8"), { format: "esm", charset: "utf8" });
  await writeFile(file, code);
}

// What tools write: the glue, and the engine as JavaScript, as small as it gets, and so that it can be started more than once.
for (const part of ["letters", "accounts", "desk"]) {
  for (const [name, startable] of [[`${part}_bg.js`, startableGlue], [`${part}.script.js`, startableScript]]) {
    const file = here(`dist/${name}`);
    const text = await readFile(file, "utf8");
    // This step may be repeated on its own.
    if (/^export default|export\{\w+ as default\}/m.test(text)) continue;
    const { code } = await transform(startable(text), { minify: true, format: "esm", target: BROWSERS });
    if (!/default/.test(code)) throw new Error(`${name}: a tool writes it in other words than are known here`);
    await writeFile(file, code);
  }
}

// One file each, for a script tag. An element that starts its own engine takes the one of the file it is in.
for (const [engine, name] of [["wasm", "helder.iife.js"], ["js", "helder.js.iife.js"]]) {
  await build({
    entryPoints: [here(`dist/single/${engine}.js`)],
    outfile: here(`dist/${name}`),
    bundle: true,
    minify: true,
    format: "iife",
    globalName: "Helder",
    target: BROWSERS,
    logLevel: "error",
    plugins: [{ name: "own-engine", setup: (bundler) => bundler.onResolve({ filter: /\.\.\/index\.js$/ }, () => ({ path: here(`dist/single/${engine}.js`) })) }],
  });
}

// A worker in one file, for hosts whose bundler knows no workers.
await build({
  entryPoints: [here("dist/worker.js")],
  outfile: here("dist/helder.worker.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: BROWSERS,
  logLevel: "error",
  // It has a policy of its own, that of its file, and falls back on the page.
  external: ["./js.js"],
});

// What editors and catalogues read of the elements: with the class that those of a portal extend, and without style sheets.
const folder = here("src/elements/");
const sources = await Promise.all(
  [...(await readdir(folder)).filter((name) => /(?<!-sheet)\.ts$/.test(name)), "portal/form-element.ts"].map(async (name) => ts.createSourceFile(`src/elements/${name}`, await readFile(folder + name, "utf8"), ts.ScriptTarget.ES2022, true)),
);
const manifest = create({ modules: sources, plugins: [], context: { dev: false } });
for (const { declarations } of manifest.modules) for (const declaration of declarations) declaration.members = declaration.members?.filter(({ privacy }) => privacy !== "private");
await writeFile(here("dist/custom-elements.json"), `${JSON.stringify(manifest, null, 1).replace(/"src\/([^"]+)\.ts"/g, '"dist/$1.js"')}\n`);
