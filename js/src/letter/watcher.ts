/** When a letter is judged, how much of it, and which answers count. */

import type { AsyncHelder, Helder } from "../engine.js";
import { HelderError } from "../error.js";
import { tell } from "../tell.js";
import type { Finding, LetterOptions, LetterReport } from "../types.js";
import { type Stretch, editsBetween, mapped, shiftedStretch, touched } from "./edits.js";
import { LetterFindings } from "./findings.js";
import { movedBy, paragraphsAround, standAlone } from "./paragraphs.js";
import type { LetterSession } from "./session.js";
import type { LetterSource, Mark, TextEdit } from "./source.js";
import { replacementOf, replacementsOf } from "./suggestions.js";

/** The whole letter is judged at once when that takes no longer than this, in milliseconds: less than a frame. */
const AT_ONCE = 12;
/** As long as this when it is judged elsewhere (a worker) and the page does not wait. */
const AT_ONCE_ELSEWHERE = 40;
/** Or as long as this, when more than so many units were edited: that is a click or a paste and no typing, and then nobody notices. */
const ONCE_ONLY = 100;
const TYPING = 200;
/** Else it waits until the writer pauses this long, and longer for a letter that takes long. */
const PAUSE = 250;
const LONGEST_PAUSE = 3000;
/** A shorter letter says little of how long a letter takes. */
const LEAST_MEASURED = 2000;
/** How long an input method is left alone before it is asked again whether it is done: not every editor tells. */
const COMPOSING = 150;
/** A judgement that takes this long may never come. */
const LOST = 2000;
/** The most edits that are kept for a judgement that is still on its way. */
const MOST_EDITS = 1000;

/** One question to the engine: about which letter, by which options. */
interface Question {
  version: number;
  epoch: number;
  text: string;
  asked: number;
  /** The paragraphs asked about; the whole letter when left out. */
  part?: Stretch;
}

/** Watches one letter. */
export class Watcher implements LetterSession {
  readonly source: LetterSource;
  readonly #helder: Helder | AsyncHelder;
  readonly #findings: LetterFindings;
  readonly #listeners = new Set<(session: LetterSession) => void>();
  readonly #openListeners = new Set<(finding: Finding) => void>();
  readonly #stops: (() => void)[];
  #options: LetterOptions;
  #report: LetterReport | undefined;
  #error: unknown;
  /** Each edit makes a new version, new options a new epoch. */
  #version = 0;
  #epoch = 0;
  #marked: readonly Finding[] | undefined;
  /** Of which version the report is, of which the last paragraphs that were judged alone, and what was last answered or refused. */
  #judged = -1;
  #judgedPart = -1;
  #answered = { version: -1, epoch: -1 };
  /** The edits since the oldest question that is still open. */
  #log: { version: number; edits: TextEdit[] }[] = [];
  readonly #open = new Set<Question>();
  /** The milliseconds that judging took the last time, a unit of text, and how long is at once. */
  #pace = 0;
  #atOnce = AT_ONCE;
  #queued = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(helder: Helder | AsyncHelder, source: LetterSource, options: LetterOptions) {
    this.#helder = helder;
    this.source = source;
    this.#options = options;
    this.#findings = new LetterFindings(source.text());
    this.#stops = [source.onChange((edits) => this.#change(edits)), source.onOpen((place) => this.#opened(place))];
    this.#soon();
  }

  get report(): LetterReport | undefined {
    return this.#report;
  }

  get findings(): readonly Finding[] {
    return this.#findings.visible;
  }

  get ignored(): number {
    return this.#findings.ignored;
  }

  get pending(): boolean {
    return !this.#disposed && (this.#answered.version < this.#version || this.#answered.epoch < this.#epoch);
  }

  get error(): unknown {
    return this.#error;
  }

  apply(id: string, suggestion?: number): boolean {
    const change = this.#current(id, (finding) => replacementOf(finding, suggestion));
    return change !== undefined && this.source.replace([change]);
  }

  applyAll(): number {
    if (this.#disposed) return 0;
    // What is not told yet is told by this.
    this.source.text();
    const changes = replacementsOf(this.#findings.visible);
    return changes.length > 0 && this.source.replace(changes) ? changes.length : 0;
  }

  ignore(id: string): void {
    this.#findings.ignore(id);
    this.#show();
  }

  restore(): void {
    this.#findings.restore();
    this.#show();
  }

  reveal(id: string): void {
    const place = this.#current(id, ({ start, end }) => ({ start, end }));
    if (place) this.source.reveal(place.start, place.end);
  }

  setOptions(options: LetterOptions): void {
    this.#options = options;
    this.#epoch += 1;
    this.#soon();
  }

  async refresh(): Promise<LetterReport> {
    if (this.#disposed) throw new HelderError({ code: "disposed", path: "", message: "this letter is no longer watched" });
    // What is not told yet is told by this.
    this.source.text();
    return this.#ask();
  }

  subscribe(listener: (session: LetterSession) => void): () => void {
    const own = (session: LetterSession): void => listener(session);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  onOpen(listener: (finding: Finding) => void): () => void {
    const own = (finding: Finding): void => listener(finding);
    this.#openListeners.add(own);
    return () => void this.#openListeners.delete(own);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const stop of this.#stops) stop();
    clearTimeout(this.#timer);
    this.#listeners.clear();
    this.#openListeners.clear();
    this.#open.clear();
    this.#log = [];
    this.source.mark([]);
  }

  /** As the editor says, unless the host knows better. */
  get #format(): LetterSource["format"] {
    return this.#options.format ?? this.source.format;
  }

  /** A finding as it stands in the letter now. */
  #current<Answer>(id: string, of: (finding: Finding) => Answer): Answer | undefined {
    if (this.#disposed) return undefined;
    this.source.text();
    const finding = this.#findings.named(id);
    return finding && of(finding);
  }

  #change(told: readonly TextEdit[] | undefined): void {
    const text = this.source.text();
    const edits = editsBetween(this.#findings.text, text, told);
    if (edits.length > 0) {
      this.#findings.edit(text, edits);
      this.#version += 1;
      if (this.#open.size > 0) this.#log = [...this.#log, { version: this.#version, edits }].slice(-MOST_EDITS);
    }
    if (this.pending) this.#soon();
  }

  #opened(place: number): void {
    const finding = this.#findings.at(place);
    if (finding) tell(this.#openListeners, finding);
  }

  /** Several edits in a row are judged once, still before anything is painted. */
  #soon(): void {
    if (this.#queued || this.#disposed) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      this.#judge();
    });
  }

  #later(milliseconds: number, run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, milliseconds);
  }

  /** Judges what has to be judged, as much of it as can be at once. */
  #judge(): void {
    if (this.#disposed) return;
    if (this.source.composing()) {
      this.#later(COMPOSING, () => this.#judge());
      return;
    }
    if (!this.pending) {
      this.#show();
    } else if (this.#isBusy()) {
      // The answer that is on its way asks again; this is for one that never comes.
      this.#later(PAUSE, () => this.#judge());
      this.#show();
    } else {
      this.#judgeAtOnce();
    }
  }

  #judgeAtOnce(): void {
    const { text, dirty } = this.#findings;
    const whole = this.#pace * text.length;
    const part = this.#part();
    const isShort = part !== undefined && this.#pace * (part.end - part.start) <= this.#atOnce;
    const isTyping = dirty !== undefined && dirty.end - dirty.start <= TYPING;
    if (this.#answered.epoch < this.#epoch || whole <= this.#atOnce || (!isShort && !isTyping && whole <= ONCE_ONLY)) {
      void this.#ask().catch(() => undefined);
      return;
    }
    this.#later(Math.min(PAUSE + 2 * whole, LONGEST_PAUSE), () => this.#judgeWhole());
    if (isShort) void this.#ask(part).catch(() => undefined);
    else this.#show();
  }

  #judgeWhole(): void {
    if (this.#disposed) return;
    if (this.source.composing() || this.#isBusy()) this.#later(COMPOSING, () => this.#judgeWhole());
    else void this.#ask().catch(() => undefined);
  }

  /** The paragraphs that were edited, when they can be judged by themselves. */
  #part(): Stretch | undefined {
    const { text, dirty } = this.#findings;
    if (!dirty || !this.#report || this.#report.findingsOmitted > 0 || !standAlone(text, this.#format)) return undefined;
    return paragraphsAround(text, dirty);
  }

  #isBusy(): boolean {
    const since = performance.now() - Math.max(LOST, 4 * this.#pace * this.#findings.text.length);
    return [...this.#open].some(({ asked }) => asked > since);
  }

  /** Asks the engine about the letter, or about some of its paragraphs. Gives the report; of paragraphs that says nothing of the letter. */
  #ask(part?: Stretch): Promise<LetterReport> {
    if (!part) clearTimeout(this.#timer);
    const question: Question = { version: this.#version, epoch: this.#epoch, text: this.#findings.text, asked: performance.now(), ...(part && { part }) };
    const { text } = question;
    this.#findings.clean();
    let answer: LetterReport | Promise<LetterReport>;
    try {
      answer = this.#helder.scoreLetter(part ? text.slice(part.start, part.end) : text, { ...this.#options, format: this.#format });
    } catch (error) {
      this.#refused(question, error);
      return Promise.reject(error);
    }
    if (!("then" in answer)) {
      this.#atOnce = AT_ONCE;
      this.#answer(question, answer);
      return Promise.resolve(answer);
    }
    this.#atOnce = AT_ONCE_ELSEWHERE;
    this.#open.add(question);
    // What was mapped so far is shown meanwhile.
    if (this.#report) this.#show();
    return answer.then(
      (report) => {
        this.#answer(question, report);
        return report;
      },
      (error: unknown) => {
        this.#refused(question, error);
        throw error;
      },
    );
  }

  /** Whether an answer still counts: an older one never takes the place of a newer. */
  #counts({ version, epoch, part }: Question): boolean {
    if (this.#disposed || epoch < this.#epoch) return false;
    return version >= this.#judged && (!part || version >= this.#judgedPart);
  }

  /** The edits since a question, as one list after another; nothing when too much has happened. */
  #since({ version }: Question): TextEdit[][] | undefined {
    const log = this.#log.filter((entry) => entry.version > version);
    return log.length === this.#version - version ? log.map(({ edits }) => edits) : undefined;
  }

  #answer(question: Question, report: LetterReport): void {
    const since = this.#since(question);
    const counts = this.#counts(question) && since !== undefined;
    this.#open.delete(question);
    const { part, version, epoch } = question;
    if (counts) {
      const by = part?.start ?? 0;
      const found = report.findings.flatMap((finding) => {
        let there: Finding | undefined = by > 0 ? movedBy(finding, by) : finding;
        for (const edits of since) there &&= mapped(there, edits);
        return there ?? [];
      });
      this.#error = undefined;
      if (part) {
        this.#judgedPart = version;
        this.#findings.setWithin(since.reduce(shiftedStretch, part), found);
      } else {
        this.#measure(question);
        this.#judged = version;
        this.#answered = { version, epoch };
        this.#report = report;
        this.#findings.set(found, this.#judgedPart > version ? this.#newer(since) : undefined);
      }
    }
    this.#settled(counts);
  }

  #refused(question: Question, error: unknown): void {
    const counts = this.#counts(question);
    this.#open.delete(question);
    if (counts) {
      this.#error = error;
      if (!question.part) this.#answered = { version: question.version, epoch: question.epoch };
    }
    this.#settled(counts);
  }

  #settled(counts: boolean): void {
    if (this.#open.size === 0) this.#log = [];
    if (this.#disposed) return;
    if (counts) this.#show();
    if (this.pending && (this.#findings.dirty || this.#answered.epoch < this.#epoch)) this.#soon();
  }

  /** The paragraphs that were edited since: they were judged by themselves after the question was asked. */
  #newer(since: readonly TextEdit[][]): Stretch | undefined {
    const dirty = since.reduce<Stretch | undefined>((stretch, edits) => touched(edits, stretch), undefined);
    return dirty && paragraphsAround(this.#findings.text, dirty);
  }

  #measure({ asked, text }: Question): void {
    this.#pace = (performance.now() - asked) / Math.max(text.length, LEAST_MEASURED);
  }

  /** Shows the findings as they are now, to the writer and to who listens. */
  #show(): void {
    if (this.#disposed) return;
    if (this.source.composing()) {
      this.#later(COMPOSING, () => this.#judge());
      return;
    }
    const { visible } = this.#findings;
    if (this.#marked !== visible) {
      this.#marked = visible;
      this.source.mark(visible.map(markOf));
    }
    tell(this.#listeners, this);
  }
}

function markOf({ id, start, end, category, severity, message }: Finding): Mark {
  return { id, start, end, category, severity, message };
}
