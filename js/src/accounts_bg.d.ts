// The glue of accounts.wasm; see letters_bg.d.ts.

export function __wbg_set_wasm(exports: object): void;
export function providePolicy(id: string, pack: string): void;
export function acceptPolicy(pack: string): string;
export function nextSteps(account: string, options: string): string;
export function provideDrafts(language: string, texts: string): void;
export function draft(account: string, options: string): string;
export function collectionCosts(request: string): string;
export function interest(request: string): string;
export function notice(request: string): string;
export function balance(request: string): string;
export function paymentPlan(request: string): string;
export function paymentPlans(request: string): string;
export function repairPlan(request: string): string;
export function provideMessages(locale: string, lines: string): void;
