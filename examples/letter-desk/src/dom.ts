// Small help for building the page. All text goes in as text, never as markup.

export type Child = Node | string | null | undefined | false;
type Props = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** An element: attributes by name, listeners as `onclick`, `true` for a bare attribute. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

/** The element with this id; the page is broken without it. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as E;
}

const shapes = {
  lock: "M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5",
  moon: "M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z",
  bold: "M7 4h6a4 4 0 0 1 0 8H7zM7 12h7a4 4 0 0 1 0 8H7z",
  list: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  undo: "M9 6 4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3",
  redo: "m15 6 5 5-5 5M20 11H10a5 5 0 0 0 0 10h3",
  close: "M6 6l12 12M18 6 6 18",
  found: "m5 12.5 4.5 4.5L19 7",
  attention: "M12 5v9M12 18.5v.01",
  missing: "M7 7l10 10M17 7 7 17",
  arrow: "M4 12h15M13 6l6 6-6 6",
  letter: "M3 6h18v12H3zM3 7l9 6 9-6",
  call: "M6 3h4l2 5-2.5 1.5a11 11 0 0 0 5 5L16 12l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
  stop: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM7 12h10",
} as const;

export type IconName = keyof typeof shapes;

/** A line drawing that screen readers pass over. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  return svg;
}

/** A bar from 0 to 100. */
export function bar(percent: number, label: string, className = ""): HTMLElement {
  const fill = h("span");
  fill.style.inlineSize = `${Math.max(0, Math.min(100, percent))}%`;
  return h("span", { class: `bar ${className}`.trim(), role: "img", "aria-label": label }, fill);
}

/** Builds a part of the page anew and keeps the keyboard where it was: on the same key, or else on the same place in the row. */
export function rebuild(container: HTMLElement, build: () => Child[]): void {
  const active = document.activeElement;
  const keys = () => [...container.querySelectorAll<HTMLElement>("[data-key]")];
  const before = active instanceof HTMLElement && container.contains(active) ? active : undefined;
  const at = before ? keys().indexOf(before) : -1;
  const scroll = container.querySelector(".scroll")?.scrollTop ?? 0;
  const open = new Set([...container.querySelectorAll<HTMLDetailsElement>("details[open][data-name]")].map((details) => details.dataset["name"]));
  const known = new Set([...container.querySelectorAll<HTMLDetailsElement>("details[data-name]")].map((details) => details.dataset["name"]));
  container.replaceChildren(...build().filter((child): child is Node | string => Boolean(child)));
  for (const details of container.querySelectorAll<HTMLDetailsElement>("details[data-name]")) {
    if (known.has(details.dataset["name"])) details.open = open.has(details.dataset["name"]);
  }
  const scroller = container.querySelector(".scroll");
  if (scroller) scroller.scrollTop = scroll;
  if (!before) return;
  const now = keys();
  const next = now.find((element) => element.dataset["key"] === before.dataset["key"]) ?? now[Math.min(Math.max(at, 0), now.length - 1)];
  next?.focus({ preventScroll: true });
}
