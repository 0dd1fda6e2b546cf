// A server that renders pages imports what its pages import: nothing may need a window, a document or an element.
const { exports } = (await import("helder/package.json", { with: { type: "json" } })).default;
const { readdir } = await import("node:fs/promises");
const { createHelder } = await import("helder");
for (const entry of Object.keys(exports)) {
  // A worker's own file is not for a page, and a single file is for a script tag.
  if (/\.(json|wasm)$|^\.\/helder\.|worker$/.test(entry)) continue;
  if (!entry.includes("*")) {
    await import(entry.replace(/^\./, "helder"));
    continue;
  }
  const folder = new URL(`${exports[entry].default.replace("*.js", "")}`, new URL(import.meta.resolve("helder/package.json")));
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".js"))) await import(entry.replace(/^\./, "helder").replace("*", file.slice(0, -3)));
}
const { clarity } = (await createHelder()).scoreLetter("Wij sommeren u het bedrag per ommegaande te voldoen.", { purpose: "reminder" });
console.log(`clarity ${clarity.score}`);
