/** How the keyboard asks for the finding at the caret. */

/** Ctrl+. or Cmd+. */
export function asksForFinding(event: KeyboardEvent): boolean {
  return event.key === "." && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
}
