// A portal as strict as they come: it brings the elements in, and keeps what they tell.

import "/dist/elements/contact-check.js";
import "/dist/elements/payment-plan.js";

/** Everything that was told: the name of the event and its detail. */
globalThis.told = [];
for (const name of ["helder-plan", "helder-contact-points", "helder-error", "input", "change"]) {
  document.addEventListener(name, (event) => globalThis.told.push([name, event.detail ?? null]));
}

/** Puts an element on the page; in the form when it has a name. */
globalThis.put = (tag, attributes, properties = {}) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.querySelector(attributes.name ? "#around" : "#place").append(element);
  Object.assign(element, properties);
  return element;
};

// Pages that are gone back to build themselves anew: the browser gives the fields their state.
const built = new URLSearchParams(location.search).get("built");
if (built) for (const [tag, attributes, properties] of JSON.parse(built)) globalThis.put(tag, attributes, properties);

document.documentElement.dataset.ready = "";
