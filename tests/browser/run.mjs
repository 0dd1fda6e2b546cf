// Runs the specs. Before a change lands: in Chromium the demo, the elements, live letters, frames, workers and what hosts forbid, in Firefox what hosts forbid and
// workers. With `--all`: everything in both, the seven editors, the portal and axe on every page included; that takes a quarter of an hour. What is timed runs
// by itself, all else two files at a time. A browser that is not there is left out, and said.

import { spawnSync } from "node:child_process";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const every = (await readdir(here)).filter((name) => name.endsWith(".test.js"));
const TIMED = ["live.test.js"];
/** What takes minutes. */
const LONG = ["editors.test.js", "pages.test.js", "portal.test.js"];
const OTHER_HOST = ["csp.test.js", "worker.test.js"];
const { HELDER_CHROMIUM, HELDER_FIREFOX } = process.env;

function run(title, files, concurrency, browsers, reporter = "dot") {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, ["--test", `--test-reporter=${reporter}`, `--test-concurrency=${concurrency}`, ...files], {
    cwd: here,
    stdio: "inherit",
    env: { ...process.env, HELDER_CHROMIUM: "", HELDER_FIREFOX: "", ...browsers },
  });
  console.log(`    ${title}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  if (status !== 0) process.exitCode = 1;
}

const all = process.argv.includes("--all");
const quick = every.filter((name) => all || !LONG.includes(name));
if (HELDER_CHROMIUM) {
  run("Chromium", quick.filter((name) => !TIMED.includes(name)), 2, { HELDER_CHROMIUM });
  run("Chromium, timed", TIMED, 1, { HELDER_CHROMIUM }, "spec");
} else console.log("    Chromium: not on this machine");
if (HELDER_FIREFOX) run("Firefox", all || !HELDER_CHROMIUM ? quick : OTHER_HOST, 2, { HELDER_FIREFOX });
else console.log("    Firefox: not on this machine");
