// The last step of the build: what is shipped as one file, and what tools read of the elements. Called by `cargo xtask build`.

import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { create, ts } from "@custom-elements-manifest/analyzer/index.js";
import { build, transform } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const BROWSERS = ["chrome105", "firefox115", "safari16.4"];

// Declarations of what is no TypeScript; the others refer to them.
for (const name of (await readdir(here("src/"))).filter((name) => name.endsWith(".d.ts"))) await copyFile(here(`src/${name}`), here(`dist/${name}`));

// What tools write: the glue, and the engine as JavaScript, as small as it gets.
for (const name of ["letters", "accounts", "desk"].flatMap((part) => [`${part}_bg.js`, `${part}.script.js`])) {
  const file = here(`dist/${name}`);
  const { code } = await transform(await readFile(file, "utf8"), { minify: true, format: "esm", target: BROWSERS });
  await writeFile(file, code);
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

// What editors and catalogues read of the elements.
const folder = here("src/elements/");
const sources = await Promise.all(
  (await readdir(folder)).filter((name) => name.endsWith(".ts")).map(async (name) => ts.createSourceFile(`src/elements/${name}`, await readFile(folder + name, "utf8"), ts.ScriptTarget.ES2022, true)),
);
const manifest = create({ modules: sources, plugins: [], context: { dev: false } });
for (const module of manifest.modules) module.path = module.path.replace(/^src\/(.*)\.ts$/, "dist/$1.js");
await writeFile(here("dist/custom-elements.json"), `${JSON.stringify(manifest, null, 1)}\n`);
