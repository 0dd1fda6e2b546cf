// Pictures of the demo and its neighbours: light and dark, wide and narrow. `cargo xtask screenshots [folder]`; without a folder the README's own pictures
// are made anew.

import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { browsers, launch, open, serve } from "./desk.js";

/** Each page of the demo, and what is there when it is ready. */
const PAGES = { "letter-desk": ["", "[data-testid=clarity-score]"], portal: ["portal/", "helder-payment-plan"], editors: ["editors/tiptap.html", "helder-letter"] };

/** What the README says of the desk is in its picture: the letter with its marks, and beside it scores, findings and the open checklist. */
const DESK = { width: 1280, height: 1200 };
const atTheLetter = (tab) =>
  tab.evaluate(() => {
    document.querySelector("#checklist details").open = true;
    document.querySelector(".letter-choice").scrollIntoView({ behavior: "instant" });
  });

const [name, path] = browsers[0];
const folder = process.argv[2];
const { url, stop } = await serve();
const browser = await launch(name, path);

async function picture(page, file, { fullPage = false, prepare, ...options }) {
  const [address, ready] = PAGES[page];
  const { page: tab } = await open(browser, url + address, { ready, ...options });
  // What an element writes after its engine has started.
  await new Promise((done) => setTimeout(done, 1500));
  await prepare?.(tab);
  await tab.screenshot({ path: file, fullPage });
  await tab.close();
}

try {
  if (folder) {
    const target = resolve(process.env.INIT_CWD ?? ".", folder);
    await mkdir(target, { recursive: true });
    for (const page of Object.keys(PAGES)) {
      for (const width of [1280, 390]) {
        for (const scheme of ["light", "dark"]) await picture(page, join(target, `${page}-${scheme}-${width}.png`), { width, scheme, fullPage: true });
      }
    }
  } else {
    for (const page of Object.keys(PAGES)) {
      const options = page === "letter-desk" ? { ...DESK, prepare: atTheLetter } : { width: 1280, height: 900 };
      await picture(page, fileURLToPath(new URL(`../../docs/${page}.png`, import.meta.url)), options);
    }
  }
} finally {
  await browser.close();
  stop();
}
