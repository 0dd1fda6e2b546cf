/** The look of `<helder-payment-plan>`: cards to choose from, one under the other on a telephone, side by side where there is room. */
export default `
.plan { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(1.25 * var(--_1)) }
.plan > legend { padding: 0; margin-block-end: calc(.25 * var(--_1)) }
.lead { max-inline-size: 36em }
.cards, .offers { display: grid; gap: calc(.75 * var(--_1)); grid-template-columns: minmax(0, 1fr) }
.card { position: relative; display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .125rem .75rem; align-content: start; padding: calc(1.125 * var(--_1)) calc(1.25 * var(--_1)); background: var(--_paper); border: 1px solid var(--_edge); border-radius: calc(2 * var(--_round)) }
/* Drawn here: in the dark, what browsers draw for an empty circle looks disabled. */
input[type="radio"] { appearance: none; border: 1.5px solid var(--_soft); border-radius: 50%; background: var(--_paper) }
input[type="radio"]:checked { border: .375rem solid var(--_accent) }
/* Room for what stands above the cards, when the keyboard is put on the first. */
.card > input[type="radio"] { margin-block-start: calc(.3125 * var(--_1)); scroll-margin-block: 6rem }
.card > :not(input):not(.title) { grid-column: 2 }
.title { font: 500 calc(1.3125 * var(--_1))/1.3 var(--_display); letter-spacing: -.01em; font-variant-numeric: lining-nums tabular-nums; cursor: pointer }
/* The whole card is its label. */
.title::after { content: ""; position: absolute; inset: 0; border-radius: inherit }
.card .field { position: relative; margin-block-start: .5rem }
.card:hover { border-color: var(--_accent) }
.card:has(input[type="radio"]:checked) { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); background: color-mix(in srgb, var(--_accent) 7%, var(--_paper)) }
.card:has(input[type="radio"]:focus-visible) { outline: 3px solid var(--_accent); outline-offset: 2px }
.card > input[type="radio"]:focus-visible { outline: none }
.about { color: var(--_soft); display: grid; gap: .375rem; max-inline-size: 34em }
.about:empty, .wrong:empty, .room:empty { display: none }
.about strong { color: var(--_ink) }
.own .about { display: block }
.own .fits, .own .too-much { margin-block-start: .375rem }
.fits, .too-much { display: flex; gap: .375rem; font-weight: 600; font-size: var(--_body) }
.fits { color: var(--_good) }
.too-much { color: var(--_warn) }
.fits .icon, .too-much .icon { margin-block-start: .1875rem }
.money { display: flex; align-items: center; gap: .5rem; font-variant-numeric: tabular-nums }
.money input { max-inline-size: 11rem; font-size: calc(1.125 * var(--_1)) }
.hint { font-size: var(--_body) }
/* What cannot be is said without red: nobody did anything wrong. */
.wrong { font-size: var(--_body); color: var(--_warn) }
[aria-invalid="true"] { border-color: var(--_warn); box-shadow: inset 0 0 0 1px var(--_warn) }
fieldset[aria-invalid="true"] { box-shadow: none }
.day input { max-inline-size: 13rem }
.room > p:not(.notice) { display: flex; gap: .5rem; align-items: center; font-weight: 600 }
.room .icon, .chosen > p .icon { color: var(--_good) }
.spare { padding: 0 calc(1.125 * var(--_1)); border: 1px solid var(--_line); border-radius: calc(2 * var(--_round)) }
.spare[open] { padding-block-end: calc(1.125 * var(--_1)) }
.spare summary { padding-block: .75rem; color: var(--_ink); font-weight: 600 }
.spare-fields { display: grid; gap: calc(.875 * var(--_1)); margin-block-start: calc(.75 * var(--_1)) }
.chosen { display: grid; gap: .5rem; padding: calc(1.125 * var(--_1)) calc(1.25 * var(--_1)); border-radius: calc(2 * var(--_round)); background: color-mix(in srgb, var(--_good) 10%, var(--_surface)) }
.chosen > p { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .625rem }
.chosen > p .icon { margin-block-start: .1875rem }
table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: lining-nums tabular-nums; font-size: var(--_body) }
th, td { padding: .4375rem .25rem; text-align: start; font-weight: 400; vertical-align: baseline }
thead th { color: var(--_soft) }
tbody tr, tfoot tr { border-block-start: 1px solid var(--_line) }
tfoot :is(th, td) { font-weight: 700 }
th.amount, td.amount { text-align: end }
th:first-child, td:first-child { inline-size: 2.25rem; color: var(--_soft) }
.next { display: grid; gap: .5rem }
.next ul { display: grid; gap: .5rem }
.next li { position: relative; padding-inline-start: 1.25rem; max-inline-size: 40em }
.next li::before { content: ""; position: absolute; inset: .625em auto auto .125rem; inline-size: .4375rem; block-size: .4375rem; border-radius: 50%; background: var(--_accent) }
a { color: var(--_accent); text-decoration: underline 1px; text-underline-offset: .2em; white-space: nowrap }
fieldset:disabled { opacity: .6 }
fieldset:disabled .title { cursor: default }
@container helder (width >= 38rem) {
  .offers { grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)) }
  .spare-fields { grid-template-columns: repeat(3, minmax(0, 1fr)) }
  .offers .card > .about { grid-column: 1 / -1; margin-block-start: .375rem }
}
@media (prefers-reduced-motion: no-preference) { .card { transition: border-color .15s } }
@media (forced-colors: active) {
  input[type="radio"] { appearance: auto }
  .card:has(input[type="radio"]:checked) { outline: 3px solid Highlight; outline-offset: -3px }
  .chosen, .spare { border: 1px solid CanvasText }
  fieldset:disabled { opacity: 1; color: GrayText }
}
`;
