// A host: it brings the elements in, and shows one at a time.

import "/dist/elements/index.js";

const place = document.getElementById("place");

/** What each element needs to show all it has. */
const cases = {
  "helder-letter": ({ letter }) => {
    const area = Object.assign(document.createElement("textarea"), { id: "letter", value: letter });
    area.setAttribute("aria-label", "Letter");
    const panel = document.createElement("helder-letter");
    for (const [name, value] of Object.entries({ for: "letter", purpose: "fourteen-day-letter", jurisdiction: "NL" })) panel.setAttribute(name, value);
    return [area, panel];
  },
  "helder-next-steps": ({ account, today, sender }) => [Object.assign(document.createElement("helder-next-steps"), { account, today, sender })],
  "helder-call-guide": ({ account, today, sender }) => {
    const guide = Object.assign(document.createElement("helder-call-guide"), { account, today, sender, step: "offer-plan" });
    guide.setAttribute("hour", "14");
    return [guide];
  },
};

/** What the elements told the page. */
globalThis.told = [];
for (const name of ["report", "apply", "ignore", "advice", "step", "draft", "contact", "promise", "error"]) {
  document.addEventListener(`helder-${name}`, (event) => globalThis.told.push({ name, detail: JSON.parse(JSON.stringify(event.detail)) }));
}

/** Shows an element, in place of the one before, and waits until it says something. */
globalThis.mount = async (name, data, attributes = {}) => {
  globalThis.told.length = 0;
  const nodes = cases[name](data);
  for (const [attribute, value] of Object.entries(attributes)) nodes.at(-1).setAttribute(attribute, value);
  place.replaceChildren(...nodes);
  await globalThis.shown(name, "h2, [role=alert]");
};

/** Waits until an element shows what this selector finds. */
globalThis.shown = async (name, selector) => {
  const until = performance.now() + 10_000;
  while (!document.querySelector(name)?.shadowRoot.querySelector(selector)) {
    if (performance.now() > until) throw new Error(`${name} shows no ${selector}`);
    await new Promise((go) => setTimeout(go, 1));
  }
};

document.documentElement.dataset.ready = "";
