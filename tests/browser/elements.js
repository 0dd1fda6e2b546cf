// What the specs of the elements share: the page, what is shown on it, and how it is opened.

import { readFile } from "node:fs/promises";

export const NAMES = ["helder-letter", "helder-next-steps", "helder-call-guide"];
export const LETTER = `Geachte heer/mevrouw {{naam}},

Ondanks herhaalde aanmaning is het door u verschuldigde bedrag ad € 214,60 tot op heden niet ontvangen. U bent derhalve in verzuim!

Wij sommeren u per ommegaande te voldoen op NL91ABNA0417164300. Indien u in gebreke blijft, zijn wij genoodzaakt rechtsmaatregelen te treffen.

Hoogachtend,
P. Terpstra`;
export const TODAY = "2026-11-23";
export const account = JSON.parse(await readFile(new URL("../../examples/accounts/baan-kwijt.json", import.meta.url), "utf8"));
export const DATA = { letter: LETTER, account, today: TODAY, sender: { name: "Waterland", phone: "050 555 01 23" } };

/** A page of this site that keeps what goes wrong on it. */
export async function openPage(browser, site, { width = 1280, media = [], file = "page.html" } = {}) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  const seen = { errors: [], requests: [] };
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && seen.errors.push(message.text()));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  // The browser asks for an icon by itself, and takes letters of its own from a data address.
  page.on("request", (request) => !/^data:|\/favicon\.ico$/.test(request.url()) && seen.requests.push(`${request.method()} ${request.url()}`));
  if (media.length > 0) await (await page.createCDPSession()).send("Emulation.setEmulatedMedia", { features: media });
  await page.goto(site.url + file, { waitUntil: "load" });
  if (file === "page.html") await page.waitForSelector("[data-ready]");
  return { page, seen };
}
