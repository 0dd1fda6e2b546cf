// What a person does on the demo, in each real browser of this machine.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, launch, open, serve } from "./desk.js";

assert.ok(browsers.length > 0, "no browser: run this with `cargo xtask test`");

const editor = "[data-testid=letter-editor]";
const texts = (page, selector) => page.$$eval(selector, (all) => all.map((element) => element.textContent));
const letter = (page) => page.$eval(editor, (element) => element.innerText.replace(/\u200b|\ufeff/g, ""));
const modifier = process.platform === "darwin" ? "Meta" : "Control";

/** Presses keys at once, such as Control and z. */
async function chord(page, key, ...held) {
  for (const one of held) await page.keyboard.down(one);
  await page.keyboard.press(key);
  for (const one of held.reverse()) await page.keyboard.up(one);
}

/** Clicks what a smooth scroll may still be moving, once it stands still. */
async function clickWhenStill(page, selector) {
  await page.waitForSelector(selector);
  let before;
  for (let i = 0; i < 100; i++) {
    const at = await page.$eval(selector, (element) => JSON.stringify(element.getBoundingClientRect()));
    if (at === before) break;
    before = at;
    await new Promise((done) => setTimeout(done, 100));
  }
  await page.click(selector);
}

async function choose(page, sample) {
  await page.click(`[data-testid=sample][data-sample=${sample}]`);
  await page.waitForSelector(`[data-sample=${sample}][aria-pressed=true]`);
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

    /** A test on a page of its own; at the end nothing may have gone wrong or gone out. */
    const spec = (title, run, options) =>
      test(title, async () => {
        const { page, seen } = await open(browser, server.url, options);
        try {
          await run(page);
        } finally {
          await page.close();
        }
        assert.deepEqual(seen.errors, []);
        assert.deepEqual(seen.requests.filter((url) => !url.startsWith(server.url) && !url.startsWith("data:")), []);
      });

    spec("a letter is judged: score with its parts, findings with places, checklist", async (page) => {
      const score = Number(await page.$eval("[data-testid=clarity-score]", (element) => element.textContent));
      assert.ok(score > 0 && score < 100, `${score}`);
      assert.ok((await page.$$("[data-testid=clarity-part]")).length >= 6);
      assert.ok((await page.$$("[data-testid=highlight]")).length > 10);
      assert.ok((await page.$$("[data-testid=checklist-item]")).length >= 5);
      await choose(page, "clear");
      await page.waitForFunction((stern) => Number(document.querySelector("[data-testid=clarity-score]").textContent) > stern + 15, {}, score);
    });

    spec("a datum of the file is changed, and the advice changes with a reason", async (page) => {
      const step = () => page.$eval("[data-testid=first-step]", (element) => element.dataset.step);
      const before = await step();
      await clickWhenStill(page, "[data-testid=change][data-change=lost-job]");
      await page.waitForSelector("[data-testid=changed][data-same=false]");
      assert.notEqual(await step(), before);
      assert.match(await page.$eval("[data-testid=changed]", (element) => element.textContent), /De reden: .+\./);
      await page.click("[data-testid=change][data-change=lost-job]");
      await page.waitForFunction((before) => document.querySelector("[data-testid=first-step]").dataset.step === before, {}, before);
      await page.click("[data-testid=change][data-change=debt-help]");
      await page.waitForFunction(() => document.querySelector("#dossier").textContent.includes("schuldhulp"), {}, "the file changes too");
      await page.click("[data-testid=change][data-change=debt-help]");
      await page.click("[data-testid=change][data-change=no-computer]");
      await page.waitForSelector("[data-testid=change][data-change=no-computer][aria-pressed=true]");
      assert.ok((await page.$$("[data-testid=would-change] li")).length > 0);
    });

    spec("the text for a step opens in the letter editor, and scores well there", async (page) => {
      await clickWhenStill(page, "[data-testid=draft-make]");
      await page.waitForSelector("[data-testid=draft-text]");
      await page.select("[data-testid=draft-address]", "je");
      await page.waitForFunction(() => document.querySelector("[data-testid=draft-text]").textContent.includes("je"));
      const subject = await page.$eval(".draft-subject", (element) => element.textContent);
      await clickWhenStill(page, "[data-testid=draft-open]");
      await page.waitForFunction((selector) => document.querySelector(selector).innerText.includes("Waterland Energie"), {}, editor);
      assert.ok((await letter(page)).startsWith(subject), subject);
      await page.waitForFunction(() => Number(document.querySelector("[data-testid=clarity-score]").textContent) >= 75);
    });

    spec("a policy is read, broken, told of with its line, mended and used", async (page) => {
      await page.$eval("#policy", (element) => element.scrollIntoView());
      await page.waitForSelector("[data-testid=policy-verdict][data-ok=true]");
      assert.equal(await page.$eval("[data-testid=policy-choice]", (choice) => choice.value), await page.$eval("[data-testid=policy]", (choice) => choice.value), "it begins with the policy in use");
      await page.select("[data-testid=policy-choice]", "nl-business");
      await page.waitForFunction(() => document.querySelector("[data-testid=policy-text]").value.includes('id = "nl-business"'));
      const write = (text) => page.$eval("[data-testid=policy-text]", (area, text) => { area.value = text; area.dispatchEvent(new Event("input")); }, text);
      const whole = await page.$eval("[data-testid=policy-text]", (area) => area.value);
      await write(whole.replace("days-late", "days-lat"));
      await page.waitForSelector("[data-testid=diagnostic]");
      // In the language of the page, with what the engine says to developers below it.
      assert.match(await page.$eval("[data-testid=diagnostic]", (element) => element.textContent), /^Fout Dit kan niet zo bedoeld zijn\..*did you mean `days-late`.*regel \d+/);
      assert.match(await page.$eval("[data-testid=diagnostic] [lang=en]", (element) => element.textContent), /did you mean/);
      await clickWhenStill(page, "[data-testid=diagnostic] button");
      assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "policy-text");
      // Every line has its number, and none is cut off.
      const lines = await page.$$eval(".code-copy > div", (all) => all.map((line) => line.textContent.replace("\u200b", "")));
      assert.equal(lines.join("\n"), await page.$eval("[data-testid=policy-text]", (area) => area.value));
      assert.ok(await page.$eval("[data-testid=policy-text]", (area) => area.scrollWidth <= area.clientWidth && area.scrollHeight <= area.clientHeight));
      await write(whole.replace('id = "nl-business"', 'id = "eigen"'));
      await page.waitForSelector("[data-testid=policy-use]");
      await clickWhenStill(page, "[data-testid=policy-use]");
      await page.waitForFunction(() => document.querySelector("[data-testid=policy]").value === "eigen");
    });

    spec("two policies are worked out beside each other, with a chart and their assumptions", async (page) => {
      await page.$eval("#what-if", (element) => element.scrollIntoView());
      await page.waitForSelector("[data-testid=policy-verdict]");
      await clickWhenStill(page, "[data-testid=what-if-run]");
      await page.waitForSelector("[data-testid=what-if-table]");
      const kept = await texts(page, "[data-testid=what-if-table] tr[data-row=kept] td");
      const [ours, old] = kept.map((cell) => Number(cell.split("/")[0]));
      assert.ok(ours > old, `${kept}`);
      assert.ok((await page.$$(".assumptions li")).length > 25);
      assert.ok(await page.$eval("#what-if canvas", (canvas) => canvas.width > 100 && canvas.getAttribute("aria-label").length > 20));
      // Another theme or language: the chart and all its words go along.
      const picture = () => page.$eval("#what-if canvas", (canvas) => canvas.toDataURL());
      const light = await picture();
      const dutch = await page.$eval(".assumptions", (list) => list.textContent);
      await page.$eval("[data-testid=theme-switch]", (button) => button.click());
      await page.waitForFunction((light) => document.querySelector("#what-if canvas").toDataURL() !== light, {}, light);
      await page.$eval("[data-testid=locale-switch]", (button) => button.click());
      await page.waitForFunction((dutch) => ![null, undefined, dutch].includes(document.querySelector(".assumptions")?.textContent), {}, dutch);
      await page.$eval("[data-testid=locale-switch]", (button) => button.click());
      await page.$eval("[data-testid=theme-switch]", (button) => button.click());
      await page.waitForFunction((dutch) => document.querySelector(".assumptions")?.textContent === dutch, {}, dutch);
    });

    spec("typing a term gives a highlight and leaves the caret where it is", async (page) => {
      await choose(page, "empty");
      await page.click(editor);
      await page.keyboard.type("Wij betalen u terstond");
      await page.waitForFunction(() => [...document.querySelectorAll("[data-testid=highlight]")].some((mark) => mark.textContent === "terstond"));
      await page.keyboard.type(" terug.");
      assert.equal((await letter(page)).trim(), "Wij betalen u terstond terug.");
      for (let i = 0; i < 7; i++) await page.keyboard.press("ArrowLeft");
      await page.keyboard.type("!");
      await page.waitForFunction((selector) => document.querySelector(selector).innerText.includes("terstond! terug."), {}, editor);
    });

    spec("a click on the alternative replaces the word and one undo brings it back", async (page) => {
      await choose(page, "empty");
      await page.click(editor);
      await page.keyboard.type("Wij sommeren u 😀 te betalen.");
      await page.waitForSelector("[data-testid=highlight]");
      await page.click("[data-testid=highlight]");
      await page.waitForSelector("[data-testid=popover] [data-testid=suggestion]");
      const plain = await page.$eval("[data-testid=suggestion]", (button) => button.dataset.replacement);
      await clickWhenStill(page, "[data-testid=suggestion]");
      assert.equal((await letter(page)).trim(), `Wij ${plain} u 😀 te betalen.`);
      await chord(page, "z", modifier);
      assert.equal((await letter(page)).trim(), "Wij sommeren u 😀 te betalen.");
      await page.waitForSelector("[data-testid=highlight]");
    });

    spec("all plain words at once are one step back as well, and raise the score", async (page) => {
      const before = await letter(page);
      const score = () => page.$eval("[data-testid=clarity-score]", (element) => Number(element.textContent));
      const low = await score();
      await page.click("[data-testid=replace-all]");
      await page.waitForFunction((low) => Number(document.querySelector("[data-testid=clarity-score]").textContent) > low, {}, low);
      assert.notEqual(await letter(page), before);
      await page.click(editor);
      await chord(page, "z", modifier);
      assert.equal(await letter(page), before);
    });

    spec("letter and findings are in view together, what does harm first", async (page) => {
      await page.$eval("#editor", (element) => element.scrollIntoView({ behavior: "instant", block: "end" }));
      const { top, bottom } = await page.$eval("[data-testid=finding]", (element) => element.getBoundingClientRect().toJSON());
      assert.ok(top > 0 && bottom < 900, `${top} to ${bottom}`);
      assert.deepEqual(await page.$$eval(".group", (all) => all.map((group) => group.dataset.group)), ["tone", "facts", "words", "sentences", "structure"]);
      // A word that is replaced from the list is brought in sight.
      await page.$eval("[data-testid=letter-editor]", (element) => scrollTo({ top: element.getBoundingClientRect().bottom + scrollY - 200, behavior: "instant" }));
      const replace = ".group[data-group=words] [data-testid=suggestion-inline]";
      const words = await page.$eval(replace, (button) => button.dataset.replacement);
      await page.$eval(replace, (button) => button.click());
      await page.waitForFunction((words) => [...document.querySelectorAll(".spot")].some((spot) => words.includes(spot.textContent) && spot.getBoundingClientRect().top > 0 && spot.getBoundingClientRect().bottom < innerHeight), {}, words);
    });

    spec("a sample takes the place of what was typed just now, and one undo brings that back", async (page) => {
      await choose(page, "empty");
      await page.click(editor);
      await page.keyboard.type("Mijn eigen brief.");
      await choose(page, "clear");
      assert.match(await letter(page), /Noorderkade/);
      await page.click(editor);
      await chord(page, "z", modifier);
      assert.equal((await letter(page)).trim(), "Mijn eigen brief.");
    });

    spec("the cells of a table that is pasted stay apart", async (page) => {
      await choose(page, "empty");
      await page.click(editor);
      await page.$eval(editor, (element) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/html", "<table><tr><th>Factuur</th><th>Bedrag</th></tr><tr><td>F1</td><td>€ 80,00</td></tr></table>");
        const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
        // Firefox takes none from a script.
        Object.defineProperty(event, "clipboardData", { value: clipboardData });
        element.dispatchEvent(event);
      });
      await page.waitForFunction((selector) => document.querySelector(selector).innerText.includes("80,00"), {}, editor);
      assert.equal((await letter(page)).trim().replace(/[^\S\n]+/gu, " "), "Factuur Bedrag\nF1 € 80,00");
    });

    spec("what a finding says is said once", async (page) => {
      await page.click("[data-testid=highlight][data-rule=reproach]");
      await page.waitForSelector("[data-testid=popover]:not([hidden])");
      const said = await texts(page, "[data-testid=popover] p:not(:has(span))");
      assert.equal(new Set(said).size, said.length, said.join(" | "));
    });

    spec("the keyboard opens a finding, and Escape goes back to the letter", async (page) => {
      await choose(page, "empty");
      await page.click(editor);
      await page.keyboard.type("Dit is derhalve");
      await page.waitForSelector("[data-testid=highlight]");
      await page.keyboard.press("ArrowLeft");
      await chord(page, ".", modifier);
      await page.waitForSelector("[data-testid=popover]:not([hidden])");
      await page.keyboard.press("Escape");
      await page.waitForSelector("[data-testid=popover][hidden]");
      await page.click(editor);
      await page.keyboard.press("End");
      await page.keyboard.type(" goed.");
      assert.equal((await letter(page)).trim(), "Dit is derhalve goed.");
    });

    spec("a finding that is ignored stays away until it is called back", async (page) => {
      const count = (await page.$$("[data-testid=finding]")).length;
      await page.click("[data-testid=finding] .finding-open");
      await clickWhenStill(page, "[data-testid=ignore]");
      const shows = (number) => page.waitForFunction((number) => document.querySelectorAll("[data-testid=finding]").length === number, {}, number);
      await shows(count - 1);
      await clickWhenStill(page, "[data-testid=bring-back]");
      await shows(count);
    });

    spec("each customer gets another first step, with reasons and with what must not be done", async (page) => {
      const first = async (account) => {
        await page.click(`[data-testid=account-choice][data-account=${account}]`);
        await page.waitForSelector(`[data-account=${account}][aria-checked=true]`);
        assert.ok((await texts(page, "[data-testid=first-step] .reasons li")).length > 0, account);
        return page.$eval("[data-testid=first-step]", (element) => element.dataset.step);
      };
      const steps = [];
      for (const account of ["vergeten", "baan-kwijt", "geschil", "niet-bereikt", "wil-niet"]) steps.push(await first(account));
      assert.equal(new Set(steps).size, 5, steps.join(", "));
      assert.ok((await texts(page, "[data-testid=blocked-step]")).length > 0);
    });

    spec("the sums follow what is filled in, and say what is wrong", async (page) => {
      const total = () => page.$eval("[data-testid=costs-total]", (element) => element.textContent.replace(/\s/g, " "));
      assert.match(await total(), /40,00/);
      await page.$eval("#claim-principal", (input) => {
        input.value = "1.234,56";
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
      assert.match(await total(), /185,18/);
      await page.$eval("#claim-principal", (input) => {
        input.value = "veel";
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
      assert.equal(await page.$eval("#claim-principal-error", (element) => element.textContent), "Vul een bedrag in, zoals 214,60.");
      assert.equal(await page.$eval("#claim-principal-error", (element) => element.dataset.code), "invalid-amount");
    });

    spec("a claim under another law, explained in another language", async (page) => {
      const total = () => page.$eval("[data-testid=costs-total]", (element) => element.dataset.amount);
      await page.select("#claim-jurisdiction", "BE");
      assert.equal(await total(), "36.46"); // 30 and 10 % of 64.60
      await page.select("#claim-jurisdiction", "DE");
      await page.select("#claim-language", "de");
      assert.equal(await total(), "46.35"); // 0.9 times 51.50
      assert.match((await texts(page, ".sum-steps li"))[0], /Gebühr/);
      await page.select("#claim-jurisdiction", "EU");
      assert.deepEqual(await page.$eval("#claim-party-error", (element) => [element.dataset.code, element.textContent]), ["invalid-value", "Dit recht geldt alleen tussen bedrijven. Kies ‘een bedrijf’."]);
      await page.select("#claim-party", "business");
      assert.equal(await total(), "40.00");
    });

    spec("three plans stand side by side, with what fits and everything that is owed", async (page) => {
      const fill = (field, value) =>
        page.$eval(
          `#claim-${field}`,
          (input, value) => {
            input.value = value;
            input.dispatchEvent(new Event("input", { bubbles: true }));
          },
          value,
        );
      const plans = () => page.$$eval("[data-testid=plan]", (all) => all.map((plan) => plan.dataset.fits));
      assert.deepEqual(await plans(), ["", "", ""]);
      for (const [field, value] of [["income", "1600"], ["costs", "1100"], ["keep", "450"]]) await fill(field, value);
      assert.deepEqual(await plans(), ["false", "true", "true"]);
      const paid = () => page.$eval("[data-testid=plan-total]", (element) => element.textContent.replace(/\s/g, " "));
      assert.match(await paid(), /214,60/);
      await page.click("#claim-withCosts");
      assert.match(await paid(), /256,22/); // 214.60, 40.00 and 1.62
      await fill("keep", "-1");
      assert.deepEqual(await page.$eval("#claim-keep-error", (element) => [element.dataset.code, element.textContent]), ["negative-amount", "Vul een bedrag in dat niet onder nul is."]);
    });

    spec("a letter shows what the law asks of it", async (page) => {
      await page.select("#purpose", "fourteen-day-letter");
      const duties = () => page.$$eval("#requirements [data-testid=checklist-item]", (all) => all.map((duty) => duty.dataset.id));
      await page.waitForSelector("#requirements [data-id=nl-costs]");
      assert.ok(!(await duties()).includes("nl-register"));
      await page.click("#collector");
      await page.waitForSelector("#requirements [data-id=nl-register]");
    });

    spec("the page speaks English when asked", async (page) => {
      await page.click("[data-testid=locale-switch]");
      assert.equal(await page.$eval("html", (element) => element.lang), "en");
      assert.ok((await texts(page, "h2")).includes("The letter"));
      assert.ok((await texts(page, "[data-testid=first-step] h3"))[0].length > 0);
      assert.equal(await page.$eval("[data-testid=account-choice] span", (element) => element.textContent), "Mrs De Wit");
      await page.click("[data-testid=locale-switch]");
    });

    for (const width of [390, 320]) {
      spec(`nothing sticks out at ${width} pixels`, async (page) => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${wide} pixels too wide`);
      }, { width });
    }
  });
}
