// A page with an editor: where the editor goes, the panel beside it, and the page's own code below.

import { HelderLetter } from "helder/elements/letter";
import { page } from "./frame.ts";
import "./styles/editors.css";

const sources = import.meta.glob<string>("./pages/*.ts", { query: "?raw", import: "default" });

/** Where the editor goes. */
export const place = document.querySelector<HTMLElement>("#place")!;

const code = await sources[`./pages/${page}.ts`]?.();
document.querySelector("pre")?.replaceChildren(
  ...(code ?? "")
    .trim()
    .split("\n\n")
    .map((part) => Object.assign(document.createElement("code"), { textContent: part, className: part.startsWith("// Helder") ? "ours" : "" })),
);

const found = document.querySelector("helder-letter");
if (!(found instanceof HelderLetter)) throw new Error("the page has no panel");

/** What is found in the letter, beside it. */
export const panel = found;
