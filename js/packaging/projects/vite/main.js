import "../app.js";
import { createHelder } from "helder";
import HelderWorker from "helder/worker?worker";

const remote = await createHelder({ engine: "worker", worker: () => new HelderWorker() });
const { clarity } = await remote.scoreLetter("Wij sommeren u het bedrag per ommegaande te voldoen.", { purpose: "reminder" });
globalThis.workerAnswer = `clarity ${clarity.score}, ${remote.engine}`;
