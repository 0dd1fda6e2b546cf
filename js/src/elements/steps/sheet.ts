/** The look of `<helder-next-steps>`. */
export default `
h3 { margin-block-end: .375rem }
h4 { margin-block-end: .25rem }
.advice, .around, .main-column, .first, .step-more, .ground { display: grid; grid-template-columns: minmax(0, 1fr) }
.advice, .around, .main-column { gap: calc(1.75 * var(--_1)) }
.first { gap: calc(1.25 * var(--_1)) }
.eyebrow { color: var(--_accent); font-weight: 650; margin-block-end: calc(-1 * var(--_1)) }
h3.title { margin: 0; font: 500 calc(1.875 * var(--_1))/1.18 var(--_display); letter-spacing: -.018em; text-wrap: balance }
.purpose { font-size: calc(1.125 * var(--_1)); max-inline-size: 36em; margin-block-start: calc(-.625 * var(--_1)) }
.how { display: flex; flex-wrap: wrap; gap: .75rem 2.25rem; padding-block: .875rem; border-block: 1px solid var(--_line) }
.how dt { font-size: var(--_small); color: var(--_soft) }
.how dd { font-size: calc(1.0625 * var(--_1)); font-weight: 650 }
.reasons li, .marked li { position: relative; padding: .1875rem 0 .1875rem 1.5rem }
.reasons li::before { content: ""; position: absolute; inset: .9375em auto auto 0; inline-size: .75rem; border-block-start: 2px solid var(--_accent) }
.marked li::before { content: "?"; content: "?" / ""; position: absolute; inset-inline-start: .125rem; font-family: var(--_display); font-weight: 650; color: var(--_accent) }
[part="changes"] .marked li::before { content: "→"; content: "→" / "" }
.effect { display: grid; grid-template-columns: 7.5rem minmax(3rem, 14rem) 2rem; align-items: center; gap: .75rem; padding-block: .125rem; font-size: var(--_body) }
.effect .amount { text-align: end }
.record { border: 1px solid transparent; padding: .75rem 1rem; background: var(--_wash); border-radius: var(--_round) }
.record h4 { margin: 0 }
summary strong { color: var(--_ink); font-weight: 600 }
.around summary { padding-block: .5625rem }
.step-more { gap: .5rem; padding-block: .25rem .875rem; font-size: var(--_body) }
.blocked > li { display: flex; gap: .75rem; padding-block: .625rem; font-size: var(--_body) }
.blocked .icon { margin-block-start: .125rem; font-size: 1.125rem; color: var(--_bad) }
.until { color: var(--_soft) }
.ground { gap: .25rem }
.posture { font: 500 calc(1.375 * var(--_1))/1.25 var(--_display) }
.evidence { padding-block-end: .5rem; font-size: var(--_body) }
.evidence li { display: grid; grid-template-columns: 2.25rem minmax(0, 1fr); padding-block: .125rem }
.evidence .amount { font-weight: 650 }
table { inline-size: 100%; border-collapse: collapse; font-size: var(--_body) }
th, td { padding: .375rem .75rem .375rem 0; border-block-start: 1px solid var(--_line); text-align: start; vertical-align: baseline; font-weight: 400 }
th { overflow-wrap: anywhere; hyphens: auto }
th[scope="col"] { overflow-wrap: normal; hyphens: manual }
thead th { border: 0; color: var(--_soft); font-size: var(--_small) }
@container helder (width >= 56rem) {
  .advice { grid-template-columns: minmax(0, 1fr) minmax(0, 25rem); column-gap: calc(2.75 * var(--_1)); align-items: start }
  .sheet { padding: calc(2.25 * var(--_1)) calc(2.5 * var(--_1)) }
}
@container helder (width < 24rem) { .effect { grid-template-columns: 6rem minmax(2rem, 1fr) 1.75rem } h3.title { font-size: calc(1.5 * var(--_1)) } }
`;
