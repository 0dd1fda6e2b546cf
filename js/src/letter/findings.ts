/** The findings of a letter at their places in it as it stands. */

import type { Finding } from "../types.js";
import { type Stretch, mapped, touched } from "./edits.js";
import { Identities } from "./identity.js";
import { withLocal } from "./paragraphs.js";
import type { TextEdit } from "./source.js";

/** Follows the edits of a letter. */
export class LetterFindings {
  readonly #names = new Identities();
  #text: string;
  /** The ignored ones too. */
  #all: readonly Finding[] = [];
  #visible: readonly Finding[] = [];
  /** What was edited and not judged since. */
  #dirty: Stretch | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The letter as it stands. */
  get text(): string {
    return this.#text;
  }

  /** Those that are not ignored. */
  get visible(): readonly Finding[] {
    return this.#visible;
  }

  get ignored(): number {
    return this.#all.length - this.#visible.length;
  }

  /** The stretch of the letter that was edited since it was last taken. */
  get dirty(): Stretch | undefined {
    return this.#dirty;
  }

  /** What was edited so far is being judged. */
  clean(): void {
    this.#dirty = undefined;
  }

  /** The letter was edited: every finding goes to its new place, and those whose words were touched go. */
  edit(text: string, edits: readonly TextEdit[]): void {
    const gone: Finding[] = [];
    const there = this.#all.flatMap((finding) => {
      const moved = mapped(finding, edits);
      if (!moved) gone.push(finding);
      return moved ?? [];
    });
    this.#names.gone(gone, this.#text);
    this.#text = text;
    this.#dirty = touched(edits, this.#dirty);
    this.#all = there;
    this.#look();
  }

  /** These were found in the letter as it stands; in `newer`, what was found there before is as new. */
  set(found: readonly Finding[], newer?: Stretch): void {
    this.#name(newer ? withLocal(found, newer, this.#all.filter(({ start, end }) => newer.start <= start && end <= newer.end)) : found);
  }

  /** These were found in some paragraphs by themselves. */
  setWithin(within: Stretch, found: readonly Finding[]): void {
    this.#name(withLocal(this.#all, within, found));
  }

  ignore(id: string): void {
    this.#names.ignore(id);
    this.#look();
  }

  restore(): void {
    this.#names.restore();
    this.#look();
  }

  /** The one with this name, unless it is ignored. */
  named(id: string): Finding | undefined {
    return this.#visible.find((finding) => finding.id === id);
  }

  /** The narrowest at a place: a word rather than the sentence around it. */
  at(place: number): Finding | undefined {
    return this.#visible.filter(({ start, end }) => start <= place && place <= end).sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  }

  #name(findings: readonly Finding[]): void {
    this.#all = this.#names.named(findings, this.#all, this.#text);
    this.#look();
  }

  #look(): void {
    this.#visible = this.#all.filter(({ id }) => !this.#names.isIgnored(id));
  }
}
