/** How the keyboard asks for the finding at the caret. */

/** Ctrl+., Cmd+. or Alt+Enter: Firefox on Linux opens a picker of emoji on Ctrl+., whatever a page says. */
export function asksForFinding({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  if (shiftKey) return false;
  return altKey ? key === "Enter" && !ctrlKey && !metaKey : key === "." && (ctrlKey || metaKey);
}
