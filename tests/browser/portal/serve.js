// The elements as plain modules in a page with a strict policy, and the portal of the examples as it was built.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".wasm": "application/wasm" };
// The engine asks for the page once more, to read this policy.
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'";

/** Which folder a path is served from, and under which policy; the built portal has its own. */
const FOLDERS = [
  ["/dist/", "../../../js/dist/", POLICY],
  ["/portal/", "../../../examples/portal/dist/", undefined],
  ["/", "./", POLICY],
].map(([prefix, folder, policy]) => ({ prefix, folder: fileURLToPath(new URL(folder, import.meta.url)), policy }));

/** Serves on a free port; gives the address and a way to stop. */
export async function serve() {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const { prefix, folder, policy } = FOLDERS.find((one) => path.startsWith(one.prefix));
    const name = path.slice(prefix.length) || (prefix === "/" ? "page.html" : "index.html");
    try {
      const body = await readFile(join(folder, name));
      // Never kept: a page that is gone back to is made anew, and its fields get their state back.
      const headers = { "content-type": TYPES[extname(name)] ?? "application/octet-stream", "cache-control": "no-store" };
      response.writeHead(200, policy ? { ...headers, "content-security-policy": policy } : headers).end(body);
    } catch {
      // The browser asks for an icon by itself; a form that is sent arrives here.
      response.writeHead(path === "/favicon.ico" ? 204 : path === "/sent" ? 200 : 404, { "content-type": TYPES[".html"] }).end(path === "/sent" ? "<!doctype html><title>Sent</title>" : "");
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}
