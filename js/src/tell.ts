/** Tells every listener; one that throws keeps nothing from the others, and from who tells: what it threw is reported as nobody's. */
export function tell<Told extends unknown[]>(listeners: ReadonlySet<(...told: Told) => void>, ...told: Told): void {
  for (const listener of [...listeners]) {
    try {
      listener(...told);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
