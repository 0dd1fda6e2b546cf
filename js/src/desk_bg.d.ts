// The glue of desk.wasm; see letters_bg.d.ts.

export default function (): {
  __wbg_set_wasm(exports: object): void;
  knowPolicy(id: string, pack: string): void;
  checkPolicy(pack: string, options: string): string;
  simulate(request: string): string;
};
