// The npm package as built, and the pages of these tests, served to a real browser.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const PAGES = fileURLToPath(new URL(".", import.meta.url));
const DIST = fileURLToPath(new URL("../../../js/dist/", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm" };

/** As strict as hosts get, with the one thing that WebAssembly needs. */
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Serves `/dist/…` from the package, `/strict/…` the pages under a strict policy, and what else `given` holds. */
export async function serve(given = {}) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const strict = path.startsWith("/strict/");
    const name = strict ? path.slice(7) : path;
    if (name === "/favicon.ico") return void response.writeHead(204).end();
    try {
      const body = given[name] ?? (await readFile(name.startsWith("/dist/") ? join(DIST, name.slice(6)) : join(PAGES, name)));
      response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "text/plain", ...(strict && { "content-security-policy": STRICT }) }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
