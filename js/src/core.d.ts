// The glue that wasm-bindgen writes (`cargo xtask build` puts core.js into dist/), as far as the engine uses it.
// Records go in as JSON text; so do answers come back; what is thrown is a plain object too.

export function initSync(module: { module: WebAssembly.Module | BufferSource }): unknown;
export function scoreLetter(text: string, options: string): string;
export function providePolicy(id: string, pack: string): void;
export function nextSteps(account: string, options: string): string;
export function collectionCosts(request: string): string;
export function interest(request: string): string;
export function notice(request: string): string;
export function balance(request: string): string;
export function paymentPlan(request: string): string;
export function paymentPlans(request: string): string;
export function repairPlan(request: string): string;
export function provideMessages(locale: string, lines: string): void;
export function formulas(counts: string): string;
