import type { Helder } from "../engine.js";

/** The name of a function of the engine. */
export type Method = Exclude<keyof Helder, "engine">;

const SUM = ["request"];

/**
 * Every function of the engine and no other: what may be asked for over a port, with what the engine calls what each is given. A function that is missing here does
 * not compile.
 */
const METHODS: Record<Method, readonly string[]> = {
  scoreLetter: ["text", "options"], formulas: ["counts"], nextSteps: ["account", "options"], draft: ["account", "step", "options"], checkPolicy: ["pack", "options"],
  simulate: SUM, usePolicy: ["pack"], knowPolicy: ["id", "pack"], collectionCosts: SUM, interest: SUM, balance: SUM, notice: SUM, paymentPlan: SUM, paymentPlans: SUM,
  repairPlan: SUM,
};

/** The functions of the engine, by name. */
export const methods = Object.keys(METHODS) as readonly Method[];

/** What the engine calls one of the things that a function is given: the path of an error in it. Nothing, when it is no function of the engine. */
export function argument(method: string, index: number): string {
  return (Object.hasOwn(METHODS, method) && METHODS[method as Method][index]) || "";
}
