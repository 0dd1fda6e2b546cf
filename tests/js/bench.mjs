// How fast the npm package is in Node. Times are told as a ratio to a peer in the same run, because machines differ; a budget fails only when it is
// missed by far, which no noise explains.

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createHelderSync } from "../../js/dist/sync.js";

const SLACK = 5;
const failures = [];

function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

// The median of the quietest of five stretches: what else runs on the machine can only add.
function measure(run, rounds) {
  for (let i = 0; i < Math.ceil(rounds / 5); i++) run();
  const stretch = () => median(
    Array.from({ length: Math.ceil(rounds / 5) }, () => {
      const began = performance.now();
      run();
      return performance.now() - began;
    }),
  );
  return Math.min(...Array.from({ length: 5 }, stretch));
}

function report(name, value, unit, budget, note = "") {
  const verdict = value <= budget ? "within" : value <= budget * SLACK ? "over (noise allowed for)" : "FAR OVER";
  console.log(`    ${name}: ${value.toFixed(3)} ${unit}, budget ${budget} ${unit}: ${verdict}${note && `; ${note}`}`);
  if (value > budget * SLACK) failures.push(name);
}

// A peer: what JavaScript itself needs to cut the same text in words and look each of them up.
function peer(text) {
  const words = new Map();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}'-]+/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  return words.size;
}

const engine = fileURLToPath(new URL("../../js/dist/index.js", import.meta.url));
const startScript = `import { createHelder } from ${JSON.stringify(engine)}; const began = performance.now(); const helder = await createHelder(); const ready = performance.now(); helder.scoreLetter("Wij sommeren u."); console.log(ready - began, performance.now() - ready);`;
const starts = Array.from({ length: 9 }, () => execFileSync(process.execPath, ["--input-type=module", "--eval", startScript], { encoding: "utf8" }).split(" ").map(Number));
report("start in Node: createHelder", median(starts.map(([start]) => start)), "ms", 20);
report("the first letter, which reads the Dutch pack", median(starts.map(([, first]) => first)), "ms", 20);

const helder = createHelderSync();
const paragraph =
  "Beste mevrouw Jansen,\n\nOndanks eerdere berichten is het verschuldigde bedrag van € 214,60 tot op heden niet ontvangen. Wij verzoeken u derhalve het bedrag vóór 7 december 2026 te voldoen op NL91 ABNA 0417 1643 00. " +
  "Lukt dat niet in één keer? Bel ons dan op 050 555 01 23, dan zoeken wij samen naar een oplossing die bij u past. Hebt u al betaald? Dan kunt u deze brief als niet verzonden beschouwen.\n\n";
const letter = (words) => {
  const count = paragraph.split(/\s+/).length;
  return paragraph.repeat(Math.round(words / count));
};

const rate = (words, rounds) => {
  const text = letter(words);
  const time = measure(() => helder.scoreLetter(text), rounds);
  return { time, ratio: time / measure(() => peer(text), rounds) };
};
const short = rate(300, 300);
report("a 300-word letter", short.time, "ms", 1, `${short.ratio.toFixed(1)} times the peer`);
const long = rate(3000, 60);
report("a 3,000-word letter", long.time, "ms", 8, `${long.ratio.toFixed(1)} times the peer`);

// Growth: the findings of a large letter are capped, so the time a byte may fall, not rise.
const [half, whole] = [80_000, 160_000].map((words) => {
  const text = letter(words);
  return measure(() => helder.scoreLetter(text), 5) / text.length;
});
report("growth from half a megabyte to a megabyte, a byte", whole / half, "times", 1.3);

const account = JSON.parse(await readFile(new URL("../../examples/accounts/baan-kwijt.json", import.meta.url), "utf8"));
// A list of accounts: the engine is warm after the first few hundred.
const advised = JSON.stringify(helder.nextSteps(account, { today: "2026-11-23" }));
const advising = measure(() => helder.nextSteps(account, { today: "2026-11-23" }), 5000);
const crossing = measure(() => [JSON.stringify(account), JSON.parse(advised)], 5000);
report("advice on one account", advising, "ms", 0.1, `${(advising / crossing).toFixed(1)} times JSON alone`);
report("collection costs", measure(() => helder.collectionCosts({ principal: "1234.56", vatRate: "21" }), 500), "ms", 0.1);

const draftOptions = { today: "2026-11-23", channel: "email", sender: { name: "Waterland", iban: "NL91 ABNA 0417 1643 00" } };
report("a draft", measure(() => helder.draft(account, "offer-plan", draftOptions), 300), "ms", 0.5);

const text = letter(300);
const after = (calls) => {
  for (let i = 0; i < calls; i++) {
    helder.scoreLetter(text);
    helder.nextSteps(account, { today: "2026-11-23" });
  }
  globalThis.gc?.();
  return process.memoryUsage();
};
const before = after(1000);
const later = after(10_000);
const grown = (later.heapUsed + later.external - before.heapUsed - before.external) / 2 ** 20;
report("memory after 10,000 more letters and accounts", Math.max(0, grown), "MB", 1);

if (failures.length > 0) {
  console.error(`far over budget: ${failures.join(", ")}`);
  process.exit(1);
}
