// Every page of the demo, looked at by axe: light, dark and in forced colours, wide and narrow. What an editor of somebody else's draws is theirs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { browsers, launch, serve } from "./desk.js";

const axe = await readFile(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** Address, and what is there when the page is ready. */
const PAGES = {
  "the desk": ["", "[data-testid=clarity-score]"],
  "the portal": ["portal/", "helder-payment-plan"],
  "the gallery": ["editors/", "main"],
  ...Object.fromEntries(["tiptap", "ckeditor", "tinymce", "quill", "codemirror", "contenteditable", "textarea", "together"].map((name) => [name, [`editors/${name}.html`, "helder-letter"]])),
};
const LOOKS = { light: ["prefers-color-scheme", "light"], dark: ["prefers-color-scheme", "dark"], "forced colours": ["forced-colors", "active"] };
const THEIRS = [".ck", ".tox", ".ql-toolbar", ".ql-container", ".cm-editor"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// The colours that axe works with are those of one browser.
const chromium = browsers.find(([name]) => name === "chrome");
describe("pages", { skip: chromium === undefined }, () => {
  let browser, server;
  before(async () => {
    server = await serve();
    browser = await launch(...chromium);
  });
  after(async () => {
    await browser?.close();
    server?.stop();
  });

  for (const [title, [address, ready]] of Object.entries(PAGES)) {
    test(`axe finds nothing on ${title}`, async () => {
      const found = [];
      for (const width of [1280, 390]) {
        for (const [look, [name, value]] of Object.entries(LOOKS)) {
          const page = await browser.newPage();
          const errors = [];
          page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
          page.on("pageerror", (error) => errors.push(String(error)));
          // The pages run no script but their own; axe is the test's.
          await page.setBypassCSP(true);
          await page.setViewport({ width, height: 900 });
          await page.emulateMediaFeatures([{ name, value }]);
          await page.goto(server.url + address, { waitUntil: "load" });
          await page.waitForSelector(ready);
          await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 800))));
          await page.evaluate(axe);
          const violations = await page.evaluate(
            async (runOnly, theirs) => {
              const exclude = theirs.filter((selector) => document.querySelector(selector)).map((selector) => [selector]);
              const { violations } = await globalThis.axe.run({ include: [["html"]], exclude }, { resultTypes: ["violations"], runOnly });
              return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`).join("; ")}`);
            },
            RULES,
            THEIRS,
          );
          found.push(...[...violations, ...errors].map((one) => `${width} px, ${look}: ${one}`));
          await page.close();
        }
      }
      assert.deepEqual(found, []);
    });
  }
});
