import type { Helder } from "../engine.js";

/** The name of a function of the engine. */
export type Method = Exclude<keyof Helder, "engine">;

/** Every function of the engine and no other: what may be asked for over a port. A function that is missing here does not compile. */
const METHODS: Record<Method, true> = {
  scoreLetter: true, formulas: true, nextSteps: true, draft: true, checkPolicy: true, simulate: true, usePolicy: true, knowPolicy: true, collectionCosts: true,
  interest: true, balance: true, notice: true, paymentPlan: true, paymentPlans: true, repairPlan: true,
};

/** The functions of the engine, by name. */
export const methods = Object.keys(METHODS) as readonly Method[];
