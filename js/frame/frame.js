// The ready-made page for a frame: it answers the pages that its meta element "helder-allow" names, and shows what they ask it to show.

import { frameStage } from "../dist/hosts/frame-stage.js";
import { serveFrame } from "../dist/hosts/frame-page.js";
import { createHelder } from "../dist/index.js";

const stage = document.querySelector("main");
const allow = document.querySelector('meta[name="helder-allow"]').content.split(/\s+/).filter(Boolean);

if (allow.length === 0) {
  stage.textContent = "No page may use this frame yet: name the origins that may in its meta element helder-allow.";
} else {
  serveFrame({ allow, helder: createHelder(), stage: frameStage(stage) });
}
