/** What all elements look like. Names that begin with `--helder-` are the host's to set (they are told at `HelderElement`); those with `--_` are what the elements use. */
export default `
:host {
  --_1: var(--helder-size, 1rem);
  --_small: calc(.8125 * var(--_1));
  --_body: calc(.9375 * var(--_1));
  --_display: var(--helder-display-font, Literata, Charter, "Iowan Old Style", Georgia, serif);
  --_accent: var(--helder-accent, light-dark(#1d3f9f, #9fb9ff));
  --_on-accent: var(--helder-on-accent, light-dark(#fff, #10182d));
  --_surface: var(--helder-surface, light-dark(#f6f8f4, #161c1f));
  --_paper: var(--helder-paper, light-dark(#fffefb, #20272b));
  --_ink: var(--helder-ink, light-dark(#1a2328, #e9e8e1));
  --_soft: var(--helder-ink-soft, light-dark(#49575b, #a7b3b4));
  --_line: var(--helder-line, light-dark(#c9d2c9, #354145));
  --_edge: color-mix(in srgb, var(--_soft) 75%, transparent);
  --_good: var(--helder-good, light-dark(#17643f, #83d6a8));
  --_warn: var(--helder-warn, light-dark(#7c4f00, #efc069));
  --_bad: var(--helder-bad, light-dark(#a22a1e, #ff9f8f));
  --_wash: color-mix(in srgb, var(--_accent) 11%, var(--_surface));
  --_hover: color-mix(in srgb, var(--_ink) 7%, transparent);
  --_round: var(--helder-radius, .375rem);
  display: block;
  container: helder / inline-size;
  font-family: var(--helder-font, inherit);
  font-size: var(--_1);
  font-weight: 400;
  line-height: 1.5;
  color: var(--_ink);
  background: var(--_surface);
  text-align: start;
  border-radius: var(--_round);
  scrollbar-color: var(--_line) transparent;
}
:host([theme="auto"]) { color-scheme: light dark }
:host([theme="light"]) { color-scheme: light }
:host([theme="dark"]) { color-scheme: dark }
:host([hidden]), [hidden] { display: none !important }
*, ::before, ::after { box-sizing: border-box }
.base { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(1.75 * var(--_1)); padding: calc(1.25 * var(--_1)); overflow-wrap: break-word }
.base:empty { padding: 0 }
h2, h3, h4, p, ul, ol, dl, dd, fieldset, figure { margin: 0; padding: 0; border: 0; min-inline-size: 0 }
ul, ol { list-style: none }
h2 { font: 500 calc(1.375 * var(--_1))/1.25 var(--_display); letter-spacing: -.01em; text-wrap: balance }
h3 { font-size: calc(1.0625 * var(--_1)); font-weight: 700; line-height: 1.35 }
h4 { font-size: var(--_body); font-weight: 650 }
button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit }
:focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; border-radius: .1875rem }
:focus:not(:focus-visible) { outline: none }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.soft, .source { color: var(--_soft) }
.source { font-size: var(--_small); line-height: 1.4 }
.amount { font-variant-numeric: tabular-nums; white-space: nowrap }
.head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .25rem 1rem }
.count { font-weight: 400; color: var(--_soft); font-variant-numeric: tabular-nums }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem }
.icon { inline-size: 1.125em; block-size: 1.125em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; vertical-align: -.2em }
.button { display: inline-flex; align-items: center; justify-content: center; gap: .5rem; min-block-size: 2.5rem; padding: .25rem 1rem; border: 1px solid var(--_edge); border-radius: var(--_round); background: none; font-size: var(--_body); font-weight: 600; line-height: 1.3; cursor: pointer; text-align: center }
.button:hover { background: var(--_hover) }
.button.main { background: var(--_accent); border-color: var(--_accent); color: var(--_on-accent) }
.button.main:hover { background: color-mix(in srgb, var(--_accent) 86%, var(--_ink)) }
.button:disabled, .button[aria-disabled="true"] { cursor: default; opacity: .55 }
.link { display: inline-block; min-block-size: 1.5rem; padding: 0; border: 0; background: none; color: var(--_accent); text-decoration: underline 1px; text-underline-offset: .2em; cursor: pointer; text-align: start }
.link:hover { text-decoration-thickness: 2px }
.field { display: grid; gap: .25rem; align-content: start }
.field > :first-child, legend { font-size: var(--_body); font-weight: 600; padding: 0 }
input:not([type="checkbox"], [type="radio"]), select, textarea { min-block-size: 2.625rem; inline-size: 100%; padding: .375rem .75rem; background: var(--_paper); border: 1px solid var(--_edge); border-radius: var(--_round) }
textarea { min-block-size: 4.5rem; resize: vertical }
input[type="checkbox"], input[type="radio"] { inline-size: 1.25rem; block-size: 1.25rem; margin: .125rem 0 0; flex: none; accent-color: var(--_accent) }
[aria-invalid="true"] { border-color: var(--_bad); box-shadow: inset 0 0 0 1px var(--_bad) }
.wrong { font-size: var(--_small); color: var(--_bad) }
.tick { display: flex; align-items: flex-start; gap: .625rem; min-block-size: 1.75rem; padding-block: .125rem; cursor: pointer }
.sheet { padding: calc(1.5 * var(--_1)); background: var(--_paper); border: 1px solid var(--_line); border-radius: var(--_round); box-shadow: 0 1px 2px rgb(0 0 0 / 8%), 0 1.25rem 2.5rem -1.5rem rgb(0 0 0 / 30%) }
.notice { display: grid; gap: .5rem; justify-items: start; padding: .875rem 1.125rem; border: 1px solid var(--_edge); border-inline-start: .25rem solid var(--_accent); border-radius: var(--_round); background: var(--_wash) }
.notice.bad { border-inline-start-color: var(--_bad); background: color-mix(in srgb, var(--_bad) 9%, var(--_surface)) }
.notice.warn { border-inline-start-color: var(--_warn); background: color-mix(in srgb, var(--_warn) 9%, var(--_surface)) }
.notice.good { border-inline-start-color: var(--_good); background: color-mix(in srgb, var(--_good) 9%, var(--_surface)) }
.lines > * + * { border-block-start: 1px solid var(--_line) }
.pairs > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding-block: .3125rem }
.pairs dt { color: var(--_soft) }
summary { min-block-size: 1.5rem; padding-block: .375rem; cursor: pointer; color: var(--_soft); font-size: var(--_body) }
summary:hover { color: var(--_ink) }
code { font: .875em/1.5 ui-monospace, Menlo, monospace; overflow-wrap: anywhere }
.bar { display: block; inline-size: 100%; block-size: .5rem; border-radius: .25rem }
.bar-whole { fill: color-mix(in srgb, var(--_ink) 13%, transparent) }
.bar-part { fill: var(--_level, var(--_accent)) }
.bar-from { fill: var(--_soft) }
.level-bad { --_level: var(--_bad) }
.level-warn { --_level: var(--_warn) }
.level-good { --_level: var(--_good) }
@container helder (width >= 40rem) { .base { padding: calc(1.75 * var(--_1)) } }
@container helder (width < 24rem) { .base { padding: var(--_1) } .sheet { padding: calc(1.125 * var(--_1)) } }
@media (prefers-reduced-motion: no-preference) {
  .loading { animation: appear .2s .4s backwards }
  @keyframes appear { from { opacity: 0 } }
}
@media (forced-colors: active) {
  .bar { outline: 1px solid CanvasText }
  .bar-whole { fill: Canvas }
  .bar-part { fill: CanvasText }
  .button.main { border-width: 2px }
  .button:disabled { color: GrayText; opacity: 1 }
  .sheet, :host { border: 1px solid CanvasText }
}
`;
