import { HelderError } from "../error.js";

/** The policies that an engine out of sight was told: another one in its place knows none of them. */
export interface ToldPolicies {
  /** Keeps a call that was answered, if it made a policy known; in the place of the one before under the same id. */
  note(method: string, args: readonly unknown[], answer: unknown): void;
  /** Tells them again, in the order in which they were told last. */
  tell(call: (method: string, args: readonly unknown[]) => Promise<unknown>): Promise<void>;
}

export function toldPolicies(): ToldPolicies {
  const told = new Map<string, readonly [method: string, args: readonly unknown[]]>();
  return {
    note(method, args, answer) {
      if (method !== "usePolicy" && method !== "knowPolicy") return;
      const key = JSON.stringify([method, method === "usePolicy" ? answer : args[0]]);
      // A map keeps the place of what it knows: the newest goes last.
      told.delete(key);
      told.set(key, [method, args]);
    },
    async tell(call) {
      let left = [...told.values()];
      for (let before = Infinity; left.length < before; ) {
        before = left.length;
        const refused: typeof left = [];
        for (const one of left) {
          try {
            await call(...one);
          } catch (thrown) {
            // It stands on a pack whose newest text was told after it: then it comes once more. What stands on none of these any more is left out, and who asks for it is told.
            if (!(thrown instanceof HelderError && /polic/.test(thrown.code))) throw thrown;
            refused.push(one);
          }
        }
        left = refused;
      }
    },
  };
}
