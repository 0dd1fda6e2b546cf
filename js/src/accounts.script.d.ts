// The code of accounts.wasm as JavaScript (`cargo xtask build` writes accounts.script.js): starts it with its imports, and gives its exports.

export default function (imports: object): object;
