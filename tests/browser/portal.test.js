// What a customer does in a portal: a plan to choose, and contact data that still hold, in each real browser of this machine.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { createHelder } from "../../js/dist/index.js";
import { typedAmount } from "../../js/dist/elements/portal/amounts.js";
import { checked, masked, oddity, reaches } from "../../js/dist/elements/portal/contact-points.js";
import { choices, fits, ownPlan } from "../../js/dist/elements/portal/offers.js";
import { browsers, launch } from "./desk.js";
import { serve } from "./portal/serve.js";

assert.ok(browsers.length > 0, "no browser: run this with `cargo xtask test`");

const LOCALES = ["nl", "en", "de", "fr"];
const TERMS = { total: "214.60", first: "2026-12-28", every: "month", locale: "nl" };
const PLAN = { total: "214.60", first: "2026-12-28", today: "2026-11-23" };
const BROKEN = { instalments: ["2026-10-01", "2026-11-01", "2026-12-01", "2027-01-01"].map((due) => ({ due, amount: "40.00" })), paid: "40.00" };
const POINTS = [
  { channel: "letter", value: "Dorpsstraat 1" },
  { channel: "call", value: "06 5550 1278", verified: "2025-02-10" },
  { channel: "sms", value: "0655501278", consent: true },
  { channel: "email", value: "noor@voorbeeld.nl", verified: "2025-02-10", bounced: "2026-03-01" },
];
const TODAY = "2026-11-23";

/** Firefox says so of each field whose host cannot be focused, and then focuses the control inside that the field names for it. */
const UNFOCUSABLE = /invalid form control with name=.* is not focusable/;

const helder = await createHelder({ parts: ["letters", "accounts"] });
const axe = await readFile(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

describe("without a browser", () => {
  test("an amount is read as people write it, and never guessed", () => {
    const read = { "25": "25.00", "25,5": "25.50", "25.50": "25.50", "€ 1.250": "1250.00", "1.250,00": "1250.00", "1,250.75": "1250.75", "25,-": "25.00", " 30 euro ": "30.00", "１２": "12.00", "1'250.00": "1250.00" };
    for (const [typed, amount] of Object.entries(read)) assert.equal(typedAmount(typed), amount, typed);
    for (const typed of ["", "vijf", "-5", "25,555,1", "1.250.00", "2 of 3", "٥", "25,5 per week", "1e3"]) assert.equal(typedAmount(typed), undefined, typed);
  });

  test("the plans are those of the engine, within the limits", async () => {
    const plain = await choices(helder, TERMS);
    assert.deepEqual(plain.choices.map(({ plan }) => plan), helder.paymentPlans(TERMS).plans.map(({ plan }) => plan));
    const counts = async (terms) => (await choices(helder, { ...TERMS, ...terms })).choices.map(({ plan }) => plan.instalments.length);
    assert.deepEqual(await counts({ mostMonths: 10 }), [3, 6, 10]);
    assert.deepEqual(await counts({ mostMonths: 2 }), [2]);
    assert.deepEqual(await counts({ leastAmount: "30.00" }), [3, 6, 7]);
    assert.deepEqual(await counts({ every: "week" }), [13, 26, 52]);
    assert.deepEqual(await counts({ total: "0.05" }), [3, 5]);
    assert.deepEqual(await counts({ mostMonths: 6, skipMonths: [1, 2] }), [3, 4]);
    assert.deepEqual(await counts({ instalments: [4, 9] }), [4, 9]);
    // No plan by weeks lasts longer than is allowed: the last day is before the first plus so many months.
    const weeks = await choices(helder, { ...TERMS, every: "week", mostMonths: 3 });
    assert.ok(weeks.choices.every(({ plan }) => plan.ends < "2027-03-28"));
    assert.equal(weeks.choices.at(-1).plan.ends, "2027-03-22");
  });

  test("an amount of one's own is a plan, or there is an amount that is", async () => {
    for (const every of ["week", "four-weeks", "month"]) {
      const { plan } = await ownPlan(helder, { ...TERMS, every }, "25.00");
      assert.deepEqual(plan, helder.paymentPlan({ ...TERMS, every, amount: "25.00" }));
    }
    const limits = { ...TERMS, mostMonths: 12, leastAmount: "10.00" };
    assert.deepEqual(await ownPlan(helder, limits, "5.00"), { refused: "too-little", from: "17.89" });
    assert.deepEqual(await ownPlan(helder, limits, "15.00"), { refused: "too-long", from: "17.89" });
    assert.equal((await ownPlan(helder, limits, "17.89")).plan.instalments.length, 12);
    assert.equal((await ownPlan(helder, TERMS, "0.01")).refused, "too-long");
    assert.equal((await ownPlan(helder, { ...limits, total: "8.00" }, "8.00")).plan.total, "8.00");
  });

  test("what fits is what the engine says fits", () => {
    const budget = { income: "1600.00", costs: "1100.00", keep: "450.00" };
    for (const every of ["week", "four-weeks", "month"]) {
      const { room, plans } = helder.paymentPlans({ ...TERMS, every, budget, instalments: [1, 3, 4, 5, 6, 13, 26] });
      for (const { plan, fits: said } of plans) assert.equal(fits(plan, room), said, `${every} ${plan.instalments.length}`);
      assert.ok(plans.some(({ fits: said }) => said) && plans.some(({ fits: said }) => !said), "both answers are tried");
    }
  });

  test("a list of contact points becomes what the customer says", () => {
    const [phone, email] = reaches(POINTS);
    assert.deepEqual([phone.kind, phone.points, email.kind, email.points], ["phone", [1, 2], "email", [3]]);
    const after = (answers, added = []) => checked(POINTS, new Map(answers), added, TODAY);
    assert.deepEqual(after([[phone, {}], [email, {}]]), { contactPoints: POINTS, removed: [] });
    assert.deepEqual(after([[phone, { holds: "yes" }], [email, { holds: "no" }]]), {
      contactPoints: [POINTS[0], { ...POINTS[1], verified: TODAY }, { ...POINTS[2], verified: TODAY }],
      removed: [POINTS[3]],
    });
    assert.deepEqual(after([[phone, { holds: "yes", uses: { call: false, whatsapp: true } }], [email, { holds: "changed", value: " nieuw@voorbeeld.nl " }]]).contactPoints, [
      POINTS[0],
      { ...POINTS[1], verified: TODAY, consent: false },
      { ...POINTS[2], verified: TODAY },
      { channel: "whatsapp", value: "06 5550 1278", verified: TODAY, consent: true },
      { channel: "email", value: "nieuw@voorbeeld.nl", verified: TODAY },
    ]);
    assert.deepEqual(after([[phone, { holds: "changed", value: "" }]]).contactPoints, POINTS, "a change without a new number changes nothing");
    assert.deepEqual(checked([], new Map(), [{ kind: "phone", value: "020 555 0100", uses: ["call", "sms"] }], TODAY).contactPoints, [
      { channel: "call", value: "020 555 0100", verified: TODAY, consent: true },
      { channel: "sms", value: "020 555 0100", verified: TODAY, consent: true },
    ]);
  });

  test("a hint is given at what is odd, not at what is only unusual", () => {
    const odd = (kind, value, locale = "nl") => oddity(kind, value, locale)?.id;
    for (const value of ["noor@voorbeeld.nl", "o'neill+x@a.b.museum", "jö@bücher.example", "a@ymail.com", "a@live.be", ""]) assert.equal(odd("email", value), undefined, value);
    for (const [value, id] of Object.entries({ noor: "no-at", "@x.nl": "no-at", "noor@nl": "no-domain", "noor@x.": "no-domain", "no or@x.nl": "spaces", "noor@gmial.com": "typo", "noor@hotmail.cm": "typo" })) assert.equal(odd("email", value), id, value);
    assert.equal(oddity("email", "Noor@gmial.com", "nl").meant, "Noor@gmail.com");
    for (const value of ["06 12345678", "+31 6 12 34 56 78", "+31 (0)6-12345678", "0031612345678", "020 555 01 23", "+1 (555) 010-9999", "0470 12 34 56", "+352 26 12 34", ""]) assert.equal(odd("phone", value), undefined, value);
    for (const [value, id] of Object.entries({ "06 1234567": "mobile", "+31 6 123456789": "mobile", niet: "no-digits", "55512": "short", "1234567890123456": "long" })) assert.equal(odd("phone", value), id, value);
    assert.equal(odd("phone", "06131 123456", "de"), undefined, "in Germany 06 is also a place");
  });

  test("a hidden number says little", () => {
    assert.equal(masked("phone", "06 5550 1278"), "06 •••• ••78");
    assert.equal(masked("phone", "12345"), "•••45");
    assert.equal(masked("email", "noor@voorbeeld.nl"), "n•••@voorbeeld.nl");
    assert.equal(masked("email", "noor"), "n•••");
  });
});

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
    const spec = (title, run, { path = "", width = 1280, height = 900 } = {}) =>
      test(title, async () => {
        // Nothing is remembered from one test to the next.
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        await page.setViewport({ width, height });
        const errors = [];
        const requests = [];
        page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
        page.on("pageerror", (error) => errors.push(String(error)));
        page.on("request", (request) => requests.push(request.url()));
        try {
          await page.goto(server.url + path, { waitUntil: "load" });
          await page.waitForSelector(path.startsWith("portal/") ? "helder-payment-plan" : "[data-ready]");
          // A page that is still scrolling moves what is about to be clicked.
          await page.evaluate(() => (document.documentElement.style.scrollBehavior = "auto"));
          await run(page);
        } finally {
          await context.close();
        }
        assert.deepEqual(errors.filter((error) => !UNFOCUSABLE.test(error)), []);
        assert.deepEqual(requests.filter((url) => !url.startsWith(server.url) && !url.startsWith("data:")), []);
      });

    const put = (page, tag, attributes, properties) => page.evaluate((...given) => void globalThis.put(...given), tag, attributes, properties);
    const putPlan = async (page, attributes = {}, properties = {}) => {
      await put(page, "helder-payment-plan", { ...PLAN, ...attributes }, properties);
      await inPlan(page).wait(".card");
    };
    const putCheck = async (page, attributes = {}, properties = {}) => {
      await put(page, "helder-contact-check", { today: TODAY, ...attributes }, { contactPoints: POINTS, ...properties });
      await inCheck(page).wait("fieldset");
    };
    const told = (page, wanted) => page.evaluate((wanted) => globalThis.told.filter(([name]) => name === wanted).map(([, detail]) => detail), wanted);
    const sent = (page, name) => page.evaluate((name) => new FormData(document.querySelector("form")).get(name), name);
    const pause = (time) => new Promise((done) => setTimeout(done, time));

    /** What stands in an element, behind its shadow root. */
    const within = (page, tag) => ({
      wait: (selector) => page.waitForSelector(`${tag} >>> ${selector}`),
      click: async (selector) => (await page.waitForSelector(`${tag} >>> ${selector}`)).click(),
      type: async (selector, text) => (await page.waitForSelector(`${tag} >>> ${selector}`)).type(text),
      all: (selector, run) => page.$eval(tag, (element, selector, run) => [...element.shadowRoot.querySelectorAll(selector)].map((one) => (run ? one[run] : one.textContent)), selector, run),
      until: (run, ...given) => page.waitForFunction(run, {}, ...given),
      text: (selector) => page.$eval(tag, (element, selector) => element.shadowRoot.querySelector(selector)?.textContent ?? null, selector),
      focused: () => page.$eval(tag, (element) => element.shadowRoot.activeElement?.dataset.key ?? null),
      value: () => page.$eval(tag, (element) => element.value),
    });
    const inPlan = (page) => within(page, "helder-payment-plan");
    const inCheck = (page) => within(page, "helder-contact-check");

    /** By how many pixels the page is wider than its window. */
    const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

    async function violations(page) {
      // Its rules look at this page only; what it reports is a list of plain objects.
      await page.evaluate(axe);
      return page.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary}`).join("; ")}`);
      });
    }

    describe("a plan", () => {
      spec("shows the engine's plans to the cent", async (page) => {
        await putPlan(page);
        const { plans } = helder.paymentPlans({ ...TERMS });
        const money = new Intl.NumberFormat("nl", { style: "currency", currency: "EUR" });
        assert.deepEqual(await inPlan(page).all(".offers .title"), plans.map(({ plan }) => `${plan.instalments.length} keer ${money.format(plan.instalments[0].amount)}`));
        for (const [at, { plan }] of plans.entries()) {
          await inPlan(page).click(`.offers .card:nth-child(${at + 1}) input`);
          assert.deepEqual(JSON.parse(await inPlan(page).value()), plan);
          assert.deepEqual(await inPlan(page).all("tbody td.amount"), plan.instalments.map(({ amount }) => money.format(amount)));
          assert.deepEqual(await inPlan(page).all("tfoot td.amount"), [money.format("214.60")]);
        }
        assert.deepEqual(await told(page, "helder-plan"), plans.map(({ plan }) => plan));
      });

      spec("is chosen by keyboard and sent with the form", async (page) => {
        await putPlan(page, { name: "plan", required: "" });
        await page.focus("h1").catch(() => {});
        await page.keyboard.press("Tab");
        assert.equal(await inPlan(page).focused(), "choice-3");
        await page.keyboard.press(" ");
        await page.keyboard.press("ArrowDown");
        assert.equal(await inPlan(page).focused(), "choice-6");
        const { plan } = helder.paymentPlans({ ...TERMS }).plans[1];
        assert.deepEqual(JSON.parse(await sent(page, "plan")), plan);
        assert.equal((await told(page, "change")).length, 2);
        await inPlan(page).until(() => document.querySelector("helder-payment-plan").shadowRoot.querySelector("[role=status]").textContent.includes("6"));
        await Promise.all([page.waitForNavigation(), page.evaluate(() => document.querySelector("form").requestSubmit())]);
        assert.deepEqual(JSON.parse(new URL(page.url()).searchParams.get("plan")), plan);
      });

      spec("is asked for, kindly, when the form needs it", async (page) => {
        await putPlan(page, { name: "plan", required: "" });
        assert.equal(await sent(page, "plan"), null);
        await page.evaluate(() => document.querySelector("form").requestSubmit());
        assert.equal(new URL(page.url()).pathname, "/");
        assert.equal(await page.$eval("helder-payment-plan", (plan) => plan.validity.valueMissing), true);
        assert.equal(await page.$eval("helder-payment-plan", (plan) => plan.validationMessage), "Kies hoe u wilt betalen.");
        assert.equal(await inPlan(page).text("#plan-wrong"), "Kies hoe u wilt betalen.");
        assert.ok((await page.$eval("helder-payment-plan", (plan) => plan.shadowRoot.querySelector("fieldset").getAttribute("aria-describedby"))).includes("plan-wrong"));
        assert.equal(await inPlan(page).focused(), "choice-3");
        await inPlan(page).click("#choice-3");
        assert.equal(await inPlan(page).text("#plan-wrong"), "");
        assert.equal(await page.$eval("form", (form) => form.checkValidity()), true);
      });

      spec("can be for what the customer can pay", async (page) => {
        await putPlan(page, { name: "plan", "most-months": "12", "least-amount": "10.00", phone: "020 555 01 23" });
        await inPlan(page).type("#amount", "25,50");
        const plan = helder.paymentPlan({ ...TERMS, amount: "25.50" });
        await inPlan(page).until((amount) => document.querySelector("helder-payment-plan").value.includes(`"${amount}"`), "25.50");
        assert.deepEqual(JSON.parse(await sent(page, "plan")), plan);
        assert.equal(await inPlan(page).text(".own [type=radio]:checked"), "");
        assert.deepEqual(await told(page, "helder-plan"), [], "nothing is chosen while typing");
        await page.keyboard.press("Tab");
        assert.deepEqual(await told(page, "helder-plan"), [plan]);
        const says = async (typed, pattern) => {
          await inPlan(page).click("#amount");
          await page.$eval("helder-payment-plan", (plan) => plan.shadowRoot.querySelector("#amount").select());
          await page.keyboard.type(typed);
          await page.keyboard.press("Tab");
          await inPlan(page).until((source) => new RegExp(source, "u").test(document.querySelector("helder-payment-plan").shadowRoot.querySelector("#own-wrong").textContent), pattern);
          assert.equal(await sent(page, "plan"), null);
          assert.equal(await page.$eval("helder-payment-plan", (plan) => plan.validity.customError), true);
          assert.equal(await page.$eval("helder-payment-plan", (plan) => plan.shadowRoot.querySelector("#amount").getAttribute("aria-invalid")), "true");
        };
        await says("veel", "in cijfers, zoals 25,00");
        await says("5", "Vanaf €\\s17,89 per keer .* Bel ons");
        await says("15", "langer dan 12 maanden\\. Vanaf €\\s17,89");
        await says("0", "Bel ons");
        await page.$eval("helder-payment-plan", (plan) => plan.shadowRoot.querySelector("#amount").select());
        await page.keyboard.type("300");
        await inPlan(page).until(() => /meer dan er openstaat.*214,60 in één keer/.test(document.querySelector("helder-payment-plan").shadowRoot.querySelector(".own .about").textContent));
      });

      spec("keeps up with quick typing and a slow engine", async (page) => {
        await page.evaluate(async (given) => {
          const { createHelder } = await import("/dist/index.js");
          const engine = await createHelder({ parts: ["accounts"] });
          const slow = (name) => async (request) => {
            // The longer the amount, the sooner the answer: old answers come last.
            await new Promise((done) => setTimeout(done, 200 / String(request.amount ?? "").length));
            return engine[name](request);
          };
          globalThis.put("helder-payment-plan", given, { helder: { paymentPlan: slow("paymentPlan"), paymentPlans: slow("paymentPlans"), repairPlan: slow("repairPlan") } });
        }, { ...PLAN, name: "plan" });
        await inPlan(page).type("#amount", "125");
        await inPlan(page).until(() => document.querySelector("helder-payment-plan").value !== "");
        await pause(400);
        assert.deepEqual(JSON.parse(await sent(page, "plan")), helder.paymentPlan({ ...TERMS, amount: "125.00" }));
      });

      spec("says what fits, by figures that stay on the page", async (page) => {
        await putPlan(page, { "ask-budget": "", name: "plan" });
        await inPlan(page).click("summary");
        await inPlan(page).type("#income", "1600");
        await inPlan(page).type("#costs", "1100");
        await inPlan(page).type("#keep", "460,00");
        const asked = helder.paymentPlans({ ...TERMS, budget: { income: "1600.00", costs: "1100.00", keep: "460.00" } });
        await inPlan(page).until(() => /40,00 per maand/.test(document.querySelector("helder-payment-plan").shadowRoot.querySelector(".room").textContent));
        assert.equal(asked.room, "40.00");
        assert.deepEqual(await inPlan(page).all(".offers .card :is(.fits, .too-much)", "className"), asked.plans.map(({ fits }) => (fits ? "fits" : "too-much")));
        await inPlan(page).click("#choice-6");
        assert.doesNotMatch(await sent(page, "plan"), /1600|1100|460/);
        assert.equal(await inPlan(page).focused(), "choice-6");
      });

      spec("never begins on a day that is past", async (page) => {
        await putPlan(page, { first: "2026-10-01", name: "plan" });
        await inPlan(page).click("#choice-6");
        assert.deepEqual(JSON.parse(await sent(page, "plan")), helder.paymentPlan({ ...TERMS, first: TODAY, instalments: 6 }));
      });

      spec("begins on a day that suits the customer", async (page) => {
        await putPlan(page, { latest: "2027-01-31", name: "plan" });
        const set = (day) =>
          page.$eval(
            "helder-payment-plan",
            (plan, day) => {
              const field = plan.shadowRoot.querySelector("#day");
              field.value = day;
              field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
            },
            day,
          );
        await inPlan(page).click("#choice-3");
        await set("2026-12-31");
        await inPlan(page).until(() => document.querySelector("helder-payment-plan").value.includes("2026-12-31"));
        assert.deepEqual(JSON.parse(await sent(page, "plan")), helder.paymentPlan({ ...TERMS, first: "2026-12-31", instalments: 3 }));
        await set("2027-03-01");
        await inPlan(page).until(() => document.querySelector("helder-payment-plan").shadowRoot.querySelector("#day-wrong").textContent.includes("31 januari 2027"));
        assert.equal(await sent(page, "plan"), null);
        assert.equal(await page.$eval("helder-payment-plan", (plan) => plan.checkValidity()), false);
      });

      spec("that was broken goes on, in the ways of the engine", async (page) => {
        await put(page, "helder-payment-plan", { today: TODAY, name: "plan" }, { repair: BROKEN });
        await inPlan(page).wait(".card");
        const { ways, missed, left } = helder.repairPlan({ ...BROKEN, today: TODAY, locale: "nl" });
        assert.deepEqual([missed, left], ["40.00", "120.00"]);
        assert.match(await inPlan(page).text(".lead"), /€\s40,00/u);
        assert.equal((await inPlan(page).all(".offers .card")).length, ways.length);
        for (const { id, instalments } of ways) {
          await inPlan(page).click(`#choice-${id}`);
          const plan = JSON.parse(await sent(page, "plan"));
          assert.deepEqual([plan.way, plan.instalments, plan.total], [id, instalments, left]);
        }
        await inPlan(page).type("#amount", "30");
        await inPlan(page).until(() => document.querySelector("helder-payment-plan").value.includes('"30.00"'));
        assert.deepEqual(JSON.parse(await sent(page, "plan")), helder.paymentPlan({ total: left, first: "2026-12-01", amount: "30.00", locale: "nl" }));
        await page.$eval("helder-payment-plan", (plan, kept) => (plan.repair = kept), { ...BROKEN, paid: "80.00" });
        await inPlan(page).wait(".notice.good");
        assert.equal(await page.$eval("helder-payment-plan", (plan) => plan.value), "");
      });

      spec("is forgotten by a reset, and cannot be chosen while disabled", async (page) => {
        await putPlan(page, { name: "plan" });
        await inPlan(page).click("#choice-6");
        await page.click("#reset");
        assert.equal(await sent(page, "plan"), null);
        await inPlan(page).until(() => !document.querySelector("helder-payment-plan").shadowRoot.querySelector(":checked"));
        await inPlan(page).click("#choice-3");
        await page.$eval("#around", (around) => (around.disabled = true));
        await inPlan(page).wait("fieldset:disabled");
        assert.equal(await sent(page, "plan"), null, "a disabled field sends nothing");
        assert.equal(await page.$eval("helder-payment-plan", (plan) => plan.shadowRoot.querySelector("#choice-6").matches(":disabled")), true);
        await page.$eval("#around", (around) => (around.disabled = false));
        await inPlan(page).wait("fieldset:enabled");
        assert.equal(JSON.parse(await sent(page, "plan")).instalments.length, 3);
      });

      spec("comes back with the state that was kept", async (page) => {
        await putPlan(page, { name: "plan" });
        const state = JSON.stringify({ choice: "own", amount: "30" });
        await page.$eval("helder-payment-plan", (plan, state) => plan.formStateRestoreCallback(state, "restore"), state);
        await inPlan(page).until(() => document.querySelector("helder-payment-plan").value.includes('"30.00"'));
        assert.deepEqual(JSON.parse(await sent(page, "plan")), helder.paymentPlan({ ...TERMS, amount: "30.00" }));
        const { plan } = helder.paymentPlans({ ...TERMS }).plans[2];
        await page.$eval("helder-payment-plan", (element, json) => (element.value = json), JSON.stringify(plan));
        await inPlan(page).until(() => document.querySelector("helder-payment-plan").shadowRoot.querySelector("#choice-12")?.checked);
        assert.deepEqual(JSON.parse(await sent(page, "plan")), plan);
      });

      if (name === "chrome") {
        // Firefox keeps the state of custom fields for closed tabs only.
        spec("comes back when the browser goes back", async (page) => {
          const built = JSON.stringify([["helder-payment-plan", { ...PLAN, name: "plan" }, {}]]);
          await page.goto(`${server.url}?built=${encodeURIComponent(built)}`);
          await inPlan(page).click("#choice-12");
          await page.goto(`${server.url}sent`);
          await page.goBack();
          await inPlan(page).until(() => document.querySelector("helder-payment-plan")?.value.includes("2027-11-28"));
          assert.deepEqual(JSON.parse(await sent(page, "plan")), helder.paymentPlans({ ...TERMS }).plans[2].plan);
        });
      }

      spec("keeps to itself when two stand on one page, and leaves without a trace", async (page) => {
        await putPlan(page);
        await put(page, "helder-payment-plan", { ...PLAN, total: "90.00", every: "week" });
        await inPlan(page).click("#choice-6");
        const values = () => page.$$eval("helder-payment-plan", (plans) => plans.map((plan) => plan.value));
        assert.equal((await values())[1], "");
        await page.waitForFunction(() => document.querySelectorAll("helder-payment-plan")[1].shadowRoot.querySelector("#choice-26"));
        await page.evaluate(() => document.querySelectorAll("helder-payment-plan")[1].shadowRoot.querySelector("#choice-26").click());
        const [first, second] = (await values()).map((value) => JSON.parse(value).instalments.length);
        assert.deepEqual([first, second], [6, 26]);
        const before = await page.evaluate(() => document.documentElement.outerHTML.length);
        await page.evaluate(() => {
          const [plan] = document.querySelectorAll("helder-payment-plan");
          const { parentNode } = plan;
          plan.remove();
          parentNode.prepend(plan);
        });
        assert.equal(await page.evaluate(() => document.documentElement.outerHTML.length), before);
        assert.equal(JSON.parse((await values())[0]).instalments.length, 6, "moved, and still chosen");
      });

      spec("refuses a value that is no plan, with an error that says what was expected, and keeps its own", async (page) => {
        await putPlan(page);
        await inPlan(page).click("#choice-6");
        const before = await inPlan(page).value();
        const refused = await page.$eval("helder-payment-plan", (plan) =>
          ["{", "{}", "5", '{"instalments":{}}'].map((value) => {
            try {
              plan.value = value;
            } catch (error) {
              return `${error.name} ${error.code} ${error.path}`;
            }
          }),
        );
        assert.deepEqual(refused, ["HelderError invalid-json value", ...Array(3).fill("HelderError missing-field value.instalments")]);
        assert.equal(await inPlan(page).value(), before);
        await page.$eval("helder-payment-plan", (plan) => (plan.value = "null"));
        await inPlan(page).until(() => document.querySelector("helder-payment-plan").value === "");
        assert.deepEqual(await told(page, "helder-error"), []);
      });

      spec("says what is wrong with what the host gave", async (page) => {
        await put(page, "helder-payment-plan", { ...PLAN, total: "veel" });
        await inPlan(page).wait("[part=error]");
        assert.deepEqual((await told(page, "helder-error")).map(({ code, path }) => [code, path]), [["invalid-amount", "total"]]);
        await page.$eval("helder-payment-plan", (plan) => plan.setAttribute("total", "100.00"));
        await inPlan(page).wait(".card");
        assert.equal(await inPlan(page).text("[part=error]"), null);
      });
    });

    describe("contact data", () => {
      spec("hold with one tap", async (page) => {
        await putCheck(page);
        await inCheck(page).click("[data-key=all]");
        await inCheck(page).wait("[part=done]");
        const [detail, ...more] = await told(page, "helder-contact-points");
        assert.deepEqual(more, []);
        assert.deepEqual(detail, { contactPoints: [POINTS[0], ...POINTS.slice(1).map((point) => ({ ...point, verified: TODAY }))], removed: [], preferences: {} });
        assert.equal(await inCheck(page).focused(), "again");
        await inCheck(page).until(() => document.querySelector("helder-contact-check").shadowRoot.querySelector("[role=status]").textContent.includes("Dank u wel"));
        // A host that gives back what it was told does not ask again.
        await page.$eval("helder-contact-check", (check, points) => (check.contactPoints = points), detail.contactPoints);
        await inCheck(page).wait("[part=done]");
        await page.keyboard.press("Enter");
        await inCheck(page).wait("[data-key=all]");
        assert.equal(await inCheck(page).focused(), "holds-0-holds");
      });

      spec("are confirmed at once, or one by one: there is one button, first while nothing is said", async (page) => {
        await putCheck(page);
        const order = () => inCheck(page).all("[data-key=all], [data-key=save], .point", "className");
        assert.deepEqual(await order(), ["button main", "point", "point"]);
        await inCheck(page).click("[data-key=holds-0-holds]");
        assert.deepEqual(await order(), ["point", "point", "button main"]);
        await inCheck(page).click("[data-key=holds-1-changed]");
        assert.equal(await inCheck(page).text("[data-key=all]"), null);
        assert.equal(await inCheck(page).text("[data-key=save]"), "Bewaar");
      });

      spec("change, go and are added, by keyboard", async (page) => {
        await putCheck(page, { channels: "call sms email letter whatsapp" });
        await page.$eval("helder-contact-check", (check) => check.focus());
        await page.keyboard.press(" ");
        await page.keyboard.press("ArrowRight");
        assert.equal(await inCheck(page).focused(), "holds-0-changed");
        await page.keyboard.press("Tab");
        assert.equal(await inCheck(page).focused(), "new-0");
        await page.keyboard.down("Control");
        await page.keyboard.press("a");
        await page.keyboard.up("Control");
        await page.keyboard.type("12345");
        await page.keyboard.press("Tab");
        await inCheck(page).until(() => document.querySelector("helder-contact-check").shadowRoot.querySelector("#new-0-odd").textContent.includes("kort"));
        await inCheck(page).click("[data-key=use-0-whatsapp]");
        await inCheck(page).click("[data-key=holds-1-gone]");
        await inCheck(page).type("#add-email", "noor@gmial.com");
        await page.keyboard.press("Tab");
        await inCheck(page).click("#add-email-odd button");
        assert.equal(await page.$eval("helder-contact-check", (check) => check.shadowRoot.querySelector("#add-email").value), "noor@gmail.com");
        assert.deepEqual(await told(page, "helder-contact-points"), []);
        await inCheck(page).click("[data-key=save]");
        const [detail] = await told(page, "helder-contact-points");
        assert.deepEqual(detail, {
          contactPoints: [
            POINTS[0],
            { channel: "call", value: "12345", verified: TODAY },
            { channel: "sms", value: "12345", consent: true, verified: TODAY },
            { channel: "whatsapp", value: "12345", verified: TODAY, consent: true },
            { channel: "email", value: "noor@gmail.com", verified: TODAY, consent: true },
          ],
          removed: [POINTS[3]],
          preferences: {},
        });
      });

      spec("are asked for one by one before they are saved", async (page) => {
        await putCheck(page);
        await inCheck(page).click("[data-key=holds-0-gone]");
        await inCheck(page).click("[data-key=save]");
        assert.equal(await inCheck(page).text("#check-wrong"), "Zeg bij elk gegeven of het nog klopt.");
        assert.equal(await inCheck(page).focused(), "holds-1-holds");
        await inCheck(page).click("[data-key=holds-1-changed]");
        await page.$eval("helder-contact-check", (check) => check.shadowRoot.querySelector("#new-1").select());
        await inCheck(page).click("#new-1");
        await page.keyboard.down("Control");
        await page.keyboard.press("a");
        await page.keyboard.up("Control");
        await page.keyboard.press("Backspace");
        await inCheck(page).click("[data-key=save]");
        assert.equal(await inCheck(page).focused(), "new-1");
        assert.deepEqual(await told(page, "helder-contact-points"), []);
      });

      spec("go along with the form", async (page) => {
        await putCheck(page, { name: "contact", required: "" });
        assert.equal(await sent(page, "contact"), null);
        await page.evaluate(() => document.querySelector("form").requestSubmit());
        assert.equal(new URL(page.url()).pathname, "/");
        assert.equal(await inCheck(page).text("#check-wrong"), "Zeg bij elk gegeven of het nog klopt.");
        await inCheck(page).click("[data-key=holds-0-holds]");
        await inCheck(page).click("[data-key=holds-1-gone]");
        assert.equal(await inCheck(page).text("[data-key=save]"), null, "the form has its own button");
        const value = JSON.parse(await sent(page, "contact"));
        assert.deepEqual(value.removed, [POINTS[3]]);
        assert.deepEqual((await told(page, "helder-contact-points")).at(-1), value);
        assert.equal(await page.$eval("form", (form) => form.checkValidity()), true);
        await page.click("#reset");
        assert.equal(await sent(page, "contact"), null);
        await inCheck(page).until(() => !document.querySelector("helder-contact-check").shadowRoot.querySelector(":checked"));
        await page.$eval("helder-contact-check", (check) => check.formStateRestoreCallback(JSON.stringify({ answers: [{ holds: "yes" }, { holds: "yes" }] }), "restore"));
        assert.deepEqual(JSON.parse(await sent(page, "contact")).contactPoints.map(({ verified }) => verified), [undefined, TODAY, TODAY, TODAY]);
        await page.$eval("#around", (around) => (around.disabled = true));
        await inCheck(page).wait("fieldset:disabled");
        assert.equal(await sent(page, "contact"), null);
      });

      spec("can be shown partly, and what is hidden is nowhere on the page", async (page) => {
        await putCheck(page, { masked: "" });
        assert.equal(await inCheck(page).text(".value [aria-hidden]"), "06 •••• ••78");
        await inCheck(page).click("[data-key=holds-0-changed]");
        await inCheck(page).wait("#new-0");
        const shown = await page.$eval("helder-contact-check", (check) => check.shadowRoot.querySelector(".base").outerHTML + [...check.shadowRoot.querySelectorAll("input")].map(({ value }) => value).join());
        assert.doesNotMatch(shown, /5550|noor@/u);
      });

      spec("come with a preference, and with the part of the day to call", async (page) => {
        await putCheck(page, {}, { preferences: { channel: "email", not: ["visit"] } });
        await inCheck(page).click("summary");
        assert.equal(await inCheck(page).text("[data-key=prefer-email]:checked"), "");
        await inCheck(page).click("[data-key=prefer-call]");
        await inCheck(page).click("[data-key=part-evening]");
        assert.equal(await inCheck(page).focused(), "part-evening");
        await inCheck(page).click("[data-key=all]");
        const [detail] = await told(page, "helder-contact-points");
        assert.deepEqual([detail.preferences, detail.partOfDay], [{ channel: "call", not: ["visit"] }, "evening"]);
      });

      spec("are asked for when there are none", async (page) => {
        await putCheck(page, {}, { contactPoints: [] });
        assert.equal(await inCheck(page).text("h2"), "Hoe kunnen wij u bereiken?");
        await inCheck(page).click("[data-key=save]");
        assert.equal(await inCheck(page).text("#check-wrong"), "Vul een telefoonnummer of een e-mailadres in.");
        await inCheck(page).type("#add-phone", "020 555 01 23");
        await inCheck(page).click("[data-key=save]");
        assert.deepEqual((await told(page, "helder-contact-points"))[0].contactPoints, [{ channel: "call", value: "020 555 01 23", verified: TODAY, consent: true }]);
      });

      spec("may hold anything", async (page) => {
        const odd = ["06 🙂", "\ud800", "<b>x</b>", "٠٦١٢", "e\u0301@x.nl"];
        await putCheck(page, {}, { contactPoints: odd.map((value) => ({ channel: value.includes("@") ? "email" : "call", value })) });
        assert.deepEqual((await inCheck(page).all(".value")).map((text) => text.toWellFormed()), odd.map((text) => text.toWellFormed()));
        await inCheck(page).click("[data-key=all]");
        const [detail] = await told(page, "helder-contact-points");
        assert.ok(detail.contactPoints.every(({ verified }) => verified === TODAY));
      });
    });

    describe("for everyone", () => {
      spec("both speak four languages, those of the page", async (page) => {
        await putPlan(page, { "ask-budget": "", latest: "2027-01-31", phone: "020 555 01 23", name: "plan" }, {});
        await putCheck(page);
        const titles = { nl: ["Hoe wilt u betalen?", "Kloppen uw gegevens nog?"], en: ["How would you like to pay?", "Are your details still correct?"], de: ["Wie möchten Sie zahlen?", "Stimmen Ihre Daten noch?"], fr: ["Comment souhaitez-vous payer ?", "Vos coordonnées sont-elles toujours exactes ?"] };
        await inPlan(page).click("#choice-6");
        for (const locale of LOCALES) {
          await page.evaluate((locale) => (document.documentElement.lang = locale), locale);
          await page.waitForFunction((title) => document.querySelector("helder-payment-plan").shadowRoot.querySelector("h2")?.textContent === title, {}, titles[locale][0]);
          assert.equal(await inCheck(page).text("h2"), titles[locale][1]);
          const words = (await inPlan(page).text(".base")) + (await inCheck(page).text(".base"));
          assert.doesNotMatch(words, /[{}]|undefined|\b[a-z]+-[a-z]+-[a-z]+\b/u);
          // The choice stays, and its sentences are those of the language.
          assert.deepEqual(JSON.parse(await sent(page, "plan")), helder.paymentPlan({ ...TERMS, locale, instalments: 6 }));
        }
      });

      for (const theme of ["light", "dark"]) {
        spec(`axe finds nothing in ${theme}, in four languages`, async (page) => {
          await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
          await putPlan(page, { name: "plan", required: "", "ask-budget": "", latest: "2027-01-31", phone: "020 555 01 23", "least-amount": "10.00" }, { budget: { income: "1600.00", costs: "1100.00", keep: "460.00" } });
          await putCheck(page);
          await inPlan(page).click("#choice-6");
          await inPlan(page).click(".chosen summary");
          await inCheck(page).click("summary");
          await inCheck(page).click("[data-key=holds-0-changed]");
          await inCheck(page).click("[data-key=holds-1-gone]");
          await inCheck(page).type("#add-email", "noor");
          await page.keyboard.press("Tab");
          for (const locale of LOCALES) {
            await page.evaluate((locale) => (document.documentElement.lang = locale), locale);
            await pause(300);
            assert.deepEqual(await violations(page), [], locale);
          }
          await inPlan(page).type("#amount", "veel");
          await page.keyboard.press("Tab");
          await inPlan(page).wait("#amount[aria-invalid=true]");
          await page.evaluate(() => globalThis.put("helder-contact-check", { today: "2026-11-23" }, { contactPoints: [{ channel: "call", value: "020 555 01 23" }] }).shadowRoot);
          await page.waitForFunction(() => document.querySelectorAll("helder-contact-check")[1].shadowRoot.querySelector("[data-key=all]"));
          await page.evaluate(() => document.querySelectorAll("helder-contact-check")[1].shadowRoot.querySelector("[data-key=all]").click());
          await pause(300);
          assert.deepEqual(await violations(page), [], "with an error, and with the thanks");
          await page.$eval("#around", (around) => (around.disabled = true));
          await inPlan(page).wait("fieldset:disabled");
          assert.deepEqual(await violations(page), [], "disabled");
        });
      }

      if (name === "chrome") {
        spec("axe finds nothing in forced colours, and what is chosen can be seen", async (page) => {
          const session = await page.createCDPSession();
          await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
          await putPlan(page);
          await putCheck(page);
          await inPlan(page).click("#choice-6");
          assert.deepEqual(await violations(page), []);
          const outlines = await inPlan(page).all(".card").then(() => page.$eval("helder-payment-plan", (plan) => [...plan.shadowRoot.querySelectorAll(".card")].map((card) => getComputedStyle(card).outlineStyle)));
          assert.deepEqual(outlines, ["none", "solid", "none", "none"]);
        });
      }

      spec("both fit on 320 pixels, with room for a thumb", async (page) => {
        await putPlan(page, { "ask-budget": "", latest: "2027-01-31", phone: "020 555 01 23", every: "week", total: "12345678.90", lang: "fr" });
        await putCheck(page, { lang: "de" }, { contactPoints: [...POINTS, { channel: "email", value: `${"lang".repeat(20)}@voorbeeld.nl` }] });
        await inPlan(page).click("#choice-52");
        await inPlan(page).click(".chosen summary");
        assert.equal(await tooWide(page), 0);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll("helder-payment-plan, helder-contact-check")].flatMap((element) =>
            [...element.shadowRoot.querySelectorAll("button, summary, .answer, .tick, .title, input:not([type=radio], [type=checkbox])")].map((one) => [one.className || one.localName, one.getBoundingClientRect().height]).filter(([, height]) => height > 0 && height < 24),
          ),
        );
        assert.deepEqual(small, []);
      }, { width: 320, height: 700 });

      spec("nothing moves for who wants no motion, and no style is inline", async (page) => {
        await putPlan(page);
        await putCheck(page);
        await inPlan(page).click("#choice-6");
        const inline = await page.evaluate(() => [...document.querySelectorAll("helder-payment-plan, helder-contact-check")].flatMap((element) => [...element.shadowRoot.querySelectorAll("[style], style")].map((one) => one.outerHTML)));
        assert.deepEqual(inline, []);
      });
    });

    describe("the portal page", () => {
      spec("lets a customer arrange to pay in parts", async (page) => {
        await inPlan(page).click("#choice-6");
        await page.click("[data-testid=send-plan]");
        await page.waitForFunction(() => document.activeElement?.id === "parts-thanks");
        const { plan } = helder.paymentPlans({ total: "214.60", first: "2026-12-01", locale: "nl" }).plans[1];
        const amount = new Intl.NumberFormat("nl", { style: "currency", currency: "EUR" }).format(plan.instalments[0].amount);
        assert.ok((await page.$eval("#parts-thanks", (thanks) => thanks.textContent)).includes(amount));
        assert.equal(await page.$eval("#parts-form", (form) => form.hidden), true);
        const listed = await page.$$eval("#parts-thanks li strong", (all) => all.map((one) => one.textContent));
        const money = new Intl.NumberFormat("nl", { style: "currency", currency: "EUR" });
        assert.deepEqual(listed, plan.instalments.map((one) => money.format(one.amount)));
        await page.click("#parts-thanks button");
        assert.equal(await inPlan(page).focused(), "choice-6");
        // One payment is no list of days.
        await inPlan(page).type("#amount", "300");
        await inPlan(page).until(() => document.querySelector("helder-payment-plan").plan?.instalments.length === 1);
        await page.click("[data-testid=send-plan]");
        await page.waitForFunction(() => document.activeElement?.id === "parts-thanks");
        assert.match(await page.$eval("#parts-thanks", (thanks) => thanks.textContent), /U betaalt €\s214,60, op 1 december 2026\. (?!.*dagen)/u);
        await inCheck(page).click("[data-key=all]");
        await inCheck(page).wait("[part=done]");
      }, { path: "portal/" });

      spec("says in view what is still to be chosen", async (page) => {
        await inPlan(page).wait(".card");
        await page.click("[data-testid=send-plan]");
        await inPlan(page).until(() => document.querySelector("helder-payment-plan").shadowRoot.querySelector("#plan-wrong").textContent !== "");
        assert.equal(await inPlan(page).focused(), "choice-3");
        const [top, bottom] = await page.$eval("helder-payment-plan", (plan) => {
          const box = plan.shadowRoot.querySelector("#plan-wrong").getBoundingClientRect();
          return [box.top, box.bottom];
        });
        assert.ok(top >= 0 && bottom <= 900, `${top} to ${bottom}`);
      }, { path: "portal/", width: 390 });

      spec("pays nowhere: the link stays on the page", async (page) => {
        await page.click("a[href='#bank']");
        assert.equal(await page.$eval("#bank", (bank) => getComputedStyle(bank).display), "block");
        assert.equal(new URL(page.url()).origin, new URL(server.url).origin);
      }, { path: "portal/" });

      for (const width of [320, 390, 1280]) {
        spec(`is clean in four languages, light and dark, at ${width}`, async (page) => {
          await inPlan(page).wait(".card");
          for (const locale of LOCALES) {
            await page.click(`#languages [lang=${locale}]`);
            await pause(200);
            assert.equal(await tooWide(page), 0, locale);
            for (const theme of ["light", "dark"]) {
              await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
              assert.deepEqual(await violations(page), [], `${locale} ${theme}`);
            }
          }
        }, { path: "portal/", width });
      }

      spec("speaks clear and warm Dutch", async (page) => {
        await inPlan(page).wait(".card");
        await inPlan(page).click("#choice-6");
        const said = await page.evaluate(() => {
          const blocks = (root) =>
            [...root.querySelectorAll("h1, h2, h3, p, li, label, legend, summary, button, helder-payment-plan, helder-contact-check")].flatMap((one) =>
              one.shadowRoot ? blocks(one.shadowRoot) : one.closest("[hidden], footer, noscript, .brand, #languages") || one.querySelector("h2, p, label") ? [] : [one.textContent.trim()],
            );
          return blocks(document).filter(Boolean);
        });
        assert.ok(said.length > 40, `${said.length} texts`);
        const { clarity, tone } = helder.scoreLetter(said.join("\n\n"), {});
        assert.ok(clarity.score >= 75, `clarity ${clarity.score}`);
        assert.ok(tone.score >= 70, `tone ${tone.score}`);
      }, { path: "portal/" });
    });
  });
}
