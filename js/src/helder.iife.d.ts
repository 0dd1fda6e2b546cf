// What a script tag with helder.iife.js or helder.js.iife.js sets.
import type * as single from "./single/wasm.js";

declare global {
  const Helder: typeof single;
}
