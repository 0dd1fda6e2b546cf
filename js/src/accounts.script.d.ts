// The code of accounts.wasm as JavaScript (`cargo xtask build` writes accounts.script.js): it imports its glue, accounts_bg.js, and starts at once.
export {};
