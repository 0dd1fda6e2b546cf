/** The form for what came of the call. */

import { button, type Child, h, icon } from "../dom.js";
import type { Speech } from "../words.js";
import type { DeskKey } from "../words/desk.js";
import { CAUSES, type Notes, OUTCOMES, SAIDS, spoken, type wrongIn } from "./notes.js";

/** What is shown of it, and what a person can do. */
export interface NotesState {
  notes: Notes;
  today: string;
  wrong: ReturnType<typeof wrongIn>;
  /** What was recorded, in words. */
  recorded: string | undefined;
  /** Keeps what was filled in. */
  note(notes: Partial<Notes>): void;
  /** The same, and shows what it brings along. */
  change(notes: Partial<Notes>): void;
  record(): void;
  again(): void;
}

type Words = Speech<DeskKey>;

/** The form, or what was recorded with it. */
export function notesView(speech: Words, state: NotesState): HTMLElement {
  return h(
    "section",
    { class: "sheet notes", part: "notes" },
    h("h3", {}, speech.text("recording")),
    ...(state.recorded === undefined ? formView(speech, state) : [recordedView(speech, state, state.recorded)]),
  );
}

function recordedView(speech: Words, { again }: NotesState, recorded: string): HTMLElement {
  return h("div", { class: "notice good" }, h("p", {}, icon("found"), " ", recorded), button({ "data-key": "again", onclick: again }, speech.text("again")));
}

function formView(speech: Words, { notes, today, wrong, note, change, record }: NotesState): Child[] {
  const radios = <Value extends string>(name: "direction" | "outcome", values: readonly Value[], label: (value: Value) => string, set: (value: Value) => void) =>
    h(
      "fieldset",
      { "aria-describedby": wrong === "outcome-missing" && name === "outcome" ? "wrong" : undefined },
      h("legend", {}, speech.text(name)),
      ...values.map((value) =>
        h(
          "label",
          { class: "tick" },
          h("input", { type: "radio", name, value, "data-key": `${name}-${value}`, checked: notes[name] === value, onchange: () => set(value) }),
          h("span", {}, label(value)),
        ),
      ),
      name === "outcome" && wrong === "outcome-missing" && h("p", { class: "wrong", id: "wrong" }, speech.text(wrong)),
    );
  const choice = (name: "said" | "cause" | "hour", options: readonly (readonly [value: string, label: string])[], set: (value: string | undefined) => void) =>
    h(
      "label",
      { class: "field" },
      h("span", {}, speech.text(name)),
      h(
        "select",
        { "data-key": name, onchange: (event) => set((event.target as HTMLSelectElement).value || undefined) },
        h("option", { value: "" }, speech.text("unknown")),
        ...options.map(([value, label]) => h("option", { value, selected: String(notes[name] ?? "") === value }, label)),
      ),
    );
  const hours = Array.from({ length: 24 }, (_, hour) => [String(hour), speech.text("hour-value", { hour: String(hour) })] as const);
  return [
    h(
      "div",
      { class: "pair" },
      radios("direction", ["outbound", "inbound"], (value) => speech.text(`direction-${value}`), (direction) => change({ direction })),
      choice("hour", hours, (hour) => change({ hour: hour === undefined ? undefined : Number(hour) })),
    ),
    radios("outcome", OUTCOMES, (value) => speech.text(`outcome-${value}`), (outcome) => change({ outcome })),
    spoken(notes) &&
      choice(
        "said",
        SAIDS.map((said) => [said, speech.text(`said-${said}`)] as const),
        (said) => change({ said: SAIDS.find((one) => one === said) }),
      ),
    spoken(notes) && notes.said === "will-pay" && payDayView(speech, notes, today, wrong === "pay-day-early", note),
    spoken(notes) &&
      choice(
        "cause",
        CAUSES.map((cause) => [cause, speech.text(`cause-${cause}`)] as const),
        (cause) => change({ cause: CAUSES.find((one) => one === cause) }),
      ),
    button({ class: "button main", "data-key": "save", onclick: record }, speech.text("save")),
  ];
}

function payDayView(speech: Words, { payDay }: Notes, today: string, early: boolean, note: NotesState["note"]): HTMLElement {
  const input = h("input", {
    type: "date",
    min: today,
    value: payDay,
    "data-key": "pay-day",
    "aria-invalid": early ? "true" : undefined,
    "aria-describedby": early ? "early" : undefined,
    // Only noted, not shown anew: a date that is half typed stays as it is.
    oninput: () => note({ payDay: input.value || undefined }),
  });
  return h("label", { class: "field" }, h("span", {}, speech.text("pay-day")), input, early && h("span", { class: "wrong", id: "early" }, speech.text("pay-day-early")));
}
