// A page of a CRM that only frames may be put in: it knows the frame's origin, and no part of the engine.

import { connectFrame } from "/js/dist/hosts/frame.js";

const iframe = document.querySelector("iframe");
const textarea = document.querySelector("textarea");
const query = new URLSearchParams(location.search);

/** Everything that any window said to this page. */
globalThis.heard = [];
addEventListener("message", ({ data, origin }) => globalThis.heard.push({ data, origin }));

globalThis.load = (address) => {
  const loaded = new Promise((done) => iframe.addEventListener("load", done, { once: true }));
  iframe.src = address;
  return loaded.then(() => undefined);
};

globalThis.connect = async (options = {}) => {
  globalThis.frame = await connectFrame(iframe, { origin: query.get("origin"), timeout: 8000, ...options });
};

/** What an extension does with the panel in the frame: its letter stays here. */
globalThis.showLetter = async () => {
  const show = () => globalThis.frame.show({ letter: { text: textarea.value, options: { purpose: "reminder" }, locale: "nl" } });
  globalThis.told = [];
  globalThis.frame.listen(({ name, detail }) => {
    globalThis.told.push(name);
    if (name === "resize") iframe.height = String(detail.height);
    if (name === "reveal") textarea.setSelectionRange(detail.start, detail.end);
    if (name !== "replace") return;
    for (const { start, end, was, text } of [...detail.changes].reverse()) {
      if (textarea.value.slice(start, end) === was) textarea.setRangeText(text, start, end);
    }
    void show();
  });
  textarea.addEventListener("input", show);
  await show();
};

globalThis.showSteps = async (account, today) => {
  globalThis.steps = [];
  globalThis.frame.listen((event) => {
    if (event.name === "resize") iframe.height = String(event.detail.height);
    if (event.name === "helder-step" || event.name === "helder-draft") globalThis.steps.push(event);
  });
  await globalThis.frame.show({ steps: { account, today, locale: "nl" } });
};

if (query.has("frame")) void globalThis.load(query.get("frame"));
