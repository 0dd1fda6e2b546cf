/** Tells every listener; one that throws keeps nothing from the others, and from who tells: what it threw is reported as nobody's. */
export function tell<Value>(listeners: ReadonlySet<(value: Value) => void>, value: Value): void {
  for (const listener of [...listeners]) {
    try {
      listener(value);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
