// The types as a strict project sees them, without skipping those of libraries.
import { type Advice, createHelder, type LetterReport } from "helder";
import "helder/elements";
import { editable } from "helder/editors/contenteditable";
import { createHelder as withWasm } from "helder/slim";
import { type LetterSession, watchLetter } from "helder/letter";
import { mapRecord } from "helder/map";

const helder = await createHelder();
const report: LetterReport = helder.scoreLetter("Beste klant", { purpose: "reminder" });
const advice: Advice = helder.nextSteps({ id: "K1", invoices: [] }, { today: "2026-11-23" });
const remote = await createHelder({ worker: () => new Worker("worker.js", { type: "module" }) });
const later: Promise<LetterReport> = remote.scoreLetter("Beste klant");
const session: LetterSession = watchLetter(helder, editable(document.body));
// @ts-expect-error: there is no such purpose
helder.scoreLetter("", { purpose: "threat" });
export { advice, later, mapRecord, report, session, withWasm };
