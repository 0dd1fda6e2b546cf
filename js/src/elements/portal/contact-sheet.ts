/** The look of `<helder-contact-check>`: each number and address on its own line with its answers beneath, big enough for a thumb. */
export default `
.check { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(1.25 * var(--_1)) }
.check > legend { padding: 0; margin-block-end: calc(.25 * var(--_1)) }
.points { display: grid; gap: calc(.75 * var(--_1)); grid-template-columns: minmax(0, 1fr) }
.point { display: grid; gap: calc(.625 * var(--_1)); align-content: start; padding: calc(1.125 * var(--_1)) calc(1.25 * var(--_1)); background: var(--_paper); border: 1px solid var(--_line); border-radius: calc(2 * var(--_round)) }
/* A legend would stand on the border. */
.point > legend { float: inline-start; inline-size: 100%; display: flex; align-items: center; gap: .625rem; font-size: calc(1.125 * var(--_1)); font-weight: 600; overflow-wrap: anywhere }
.point > legend .icon { color: var(--_accent) }
.value { font-variant-numeric: tabular-nums; min-inline-size: 0 }
.point[data-answer="no"] .value { text-decoration: line-through; color: var(--_soft) }
.hint { font-size: var(--_body) }
.answers { display: flex; flex-wrap: wrap; gap: .5rem }
.answer { position: relative; display: flex; flex: 0 1 auto; align-items: center; gap: .5rem; min-block-size: 2.75rem; padding: .375rem .875rem .375rem .75rem; border: 1px solid var(--_edge); border-radius: var(--_round); cursor: pointer; font-size: var(--_body); font-weight: 600; line-height: 1.25 }
/* Drawn here: in the dark, what browsers draw for an empty circle looks disabled. */
input[type="radio"] { appearance: none; border: 1.5px solid var(--_soft); border-radius: 50%; background: var(--_paper) }
input[type="radio"]:checked { border: .375rem solid var(--_accent) }
.tick input { color-scheme: light }
.answer input { margin: 0 }
.answer:hover { background: var(--_hover) }
.answer:has(:checked) { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); background: color-mix(in srgb, var(--_accent) 9%, var(--_paper)) }
.answer:has(:focus-visible) { outline: 3px solid var(--_accent); outline-offset: 2px }
.answer input:focus-visible { outline: none }
.optional { font-weight: 400 }
.odd { display: flex; flex-wrap: wrap; gap: 0 .75rem; font-size: var(--_body); color: var(--_warn) }
.odd:empty, .wrong:empty { display: none }
.wrong { font-size: var(--_body) }
.uses { display: grid; gap: .375rem }
.prefer { border-block: 1px solid var(--_line) }
.prefer summary { padding-block: .75rem; color: var(--_ink); font-weight: 600 }
.prefer .now { margin-inline-start: .625rem; font-weight: 400; color: var(--_soft) }
.prefer fieldset { margin-block-end: calc(1.125 * var(--_1)) }
.prefer legend { margin-block-end: .5rem }
.check > .row:empty { display: none }
.button.main { min-block-size: 3rem; padding-inline: 1.5rem; font-size: calc(1.0625 * var(--_1)) }
.notice.good .icon { color: var(--_good) }
fieldset:disabled { opacity: .6 }
fieldset:disabled fieldset { opacity: 1 }
fieldset:disabled :is(.answer, .tick) { cursor: default }
@container helder (width < 30rem) { .button.main { inline-size: 100% } .answer { flex-grow: 1 } }
@container helder (width >= 48rem) { .points { grid-template-columns: repeat(2, minmax(0, 1fr)) } }
@media (forced-colors: active) {
  input[type="radio"] { appearance: auto }
  .answer:has(:checked) { outline: 3px solid Highlight; outline-offset: -3px }
  fieldset:disabled { opacity: 1; color: GrayText }
}
`;
