// The elements on a strict page: for every eye, every keyboard, every language, and without a trace.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { createHelder } from "../../js/dist/index.js";
import { browsers, launch } from "./desk.js";
import { DATA, LETTER, NAMES, TODAY, account, openPage } from "./elements.js";
import { serve } from "./elements/serve.js";

const LOCALES = ["nl", "en", "de", "fr"];

for (const [name, path] of browsers) {
  describe(`elements in ${name}`, () => {
    let site;
    let browser;
    before(async () => {
      site = await serve();
      browser = await launch(name, path);
    });
    after(async () => {
      await browser?.close();
      site?.stop();
    });

    const open = (options) => openPage(browser, site, options);
    const mount = (page, element, attributes, data = DATA) => page.evaluate((...given) => globalThis.mount(...given), element, data, attributes);
    const told = (page, event) => page.evaluate((event) => globalThis.told.filter(({ name }) => name === event).map(({ detail }) => detail), event);
    /** The `data-key` or the id of what has the keyboard. */
    const focused = (page) =>
      page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.shadowRoot?.activeElement?.dataset.key ?? activeElement?.id ?? "";
      });
    const focusOn = (page, key) =>
      page.evaluate((key) => {
        const keyed = [...document.querySelectorAll("#place *")].flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll("[data-key]") ?? [])]);
        keyed.find((element) => element.dataset.key.startsWith(key)).focus();
      }, key);
    const text = (page, element, selector) => page.evaluate((element, selector) => document.querySelector(element).shadowRoot.querySelector(selector)?.textContent ?? "", element, selector);
    const count = (page, element, selector) => page.evaluate((element, selector) => document.querySelector(element).shadowRoot.querySelectorAll(selector).length, element, selector);
    const letter = (page) => page.$eval("#letter", (area) => area.value);
    const until = async (what, holds) => {
      for (let tries = 0; tries < 200; tries += 1) {
        if (await holds()) return;
        await new Promise((go) => setTimeout(go, 25));
      }
      assert.fail(`never: ${what}`);
    };

    test("every element speaks four languages, asks nothing of any address and breaks no rule of a strict page", async () => {
      const { page, seen } = await open();
      const first = new Map();
      for (const locale of LOCALES) {
        for (const element of NAMES) {
          await mount(page, element, { locale });
          const words = await page.evaluate((element) => document.querySelector(element).shadowRoot.querySelector("h2").textContent, element);
          assert.ok(!first.has(words), `${element} says "${words}" in ${locale} too`);
          first.set(words, locale);
          assert.equal(await page.evaluate((element) => document.querySelector(element).shadowRoot.querySelectorAll("[style]").length, element), 0);
        }
      }
      assert.deepEqual(seen.errors, []);
      for (const request of seen.requests) assert.ok(request.startsWith(`GET ${site.url}`) && /\.(js|css|html)$/.test(request), request);
      await page.close();
    });

    test("the interface follows the language of the page, and what the host says otherwise", async () => {
      const { page } = await open();
      await mount(page, "helder-letter");
      assert.match(await text(page, "helder-letter", ".findings h3"), /^Verbeterpunten/);
      await page.evaluate(() => (document.documentElement.lang = "fr-BE"));
      await until("French", async () => /^À améliorer/.test(await text(page, "helder-letter", ".findings h3")));
      await page.evaluate(() => (document.querySelector("helder-letter").words = { findings: "Nos remarques" }));
      await until("the host's own words", async () => /^Nos remarques/.test(await text(page, "helder-letter", ".findings h3")));
      await page.close();
    });

    test("properties that were set before the element was defined count, and a second copy of the package does no harm", async () => {
      const { page, seen } = await open({ file: "bare.html" });
      await page.evaluate(
        async ({ account, today }) => {
          const early = Object.assign(document.createElement("helder-next-steps"), { account, today, words: { first: "Eerst dit" } });
          document.getElementById("place").append(early);
          await import("/dist/elements/next-steps.js");
          await import("/dist/elements/next-steps.js?again");
        },
        { account, today: TODAY },
      );
      await until("the advice", async () => (await text(page, "helder-next-steps", ".eyebrow")) === "Eerst dit");
      assert.deepEqual(seen.errors, []);
      await page.close();
    });

    test("the day is an attribute and a property in each element that has one, and nothing is no day", async () => {
      const { page } = await open();
      const names = ["helder-next-steps", "helder-call-guide", "helder-payment-plan", "helder-contact-check"];
      const found = await page.evaluate((names) => {
        const days = ["2026-11-23", undefined, "2026-11-24", null, "2026-11-25", ""];
        return names.map((name) => {
          const element = document.createElement(name);
          return [element.today, element.getAttribute("today"), ...days.flatMap((day) => ((element.today = day), [element.today, element.getAttribute("today")]))];
        });
      }, names);
      const wanted = ["", null, "2026-11-23", "2026-11-23", "", null, "2026-11-24", "2026-11-24", "", null, "2026-11-25", "2026-11-25", "", null];
      assert.deepEqual(found, names.map(() => wanted));
      await page.close();
    });

    test("the letter: every finding is reached, opened, replaced, ignored and brought back by the keyboard", async () => {
      const { page } = await open();
      await mount(page, "helder-letter");
      const all = await count(page, "helder-letter", "[data-finding]");
      assert.ok(all > 8, String(all));

      await focusOn(page, "finding-term/sommeren");
      const key = await focused(page);
      await page.keyboard.press("Enter");
      await until("the card", async () => (await count(page, "helder-letter", ".finding-more")) === 1);
      assert.equal(await focused(page), key, "the keyboard stays where it was");

      await page.keyboard.press("Escape");
      assert.equal(await focused(page), "letter", "Escape leads back to the letter");

      await focusOn(page, "replace-term/sommeren");
      await page.keyboard.press("Enter");
      await until("the new word", async () => (await letter(page)).includes("Wij vragen u"));
      assert.equal((await told(page, "apply"))[0].replacement, "vragen");
      await until("one finding less", async () => (await count(page, "helder-letter", "[data-finding]")) === all - 1);
      // On what tells the next finding, not on what would change the letter once more.
      await until("the next finding has the keyboard", async () => /^finding-/.test(await focused(page)));

      await focusOn(page, "finding-term/derhalve");
      await page.keyboard.press("Enter");
      await focusOn(page, "ignore-term/derhalve");
      await page.keyboard.press("Enter");
      await until("two less", async () => (await count(page, "helder-letter", "[data-finding]")) === all - 2);
      await until("the next finding has the keyboard", async () => /^finding-/.test(await focused(page)));
      assert.match(await text(page, "helder-letter", "[role=status]"), /^1 /, "it says that it is ignored");
      await focusOn(page, "restore");
      await page.keyboard.press("Enter");
      await until("one back", async () => (await count(page, "helder-letter", "[data-finding]")) === all - 1);
      await until("the list has the keyboard", async () => (await focused(page)) === "findings");

      await focusOn(page, "replace-all");
      await page.keyboard.press("Enter");
      await until("all words", async () => !/derhalve|per ommegaande|voldoen/.test(await letter(page)));
      await page.close();
    });

    test("the letter: who writes keeps the keyboard, and hears one summary when it is quiet", async () => {
      const { page } = await open();
      await mount(page, "helder-letter");
      await page.evaluate(() => {
        globalThis.heard = [];
        const status = document.querySelector("helder-letter").shadowRoot.querySelector("[role=status]");
        new MutationObserver(() => globalThis.heard.push(status.textContent)).observe(status, { childList: true });
      });
      await page.focus("#letter");
      await page.keyboard.type("Wij sommeren u. ", { delay: 20 });
      assert.equal(await focused(page), "letter");
      await until("a summary", async () => (await page.evaluate(() => globalThis.heard.length)) > 0);
      await new Promise((go) => setTimeout(go, 400));
      const heard = await page.evaluate(() => globalThis.heard);
      assert.equal(heard.length, 1, heard.join(" | "));
      assert.match(heard[0], /^\d+ punten, helderheid \d+ van 100\.$/);
      await page.close();
    });

    test("the letter: a finding asked for in the editor opens in the list; by the keyboard it takes the keyboard along, by a click it does not", async () => {
      const { page } = await open();
      await mount(page, "helder-letter");
      const at = LETTER.indexOf("sommeren") + 2;
      await page.evaluate((at) => {
        const area = document.getElementById("letter");
        area.focus();
        area.setSelectionRange(at, at);
      }, at);
      await page.keyboard.down("Control");
      await page.keyboard.press(".");
      await page.keyboard.up("Control");
      await until("the finding has the keyboard", async () => /^finding-term\/sommeren/.test(await focused(page)));
      assert.equal(await count(page, "helder-letter", ".finding-more"), 1);
      await page.keyboard.press("Escape");
      await new Promise((go) => setTimeout(go, 600));

      await page.evaluate((at) => {
        const area = document.getElementById("letter");
        area.setSelectionRange(at, at);
        area.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      }, LETTER.indexOf("derhalve") + 2);
      await until("the other card", async () => /derhalve/.test(await text(page, "helder-letter", ".finding:has(.finding-more) .quote")));
      assert.equal(await focused(page), "letter");
      await page.close();
    });

    test("the letter: a finding says its words, which of several it is, how much it matters and what it is about; its replacement says what it does", async () => {
      const { page } = await open();
      await mount(page, "helder-letter");
      await page.evaluate(() => {
        const area = document.getElementById("letter");
        area.value = "Wij sommeren u nu. Het is € 80. Wij sommeren u weer. Betaal op NL92 ABNA 0417 1643 00. Dank u wel.";
        area.dispatchEvent(new Event("input"));
      });
      await until("both", async () => (await count(page, "helder-letter", "[data-rule='term/sommeren']")) === 2);
      await focusOn(page, "finding-term/sommeren");
      // As a mark by the mouse leaves it: words are selected.
      await page.focus("#letter");
      await page.evaluate(() => document.getElementById("letter").setSelectionRange(4, 12));
      await page.keyboard.down("Alt");
      await page.keyboard.press("Enter");
      await page.keyboard.up("Alt");
      await until("the finding has the keyboard", async () => /^finding-term\/sommeren/.test(await focused(page)));
      // Only Chromium tells the driver what a screen reader is told.
      if (name !== "chrome") return page.close();
      const heard = async (key) => {
        const button = await page.evaluateHandle((key) => [...document.querySelector("helder-letter").shadowRoot.querySelectorAll("[data-key]")].find((one) => one.dataset.key.startsWith(key)), key);
        const { name, description } = await page.accessibility.snapshot({ root: button.asElement() });
        return { name, description };
      };
      const finding = await heard("finding-term/sommeren");
      assert.match(finding.name, /^sommeren ?, 1 \S+ 2, \S/);
      assert.match(finding.description, /sommeren/);
      assert.match((await heard("finding-iban")).name, /00 ?, ?\S/);
      assert.match((await heard("replace-term/sommeren")).name, /‘sommeren’.*‘vragen’/);
      const dutch = await page.$eval("helder-letter", (panel) => [...panel.shadowRoot.querySelectorAll(".replace .unseen [lang=nl]")].map((one) => one.textContent));
      assert.ok(dutch.includes("vragen") && dutch.includes("sommeren"), String(dutch));
      await page.close();
    });

    test("the letter: a form gets the score under its name, and is never held up by it", async () => {
      const { page } = await open();
      await mount(page, "helder-letter", { name: "clarity" });
      const found = await page.evaluate(() => {
        const form = document.createElement("form");
        const panel = document.querySelector("helder-letter");
        document.getElementById("place").append(form);
        const score = panel.value;
        form.append(document.getElementById("letter"), panel);
        return new Promise((done) => panel.addEventListener("helder-report", () => done({ score, sent: new FormData(form).get("clarity"), valid: form.checkValidity(), hard: panel.matches(":state(hard)") })));
      });
      assert.equal(found.sent, String(found.score));
      assert.ok(found.valid && found.score < 62 && found.hard);
      await page.close();
    });

    test("the letter: empty, strange and very long letters", async () => {
      const { page, seen } = await open();
      await mount(page, "helder-letter", {}, { ...DATA, letter: "" });
      assert.equal(await count(page, "helder-letter", ".empty"), 1);
      const strange = `\ud83d half 👩‍👩‍👧 שלום ge\u0308nt. ${LETTER}`;
      await mount(page, "helder-letter", {}, { ...DATA, letter: strange });
      assert.ok((await count(page, "helder-letter", "[data-finding]")) > 8);
      await mount(page, "helder-letter", {}, { ...DATA, letter: `${LETTER}\n\n`.repeat(3000) });
      await until("the list", async () => (await count(page, "helder-letter", "[data-finding]")) > 25);
      assert.ok((await count(page, "helder-letter", "[data-finding]")) <= 6 * 25);
      assert.deepEqual(seen.errors, []);
      await page.close();
    });

    test("the letter: a session of the host's own is shown, and stays the host's when the panel goes", async () => {
      const { page } = await open();
      const found = await page.evaluate(async (letter) => {
        const [{ createHelder }, { watchLetter }, { letterSource }] = await Promise.all(["index", "letter/session", "editors/generic"].map((name) => import(`/dist/${name}.js`)));
        const helder = await createHelder({ parts: ["letters"] });
        const editor = Object.assign(document.createElement("div"), { contentEditable: "true", textContent: letter });
        const panel = document.createElement("helder-letter");
        document.getElementById("place").append(editor, panel);
        const session = watchLetter(helder, letterSource(editor), { purpose: "demand" });
        panel.session = session;
        await globalThis.shown("helder-letter", ".finding");
        const shown = panel.shadowRoot.querySelectorAll("[data-finding]").length;
        panel.remove();
        editor.textContent = "Wij sommeren u.";
        const report = await session.refresh();
        session.dispose();
        return { shown, after: report.findings.map(({ text }) => text) };
      }, LETTER);
      assert.ok(found.shown > 8);
      assert.ok(found.after.includes("sommeren"));
      await page.close();
    });

    test("an element that moves into a frame keeps its looks and goes on", async () => {
      const { page, seen } = await open();
      await mount(page, "helder-next-steps");
      const looks = await page.evaluate(async (account) => {
        const steps = document.querySelector("helder-next-steps");
        const inset = () => getComputedStyle(steps.shadowRoot.querySelector(".first")).paddingBlockStart;
        const before = inset();
        const frame = document.createElement("iframe");
        frame.width = "1200";
        document.getElementById("place").append(frame);
        frame.contentDocument.body.append(steps);
        await new Promise((go) => steps.addEventListener("helder-advice", go, { once: true }));
        return { before, after: inset() };
      }, account);
      assert.notEqual(looks.before, "0px");
      assert.notEqual(looks.after, "0px");
      assert.deepEqual(seen.errors, []);
      await page.close();
    });

    test("two on one page share nothing, and what is taken away leaves nothing behind", async () => {
      const { page } = await open();
      await mount(page, "helder-letter");
      const kept = await page.evaluate(async (letter) => {
        const area = Object.assign(document.createElement("textarea"), { id: "other", value: letter });
        const panel = document.createElement("helder-letter");
        panel.setAttribute("for", "other");
        document.getElementById("place").append(area, panel);
        await new Promise((go) => panel.addEventListener("helder-report", go, { once: true }));
        await new Promise((go) => setTimeout(go));
        const [first] = document.querySelectorAll("helder-letter");
        first.shadowRoot.querySelector(".finding-open").click();
        await new Promise((go) => setTimeout(go));
        const open = [...document.querySelectorAll("helder-letter")].map((one) => one.shadowRoot.querySelectorAll(".finding-more").length);
        const before = first.outerHTML;
        const attributes = [...area.attributes].map(({ name }) => name);
        panel.remove();
        return { open, untouched: first.outerHTML === before, attributes, left: [...area.attributes].map(({ name }) => name), value: area.value === letter };
      }, LETTER);
      assert.deepEqual(kept.open, [1, 0]);
      assert.ok(kept.untouched && kept.value);
      assert.deepEqual(kept.left, ["id"]);
      await page.close();
    });

    test("the next steps: one is chosen and its text asked for by the keyboard, and the page is told", async () => {
      const { page } = await open();
      await mount(page, "helder-next-steps");
      const advice = (await createHelder()).nextSteps(account, { today: TODAY, locale: "nl" });
      assert.deepEqual((await told(page, "advice"))[0], JSON.parse(JSON.stringify(advice)));
      assert.equal(await text(page, "helder-next-steps", ".first .title"), advice.steps[0].label);
      assert.equal(await count(page, "helder-next-steps", ".blocked > li"), new Set(advice.blocked.map(({ by, until }) => `${by} ${until}`)).size);

      await focusOn(page, "step-");
      await page.keyboard.press("Enter");
      await focusOn(page, `choose-${advice.steps[1].step}`);
      await page.keyboard.press("Enter");
      assert.deepEqual((await told(page, "step"))[0], { account: account.id, step: advice.steps[1] });
      await until("it says so", async () => (await count(page, "helder-next-steps", "[aria-pressed=true]")) === 1);
      assert.equal(await page.evaluate(() => document.querySelector("helder-next-steps").shadowRoot.querySelector("[data-name^=step-]").open), true, "what was open stays open");

      await focusOn(page, `draft-${advice.steps[0].step}`);
      await page.keyboard.press(" ");
      await until("the text", async () => (await told(page, "draft")).length === 1);
      assert.ok((await told(page, "draft"))[0].draft.guide.length > 0);
      await page.close();
    });

    test("the next steps: a text follows the law of the policy, unless the page says otherwise", async () => {
      const helder = await createHelder();
      const policy = "be-consumer";
      const unwilling = JSON.parse(await readFile(new URL("../../examples/accounts/wil-niet.json", import.meta.url), "utf8"));
      const [step] = helder.nextSteps(unwilling, { today: TODAY, policy }).steps;
      const draft = (jurisdiction) => JSON.parse(JSON.stringify(helder.draft(unwilling, step, { today: TODAY, sender: DATA.sender, jurisdiction, channel: "letter" })));
      assert.notDeepEqual(draft("BE"), draft("NL"));
      const { page } = await open();
      await mount(page, "helder-next-steps", { policy }, { ...DATA, account: unwilling });
      for (const [place, jurisdiction] of [undefined, "NL"].entries()) {
        await page.evaluate((drafting) => (document.querySelector("helder-next-steps").drafting = drafting), { channel: "letter", ...(jurisdiction && { jurisdiction }) });
        await focusOn(page, `draft-${step.step}`);
        await page.keyboard.press("Enter");
        await until("the text", async () => (await told(page, "draft")).length === place + 1);
        assert.deepEqual((await told(page, "draft"))[place].draft, draft(jurisdiction ?? "BE"));
      }
      await page.close();
    });

    test("the next steps: without a sender the page writes the text itself; another customer brings another advice", async () => {
      const { page } = await open();
      await mount(page, "helder-next-steps", {}, { ...DATA, sender: undefined });
      await focusOn(page, "draft-");
      await page.keyboard.press("Enter");
      const [draft] = await told(page, "draft");
      assert.deepEqual(Object.keys(draft), ["account", "step"]);
      const title = await text(page, "helder-next-steps", ".first .title");
      await page.evaluate(() => (document.querySelector("helder-next-steps").account = { id: "new", invoices: [{ id: "1", amount: "80.00", due: "2026-11-16" }] }));
      await until("another step", async () => (await text(page, "helder-next-steps", ".first .title")) !== title);
      await page.close();
    });

    test("an account that cannot be read is told about, and forgotten when it is mended", async () => {
      const { page } = await open();
      await mount(page, "helder-next-steps", {}, { ...DATA, account: { id: "wrong", invoices: [{ id: "1", amount: 80, due: TODAY }] } });
      assert.equal(await count(page, "helder-next-steps", "[role=alert]"), 1);
      const [error] = await told(page, "error");
      assert.equal(error.path, "invoices[0].amount");
      assert.equal(await count(page, "helder-next-steps", ".first"), 0);
      await page.evaluate((account) => (document.querySelector("helder-next-steps").account = account), account);
      await until("the advice", async () => (await count(page, "helder-next-steps", ".first")) === 1);
      assert.equal(await count(page, "helder-next-steps", "[role=alert]"), 0);
      await page.close();
    });

    test("an engine that answers later does as well", async () => {
      const { page } = await open();
      const shown = await page.evaluate(
        async ({ account, today }) => {
          const { createHelder } = await import("/dist/index.js");
          const helder = await createHelder({ parts: ["accounts"] });
          const later = { ...helder, nextSteps: (...given) => new Promise((done) => setTimeout(() => done(helder.nextSteps(...given)), 300)) };
          const steps = Object.assign(document.createElement("helder-next-steps"), { helder: later, account, today });
          document.getElementById("place").append(steps);
          await globalThis.shown("helder-next-steps", ".loading");
          const waiting = steps.shadowRoot.querySelector("[aria-busy=true]") !== null;
          await globalThis.shown("helder-next-steps", ".first");
          return waiting;
        },
        { account, today: TODAY },
      );
      assert.ok(shown);
      await page.close();
    });

    test("the call guide: what is ticked stays ticked; what is recorded is a contact that the engine reads", async () => {
      const { page } = await open();
      await mount(page, "helder-call-guide");
      await focusOn(page, "line-0.0");
      await page.keyboard.press(" ");
      await until("the count", async () => /^1 van/.test(await text(page, "helder-call-guide", ".guide .count")));
      assert.equal(await focused(page), "line-0.0");

      await focusOn(page, "save");
      await page.keyboard.press("Enter");
      await until("what is missing", async () => (await text(page, "helder-call-guide", ".wrong")) !== "");
      assert.equal(await focused(page), "outcome-reached");
      assert.deepEqual(await told(page, "contact"), []);

      await page.keyboard.press(" ");
      await until("what the customer said", async () => (await count(page, "helder-call-guide", "[data-key=said]")) === 1);
      await page.evaluate(() => {
        const choose = (key, value) => {
          const select = document.querySelector("helder-call-guide").shadowRoot.querySelector(`[data-key=${key}]`);
          select.value = value;
          select.dispatchEvent(new Event("change"));
        };
        choose("said", "will-pay");
        choose("cause", "late-income");
      });
      await until("the day", async () => (await count(page, "helder-call-guide", "[data-key=pay-day]")) === 1);
      await page.evaluate(() => {
        const day = document.querySelector("helder-call-guide").shadowRoot.querySelector("[data-key=pay-day]");
        day.value = "2026-11-30";
        day.dispatchEvent(new Event("input"));
      });
      await focusOn(page, "save");
      await page.keyboard.press("Enter");
      await until("the contact", async () => (await told(page, "contact")).length === 1);
      const [contact] = await told(page, "contact");
      assert.deepEqual(contact, { date: TODAY, hour: 14, channel: "call", direction: "outbound", outcome: "reached", purpose: "plan-offer", step: "offer-plan", said: "will-pay", cause: "late-income" });
      const [promise] = await told(page, "promise");
      assert.deepEqual(promise, { made: TODAY, due: "2026-11-30" });
      assert.equal(await focused(page), "again");

      const after = (await createHelder()).nextSteps({ ...account, contacts: [...account.contacts, contact], promises: [promise] }, { today: TODAY });
      assert.equal(after.steps[0].step, "wait", "who promised a day is left in peace until then");
      await page.close();
    });

    test("light and dark: by attribute, by the system, or as the page is", { skip: name !== "chrome" }, async () => {
      const { page } = await open({ media: [{ name: "prefers-color-scheme", value: "dark" }] });
      const paper = async (attributes) => {
        await mount(page, "helder-next-steps", attributes);
        return page.evaluate(() => getComputedStyle(document.querySelector("helder-next-steps")).backgroundColor);
      };
      const [dark, light] = [await paper({ theme: "dark" }), await paper({ theme: "light" })];
      assert.notEqual(dark, light);
      assert.equal(await paper({ theme: "auto" }), dark);
      assert.equal(await paper({}), dark, "the page follows the system");
      await page.evaluate(() => document.documentElement.classList.add("only-light"));
      assert.equal(await paper({}), light, "the page is light only");
      await page.close();
    });

    for (const width of [320, 1280]) {
      for (const [look, feature] of [["light", "prefers-color-scheme"], ["dark", "prefers-color-scheme"], ["active", "forced-colors"]]) {
        test(`axe finds nothing at ${width} px, ${feature}: ${look}`, { skip: name !== "chrome" }, async () => {
          const { page, seen } = await open({ width, media: [{ name: feature, value: look }] });
          await page.addScriptTag({ url: `${site.url}axe/axe.min.js` });
          for (const locale of LOCALES) {
            for (const element of NAMES) {
              await mount(page, element, { locale });
              const found = await page.evaluate(async (element) => {
                const root = document.querySelector(element).shadowRoot;
                for (const details of root.querySelectorAll("details")) details.open = true;
                root.querySelector(".finding-open")?.click();
                root.querySelector("[data-key=save], [data-key^=choose-]")?.click();
                await new Promise((go) => setTimeout(go, 20));
                const base = root.querySelector("[part=base]");
                const wide = document.documentElement.scrollWidth > innerWidth || base.scrollWidth > base.clientWidth;
                const { violations } = await globalThis.axe.run(element, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
                return [...(wide ? ["wider than its place"] : []), ...violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary}`))];
              }, element);
              assert.deepEqual(found, [], `${element} in ${locale}`);
            }
          }
          assert.deepEqual(seen.errors, []);
          await page.close();
        });
      }
    }
  });
}
