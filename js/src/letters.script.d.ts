// The code of letters.wasm as JavaScript (`cargo xtask build` writes letters.script.js): it imports its glue, letters_bg.js, and starts at once.
export {};
