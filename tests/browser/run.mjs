// Runs the specs: Chromium all of them, two files at a time, what is timed by itself; Firefox those where it is another host (policies, workers, frames, the
// demo), or with `--all` everything. What cannot be looked at in a browser that is not there is left out, and said.

import { spawnSync } from "node:child_process";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const every = (await readdir(here)).filter((name) => name.endsWith(".test.js"));
const TIMED = ["live.test.js"];
const OTHER_HOST = ["csp.test.js", "frame.test.js", "specs.test.js", "worker.test.js"];
const { HELDER_CHROMIUM, HELDER_FIREFOX } = process.env;

function run(title, files, concurrency, browsers) {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, ["--test", "--test-reporter=dot", `--test-concurrency=${concurrency}`, ...files], {
    cwd: here,
    stdio: "inherit",
    env: { ...process.env, HELDER_CHROMIUM: "", HELDER_FIREFOX: "", ...browsers },
  });
  console.log(`    ${title}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  if (status !== 0) process.exitCode = 1;
}

const all = process.argv.includes("--all");
if (HELDER_CHROMIUM) {
  run("Chromium", every.filter((name) => !TIMED.includes(name)), 2, { HELDER_CHROMIUM });
  run("Chromium, timed", TIMED, 1, { HELDER_CHROMIUM });
} else console.log("    Chromium: not on this machine");
if (HELDER_FIREFOX) run("Firefox", all || !HELDER_CHROMIUM ? every : OTHER_HOST, 2, { HELDER_FIREFOX });
else console.log("    Firefox: not on this machine");
