// The code of desk.wasm as JavaScript (`cargo xtask build` writes desk.script.js): it imports its glue, desk_bg.js, and starts at once.
export {};
