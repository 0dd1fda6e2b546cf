// Every page of the demo, looked at by axe: light, dark and in forced colours, wide and narrow. What an editor of somebody else's draws is theirs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { browsers, launch, serve } from "./desk.js";

const axe = await readFile(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

const WIDTHS = [1280, 390];
const EDITORS = ["tiptap", "ckeditor", "tinymce", "quill", "codemirror", "contenteditable", "textarea", "together"];

/** Address, what is there when the page is ready, and at which widths it is looked at: the pages of the editors differ in the editor only. */
const PAGES = {
  "the desk": ["", "[data-testid=clarity-score]", WIDTHS],
  "the portal": ["portal/", "helder-payment-plan", WIDTHS],
  "the gallery": ["editors/", "main", WIDTHS],
  ...Object.fromEntries(EDITORS.map((name, at) => [name, [`editors/${name}.html`, "helder-letter", [WIDTHS[at % 2]]]])),
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

  for (const [title, [address, ready, widths]] of Object.entries(PAGES)) {
    test(`axe finds nothing on ${title}`, async () => {
      const found = [];
      const page = await browser.newPage();
      page.on("console", (message) => message.type() === "error" && found.push(message.text()));
      page.on("pageerror", (error) => found.push(String(error)));
      // The pages run no script but their own; axe is the test's.
      await page.setBypassCSP(true);
      await page.goto(server.url + address, { waitUntil: "load" });
      await page.waitForSelector(ready);
      await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 800))));
      await page.evaluate(axe);
      for (const width of widths) {
        await page.setViewport({ width, height: 900 });
        for (const [look, [name, value]] of Object.entries(LOOKS)) {
          await page.emulateMediaFeatures([{ name, value }]);
          // What changes slowly has changed.
          await new Promise((done) => setTimeout(done, 400));
          const violations = await page.evaluate(
            async (runOnly, theirs) => {
              const exclude = theirs.filter((selector) => document.querySelector(selector)).map((selector) => [selector]);
              const { violations } = await globalThis.axe.run({ include: [["html"]], exclude }, { resultTypes: ["violations"], runOnly });
              return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`).join("; ")}`);
            },
            RULES,
            THEIRS,
          );
          found.push(...violations.map((one) => `${width} px, ${look}: ${one}`));
        }
      }
      await page.close();
      assert.deepEqual(found, []);
    });
  }
});
