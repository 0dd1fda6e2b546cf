import { type Fault, fault, isFault, shown } from "./problem.js";

/** How amounts are written: an example of 1234.56, or `cents` for whole cents. */
export const AMOUNT_FORMATS = ["1234.56", "1234,56", "1.234,56", "1,234.56", "1 234,56", "1 234.56", "1'234.56", "cents"] as const;

const MOST_DIGITS = 28;

/**
 * An amount as exact decimal text. A number has at most two decimals: one such as 0.1 + 0.2 is refused, for nobody knows what was lost on the way, unless it is
 * to be rounded to cents (half away from zero, by its decimals as they are written).
 */
export function readAmount(value: unknown, format: string | undefined, round: boolean): string | Fault {
  const written =
    typeof value === "number"
      ? ofNumber(value, round)
      : typeof value === "bigint"
        ? String(value)
        : typeof value === "string"
          ? ofText(value.trim(), format)
          : undefined;
  if (written === undefined) return fault("wrong-type", `expected an amount, found ${shown(value)}`);
  if (isFault(written)) return written;
  if (format === "cents") {
    return written.includes(".") ? fault("invalid-amount", `expected whole cents, found ${shown(value)}`) : decimal(inCents(written), false, value);
  }
  return decimal(written, round, value);
}

/** Whether this is an amount as an account has it. */
export function isAmount(value: unknown): boolean {
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) && value.replace(/\D/g, "").length <= MOST_DIGITS;
}

function ofNumber(value: number, round: boolean): string | Fault {
  if (!Number.isFinite(value)) return fault("invalid-amount", `expected an amount, found ${value}`);
  // What is less than this is written with an exponent, and is dust.
  if (round && Math.abs(value) < 1e-6) return "0";
  const text = String(value);
  // Of greater numbers the cents are not certain.
  if (Math.abs(value) * 100 > Number.MAX_SAFE_INTEGER || text.includes("e")) {
    return fault("inexact-amount", `${text} is not certain to the cent as a number: hand it over as text`);
  }
  if (!round && (text.split(".")[1]?.length ?? 0) > 2) {
    return fault(
      "inexact-amount",
      `${text} has more than two decimals, as a number that was computed: hand it over as text, or say "round": "cents"`,
    );
  }
  return text;
}

function ofText(text: string, format: string | undefined): string | Fault {
  if (format === undefined) {
    if (/^-?\d+\.\d{3}$/.test(text)) {
      return fault(
        "ambiguous-amount",
        `${shown(text)} may be ${text.replace(".", "")} or ${text}: say how amounts are written, as "amount": "1.234,56" or "1234.56"`,
      );
    }
    if (/^-?\d+(\.\d+)?$/.test(text)) return text;
    const hint = /\d/.test(text) ? `: say how amounts are written, as "amount": "1.234,56" or "1,234.56"` : "";
    return fault(hint ? "ambiguous-amount" : "invalid-amount", `expected an amount such as "1234.56", found ${shown(text)}${hint}`);
  }
  const [, group = "", point = "."] = /^1(\D?)234(\D)56$/.exec(format) ?? [];
  const signed = /^(?:(?:[A-Z]{3}|\p{Sc})\s*)?([-−]?)\s*(?:(?:[A-Z]{3}|\p{Sc})\s*)?(\d[\d.,'’\s]*?)\s*(?:[A-Z]{3}|\p{Sc})?\s*([-−]?)$/u.exec(text);
  // A space of any width, an apostrophe of any shape.
  const body = signed?.[2]?.replace(/\s/g, " ").replace(/’/g, "'") ?? "";
  const parts = body.split(point);
  const whole = parts[0] ?? "";
  const grouped = group !== "" && new RegExp(`^\\d{1,3}(\\${group}\\d{3})+$`).test(whole);
  if (
    !signed ||
    parts.length > 2 ||
    !(grouped || /^\d+$/.test(whole)) ||
    !/^\d*$/.test(parts[1] ?? "") ||
    parts[1] === "" ||
    (signed[1] && signed[3])
  ) {
    return fault("invalid-amount", `expected an amount written as "${format}", found ${shown(text)}`);
  }
  return `${signed[1] || signed[3] ? "-" : ""}${whole.replace(/\D/g, "")}${parts[1] === undefined ? "" : `.${parts[1]}`}`;
}

function inCents(written: string): string {
  const digits = written.replace("-", "").padStart(3, "0");
  return `${written.startsWith("-") ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The same amount in its usual form: at least two decimals, no zeros that say nothing. */
function decimal(written: string, round: boolean, value: unknown): string | Fault {
  const negative = written.startsWith("-");
  const [whole = "", parts = ""] = written.replace("-", "").split(".");
  let units = whole.replace(/^0+(?=\d)/, "");
  let cents = parts.replace(/0+$/, "").padEnd(2, "0");
  if (round && cents.length > 2) {
    const up = cents[2]! >= "5" ? 1n : 0n;
    const rounded = String(BigInt(units + cents.slice(0, 2)) + up).padStart(3, "0");
    [units, cents] = [rounded.slice(0, -2), rounded.slice(-2)];
  }
  if (units.length + cents.length > MOST_DIGITS) {
    return fault("invalid-amount", `expected an amount of at most ${MOST_DIGITS} digits, found ${shown(value)}`);
  }
  return `${negative && /[1-9]/.test(units + cents) ? "-" : ""}${units}.${cents}`;
}
