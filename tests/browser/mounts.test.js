// The elements, mounted and taken away a thousand times.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, launch } from "./desk.js";
import { DATA, NAMES, openPage } from "./elements.js";
import { serve } from "./elements/serve.js";

// Only Chromium tells how much memory is in use.
for (const [name, path] of browsers.filter(([name]) => name === "chrome")) {
  describe(`mounts in ${name}`, () => {
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

    test("a thousand mounts leave no memory behind", async (t) => {
      const { page } = await openPage(browser, site);
      const cdp = await page.createCDPSession();
      const kept = async () => {
        // What waits for quiet has come by then.
        await new Promise((go) => setTimeout(go, 2000));
        await cdp.send("HeapProfiler.collectGarbage");
        const { usedSize } = await cdp.send("Runtime.getHeapUsage");
        const { Nodes, JSEventListeners } = await page.metrics();
        return { bytes: usedSize, things: Nodes + JSEventListeners };
      };
      for (const element of NAMES) {
        const hundred = () =>
          page.evaluate(
            async (element, data) => {
              for (let i = 0; i < 100; i += 1) await globalThis.mount(element, data);
              document.getElementById("place").replaceChildren();
              globalThis.told.length = 0;
            },
            element,
            DATA,
          );
        // The first ones bring compiled code along, the panel of a letter most: it grows for some 1,000 mounts and then hardly.
        for (let i = 0; i < (element === "helder-letter" ? 10 : 5); i += 1) await hundred();
        const before = await kept();
        for (let i = 0; i < 10; i += 1) await hundred();
        const after = await kept();
        const grown = after.bytes - before.bytes;
        t.diagnostic(`${element}: ${(before.bytes / 1e6).toFixed(2)} MB, ${(grown / 1000).toFixed(0)} kB more after 1,000 mounts; ${after.things - before.things} nodes and listeners more`);
        assert.ok(grown < 200_000, `${element} kept ${grown} bytes`);
        assert.ok(after.things - before.things < 100, `${element} kept ${after.things - before.things} nodes and listeners`);
      }
      await page.close();
    });
  });
}
