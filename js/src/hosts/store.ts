import { tell } from "../tell.js";

/** A state that is replaced as a whole, and who wants to know of it. */
export interface Store<State> {
  readonly state: State;
  /** Puts another state in its place and tells it. */
  become(next: State): void;
  subscribe(listener: (state: State) => void): () => void;
  /** Tells nobody any more. */
  dispose(): void;
}

export function store<State>(first: State): Store<State> {
  const listeners = new Set<(state: State) => void>();
  let state = first;
  return {
    get state() {
      return state;
    },
    become(next) {
      state = next;
      tell(listeners, state);
    },
    subscribe(listener) {
      // The same function may be given twice, and each stops for itself.
      const own = (next: State): void => listener(next);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    dispose: () => listeners.clear(),
  };
}
