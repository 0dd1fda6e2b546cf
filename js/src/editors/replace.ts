/** Words put in their places as if they were typed, so that the browser's own undo takes them back. */

import { caretAfter } from "../letter/changes.js";
import type { Replacement } from "../letter/source.js";
import type { DomText } from "./dom.js";
import { focusedBeside, selectionIn } from "./selection.js";

/** New words for a place in the DOM. */
export interface PlacedReplacement {
  range: Range;
  text: string;
}

/** What replaces, and sees to it that one undo takes back what was one step. */
export interface TypedReplacements {
  /** Both are in the order of the text and name the same places. */
  replace(placed: readonly PlacedReplacement[], changes: readonly Replacement[]): void;
  dispose(): void;
}

/** Several commands that were one step, told apart by the text before and after them. */
interface Step {
  before: string;
  after: string;
  commands: number;
}

/** How many steps are remembered. */
const MOST_STEPS = 20;

/** Replaces in an element; `read` gives its text as it is now. */
export function replaceByTyping(root: HTMLElement, read: () => DomText): TypedReplacements {
  const page = root.ownerDocument;
  const stop = new AbortController();
  let steps: Step[] = [];
  let repeating = false;
  let due: { command: "undo" | "redo"; step: Step } | undefined;

  // The browser takes back one command at a time: the others of the step are taken back along with it.
  root.addEventListener(
    "beforeinput",
    ({ inputType }) => {
      if (repeating) return;
      due = undefined;
      if (inputType !== "historyUndo" && inputType !== "historyRedo") return;
      const { text } = read();
      const command = inputType === "historyUndo" ? "undo" : "redo";
      const step = steps.find(({ before, after }) => text === (command === "undo" ? after : before));
      if (step) due = { command, step };
    },
    { signal: stop.signal },
  );
  root.addEventListener(
    "input",
    () => {
      if (!due || repeating) return;
      const { command, step } = due;
      due = undefined;
      // A command within the event of a command is refused by browsers.
      queueMicrotask(() => {
        const target = command === "undo" ? step.before : step.after;
        repeating = true;
        try {
          for (let left = step.commands - 1; left > 0 && read().text !== target; left -= 1) page.execCommand(command);
        } finally {
          repeating = false;
        }
      });
    },
    { signal: stop.signal },
  );

  return {
    replace(placed, changes) {
      const before = read();
      const insertions = byNode(placed);
      const giveBack = keepSelection(root, before, changes);
      root.focus({ preventScroll: true });
      let commands = 0;
      // From the last to the first, so that the places before stay what they are.
      for (const insertion of [...insertions].reverse()) {
        const done = typed(root, insertion);
        commands += done;
        if (done === 0) byHand(root, insertion);
      }
      const after = read();
      giveBack(after);
      if (commands > 1) steps = [...steps, { before: before.text, after: after.text, commands }].slice(-MOST_STEPS);
    },
    dispose: () => stop.abort(),
  };
}

/** Changes in one text node become one insertion. */
function byNode(placed: readonly PlacedReplacement[]): PlacedReplacement[] {
  const insertions: PlacedReplacement[] = [];
  for (const { range, text } of placed) {
    const last = insertions.at(-1);
    const node = range.startContainer;
    if (last && node.nodeType === 3 && node === range.endContainer && last.range.startContainer === node && last.range.endContainer === node) {
      const between = (node as Text).data.slice(last.range.endOffset, range.startOffset);
      last.text += between + text;
      last.range.setEnd(node, range.endOffset);
    } else {
      insertions.push({ range: range.cloneRange(), text });
    }
  }
  return insertions;
}

/** Gives how many commands the browser needed; none when it does not do it. */
function typed(root: HTMLElement, { range, text }: PlacedReplacement): number {
  const page = root.ownerDocument;
  const selection = selectionIn(root);
  if (!selection || typeof page.execCommand !== "function" || !root.isContentEditable) return 0;
  const command = (at: Range, name: "insertText" | "delete", value?: string): number => {
    selection.removeAllRanges();
    selection.addRange(at);
    try {
      return page.execCommand(name, false, value) ? 1 : 0;
    } catch {
      return 0;
    }
  };
  if (text === "") return command(range, "delete");
  const node = range.startContainer;
  const isWhole = node.nodeType === 3 && node === range.endContainer && range.startOffset === 0 && range.endOffset === (node as Text).length;
  if (!isWhole) return command(range, "insertText", text);
  // When a node is emptied, Firefox takes away a space beside it that it thinks is one too many: so the new words come first.
  const length = range.endOffset;
  const behind = range.cloneRange();
  behind.collapse(false);
  const inserted = command(behind, "insertText", text);
  if (inserted === 0) return 0;
  const old = page.createRange();
  old.setStart(node, 0);
  old.setEnd(node, length);
  return inserted + command(old, "delete");
}

/** The same events and the same words, without the browser's undo. An editor that takes the first event for itself does the rest. */
function byHand(root: HTMLElement, { range, text }: PlacedReplacement): void {
  const view = root.ownerDocument.defaultView;
  if (!view) return;
  const about = { inputType: "insertReplacementText", data: text, bubbles: true, composed: true };
  const goesOn = root.dispatchEvent(new view.InputEvent("beforeinput", { ...about, cancelable: true, targetRanges: [new view.StaticRange(range)] }));
  if (!goesOn) return;
  const { startContainer: node, startOffset: start } = range;
  if (node.nodeType === 3) {
    if (node === range.endContainer) (node as Text).replaceData(start, range.endOffset - start, text);
    else {
      range.deleteContents();
      (node as Text).insertData(start, text);
    }
  } else {
    range.deleteContents();
    range.insertNode(root.ownerDocument.createTextNode(text));
  }
  root.dispatchEvent(new view.InputEvent("input", about));
}

/** Remembers the caret and the keyboard; what it gives puts them back. */
function keepSelection(root: HTMLElement, before: DomText, changes: readonly Replacement[]): (after: DomText) => void {
  const selection = selectionIn(root);
  const had = focusedBeside(root) as HTMLElement | null;
  const inside = selection?.anchorNode && selection.focusNode && root.contains(selection.anchorNode) && root.contains(selection.focusNode);
  const outside = selection && !inside && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : undefined;
  const anchor = inside ? before.place(selection.anchorNode!, selection.anchorOffset) : 0;
  const focus = inside ? before.place(selection.focusNode!, selection.focusOffset) : 0;
  return (after) => {
    if (inside) {
      const from = after.bounds(caretAfter(anchor, changes), caretAfter(anchor, changes));
      const to = after.bounds(caretAfter(focus, changes), caretAfter(focus, changes));
      if (from && to) selection.setBaseAndExtent(from.startContainer, from.startOffset, to.startContainer, to.startOffset);
    } else if (outside) {
      selection?.removeAllRanges();
      selection?.addRange(outside);
    }
    if (had === root || (had && root.contains(had))) return;
    root.blur();
    had?.focus({ preventScroll: true });
  };
}
