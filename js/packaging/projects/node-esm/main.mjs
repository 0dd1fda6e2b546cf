// Every way to start, in Node.
import { readFile } from "node:fs/promises";
import { createHelder, HelderError } from "helder";
import { createHelder as fromJavaScript } from "helder/js";
import { mapRecord } from "helder/map";
import schema from "helder/account.schema.json" with { type: "json" };

const LETTER = "Wij sommeren u het bedrag per ommegaande te voldoen.";
const helder = await createHelder();
const { findings, clarity } = helder.scoreLetter(LETTER, { purpose: "reminder" });
if (helder.engine !== "wasm" || findings.length === 0 || typeof clarity.score !== "number") throw new Error("no report");
try {
  helder.nextSteps({}, { today: "2026-11-23" });
  throw new Error("an account of nothing was taken");
} catch (error) {
  if (!(error instanceof HelderError) || error.code !== "missing-field") throw error;
}
if (schema.type !== "object" || typeof mapRecord !== "function" || typeof fromJavaScript !== "function") throw new Error("an entry is missing");
await readFile(new URL(import.meta.resolve("helder/letters.wasm")));
console.log(`clarity ${clarity.score}`);
