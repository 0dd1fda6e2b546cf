// What hosts forbid: each policy of the table is replayed by a server of our own, and the engine must work there without a word of complaint.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browsers, launch } from "./desk.js";

const DIST = fileURLToPath(new URL("../../js/dist/", import.meta.url));
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
const LETTER = "Wij sommeren u het bedrag van € 80,00 per ommegaande te voldoen.";

/** The policies, and which engine is the best there: with a worker, and without. */
const POLICIES = [
  ["none", undefined, "wasm", "wasm"],
  ["own scripts only", "script-src 'self'", "worker", "js"],
  ["own scripts and wasm", "script-src 'self' 'wasm-unsafe-eval'", "wasm", "wasm"],
  ["Dynamics 365, strict", "default-src 'self'; script-src 'self' blob: data: https://static.example; style-src 'self'; frame-ancestors 'self'", "worker", "js"],
  ["eval allowed", "script-src 'self' 'unsafe-eval'; worker-src 'self' blob:", "wasm", "wasm"],
  ["Trusted Types", "default-src 'self'; require-trusted-types-for 'script'", "worker", "js"],
  ["no workers", "script-src 'self'; worker-src 'none'", "js", "js"],
  ["nothing to ask", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'", "wasm", "wasm"],
];

const PAGE = (meta, script) => `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>host</title>${
  meta ? `<meta http-equiv="Content-Security-Policy" content="${meta}">` : ""
}<script src="/watch.js"></script><script type="module" src="${script}"></script></head><body></body></html>`;

const WATCH = `globalThis.violations = []; addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
if (new URLSearchParams(location.search).has("no-wasm")) delete globalThis.WebAssembly;`;

/** What the page does: both ways to start, and every part once. */
const SCRIPT = (options) => `
import { createHelder } from "/dist/index.js";
try {
  const helder = await createHelder(${options});
  const report = await helder.scoreLetter(${JSON.stringify(LETTER)}, { purpose: "reminder" });
  const account = { id: "K1", invoices: [{ id: "F1", amount: "80.00", due: "2026-11-16" }] };
  const advice = await helder.nextSteps(account, { today: "2026-11-23" });
  globalThis.answer = { engine: helder.engine, report: JSON.stringify(report), advice: JSON.stringify(advice) };
} catch (error) {
  globalThis.answer = { error: String(error) };
}`;

async function host() {
  let policy;
  let meta = false;
  const reports = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/report") {
      reports.push(pathname);
      return response.writeHead(204).end();
    }
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    if (pathname === "/watch.js") return response.writeHead(200, { "content-type": "text/javascript" }).end(WATCH);
    if (pathname === "/with-worker.js") return response.writeHead(200, { "content-type": "text/javascript" }).end(SCRIPT('{ worker: "/dist/worker.js" }'));
    if (pathname === "/without.js") return response.writeHead(200, { "content-type": "text/javascript" }).end(SCRIPT("{}"));
    if (pathname.startsWith("/dist/")) {
      const file = join(DIST, normalize(pathname.slice(5)));
      const body = await readFile(file).catch(() => undefined);
      return body ? response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain" }).end(body) : response.writeHead(404).end();
    }
    const header = policy && !meta ? { "content-security-policy": `${policy}; report-uri /report` } : {};
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", ...header }).end(PAGE(meta && policy, `${pathname}.js`));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${server.address().port}`;
  return {
    url,
    reports,
    set: (text, inMeta) => {
      policy = text;
      meta = inMeta;
      reports.length = 0;
    },
    stop: () => server.close(),
  };
}

for (const [name, path] of browsers) {
  describe(name, () => {
    let browser, server, expected;
    before(async () => {
      server = await host();
      browser = await launch(name, path);
    });
    after(async () => {
      await browser?.close();
      server?.stop();
    });

    async function run(policy, inMeta, address) {
      server.set(policy, inMeta);
      const page = await browser.newPage();
      const errors = [];
      const requests = [];
      page.on("console", (message) => ["error", "warn"].includes(message.type()) && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("request", (request) => requests.push(request.url()));
      try {
        await page.goto(server.url + address, { waitUntil: "load" });
        await page.waitForFunction(() => globalThis.answer !== undefined, { timeout: 30_000 });
        const { answer, violations } = await page.evaluate(() => ({ answer: globalThis.answer, violations: globalThis.violations }));
        assert.equal(answer.error, undefined);
        assert.deepEqual(errors, []);
        assert.deepEqual(violations, []);
        assert.deepEqual(server.reports, []);
        assert.deepEqual(requests.filter((url) => !url.startsWith(server.url) && !url.startsWith("data:")), []);
        const { engine, ...bytes } = answer;
        expected ??= bytes;
        assert.deepEqual(bytes, expected, "the same bytes from each engine");
        return engine;
      } finally {
        await page.close();
      }
    }

    for (const [title, policy, withWorker, without] of POLICIES) {
      for (const inMeta of policy ? [false, true] : [false]) {
        // What a meta element cannot say.
        const text = inMeta ? policy.replace("; frame-ancestors 'self'", "") : policy;
        test(`${title}${inMeta ? ", in a meta element" : ""}: ${withWorker} with a worker, ${without} without`, async () => {
          assert.equal(await run(text, inMeta, "/with-worker"), withWorker);
          assert.equal(await run(text, inMeta, "/without"), without);
        });
      }
    }

    test("no WebAssembly at all: the worker, or JavaScript", async () => {
      assert.equal(await run(undefined, false, "/with-worker?no-wasm"), "worker");
      assert.equal(await run(undefined, false, "/without?no-wasm"), "js");
    });
  });
}
