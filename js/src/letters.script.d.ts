// The code of letters.wasm as JavaScript (`cargo xtask build` writes letters.script.js): starts it with its imports, and gives its exports.

export default function (imports: object): object;
