// In a worker thread.
import { isMainThread, parentPort, Worker } from "node:worker_threads";

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  worker.once("message", (score) => console.log(`clarity ${score}`));
  worker.once("error", (error) => {
    throw error;
  });
} else {
  const { createHelder } = await import("helder");
  parentPort.postMessage((await createHelder()).scoreLetter("Wij sommeren u het bedrag per ommegaande te voldoen.", { purpose: "reminder" }).clarity.score);
}
