// The demo as built, served to a real browser.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const DIST = fileURLToPath(new URL("../../examples/letter-desk/dist/", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".wasm": "application/wasm" };

/** Serves the demo on a free port; gives its address and a way to stop. */
export async function serve() {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const file = join(DIST, path.endsWith("/") ? `${path}index.html` : path);
    try {
      const body = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** The browsers that `cargo xtask` found. */
export const browsers = [
  ["chrome", process.env.HELDER_CHROMIUM],
  ["firefox", process.env.HELDER_FIREFOX],
].filter(([, path]) => path);

/** Starts one of them. */
export function launch(browser, executablePath) {
  const args =
    browser === "chrome"
      ? ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
      : [];
  return puppeteer.launch({ browser, executablePath, headless: true, args, protocolTimeout: 60_000 });
}

/** Opens the demo; everything that goes wrong on the page, and every request, is kept. */
export async function open(browser, url, { width = 1280, height = 900, scheme = "light", ready = "[data-testid=clarity-score]" } = {}) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  const seen = { errors: [], requests: [] };
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("request", (request) => seen.requests.push(request.url()));
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate((theme) => {
    localStorage.setItem("helder-theme", theme);
    document.documentElement.dataset.theme = theme;
  }, scheme);
  await page.waitForSelector(ready);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return { page, seen };
}
