// letters.wasm as base64 (`cargo xtask build` writes letters.inline.js into dist/).
declare const base64: string;
export default base64;
