// The glue of letters.wasm, which wasm-bindgen writes (`cargo xtask build` puts letters_bg.js into dist/), as far as the engine uses it.
// Records go in as JSON text and so do answers come back; what is thrown is a plain object.
// It keeps what it is joined to: so the build makes it a function that gives a new one for each start of the code.

export default function (): {
  __wbg_set_wasm(exports: object): void;
  scoreLetter(text: string, options: string): string;
  formulas(counts: string): string;
  provideMessages(locale: string, lines: string): void;
};
