// The sample customers: every file in examples/accounts, each with its story. Customers and numbers are invented.

import type { Account } from "helder";
import type { Locale } from "./words.ts";

export interface SampleAccount {
  title: Record<Locale, string>;
  story: Record<Locale, string>;
  account: Account;
}

type Story = Omit<SampleAccount, "account">;

/** From the lightest case to the heaviest. */
const stories: Record<string, Story> = {
  vergeten: {
    title: { nl: "Vergeten", en: "Forgot" },
    story: { nl: "Mevrouw De Wit betaalt al jaren op tijd. De rekening van oktober bleef liggen.", en: "Mrs De Wit has paid on time for years. The October invoice was overlooked." },
  },
  slordig: {
    title: { nl: "Vaker iets te laat", en: "Often a little late" },
    story: { nl: "Meneer Yilmaz betaalt na elke herinnering, maar bijna nooit op de dag zelf.", en: "Mr Yilmaz pays after each reminder, but hardly ever on the day itself." },
  },
  "baan-kwijt": {
    title: { nl: "Baan kwijt", en: "Lost the job" },
    story: { nl: "Meneer Bakker verloor in september zijn baan. Hij belde zelf om dat te vertellen.", en: "Mr Bakker lost his job in September. He called us to say so." },
  },
  geschil: {
    title: { nl: "Niet eens met de rekening", en: "Disagrees" },
    story: { nl: "Mevrouw Smit zegt dat de monteur nooit is geweest. Zij wacht nog op antwoord.", en: "Mrs Smit says the engineer never came. She is still waiting for an answer." },
  },
  "niet-bereikt": {
    title: { nl: "Niet bereikt", en: "Not reached" },
    story: { nl: "Meneer Jansen neemt niet op en reageert niet op mail en brief.", en: "Mr Jansen does not answer the phone, e-mail or letters." },
  },
  "wil-niet": {
    title: { nl: "Zei ja, en daarna nee", en: "Said yes, then no" },
    story: { nl: "Meneer De Graaf kan betalen, zei tweemaal ja en daarna nee.", en: "Mr De Graaf can pay, said yes twice and then no." },
  },
  schuldhulp: {
    title: { nl: "Hulp bij schulden", en: "Help with debts" },
    story: { nl: "Mevrouw Van Dijk krijgt sinds kort hulp van de gemeente.", en: "Mrs Van Dijk has recently been getting help from the municipality." },
  },
  terugbellen: {
    title: { nl: "Wacht op ons", en: "Waits for us" },
    story: { nl: "Mevrouw El Amrani mailde een vraag over haar rekening. Niemand gaf antwoord.", en: "Mrs El Amrani e-mailed a question about her invoice. Nobody answered." },
  },
};

const files = import.meta.glob<Account>("../../accounts/*.json", { eager: true, import: "default" });

export const accounts: SampleAccount[] = Object.entries(stories).flatMap(([name, story]) => {
  const account = files[`../../accounts/${name}.json`];
  return account ? [{ ...story, account }] : [];
});
