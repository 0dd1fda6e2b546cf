/** What the elements of a customer portal have in common: they are fields of the form around them, as an input is. */

import { HelderElement } from "../base.js";

/** How long a press on a button takes, in milliseconds: what is said meanwhile would move it away under the finger. */
export const PRESS = 200;

/** How a field stands in its form. */
export interface Standing {
  /** What the form sends; nothing when `null`. */
  value: string | null;
  /** What brings the field back as it was, when the browser goes back to the page. */
  state: string;
  /** What is still to be done, in words, and the `data-key` of the control to do it on. */
  wrong: { missing: boolean; message: string; key: string } | undefined;
}

/**
 * A field: it has a name and a value, can be required, disabled and reset, and says what is still to be done.
 *
 * @attr {string} name - Under which name the form sends the value.
 * @attr {boolean} required - The form cannot be sent before the customer has chosen.
 * @attr {boolean} disabled - Nothing can be chosen.
 * @fires input - The value has changed.
 * @fires change - The customer has chosen.
 */
export abstract class FormElement<Key extends string, Answer> extends HelderElement<Key, Answer> {
  /** Tells the browser that this is a field. */
  static readonly formAssociated = true;
  static override readonly observedAttributes: readonly string[] = [...HelderElement.observedAttributes, "required"];

  readonly #internals = this.attachInternals();
  #barred = false;
  #tried = false;
  #complaint = "";

  constructor() {
    super();
    // Told by the form that something is missing: from now on the element says so itself too.
    this.addEventListener("invalid", () => {
      this.#tried = true;
      this.settle();
      this.say(this.standing().wrong?.message);
    });
  }

  /** What goes into the form now. */
  protected abstract standing(): Standing;

  /** Takes back a state that {@link standing} once gave. */
  protected abstract restore(state: string): void;

  /** Makes the field as it was before the customer touched it. */
  protected abstract reset(): void;

  /** Shows the {@link complaint}, or that there is none any more. */
  protected abstract complain(message: string): void;

  /** The form it stands in. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get name(): string {
    return this.getAttribute("name") ?? "";
  }

  set name(name: string) {
    this.setAttribute("name", name);
  }

  get type(): string {
    return this.localName;
  }

  get required(): boolean {
    return this.hasAttribute("required");
  }

  set required(required: boolean) {
    this.toggleAttribute("required", required);
  }

  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }

  set disabled(disabled: boolean) {
    this.toggleAttribute("disabled", disabled);
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  /** Puts the keyboard on what was chosen, or on the first control. */
  override focus(options?: FocusOptions): void {
    (this.#control("input:checked") ?? this.#control("input") ?? this.#control("button"))?.focus(options);
  }

  formResetCallback(): void {
    this.#tried = false;
    this.say(undefined);
    this.reset();
    this.settle();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#barred = disabled;
    this.show();
  }

  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state !== "string") return;
    this.restore(state);
    this.settle();
  }

  /** Whether nothing can be chosen: by its own attribute, or by a `fieldset` around it. */
  protected get barred(): boolean {
    return this.#barred;
  }

  /** What is still to be done, as the element says it; empty when it says nothing. */
  protected get complaint(): string {
    return this.#complaint;
  }

  /** Says what is still to be done, or takes it back. */
  protected say(message: string | undefined): void {
    this.#complaint = message ?? "";
    this.complain(this.#complaint);
  }

  /** Tells the form how the field stands. Called after every change, and once what is shown stands there. */
  protected settle(): void {
    const { value, state, wrong } = this.standing();
    this.#internals.setFormValue(value, state);
    if (!wrong) {
      this.#internals.setValidity({});
      if (this.#tried) this.say(undefined);
      return;
    }
    const anchor = this.#control(`[data-key="${wrong.key}"]`) ?? this.#control("input, button");
    this.#internals.setValidity(wrong.missing ? { valueMissing: true } : { customError: true }, wrong.message, anchor);
  }

  /** The same, as soon as what is about to be shown stands there. */
  protected settleSoon(): void {
    queueMicrotask(() => this.settle());
  }

  /** The customer did something: the form knows, and who listens knows. */
  protected changed(finished: boolean): void {
    this.settle();
    this.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    if (finished) this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #control(selector: string): HTMLElement | undefined {
    return this.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;
  }
}
