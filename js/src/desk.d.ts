// The glue of desk.wasm; see letters.d.ts.

export function initSync(module: { module: WebAssembly.Module | BufferSource }): unknown;
export function knowPolicy(id: string, pack: string): void;
export function checkPolicy(pack: string, options: string): string;
export function simulate(request: string): string;
