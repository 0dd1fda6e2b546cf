// The letter's desk: reads the letter after each change and keeps highlights, panel and popover in step with it.

import type { Draft, Finding, Helder, LetterReport, Purpose } from "helder";
import { checklistView } from "./checklist.ts";
import { byId, h, rebuild } from "./dom.ts";
import { LetterEditor } from "./editor.ts";
import { allReplacements, findingsView } from "./findings.ts";
import { letters } from "./letters.ts";
import { Popover } from "./popover.ts";
import { scorePartsView, scoreView } from "./score.ts";
import { currentLocale, words } from "./words.ts";

/** Where the panel stands beside the letter, as in the styles. */
const BESIDE = "(width >= 64rem)";

/** What a Dutch letter calls what it is about. */
const SUBJECT = "Onderwerp";

/** How long the page waits before it tells a screen reader the new score. */
const ANNOUNCE_AFTER = 1200;

export class LetterDesk {
  readonly #helder: Helder | undefined;
  readonly #guard: <T>(run: () => T) => T | undefined;
  readonly #editor: LetterEditor;
  readonly #popover: Popover;
  readonly #ignored = new Set<string>();
  #purpose: Purpose | undefined;
  #collector = false;
  #sample = letters[0]?.id;
  #report: LetterReport | undefined;
  #asked: number | undefined;
  #announcing: ReturnType<typeof setTimeout> | undefined;

  /** Without an engine the letter can still be written. `guard` shows what goes wrong in a call. */
  constructor(helder: Helder | undefined, guard: <T>(run: () => T) => T | undefined) {
    this.#helder = helder;
    this.#guard = guard;
    this.#purpose = letters[0]?.purpose;
    const collector = byId<HTMLInputElement>("collector");
    collector.addEventListener("input", () => {
      this.#collector = collector.checked;
      this.#read();
    });
    this.#editor = new LetterEditor(byId("editor"), byId("toolbar"), letters[0]?.html ?? "", {
      changed: () => this.#soon(),
      opened: (finding) => this.#popover.open(finding),
    });
    this.#popover = new Popover(byId("popover-place"), this.#editor, {
      replace: (finding, replacement) => this.#replace(finding, replacement),
      ignore: (finding) => this.#ignore(finding),
    });
  }

  /** Everything again, in the language of now. */
  show(): void {
    byId("announce").textContent = "";
    this.#editor.relabel();
    this.#showChoices();
    this.#read();
    this.#popover.relabel(this.#findings());
  }

  /** Takes a text into the editor, with what it is about, as a letter of this purpose. */
  open({ text, subject, purpose }: Draft): void {
    this.#sample = undefined;
    this.#purpose = purpose ?? undefined;
    this.#editor.load(paragraphs(subject ? `${SUBJECT}: ${subject}\n\n${text}` : text));
    this.#showChoices();
    this.#editor.focus();
  }

  #soon(): void {
    this.#asked ??= requestAnimationFrame(() => {
      this.#asked = undefined;
      if (this.#editor.composing) this.#soon();
      else this.#read();
    });
  }

  #read(): void {
    if (this.#asked !== undefined) {
      cancelAnimationFrame(this.#asked);
      this.#asked = undefined;
    }
    const helder = this.#helder;
    if (!helder) return;
    const began = performance.now();
    const report = this.#guard(() =>
      helder.scoreLetter(this.#editor.text, { format: "text", locale: currentLocale(), collector: this.#collector, ...(this.#purpose && { purpose: this.#purpose }) }),
    );
    if (!report) return;
    this.#report = report;
    const took = performance.now() - began;
    rebuild(byId("score"), () => scoreView(report));
    rebuild(byId("score-parts"), () => scorePartsView(report, took));
    const jump = (start: number, end: number) => this.#editor.jump(start, end);
    rebuild(byId("checklist"), () => (report.counts.words === 0 ? [] : checklistView("checklist", words().checklist, report.checklist, jump)));
    const { requirements } = report;
    rebuild(byId("requirements"), () => (report.counts.words === 0 || requirements.length === 0 ? [] : checklistView("requirements", words().requirements, requirements, jump)));
    this.#showFindings();
    this.#announce();
  }

  #findings(): Finding[] {
    return this.#report?.findings.filter((finding) => !this.#ignored.has(finding.id)) ?? [];
  }

  #showFindings(): void {
    const report = this.#report;
    if (!report) return;
    const findings = this.#findings();
    this.#editor.show(findings);
    this.#popover.follow(findings);
    rebuild(byId("findings"), () =>
      findingsView(report, findings, report.findings.length - findings.length, {
        open: (finding, opener) => {
          this.#editor.bringIntoView(finding);
          this.#popover.open(finding, opener);
        },
        replace: (finding, replacement) => {
          // Where the list stands beside the letter, what changes in the letter is seen.
          if (matchMedia(BESIDE).matches) this.#editor.bringIntoView(finding, "when out of sight");
          this.#replace(finding, replacement);
        },
        replaceAll: () => this.#replaceAll(),
        bringBack: () => {
          this.#ignored.clear();
          this.#showFindings();
        },
      }),
    );
  }

  /** The finding as it stands in the text of this moment. */
  #current(finding: Finding): Finding | undefined {
    if (this.#asked !== undefined) this.#read();
    return this.#report?.findings.find(({ id }) => id === finding.id);
  }

  #replace(finding: Finding, replacement: string): void {
    const current = this.#current(finding);
    if (!current) return;
    this.#editor.replace([{ finding: current, replacement }]);
    this.#editor.light(current.start, current.start + replacement.length);
    this.#read();
  }

  #replaceAll(): void {
    if (this.#asked !== undefined) this.#read();
    this.#editor.replace(allReplacements(this.#findings()));
    this.#read();
    this.#editor.focus();
  }

  #ignore(finding: Finding): void {
    this.#ignored.add(finding.id);
    this.#showFindings();
  }

  #showChoices(): void {
    const text = words();
    rebuild(byId("samples"), () =>
      letters.map((letter) =>
        h(
          "button",
          {
            type: "button",
            "aria-pressed": String(letter.id === this.#sample),
            "data-testid": "sample",
            "data-sample": letter.id,
            "data-key": letter.id,
            onclick: () => {
              this.#sample = letter.id;
              this.#purpose = letter.purpose;
              this.#editor.load(letter.html);
              this.#showChoices();
            },
          },
          letter.title[currentLocale()],
        ),
      ),
    );
    const select = byId<HTMLSelectElement>("purpose");
    select.replaceChildren(
      h("option", { value: "" }, text.purposeNone),
      ...Object.entries(text.purposes).map(([value, label]) => h("option", { value, selected: value === this.#purpose }, label)),
    );
    select.onchange = () => {
      this.#purpose = (select.value || undefined) as Purpose | undefined;
      this.#read();
    };
    byId("editor").dataset["placeholder"] = text.placeholder;
  }

  #announce(): void {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => {
      const text = words();
      const score = this.#report?.clarity.score;
      byId("announce").textContent = score === null || score === undefined ? "" : text.announce(String(Math.round(score)), text.findingsCount(this.#findings().length));
    }, ANNOUNCE_AFTER);
  }
}

/** A text as the editor takes it: paragraphs apart by an empty line, lines within them, lists of lines that begin with a dash. */
function paragraphs(text: string): string {
  const place = document.createElement("div");
  for (const paragraph of text.split("\n\n")) {
    const lines = paragraph.split("\n");
    const items = lines.filter((line) => line.startsWith("- "));
    const said = lines.filter((line) => !line.startsWith("- "));
    if (said.length > 0) place.append(h("p", {}, ...said.flatMap((line, at) => (at > 0 ? [h("br"), line] : [line]))));
    if (items.length > 0) place.append(h("ul", {}, ...items.map((item) => h("li", {}, h("p", {}, item.slice(2))))));
  }
  return place.innerHTML;
}
