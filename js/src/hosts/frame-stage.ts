/**
 * What a frame shows for the page around it: the panel of a letter that is written on the page, or the next steps for an account.
 *
 * ```js
 * import { frameStage } from "helder/hosts/frame-stage";
 * serveFrame({ allow: ["https://crm.example"], helder, stage: frameStage(document.querySelector("main")) });
 * ```
 */
import type { AsyncHelder, Helder } from "../engine.js";
import { HelderError } from "../error.js";
import type { LetterOptions } from "../types.js";
import type { FrameEventName, FrameEvents, FrameView, LetterView, StepsView } from "./frame-view.js";

/** Tells the page an event. */
export type Tell = <Name extends FrameEventName>(name: Name, detail: FrameEvents[Name]) => void;

/** Shows what a page asks for, and takes it away again. */
export interface Stage {
  /** Shows a view, or nothing. A view of the same kind takes the place of the one before without a flicker. */
  show(view: unknown, helder: Helder | AsyncHelder, tell: Tell): Promise<void>;
}

/** What is on the stage. */
interface Shown {
  kind: "letter" | "steps";
  helder: Helder | AsyncHelder;
  tell: Tell;
  update(view: FrameView): void;
  leave(): void;
}

/** The events of the elements that the page is told. */
const TOLD = ["helder-report", "helder-advice", "helder-step", "helder-draft", "helder-error"] as const;

/** Shows views in an element of the frame's page. */
export function frameStage(root: HTMLElement): Stage {
  let shown: Shown | undefined;
  /** The newest wish; what is still being loaded for an older one is not shown. */
  let wish = {};
  return {
    async show(asked, helder, tell) {
      const view = checked(asked);
      const mine = (wish = {});
      const kind = view?.letter ? "letter" : "steps";
      if (view && shown?.kind === kind && shown.helder === helder && shown.tell === tell) return shown.update(view);
      const make = view && (await (view.letter ? letter(view.letter) : steps(view.steps)));
      if (wish !== mine) return;
      shown?.leave();
      shown = make && { kind, helder, tell, ...make(root, helder, tell) };
    },
  };
}

/** Puts something on the stage. */
type Make = (root: HTMLElement, helder: Helder | AsyncHelder, tell: Tell) => Pick<Shown, "update" | "leave">;

/** The panel of a letter that stands elsewhere: what is to be done in the letter is told. */
async function letter(first: LetterView): Promise<Make> {
  const [{ textSource, watchLetter }] = await Promise.all([import("../letter/index.js"), import("../elements/letter.js")]);
  return (root, helder, tell) => {
    const source = textSource(first.text, first.options?.format);
    const session = watchLetter(
      helder,
      {
        ...source,
        replace(changes) {
          const text = source.text();
          tell("replace", {
            changes: changes.map((change) => ({
              start: change.start,
              end: change.end,
              was: text.slice(change.start, change.end),
              text: change.text,
            })),
          });
          return true;
        },
        reveal: (start, end) => tell("reveal", { start, end }),
        focus: () => tell("focus", {}),
      },
      optionsOf(first),
    );
    const element = document.createElement("helder-letter") as import("../elements/letter.js").HelderLetter;
    let options = JSON.stringify(optionsOf(first));
    element.locale = first.locale;
    element.session = session;
    const off = put(root, element, tell);
    return {
      update({ letter: next }) {
        if (!next) return;
        element.locale = next.locale;
        if (next.text !== source.text()) source.set(next.text);
        const changed = JSON.stringify(optionsOf(next));
        if (options !== changed) session.setOptions(optionsOf(next));
        options = changed;
      },
      leave() {
        off();
        session.dispose();
      },
    };
  };
}

/** What is said of the letter is in the language of the panel, unless the options say otherwise. */
function optionsOf({ options, locale }: LetterView): LetterOptions {
  return { ...(locale && { locale }), ...options };
}

async function steps(first: StepsView): Promise<Make> {
  await import("../elements/next-steps.js");
  return (root, helder, tell) => {
    const element = document.createElement("helder-next-steps") as import("../elements/next-steps.js").HelderNextSteps;
    const fill = ({ account, today, policy, sender, drafting, locale }: StepsView): void => {
      element.locale = locale;
      element.today = today;
      element.policy = policy;
      element.sender = sender;
      element.drafting = drafting;
      element.account = account;
    };
    element.helder = helder;
    fill(first);
    const off = put(root, element, tell);
    return { update: ({ steps: next }) => next && fill(next), leave: off };
  };
}

/** Puts an element in its place, and tells its events and its height. Gives what takes it away. */
function put(root: HTMLElement, element: HTMLElement, tell: Tell): () => void {
  for (const name of TOLD) element.addEventListener(name, (event) => tell(name, (event as CustomEvent<never>).detail));
  const sizes = new ResizeObserver(() => tell("resize", { height: Math.ceil(root.getBoundingClientRect().height) }));
  root.replaceChildren(element);
  sizes.observe(root);
  return () => {
    sizes.disconnect();
    element.remove();
  };
}

/** A view that can be meant, or nothing for an empty stage. */
function checked(asked: unknown): FrameView | undefined {
  if (asked === null || asked === undefined) return undefined;
  const view = typeof asked === "object" ? (asked as Partial<Record<"letter" | "steps", unknown>>) : {};
  const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  if (isRecord(view.letter) && typeof view.letter["text"] === "string") return { letter: view.letter as unknown as LetterView };
  if (isRecord(view.steps) && isRecord(view.steps["account"]) && typeof view.steps["today"] === "string") {
    return { steps: view.steps as unknown as StepsView };
  }
  throw new HelderError({
    code: "invalid-value",
    path: "view",
    message: `expected { "letter": { "text": … } }, { "steps": { "account": …, "today": … } }, or null for nothing`,
  });
}
