/** Waiting for the caret: browsers tell of a moved caret a frame late, and an editor that redraws before it knows puts the caret back where it was. */

import { selectionIn } from "./selection.js";

/** Runs the newest of the tasks it is given, once the caret is where the editor thinks it is and no input method is at work. */
export interface Settled {
  run(task: () => void): void;
  dispose(): void;
}

type Place = Pick<Selection, "anchorNode" | "anchorOffset" | "focusNode" | "focusOffset">;

/** A frame that is late is later than this only on a page that is not looked at. */
const LATE = 250;

/** For one editor, by its editable element. */
export function settled(root: HTMLElement, composing: () => boolean): Settled {
  const page = root.ownerDocument;
  let known = placeIn(root);
  let waiting: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = (): void => {
    if (composing()) {
      timer = setTimeout(run, LATE);
      return;
    }
    const task = waiting;
    waiting = undefined;
    task?.();
  };
  const onSelection = (): void => {
    known = placeIn(root);
    clearTimeout(timer);
    // After the editor's own listener, whichever was there first.
    if (waiting) timer = setTimeout(run);
  };
  page.addEventListener("selectionchange", onSelection);
  return {
    run(task) {
      waiting = task;
      clearTimeout(timer);
      if (isSame(placeIn(root), known)) run();
      // Nothing is told of a caret that a script moved there and back.
      else timer = setTimeout(run, LATE);
    },
    dispose() {
      page.removeEventListener("selectionchange", onSelection);
      clearTimeout(timer);
      waiting = undefined;
    },
  };
}

function isSame(one: Place | undefined, other: Place | undefined): boolean {
  return (
    one?.focusNode === other?.focusNode && one?.focusOffset === other?.focusOffset && one?.anchorNode === other?.anchorNode && one?.anchorOffset === other?.anchorOffset
  );
}

/** Where the caret is, when it is in the editor. */
function placeIn(root: HTMLElement): Place | undefined {
  const selection = selectionIn(root);
  if (!selection?.focusNode || !root.contains(selection.focusNode)) return undefined;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  return { anchorNode, anchorOffset, focusNode, focusOffset };
}
