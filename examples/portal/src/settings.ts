// Language and appearance, remembered on this computer where the browser allows it.

import type { Locale } from "helder";

export const LOCALES: readonly Locale[] = ["nl", "en", "de", "fr"];

export function savedLocale(): Locale {
  return LOCALES.find((locale) => locale === read("portal-locale")) ?? "nl";
}

export function saveLocale(locale: Locale): void {
  write("portal-locale", locale);
}

/** The theme on the screen now: chosen here, or else what the computer prefers. */
export function theme(): "light" | "dark" {
  const chosen = document.documentElement.dataset["theme"] ?? read("portal-theme");
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function setTheme(next: "light" | "dark"): void {
  document.documentElement.dataset["theme"] = next;
  write("portal-theme", next);
}

export function restoreTheme(): void {
  const saved = read("portal-theme");
  if (saved === "light" || saved === "dark") document.documentElement.dataset["theme"] = saved;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still shows the page.
  }
}
