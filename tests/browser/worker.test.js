// The engine in a worker: the bytes of the page's engine, errors as they are, and nothing hangs, whatever the worker does.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browsers, launch } from "./desk.js";

const DIST = fileURLToPath(new URL("../../js/dist/", import.meta.url));

/** Workers that go wrong. Each says which one it is, so that a second start can be another. */
const WORKERS = {
  // Starts, and never answers again.
  "/stuck.js": `addEventListener("message", ({ data }) => { if (data.method === "start") postMessage({ helder: 1, id: data.id, value: "wasm" }); else while (true); });`,
  // Starts, and fails at the first question.
  "/crash.js": `addEventListener("message", ({ data }) => { if (data.method === "start") postMessage({ helder: 1, id: data.id, value: "wasm" }); else throw new Error("out of memory"); });`,
  "/broken.js": `this is no JavaScript`,
};

async function serve() {
  /** How often the page itself was asked for. */
  const asked = { pages: 0 };
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url, "http://localhost");
    if (pathname === "/") asked.pages++;
    const script = (body) => response.writeHead(200, { "content-type": "text/javascript" }).end(body);
    if (WORKERS[pathname]) return script(WORKERS[pathname]);
    if (pathname.startsWith("/dist/")) {
      const body = await readFile(join(DIST, normalize(pathname.slice(5)))).catch(() => undefined);
      return body ? response.writeHead(200, { "content-type": extname(pathname) === ".js" ? "text/javascript" : "application/wasm" }).end(body) : response.writeHead(404).end();
    }
    const policy = search === "?trusted-types" && { "content-security-policy": "default-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'" };
    response.writeHead(pathname === "/favicon.ico" ? 204 : 200, { "content-type": "text/html", "cache-control": "no-store", ...policy }).end(pathname === "/" ? "<!doctype html><title>host</title>" : "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, asked, stop: () => server.close() };
}

for (const [name, path] of browsers) {
  describe(name, () => {
    let browser, server;
    before(async () => {
      server = await serve();
      browser = await launch(name, path);
    });
    after(async () => {
      await browser?.close();
      server?.stop();
    });

    const spec = (title, run, query = "") =>
      test(title, async () => {
        const page = await browser.newPage();
        try {
          await page.goto(server.url + query);
          await run((body, ...args) => page.evaluate(body, ...args));
        } finally {
          await page.close();
        }
      });

    spec("the same answers as on the page, and the same errors", async (evaluate) => {
      const [remote, local, error] = await evaluate(async () => {
        const { createHelder } = await import("/dist/index.js");
        const page = await createHelder({ parts: ["letters", "accounts", "desk"] });
        const worker = await createHelder({ engine: "worker", worker: "/dist/worker.js", parts: ["letters", "accounts", "desk"], locale: "en" });
        const account = { id: "K1", invoices: [{ id: "F1", amount: "80.00", due: "2026-11-16" }] };
        const ask = async (helder) => [
          await helder.scoreLetter("Wij sommeren u per ommegaande te betalen.", { locale: "en" }),
          await helder.nextSteps(account, { today: "2026-11-23", locale: "en" }),
          await helder.collectionCosts({ principal: "400.00", locale: "en" }),
        ];
        const thrown = await worker.nextSteps({ id: "K1", invoces: [] }, { today: "2026-11-23" }).catch((caught) => ({ name: caught.constructor.name, ...caught.toJSON() }));
        return [{ engine: worker.engine, answers: JSON.stringify(await ask(worker)) }, JSON.stringify(await ask(page)), thrown];
      });
      assert.equal(remote.engine, "worker");
      assert.equal(remote.answers, local);
      assert.equal(error.name, "HelderError");
      assert.equal(error.code, "unknown-field");
      assert.match(error.message, /did you mean `invoices`/);
    });

    spec("the worker in one file does as well", async (evaluate) => {
      const [engine, score] = await evaluate(async () => {
        const { createHelder } = await import("/dist/index.js");
        const helder = await createHelder({ engine: "worker", worker: "/dist/helder.worker.js" });
        return [helder.engine, (await helder.scoreLetter("Beste klant, wilt u betalen?")).clarity.score];
      });
      assert.equal(engine, "worker");
      assert.ok(score > 0);
    });

    spec("a hundred questions at once are all answered, in order", async (evaluate) => {
      const words = await evaluate(async () => {
        const { createHelder } = await import("/dist/index.js");
        const helder = await createHelder({ engine: "worker", worker: "/dist/worker.js" });
        const reports = await Promise.all(Array.from({ length: 100 }, (_, i) => helder.scoreLetter("woord ".repeat(i + 1))));
        return reports.map((report) => report.counts.words);
      });
      assert.deepEqual(words, Array.from({ length: 100 }, (_, i) => i + 1));
    });

    spec("a worker that is stuck is stopped, and the next question goes to another", async (evaluate) => {
      const [codes, score] = await evaluate(async () => {
        const { createHelder } = await import("/dist/index.js");
        let started = 0;
        const worker = () => new Worker(started++ === 0 ? "/stuck.js" : "/dist/worker.js", { type: "module" });
        const helder = await createHelder({ engine: "worker", worker, timeout: 2000 });
        const asked = [helder.scoreLetter("Beste klant"), helder.scoreLetter("Beste klant")];
        const rejected = (await Promise.allSettled(asked)).map((result) => result.reason?.code);
        return [rejected, (await helder.scoreLetter("Beste klant, wilt u betalen?")).clarity.score];
      });
      assert.deepEqual(codes, ["timeout", "timeout"]);
      assert.ok(score > 0);
    });

    spec("a worker that crashes rejects what was asked, comes back, and knows the policies it was told", async (evaluate) => {
      const [code, policy] = await evaluate(async () => {
        const { createHelder } = await import("/dist/index.js");
        const made = [];
        const worker = () => {
          made.push(new Worker("/dist/worker.js", { type: "module" }));
          return made.at(-1);
        };
        const helder = await createHelder({ engine: "worker", worker });
        const account = { id: "K1", invoices: [{ id: "F1", amount: "80.00", due: "2026-11-16" }] };
        for (const version of ["1", "2", "1"]) await helder.usePolicy({ pack: { id: "ours", version, extends: "nl-consumer" } });
        made[0].dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
        const caught = await helder.nextSteps(account, { today: "2026-11-23", policy: "ours" }).then(({ trace }) => `${trace.pack} ${trace.version}`, (error) => error.code);
        return [made.length, caught];
      });
      assert.equal(code, 2);
      assert.equal(policy, "ours 1");
    });

    for (const [where, query] of [["", ""], [", where Trusted Types are demanded too", "?trusted-types"]]) {
      spec(`a worker that is asked for by name does without a request for the page${where}`, async (evaluate) => {
        const before = server.asked.pages;
        const found = await evaluate(async () => {
          const violations = [];
          addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
          const { createHelder } = await import("/dist/index.js");
          const { engine } = await createHelder({ engine: "worker", worker: "/dist/worker.js" });
          return [engine, violations];
        });
        assert.deepEqual(found, ["worker", []]);
        assert.equal(server.asked.pages, before);
      }, query);
    }

    spec("a worker that throws rejects with code engine", async (evaluate) => {
      const code = await evaluate(async () => {
        const { createHelder } = await import("/dist/index.js");
        const helder = await createHelder({ engine: "worker", worker: "/crash.js" });
        return helder.scoreLetter("Beste klant").then(() => "answered", (error) => error.code);
      });
      assert.equal(code, "engine");
    });

    spec("a worker that does not load is told at once when it is asked for by name; auto goes on without it", async (evaluate) => {
      const [named, auto] = await evaluate(async () => {
        const { createHelder } = await import("/dist/index.js");
        const code = await createHelder({ engine: "worker", worker: "/broken.js" }).then(() => "started", (error) => error.code);
        return [code, (await createHelder({ worker: "/broken.js" })).engine];
      });
      assert.equal(named, "engine");
      assert.equal(auto, "wasm");
    });
  });
}
