import type { AsyncHelder, DraftingOptions, Helder } from "../engine.js";
import { asHelderError } from "../error.js";
import type { Account, Advice, AdvisedStep, AdviceOptions, Contact, Draft, ErrorData } from "../types.js";
import { store } from "./store.js";

/** An account with its advice as it is to be drawn: plain data. */
export interface StepsState {
  account: Account;
  /** The advice on this account; nothing while it is on its way, and nothing when there can be none. Never that of an account as it was before. */
  advice: Advice | undefined;
  /** Whether it is on its way. */
  pending: boolean;
  /** Why there is none. */
  error: ErrorData | undefined;
}

/** Which account, on which day, by which policy. */
export interface StepsOptions extends AdviceOptions {
  account: Account;
}

/** Holds an account and advises on it. Every function may be passed on by itself. */
export interface StepsController {
  readonly state: StepsState;
  /** Puts another account in its place. */
  setAccount(account: Account): void;
  /** Advises for another day, by another policy, in another language; what is left out stays. */
  setOptions(options: Partial<AdviceOptions>): void;
  /** Adds a contact to the account and advises anew. Gives the account as it is then, for the host to keep. */
  record(contact: Contact): Account;
  /** A draft for a step of the advice, or for one by its name. The day and the pack are those of the advice. */
  draft(step: string | AdvisedStep, options?: Omit<DraftingOptions, "today">): Promise<Draft>;
  /** Calls with each new state. Gives what stops it. */
  subscribe(listener: (state: StepsState) => void): () => void;
  /** Stops. */
  dispose(): void;
}

/** Advises on an account that a host without a DOM holds, from now on and after each change. */
export function stepsController(helder: Helder | AsyncHelder, { account, ...given }: StepsOptions): StepsController {
  let options: AdviceOptions = given;
  let turn = 0;
  const states = store<StepsState>({ account, advice: undefined, pending: true, error: undefined });

  function advise(about: Account): void {
    const mine = ++turn;
    const tell = (outcome: Partial<StepsState>): void => {
      if (mine === turn) states.become({ account: about, advice: undefined, pending: false, error: undefined, ...outcome });
    };
    const refused = (thrown: unknown): void => tell({ error: asHelderError(thrown).toJSON() });
    try {
      const answer = helder.nextSteps(about, options);
      if (!("then" in answer)) return tell({ advice: answer });
      tell({ pending: true });
      answer.then((advice) => tell({ advice }), refused);
    } catch (thrown) {
      refused(thrown);
    }
  }

  advise(account);
  return {
    get state() {
      return states.state;
    },
    setAccount: advise,
    setOptions(next) {
      options = { ...options, ...next };
      advise(states.state.account);
    },
    record(contact) {
      const { account: before } = states.state;
      const after = { ...before, contacts: [...(before.contacts ?? []), contact] };
      advise(after);
      return after;
    },
    async draft(step, more = {}) {
      const { account: about, advice } = states.state;
      // A step of the advice brings its channel.
      const named = typeof step === "string" ? (advice?.steps.find((advised) => advised.step === step) ?? step) : step;
      const { today, policy } = options;
      return helder.draft(about, named, { ...(policy && { policy }), ...more, today });
    },
    subscribe: states.subscribe,
    dispose() {
      turn += 1;
      states.dispose();
    },
  };
}
