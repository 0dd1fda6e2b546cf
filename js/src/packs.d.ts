/** The policy packs that ship with Helder, as JSON text by their ids; written by `cargo xtask build`. */
declare const packs: Record<string, string>;
export default packs;
