// The customer who has logged in, and the day it is. All of it is invented.

import type { Account } from "helder";

export const TODAY = "2026-11-23";

/** The day by which is asked to pay, the first day of a plan, and the last day on which a plan may begin. */
export const DAYS = { payBy: "2026-12-07", first: "2026-12-01", latest: "2027-01-04" };

/** Where to call. */
export const PHONE = "020 555 01 23";

/** What is open in all, as the billing system says. */
export const TOTAL = "214.60";

export const account = {
  id: "LE-40721",
  customer: { name: "Noor de Wit", since: "2017-03-01", preferences: { channel: "email" } },
  service: "energy",
  contactPoints: [
    { channel: "call", value: "06 5550 1278", verified: "2025-02-10" },
    { channel: "sms", value: "06 5550 1278", verified: "2025-02-10" },
    { channel: "email", value: "noor.dewit@voorbeeld.nl", verified: "2025-02-10" },
  ],
  invoices: [
    { id: "2026-0914", amount: "107.30", due: "2026-10-14" },
    { id: "2026-1014", amount: "107.30", due: "2026-11-14" },
  ],
} satisfies Account;
