/** The texts of the interface in English, German and French, a line each; written by `cargo xtask build`. */
declare const messages: Record<"en" | "de" | "fr", string>;
export default messages;
