// The elements as plain modules, on a page with the strictest policy that still lets the engine start: it stands in the page itself.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm" };

/** Which folder a path is served from. */
const FOLDERS = [
  ["/dist/", new URL("../../../js/dist/", import.meta.url)],
  ["/axe/", new URL("../node_modules/axe-core/", import.meta.url)],
  ["/", new URL("./", import.meta.url)],
].map(([prefix, url]) => [prefix, fileURLToPath(url)]);

/** Serves on a free port; gives the address and a way to stop. */
export async function serve() {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const [prefix, folder] = FOLDERS.find(([prefix]) => path.startsWith(prefix));
    try {
      const body = await readFile(join(folder, path.slice(prefix.length) || "page.html"));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? TYPES[".html"] }).end(body);
    } catch {
      // The browser asks for an icon by itself.
      response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}
