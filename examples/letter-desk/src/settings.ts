// Language and appearance, remembered on this computer where the browser allows it.

import type { Locale } from "./words.ts";

type Theme = "light" | "dark";

export function savedLocale(): Locale {
  return read("helder-locale") === "en" ? "en" : "nl";
}

export function saveLocale(locale: Locale): void {
  write("helder-locale", locale);
}

/** The theme on the screen now: chosen here, or else what the computer prefers. */
export function theme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function setTheme(next: Theme): void {
  document.documentElement.dataset["theme"] = next;
  write("helder-theme", next);
}

export function restoreTheme(): void {
  const saved = read("helder-theme");
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
