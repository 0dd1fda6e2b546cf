import "../app.js";
import { createHelder } from "helder";

// webpack finds the worker by itself.
const remote = await createHelder({ engine: "worker", worker: () => new Worker(new URL("helder/worker", import.meta.url)) });
const { clarity } = await remote.scoreLetter("Wij sommeren u het bedrag per ommegaande te voldoen.", { purpose: "reminder" });
globalThis.workerAnswer = `clarity ${clarity.score}, ${remote.engine}`;
