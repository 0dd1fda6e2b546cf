// Packs the package, installs the tarball as a user would, and runs each small project: in Node, and in a browser after each bundler.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFile, cp, mkdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import webpack from "webpack";
import { browsers, launch } from "../../tests/browser/desk.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const projects = join(here, "projects");
const out = join(here, "out");
const run = (command, args, cwd = here) => execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const [{ filename, unpackedSize, files }] = JSON.parse(run(npm, ["pack", "--json", "--pack-destination", out, "--loglevel=error"], join(here, "..")));
console.log(`    packed: ${files.length} files, ${(unpackedSize / 1e6).toFixed(1)} MB unpacked`);
await rm(join(here, "node_modules/helder"), { recursive: true, force: true });
run(npm, ["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error", join(out, filename)]);

// What other tools make of the entries: `publint` of the package, `attw` of its types. CommonJS loads it as a module, and wasm has no types.
const own = (tool, ...args) => run(npm, ["exec", "--no", "--", tool, ...args], join(here, ".."));
own("publint", "--strict", "--level", "warning");
own("attw", join(out, filename), "--profile", "esm-only", "--quiet", "--exclude-entrypoints", "letters.wasm", "accounts.wasm", "desk.wasm");
console.log("    publint and attw have nothing to say");

/** In Node: each says its score, and they all say the same. */
const scores = new Map();
for (const [name, file] of [["node-esm", "main.mjs"], ["node-cjs", "main.cjs"], ["ssr", "main.mjs"], ["worker", "main.mjs"]]) {
  const said = run("node", ["--no-warnings", file], join(projects, name)).trim();
  assert.match(said, /^clarity [\d.]+$/, name);
  scores.set(name, said);
}
// Deno with nothing but the right to read; it comes with the packages of this folder, where there is one for the machine.
scores.set("deno", run(npm, ["exec", "--no", "--", "deno", "run", "--allow-read", "--node-modules-dir=manual", join(projects, "node-esm/main.mjs")]).trim());
assert.equal(new Set(scores.values()).size, 1, JSON.stringify([...scores]));
console.log(`    ${[...scores.keys()].join(", ")}: ${[...scores.values()][0]}`);

for (const kind of ["bundler", "node"]) run("node", [join(here, "node_modules/typescript/bin/tsc"), "-p", `tsconfig.${kind}.json`], join(projects, "types"));
console.log("    types: strict, with and without a bundler");

await vite({ root: join(projects, "vite"), base: "./", logLevel: "error", worker: { format: "es" }, build: { outDir: join(out, "vite"), target: "es2022", chunkSizeWarningLimit: 1e5 } });
await new Promise((done, fail) =>
  webpack(
    { context: join(projects, "webpack"), entry: "./main.js", mode: "production", output: { path: join(out, "webpack"), filename: "main.js", publicPath: "auto" }, performance: false },
    (error, stats) => (error || stats.hasErrors() ? fail(error ?? new Error(stats.toString())) : done()),
  ),
);
await copyFile(join(projects, "webpack/index.html"), join(out, "webpack/index.html"));
await esbuild({ entryPoints: [join(projects, "esbuild/main.js")], outdir: join(out, "esbuild"), bundle: true, format: "esm", splitting: true, minify: true, logLevel: "error" });
await copyFile(join(projects, "esbuild/index.html"), join(out, "esbuild/index.html"));
await cp(join(projects, "script-tag"), join(out, "script-tag"), { recursive: true });
await copyFile(fileURLToPath(import.meta.resolve("helder/helder.iife.js")), join(out, "script-tag/helder.iife.js"));
// The same page where WebAssembly is forbidden: the other single file.
await cp(join(projects, "script-tag"), join(out, "script-tag-js"), { recursive: true });
await copyFile(fileURLToPath(import.meta.resolve("helder/helder.js.iife.js")), join(out, "script-tag-js/helder.iife.js"));

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm" };
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const body = await readFile(join(out, pathname)).catch(() => undefined);
  if (!body) return response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
  const forbidden = pathname.startsWith("/script-tag-js/") ? { "content-security-policy": "default-src 'self'" } : {};
  response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "text/plain", ...forbidden }).end(body);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const [score] = scores.values();
// What a bundler makes is the same for each browser: one is enough.
for (const [name, path] of browsers.slice(0, 1)) {
  const browser = await launch(name, path);
  try {
    for (const [project, engine, worker] of [["vite", "wasm", true], ["webpack", "wasm", true], ["esbuild", "wasm"], ["script-tag", "wasm"], ["script-tag-js", "js"]]) {
      const page = await browser.newPage();
      const errors = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.goto(`http://127.0.0.1:${server.address().port}/${project}/index.html`);
      await page.waitForFunction((both) => globalThis.answer && (!both || globalThis.workerAnswer), { timeout: 30_000 }, worker === true).catch(() => undefined);
      assert.deepEqual(errors, [], `${name}, ${project}`);
      assert.equal(await page.evaluate(() => globalThis.answer), `${score}, friendly-reminder, defined, ${engine}`, `${name}, ${project}`);
      if (worker) assert.equal(await page.evaluate(() => globalThis.workerAnswer), `${score}, worker`, `${name}, ${project}`);
      await page.close();
    }
    console.log(`    ${name}: vite, webpack, esbuild, script tag, script tag without WebAssembly`);
  } finally {
    await browser.close();
  }
}
server.close();
