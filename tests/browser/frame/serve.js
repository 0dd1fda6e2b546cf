// Two sites: that of a CRM, which may show frames of one other origin and nothing else, and that of the frame.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL("./", import.meta.url));
const JS = fileURLToPath(new URL("../../../js/", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".wasm": "application/wasm" };

/** Serves files by the folder that their path begins with, each with these headers; gives the origin, the requests and what stops it. */
export async function site(folders, headers = () => ({}), change = (body) => body) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    requests.push(path);
    const [, first = "", ...rest] = path.split("/");
    try {
      if (!Object.hasOwn(folders, first)) throw new Error("no such folder");
      const body = await readFile(join(folders[first], ...rest));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", ...headers() }).end(path.endsWith(".html") ? change(String(body)) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}`, requests, stop: () => server.close() };
}

/** The page of the CRM: strict, and without the engine: of the package it serves what speaks with the frame, and the error. */
export function crm(frameOrigin) {
  return site({ frame: HERE, js: JS }, () => ({ "content-security-policy": `default-src 'self'; frame-src ${frameOrigin()}` }));
}

/** The ready-made page of the package, which allows the pages given. */
export function frameSite(allow) {
  return site({ js: JS }, () => ({}), (html) => html.replace('name="helder-allow" content=""', `name="helder-allow" content="${allow()}"`));
}
