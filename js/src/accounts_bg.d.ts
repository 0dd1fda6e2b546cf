// The glue of accounts.wasm; see letters_bg.d.ts.

export default function (): {
  __wbg_set_wasm(exports: object): void;
  providePolicy(id: string, pack: string): void;
  acceptPolicy(pack: string): string;
  nextSteps(account: string, options: string): string;
  provideDrafts(language: string, texts: string): void;
  draft(account: string, options: string): string;
  collectionCosts(request: string): string;
  interest(request: string): string;
  notice(request: string): string;
  balance(request: string): string;
  paymentPlan(request: string): string;
  paymentPlans(request: string): string;
  repairPlan(request: string): string;
  provideMessages(locale: string, lines: string): void;
};
