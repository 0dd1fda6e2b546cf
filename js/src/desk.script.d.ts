// The code of desk.wasm as JavaScript (`cargo xtask build` writes desk.script.js): starts it with its imports, and gives its exports.

export default function (imports: object): object;
