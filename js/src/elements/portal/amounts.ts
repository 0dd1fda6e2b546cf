// Amounts as people type them, and as the engine wants them: text, never a float.

/**
 * An amount as it was typed, as the engine reads it: `25`, `25,5`, `€ 1.250,00`, `1,250.00` and `25,-` become `"25.00"`, `"25.50"`, `"1250.00"`,
 * `"1250.00"` and `"25.00"`. `undefined` when it is no amount that a person can mean.
 */
export function typedAmount(typed: string): string | undefined {
  const bare = typed.normalize("NFKC").replace(/€|euro|eur/giu, "").replace(/[\s'’]/gu, "").replace(/[,.][-–—]{1,2}$/u, "");
  const parts = /^(\d{1,9}|\d{1,3}(?:([.,])\d{3})+)(?:([.,])(\d{1,2}))?$/u.exec(bare);
  if (!parts) return undefined;
  const [, whole = "", grouping, point, cents = ""] = parts;
  // `1.250.00` has one sign for two things.
  if (grouping !== undefined && grouping === point) return undefined;
  // Money has two decimals: three digits after a point or comma are thousands.
  return `${BigInt(whole.replace(/[.,]/gu, ""))}.${cents.padEnd(2, "0")}`;
}

/** Whether one amount is below another; both as the engine writes them. */
export function below(amount: string, other: string): boolean {
  return inCents(amount) < inCents(other);
}

function inCents(amount: string): bigint {
  const [whole = "0", cents = ""] = amount.split(".");
  return BigInt(whole + cents.padEnd(2, "0").slice(0, 2));
}
