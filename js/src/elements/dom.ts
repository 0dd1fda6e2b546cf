/** Small help for building what an element shows. All text goes in as text, never as markup; no style is written inline. */

/** What `h` takes as content. */
export type Child = Node | string | null | undefined | false;

type Listener = (event: Event) => void;

type Props = Readonly<Record<string, string | number | boolean | null | undefined | Listener>>;

/** Who listens to what on which element: so an element can take over the listeners of the one that it becomes. */
const listeners = new WeakMap<EventTarget, Record<string, Listener>>();

function hear(event: Event): void {
  if (event.currentTarget) listeners.get(event.currentTarget)?.[event.type]?.(event);
}

function listen(element: Element, to: Record<string, Listener>): void {
  listeners.set(element, to);
  for (const name of Object.keys(to)) element.addEventListener(name, hear);
}

/** The listeners that `h` gave to another element take the place of those it gave to this one. */
export function takeListeners(element: Element, from: Element): void {
  if (listeners.has(element) || listeners.has(from)) listen(element, listeners.get(from) ?? {});
}

/** An element: attributes by name, listeners as `onclick`, `true` for a bare attribute. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  const heard: Record<string, Listener> = {};
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") heard[name.slice(2)] = value;
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  if (Object.keys(heard).length > 0) listen(element, heard);
  element.append(...children.filter(isNode));
  return element;
}

/** A button that does something on this page. */
export function button(props: Props, ...children: Child[]): HTMLButtonElement {
  return h("button", { type: "button", class: "button", ...props }, ...children);
}

function svg(tag: string, attributes: Readonly<Record<string, string | number>>, ...children: SVGElement[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

const shapes = {
  arrow: "M4 12h15M13 6l6 6-6 6",
  attention: "M12 5v9M12 18.5v.01",
  call: "M6 3h4l2 5-2.5 1.5a11 11 0 0 0 5 5L16 12l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
  found: "m5 12.5 4.5 4.5L19 7",
  letter: "M3 6h18v12H3zM3 7l9 6 9-6",
  missing: "M7 7l10 10M17 7 7 17",
  stop: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM7 12h10",
} as const;

export type IconName = keyof typeof shapes;

/** A line drawing that screen readers pass over. */
export function icon(name: IconName): SVGElement {
  return svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, svg("path", { d: shapes[name] }));
}

/** A bar from 0 to 100, or with `from` the stretch from there; its size is an attribute, for pages that forbid inline style. Say in text beside it what it shows. */
export function bar(to: number, className = "", from = 0): SVGElement {
  const [low, high] = [Math.max(0, Math.min(from, to)), Math.min(100, Math.max(from, to))];
  return svg(
    "svg",
    { class: `bar ${className}`.trim(), viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "bar-whole", width: 100, height: 8 }),
    svg("rect", { class: "bar-part", x: low, width: Math.max(0, high - low), height: 8 }),
    ...(from > 0 ? [svg("rect", { class: "bar-from", x: from - 0.5, width: 1, height: 8 })] : []),
  );
}

/** A ruler from 0 to 100 with its zones and a needle. Say in text beside it what it shows. */
export function ruler(score: number, [fair, good]: readonly [number, number]): SVGElement {
  const ticks = Array.from({ length: 51 }, (_, index) => `M${index * 2} 4v${index % 5 === 0 ? 6 : 3}`).join("");
  const zone = (name: string, from: number, to: number) => svg("rect", { class: `zone level-${name}`, x: from, y: 14, width: to - from, height: 2 });
  return svg(
    "svg",
    { class: "ruler", viewBox: "0 0 100 20", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("path", { class: "ticks", d: `M0 4H100${ticks}` }),
    zone("bad", 0, fair - 0.4),
    zone("warn", fair + 0.4, good - 0.4),
    zone("good", good + 0.4, 100),
    svg("path", { class: "needle", d: `M${score} 2V19` }),
    svg("path", { class: "needle-head", d: `M${score} 2v0` }),
  );
}

/**
 * Shows something else in a container and keeps what the person was at: the keyboard on the control with the same `data-key`, the caret in a field, and the
 * `details` with a `data-name` as open as they were. When the control is gone, the keyboard goes to the next `data-landing`, or the one before: to what tells
 * where one is, not to what does something. Where there is none of these it goes to the same place in the row.
 */
export function rebuild(container: HTMLElement, build: () => Child[], put: Put = replaceAll): void {
  const root = container.getRootNode() as Document | ShadowRoot;
  const active = root.activeElement;
  const keys = () => [...container.querySelectorAll<HTMLElement>("[data-key]")];
  const before = active instanceof HTMLElement && container.contains(active) ? active : undefined;
  const row = before ? keys() : [];
  const at = before ? row.indexOf(before) : -1;
  const isLanding = (element: HTMLElement): boolean => element.hasAttribute("data-landing");
  const landings = [...row.slice(at + 1).filter(isLanding), ...row.slice(0, Math.max(at, 0)).filter(isLanding).reverse()].map((element) => element.dataset["key"]);
  const caret = isTextField(before) ? ([before.selectionStart, before.selectionEnd] as const) : undefined;
  const opened = new Map([...container.querySelectorAll<HTMLDetailsElement>("details[data-name]")].map((details) => [details.dataset["name"], details.open]));
  put(container, build().filter(isNode));
  for (const details of container.querySelectorAll<HTMLDetailsElement>("details[data-name]")) details.open = opened.get(details.dataset["name"]) ?? details.open;
  if (!before || root.activeElement === before) return;
  const now = keys();
  const keyed = new Map(now.map((element) => [element.dataset["key"], element]));
  const landing = landings.find((key) => keyed.has(key));
  const next = keyed.get(before.dataset["key"]) ?? (landing === undefined ? now[Math.min(Math.max(at, 0), now.length - 1)] : keyed.get(landing));
  next?.focus({ preventScroll: true });
  if (caret && isTextField(next) && next.dataset["key"] === before.dataset["key"]) next.setSelectionRange(...caret);
}

/** How new content comes into a container. */
export type Put = (container: HTMLElement, content: readonly (Node | string)[]) => void;

function replaceAll(container: HTMLElement, content: readonly (Node | string)[]): void {
  container.replaceChildren(...content);
}

function isNode(child: Child): child is Node | string {
  return child !== null && child !== undefined && child !== false;
}

/** A field with a caret: dates and numbers have none to ask for. */
function isTextField(element: Element | undefined): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && /^(text|search|tel|url)$/.test(element.type));
}
