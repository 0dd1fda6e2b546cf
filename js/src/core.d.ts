// The glue that wasm-bindgen writes (`cargo xtask build` puts core.js into dist/), as far as the engine uses it.
// Records go in as JSON text; answers come back as plain objects; what is thrown is a plain object too.

export function initSync(module: { module: WebAssembly.Module | BufferSource }): unknown;
export function scoreLetter(text: string, options: string): unknown;
export function providePolicy(id: string, pack: string): void;
export function nextSteps(account: string, options: string): unknown;
export function collectionCosts(request: string): unknown;
export function interest(request: string): unknown;
export function notice(request: string): unknown;
export function balance(request: string): unknown;
export function paymentPlan(request: string): unknown;
export function paymentPlans(request: string): unknown;
export function repairPlan(request: string): unknown;
export function provideMessages(locale: string, lines: string): void;
export function formulas(counts: string): unknown;
