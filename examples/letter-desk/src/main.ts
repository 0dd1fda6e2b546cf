import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/literata/opsz.css";
import "./styles/base.css";
import "./styles/letter.css";
import "./styles/panel.css";
import "./styles/account.css";
import "./styles/law.css";
import "./styles/policy.css";

import { createHelder, type Helder, HelderError } from "helder";
import { AccountDesk } from "./account.ts";
import { byId, icon, type IconName } from "./dom.ts";
import { LawDesk } from "./law.ts";
import { LetterDesk } from "./desk.ts";
import { PolicyDesk } from "./policy.ts";
import { policyWords } from "./policy-words.ts";
import { restoreTheme, saveLocale, savedLocale, setTheme, theme } from "./settings.ts";
import { currentLocale, setLocale, type Words, words } from "./words.ts";

/** What went wrong, by part of the page. */
const troubles = new Map<string, string>();

restoreTheme();
setLocale(savedLocale());

const helder = await startEngine();
const letterDesk = new LetterDesk(helder, (run) => guard("letter", run));
const accountDesk =
  helder &&
  new AccountDesk(
    helder,
    (account, today, policy) => guard("account", () => helder.nextSteps(account, { today, policy, locale: currentLocale() })),
    (draft) => {
      letterDesk.open(draft);
      byId("letter").scrollIntoView({ block: "start" });
    },
    (policy) => policyDesk?.follow(policy),
  );
const lawDesk = helder && new LawDesk(helder);
const policyDesk = helder && accountDesk && new PolicyDesk(helder, accountDesk.policy, (policy) => accountDesk.use(policy));

byId("locale-switch").addEventListener("click", () => {
  setLocale(currentLocale() === "nl" ? "en" : "nl");
  saveLocale(currentLocale());
  show();
});
byId("theme-switch").addEventListener("click", () => {
  setTheme(theme() === "dark" ? "light" : "dark");
  showTheme();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);

show();

async function startEngine(): Promise<Helder | undefined> {
  try {
    return await createHelder();
  } catch (error) {
    console.warn(error);
    return undefined;
  }
}

/** Does what may fail. What fails is told on the page, and the page goes on. */
function guard<T>(part: string, run: () => T): T | undefined {
  try {
    const answer = run();
    tell(part, undefined);
    return answer;
  } catch (error) {
    if (!(error instanceof HelderError)) throw error;
    const { engineSays, inField } = words();
    tell(part, `${engineSays}${error.path ? ` ${inField(error.path)}` : ""}: ${error.message} (${error.code})`);
    return undefined;
  }
}

function tell(part: string, message: string | undefined): void {
  if (message === undefined) troubles.delete(part);
  else troubles.set(part, message);
  const banner = byId("banner");
  banner.hidden = troubles.size === 0;
  banner.textContent = [...troubles.values()].join(" ");
}

function show(): void {
  document.documentElement.lang = currentLocale();
  document.title = `Helder · ${words().tagline}`;
  for (const element of document.querySelectorAll<HTMLElement>("[data-word]")) element.textContent = word(element.dataset["word"]);
  for (const element of document.querySelectorAll<HTMLElement>("[data-word-label]")) element.setAttribute("aria-label", word(element.dataset["wordLabel"]));
  for (const element of document.querySelectorAll<HTMLElement>("[data-icon]")) element.replaceChildren(icon(element.dataset["icon"] as IconName));
  showSwitches();
  if (!helder) {
    tell("engine", words().wasmFailed);
    document.body.classList.add("no-engine");
  }
  letterDesk.show();
  accountDesk?.show();
  lawDesk?.show();
  policyDesk?.show();
}

/** What the styles do not colour is drawn anew. */
function showTheme(): void {
  showSwitches();
  policyDesk?.recolour();
}

function showSwitches(): void {
  const text = words();
  const localeSwitch = byId("locale-switch");
  localeSwitch.textContent = text.otherLocale;
  localeSwitch.lang = currentLocale() === "nl" ? "en" : "nl";
  const dark = theme() === "dark";
  const themeSwitch = byId("theme-switch");
  themeSwitch.replaceChildren(icon(dark ? "sun" : "moon"));
  themeSwitch.title = dark ? text.toLight : text.toDark;
  themeSwitch.setAttribute("aria-label", themeSwitch.title);
}

function word(name: string | undefined): string {
  const found = { ...words(), ...policyWords() }[name as keyof Words];
  return typeof found === "string" ? found : "";
}
