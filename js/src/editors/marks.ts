/** How marks look, and how a finding is asked for, in editors that show marks as elements of their own view. */

import type { Mark } from "../letter/source.js";

/** As the marks of `highlights.ts` look. A host's own rules win: these weigh nothing. */
const STYLES = `
:where(.helder-mark) { cursor: pointer; text-decoration-skip-ink: none; }
:where(.helder-hint) { text-decoration: underline dotted 2px #1a73e8; }
:where(.helder-warning) { text-decoration: underline wavy 1.5px #b26a00; }
:where(.helder-error) { text-decoration: underline wavy 2px #d93025; }
@media (forced-colors: active) {
  :where(.helder-hint) { text-decoration-color: CanvasText; }
  :where(.helder-warning, .helder-error) { text-decoration-color: LinkText; }
}`;

/** The classes of a mark's element. */
export function markClasses({ category, severity }: Mark): string[] {
  return ["helder-mark", `helder-${category}`, `helder-${severity}`];
}

/** Adds the look of marks to where an editor lives. Gives what takes it away. */
export function addMarkStyles(root: Node): () => void {
  const place = root as Document | ShadowRoot;
  const page = place.ownerDocument ?? (place as Document);
  // A style sheet serves the document of its own window only.
  const sheet = new (page.defaultView ?? globalThis).CSSStyleSheet();
  sheet.replaceSync(STYLES);
  place.adoptedStyleSheets = [...place.adoptedStyleSheets, sheet];
  return () => {
    place.adoptedStyleSheets = place.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/** Whether a click is on a mark. */
export function onMark(event: Event): boolean {
  return (event.target as Element | null)?.closest?.(".helder-mark") != null;
}

/** Whether the keyboard asks for the finding at the caret: Ctrl+. or Cmd+. */
export function asksForFinding(event: KeyboardEvent): boolean {
  return event.key === "." && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
}
