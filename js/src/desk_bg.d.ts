// The glue of desk.wasm; see letters_bg.d.ts.

export function __wbg_set_wasm(exports: object): void;
export function knowPolicy(id: string, pack: string): void;
export function checkPolicy(pack: string, options: string): string;
export function simulate(request: string): string;
