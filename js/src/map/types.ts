import type { Account } from "../types.js";
import type { Problem } from "./problem.js";

/** How the records of a host become accounts: data, not code. */
export interface RecordMap {
  /** For people. */
  note?: string;
  /** How the host writes things down, where a reader says nothing else. */
  formats?: Formats;
  /** What each field of the account is read from, by the names of the account. */
  account: RecordReader<Account>;
}

/** How a host writes things down. */
export interface Formats {
  /** `iso` (when left out), `iso-utc`, `epoch-ms`, `epoch-s`, or a pattern such as `dd-MM-yyyy`. */
  date?: string;
  /** Where the day of a moment is taken: `Europe/Amsterdam`, or `local` for the zone of the page. Left out: the day as it is written. */
  zone?: string;
  /** How 1234.56 is written, such as `1.234,56`; `cents` for whole cents. Left out: numbers, and text with a point. */
  amount?: string;
  /** `cents` rounds what has more than two decimals. Left out: such a number is refused. */
  round?: string;
  /** Values that say nothing, besides `null` and empty text. They do not count for fields that are yes or no. */
  empty?: Scalar[];
}

/** A value that stands for itself. */
export type Scalar = string | number | boolean;

/** A path into the record, or how what is there is read. One of `from`, `value` and `join`. */
export type Reader =
  | string
  | ({
      /** Where it is; of several places the first where something is. */
      from?: string | string[];
      /** Always this. */
      value?: Scalar;
      /** Texts that are put together; those that are not there are left out. */
      join?: Reader[];
      /** What stands between them; a space when left out. */
      with?: string;
      /** What the words of the record mean; `null`: nothing. */
      words?: { [word: string]: Scalar | null };
      /** What every other word means; `null`: nothing. Left out: another word is a problem. */
      otherwise?: Scalar | null;
      /** What it is when nothing is there. */
      default?: Scalar;
    } & Omit<Formats, "empty">);

/** Which records count: at each of these paths one of these values, as text. `null` is nothing. All must hold. */
export type Where = { [path: string]: Scalar | null | (Scalar | null)[] | { not: Scalar | null | (Scalar | null)[] } };

/** How each field of a record is read. */
export type RecordReader<T> = { [Name in keyof T]?: FieldReader<NonNullable<T[Name]>> };

/** One record of a list, or with `each` as many as there are. */
export type ListReader<T> = RecordReader<T> & {
  /** The list, with `[]` behind it: `invoices[]`, `orders[].invoices[]`. Paths beside it start at its items. */
  each?: string;
  /** Which of them count. */
  where?: Where;
  /** The list may be left out of the record. */
  default?: never[];
};

type FieldReader<T> = T extends (infer Item)[]
  ? Item extends object
    ? ListReader<Item> | ListReader<Item>[]
    : Reader | Reader[]
  : T extends object
    ? RecordReader<T> & { where?: Where }
    : Reader;

/** What a record was mapped to. */
export type Mapped =
  | { /** The whole account. */ account: Account; /** None. */ problems: []; notes: Problem[] }
  | {
      /** Nothing: something that is in the record could not be read. */
      account: undefined;
      /** What could be read, for who goes on without the rest; nothing when it is no account without it. */
      partial: Account | undefined;
      /** What could not be read, and is not in `partial`. */
      problems: Problem[];
      /** Keys that are not in the record, while one with nearly the same name is. */
      notes: Problem[];
    };
