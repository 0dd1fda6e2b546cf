/** The texts of the drafts as JSON text, by language; written by `cargo xtask build`. */
declare const drafts: Record<"nl" | "en", string>;
export default drafts;
