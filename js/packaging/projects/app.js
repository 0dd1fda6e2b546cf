// What a page does, whatever bundles it: score a letter, advise on an account, and show an element.
import { createHelder } from "helder";
import "helder/elements";

const helder = await createHelder();
const { clarity } = helder.scoreLetter("Wij sommeren u het bedrag per ommegaande te voldoen.", { purpose: "reminder" });
const advice = helder.nextSteps({ id: "K1", invoices: [{ id: "F1", amount: "80.00", due: "2026-11-16" }] }, { today: "2026-11-23" });
document.body.append(document.createElement("helder-letter"));
globalThis.answer = `clarity ${clarity.score}, ${advice.steps[0].step}, ${customElements.get("helder-letter") ? "defined" : "not defined"}, ${helder.engine}`;
