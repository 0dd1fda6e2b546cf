// The glue of letters.wasm, which wasm-bindgen writes (`cargo xtask build` puts letters_bg.js into dist/), as far as the engine uses it.
// Records go in as JSON text and so do answers come back; what is thrown is a plain object.

export function __wbg_set_wasm(exports: object): void;
export function scoreLetter(text: string, options: string): string;
export function formulas(counts: string): string;
export function provideMessages(locale: string, lines: string): void;
