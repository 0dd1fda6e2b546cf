// Pictures of the demo: light and dark, wide and narrow. `cargo xtask screenshots [folder]`; without a folder the README's own picture is made anew.

import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { browsers, launch, open, serve } from "./desk.js";

const [name, path] = browsers[0];
const folder = process.argv[2];
const { url, stop } = await serve();
const browser = await launch(name, path);
try {
  if (folder) {
    await mkdir(folder, { recursive: true });
    for (const width of [1280, 390]) {
      for (const scheme of ["light", "dark"]) {
        const { page } = await open(browser, url, { width, scheme });
        const target = resolve(process.env.INIT_CWD ?? ".", folder);
        await page.screenshot({ path: join(target, `${scheme}-${width}.png`), fullPage: true });
        await page.close();
      }
    }
  } else {
    const { page } = await open(browser, url, { width: 1280, height: 900 });
    await page.screenshot({ path: fileURLToPath(new URL("../../docs/letter-desk.png", import.meta.url)) });
  }
} finally {
  await browser.close();
  stop();
}
