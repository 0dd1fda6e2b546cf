/**
 * A letter that is judged while it is written: findings, marks and one-click replacements beside any editor.
 *
 * ```js
 * import { watchLetter } from "helder/letter";
 * const session = watchLetter(helder, source, { purpose: "reminder" });
 * session.subscribe(({ findings }) => console.log(findings.length));
 * ```
 */
export { type LetterSession, watchLetter } from "./session.js";
export type { LetterSource, Mark, Replacement, TextEdit } from "./source.js";
export { type TextSource, textSource } from "./text-source.js";
