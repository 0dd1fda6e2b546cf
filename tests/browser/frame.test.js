// Helder in a frame of another origin, in a page that may do nothing but show that frame.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { browsers, launch } from "./desk.js";
import { crm, frameSite } from "./frame/serve.js";

const TODAY = "2026-11-23";
const account = JSON.parse(await readFile(new URL("../../examples/accounts/baan-kwijt.json", import.meta.url), "utf8"));

for (const [name, path] of browsers) {
  describe(name, () => {
    let browser;
    let host;
    let stranger;
    let frame;

    before(async () => {
      frame = await frameSite(() => `https://other.example ${host.origin}`);
      host = await crm(() => frame.origin);
      stranger = await crm(() => frame.origin);
      browser = await launch(name, path);
    });
    after(async () => {
      await browser?.close();
      for (const site of [host, stranger, frame]) site?.stop();
    });

    /** Opens the page of a CRM; keeps what goes wrong in it and in its frame. */
    async function open(site, { frameFirst = true, origin = frame.origin } = {}) {
      const page = await browser.newPage();
      const errors = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(String(error)));
      const address = `${frame.origin}/js/frame/index.html`;
      await page.goto(`${site.origin}/frame/host.html?${new URLSearchParams({ origin, ...(frameFirst && { frame: address }) })}`, { waitUntil: "load" });
      await page.waitForFunction(() => typeof globalThis.connect === "function");
      const inFrame = async () => page.frames().find((one) => one.url().startsWith(frame.origin));
      return { page, errors, address, inFrame };
    }

    /** What rejects in the page, as its code. */
    const outcome = (page, run, ...given) => page.evaluate(`(${run})(...${JSON.stringify(given)}).then((value) => ({ value }), (error) => ({ code: error.code, message: error.message }))`);

    test("a letter is scored and an account advised on through the frame, and nothing of the engine is loaded by the page", async () => {
      const { page, errors } = await open(host);
      host.requests.length = 0;
      await page.evaluate(() => globalThis.connect());
      const found = await page.evaluate(async () => {
        const text = document.querySelector("textarea").value;
        const report = await globalThis.frame.helder.scoreLetter(text);
        return report.findings.every((finding) => text.slice(finding.start, finding.end) === finding.text) && report.findings.map(({ text: words }) => words);
      });
      for (const word of ["sommeren", "verschuldigde bedrag", "per ommegaande", "voldoen"]) assert.ok(found.includes(word), word);
      const advice = await page.evaluate((about, today) => globalThis.frame.helder.nextSteps(about, { today }), account, TODAY);
      assert.equal(advice.steps[0].step, "offer-plan");
      const refused = await outcome(page, "() => globalThis.frame.helder.collectionCosts({ principal: '12,50' })");
      assert.equal(refused.code, "invalid-amount");
      assert.equal((await outcome(page, "() => globalThis.frame.helder.nextSteps({ id: 'x', invocies: [] }, { today: '2026-11-23' })")).code, "unknown-field");
      assert.ok(host.requests.every((path) => !/wasm|inline|part|engine/.test(path)), host.requests.join(" "));
      assert.deepEqual(errors, []);
      await page.close();
    });

    test("the page may connect before the frame is there, and after the frame is loaded anew", async () => {
      const { page, errors, address } = await open(host, { frameFirst: false });
      await page.evaluate((src) => {
        const connecting = globalThis.connect();
        setTimeout(() => globalThis.load(src), 300);
        return connecting;
      }, address);
      const clarity = () => page.evaluate(async () => (await globalThis.frame.helder.scoreLetter("Betaal alstublieft vóór 1 juni.")).counts.words);
      assert.equal(await clarity(), 5);
      await page.evaluate((pack) => globalThis.frame.helder.usePolicy(pack), { pack: { id: "ours", version: "1.0.0", extends: "nl-consumer" } });
      await page.evaluate((src) => globalThis.load(`${src}?again`), address);
      assert.equal(await clarity(), 5);
      assert.equal(await page.evaluate(async (about, today) => (await globalThis.frame.helder.nextSteps(about, { today, policy: "ours" })).trace.pack, account, TODAY), "ours");
      await page.evaluate(() => globalThis.frame.close());
      assert.equal((await outcome(page, "() => globalThis.frame.helder.scoreLetter('x')")).code, "closed");
      assert.deepEqual(errors, []);
      await page.close();
    });

    test("a page that the frame does not allow gets nothing at all", async () => {
      const { page, errors } = await open(stranger);
      const refused = await outcome(page, "() => globalThis.connect({ timeout: 1500 })");
      assert.equal(refused.code, "timeout");
      assert.ok(refused.message.includes(stranger.origin));
      // It knows the protocol and tries by itself.
      await page.evaluate(async (target) => {
        const there = document.querySelector("iframe").contentWindow;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => globalThis.heard.push({ data, port: true });
        there.postMessage({ helder: 1, hello: "host" }, target);
        there.postMessage({ helder: 1, connect: true }, target, [port2]);
        port1.postMessage({ helder: 1, id: 1, method: "scoreLetter", args: ["x"] });
        await new Promise((done) => setTimeout(done, 700));
      }, frame.origin);
      assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
      assert.deepEqual(errors, []);
      await page.close();
    });

    test("a frame of another origin than was named is told nothing but a greeting", async () => {
      const { page, errors } = await open(host, { origin: "https://elsewhere.example" });
      assert.equal((await outcome(page, "() => globalThis.connect({ timeout: 1000 })")).code, "timeout");
      assert.ok((await page.evaluate(() => globalThis.heard)).every(({ data }) => data.hello === "frame"));
      assert.deepEqual(errors, []);
      await page.close();
    });

    test("only functions of the engine can be asked for, whatever an allowed page sends", async () => {
      const { page, errors } = await open(host);
      const answers = await page.evaluate(async (target) => {
        const there = document.querySelector("iframe").contentWindow;
        const { port1, port2 } = new MessageChannel();
        const got = [];
        port1.onmessage = ({ data }) => got.push(data);
        there.postMessage({ helder: 1, connect: true }, target, [port2]);
        const send = ["constructor", "__proto__", "toString", "engine", "eval"].map((method, index) => ({ helder: 1, id: index + 1, method, args: [] }));
        const strange = [null, 1, [], { helder: 1 }, { helder: 1, id: 2 ** 60, method: "scoreLetter", args: [] }, { helder: 1, id: 2, method: "scoreLetter", args: ["replay"] }, { helder: 2, id: 9, method: "scoreLetter", args: [] }];
        for (const message of [...send, ...strange, { helder: 1, id: 10, method: "show", args: [{ letter: 3 }] }, { helder: 1, id: 11, method: "scoreLetter", args: [{}] }]) port1.postMessage(message);
        for (let i = 0; i < 60 && got.length < 8; i++) await new Promise((done) => setTimeout(done, 100));
        return got.map((data) => (data.ready ? "ready" : `${data.id} ${data.error?.code}`));
      }, frame.origin);
      assert.deepEqual(answers.sort(), ["1 unknown-method", "10 invalid-value", "11 invalid-value", "2 unknown-method", "3 unknown-method", "4 unknown-method", "5 unknown-method", "ready"].sort());
      assert.deepEqual(errors, []);
      await page.close();
    });

    test("the panel in the frame judges the letter on the page, replaces words in it, and says how high it is", async () => {
      const { page, errors, inFrame } = await open(host);
      await page.evaluate(() => globalThis.connect());
      await page.evaluate(() => globalThis.showLetter());
      await page.waitForFunction(() => globalThis.told.includes("helder-report") && globalThis.told.includes("resize"));
      await page.waitForFunction(() => Number(document.querySelector("iframe").height) > 300);
      const panel = await inFrame();
      const before = await page.evaluate(() => document.querySelector("textarea").value);
      assert.ok(await panel.evaluate(() => document.querySelector("helder-letter").session.applyAll()) > 0);
      await page.waitForFunction((old) => document.querySelector("textarea").value !== old, {}, before);
      const now = await page.evaluate(() => document.querySelector("textarea").value);
      assert.ok(!now.includes("sommeren") && !now.includes("per ommegaande"), now);
      // The frame judges what stands on the page now.
      await panel.waitForFunction((text) => document.querySelector("helder-letter").session.source.text() === text, {}, now);
      await page.evaluate(() => {
        const letter = document.querySelector("textarea");
        letter.value = "Beste mevrouw, wij sommeren u.";
        letter.dispatchEvent(new Event("input"));
      });
      await panel.waitForFunction(() => document.querySelector("helder-letter").session.findings.some(({ text }) => text === "sommeren"));
      await panel.evaluate(() => {
        const { session } = document.querySelector("helder-letter");
        session.reveal(session.findings.find(({ text }) => text === "sommeren").id);
      });
      await page.waitForFunction(() => {
        const letter = document.querySelector("textarea");
        return letter.value.slice(letter.selectionStart, letter.selectionEnd) === "sommeren";
      });
      if (process.env.HELDER_SHOTS) await page.screenshot({ path: `${process.env.HELDER_SHOTS}/frame-letter-${name}.png`, fullPage: true });
      assert.deepEqual(errors, []);
      await page.close();
    });

    test("the next steps in the frame are those of the account, tell which was chosen, stay after a reload, and go", async () => {
      const { page, errors, inFrame, address } = await open(host);
      await page.evaluate(() => globalThis.connect());
      await page.evaluate((about, today) => globalThis.showSteps(about, today), account, TODAY);
      await page.waitForFunction(() => Number(document.querySelector("iframe").height) > 300);
      let panel = await inFrame();
      await panel.evaluate(() => {
        const element = document.querySelector("helder-next-steps");
        const [step] = element.advice.steps;
        element.dispatchEvent(new CustomEvent("helder-step", { bubbles: true, composed: true, detail: { account: element.account.id, step } }));
      });
      await page.waitForFunction(() => globalThis.steps.length === 1);
      const [event] = await page.evaluate(() => globalThis.steps);
      assert.deepEqual([event.name, event.detail.account, event.detail.step.step], ["helder-step", "baan-kwijt", "offer-plan"]);
      if (process.env.HELDER_SHOTS) await page.screenshot({ path: `${process.env.HELDER_SHOTS}/frame-steps-${name}.png`, fullPage: true });
      await page.evaluate((src) => globalThis.load(`${src}?again`), address);
      await page.evaluate(() => globalThis.frame.helder.formulas({ words: 3, sentences: 1 }));
      panel = await inFrame();
      await panel.waitForFunction(() => document.querySelector("helder-next-steps")?.advice?.account === "baan-kwijt");
      await page.evaluate(() => globalThis.frame.show(null));
      assert.equal(await panel.evaluate(() => document.querySelector("main").childElementCount), 0);
      assert.deepEqual(errors, []);
      await page.close();
    });

    test("the ready-made page says so when it allows no page", async () => {
      const shut = await frameSite(() => "");
      const page = await browser.newPage();
      await page.goto(`${shut.origin}/js/frame/index.html`, { waitUntil: "load" });
      await page.waitForFunction(() => /helder-allow/.test(document.querySelector("main").textContent));
      await page.close();
      shut.stop();
    });
  });
}
