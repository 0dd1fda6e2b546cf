/** What the page's Content-Security-Policy lets us do, found out without breaking it: a forbidden attempt is reported to the owner of the page. */

/** What the page allows, as far as can be known; what is not known is allowed until it fails. */
export interface PagePolicy {
  allowsWasm: boolean;
  allowsWorker: boolean;
}

const policies = new Map<string, Promise<PagePolicy>>();

/** The policy of this page. It stands in `meta` elements and in a header; the header is only to be had by asking for the page's own address once more. */
export function pagePolicy(): Promise<PagePolicy> {
  const { document, location } = globalThis as { document?: Document; location?: Location };
  const hasWasm = typeof WebAssembly === "object" && typeof WebAssembly.instantiate === "function";
  // Node, Deno, a worker: no page, and what a server says of a worker's script cannot be read in it.
  if (!document || !location || !/^https?:$/.test(location.protocol)) return Promise.resolve({ ...readPolicies([]), allowsWasm: hasWasm });
  const address = location.origin + location.pathname;
  let policy = policies.get(address);
  if (!policy) {
    const metas = [...document.querySelectorAll<HTMLMetaElement>("meta[http-equiv='content-security-policy' i]")].map((meta) => meta.content);
    policy = policyOf(metas, location).then((found) => ({ ...found, allowsWasm: found.allowsWasm && hasWasm }));
    policies.set(address, policy);
  }
  return policy;
}

async function policyOf(metas: string[], page: Location): Promise<PagePolicy> {
  const known = readPolicies(metas, page);
  // It is known already that wasm is forbidden, or asking is.
  if (!known.allowsWasm || !known.allowsConnect) return known;
  try {
    const response = await fetch(page.origin + page.pathname, { cache: "force-cache", credentials: "same-origin" });
    const header = response.headers.get("content-security-policy");
    void response.body?.cancel();
    // A comma parts the policies of several headers; in a source list it has no place.
    return readPolicies([...metas, ...(header?.split(",") ?? [])], page);
  } catch {
    return known;
  }
}

/** Reads the policies of a page; all of them hold. */
export function readPolicies(texts: readonly string[], page?: URL | Location): PagePolicy & { allowsConnect: boolean } {
  const all = texts.map(directives);
  /** Whether each policy allows it by the first of these directives that it has; one that has none of them does. */
  const every = (names: string[], allows: (sources: string[]) => boolean): boolean =>
    all.every((policy) => {
      const sources = names.map((name) => policy.get(name)).find((list) => list !== undefined);
      return sources === undefined || allows(sources);
    });
  const own = (sources: string[]): boolean =>
    sources.some((source) => ["*", "'self'", "'strict-dynamic'", page?.protocol, page?.host, page?.origin].includes(source));
  const script = ["script-src", "default-src"];
  return {
    allowsWasm: every(script, (sources) => sources.includes("'unsafe-eval'") || sources.includes("'wasm-unsafe-eval'")),
    allowsWorker: every(["worker-src", "child-src", ...script], own),
    allowsConnect: every(["connect-src", "default-src"], own),
  };
}

function directives(text: string): Map<string, string[]> {
  const policy = new Map<string, string[]>();
  for (const directive of text.split(";")) {
    const [name, ...sources] = directive.trim().toLowerCase().split(/\s+/);
    // Of a directive that comes twice, the first counts.
    if (name && !policy.has(name)) policy.set(name, sources);
  }
  return policy;
}
