/** The look of `<helder-letter>`. */
export default `
.columns, .column { display: grid; gap: calc(1.75 * var(--_1)); grid-template-columns: minmax(0, 1fr) }
.figures { display: grid; gap: calc(1.75 * var(--_1)) }
.figure { display: grid; gap: .375rem; align-content: start }
.figure-line { display: flex; align-items: baseline; justify-content: space-between; gap: .75rem }
.figure-line .soft { white-space: nowrap }
.figure-words strong { font: 500 calc(1.625 * var(--_1))/1.15 var(--_display); letter-spacing: -.015em; color: var(--_level) }
.figure-number { font: 400 calc(2.75 * var(--_1))/1 var(--_display); letter-spacing: -.03em; color: var(--_ink); font-variant-numeric: lining-nums }
.ruler { display: block; inline-size: 100%; block-size: 1.75rem; overflow: visible }
.ruler path { fill: none; vector-effect: non-scaling-stroke }
.ticks { stroke: var(--_soft); stroke-width: 1; opacity: .6 }
.zone { fill: var(--_level); opacity: .6 }
.needle { stroke: var(--_ink); stroke-width: 3 }
.needle-head { stroke: var(--_ink); stroke-width: 11; stroke-linecap: round }
table { inline-size: 100%; border-collapse: collapse; font-size: var(--_body) }
th, td { padding: .3125rem 0 .3125rem .75rem; text-align: end; vertical-align: baseline; font-weight: 400; font-variant-numeric: tabular-nums; border-block-start: 1px solid var(--_line) }
th { overflow-wrap: anywhere; hyphens: auto }
th[scope="col"] { overflow-wrap: normal; hyphens: manual }
thead th { border: 0; color: var(--_soft); font-size: var(--_small) }
tr > :first-child { text-align: start; padding-inline-start: 0 }
td .bar { min-inline-size: 3rem; block-size: .3125rem; margin-block-start: .1875rem }
summary.head { color: var(--_ink); flex-wrap: nowrap; align-items: baseline }
summary.head h3 { flex: 1 }
summary.head::before { content: "▸"; content: "▸" / ""; color: var(--_soft); margin-inline-end: -.5rem }
[open] > summary.head::before { content: "▾"; content: "▾" / "" }
.check-row { display: flex; align-items: flex-start; gap: .75rem; inline-size: 100%; min-block-size: 2.5rem; padding: .5rem .25rem; border: 0; background: none; text-align: start }
.check-row > :nth-child(2) { flex: 1; min-inline-size: 0 }
button.check-row { cursor: pointer }
button.check-row:hover, .finding-open:hover, .replace:hover { background: var(--_hover) }
.check-row > .icon { margin-block-start: .1875rem; color: var(--_accent) }
.check { display: grid; place-items: center; flex: none; inline-size: 1.5rem; block-size: 1.5rem; border-radius: 50%; font-size: .8125rem }
.check .icon { stroke-width: 3 }
.check-found { background: var(--_good); color: var(--_surface) }
.check-attention { color: var(--_warn); box-shadow: inset 0 0 0 1.5px var(--_warn) }
.check-missing { color: var(--_bad); box-shadow: inset 0 0 0 1.5px var(--_bad) }
.check-message, .check-row .source { display: block; font-size: var(--_small); line-height: 1.4 }
.findings { display: grid; gap: calc(1.125 * var(--_1)) }
.findings h3 { outline-offset: .25rem }
@media (pointer: coarse) { .keys { display: none } }
.group { display: grid; gap: .375rem }
.finding { border-block-end: 1px solid var(--_line); border-inline-start: 3px solid var(--_warn) }
.group li:first-child { border-block-start: 1px solid var(--_line) }
.finding-error { border-inline-start: 6px double var(--_bad) }
.finding-hint { border-inline-start: 3px dotted var(--_accent) }
.finding-row { display: flex; align-items: stretch; justify-content: space-between; gap: .25rem }
.finding-open { flex: 1 1 9rem; min-inline-size: 0; min-block-size: 2.5rem; padding: .5rem .5rem .5rem .75rem; border: 0; background: none; text-align: start; cursor: pointer }
.quote, .replace { font-family: var(--_display); overflow-wrap: anywhere }
.finding-message { display: block; font-size: var(--_small); line-height: 1.4 }
.badge { margin-inline-start: .5rem; padding: .0625rem .4375rem; border: 1px solid var(--_bad); border-radius: 1rem; font-size: .75em; color: var(--_bad); white-space: nowrap }
.replace { display: inline-flex; align-items: center; gap: .5rem; max-inline-size: 100%; min-block-size: 2.5rem; padding: .25rem .75rem; border: 0; border-radius: var(--_round); background: none; color: var(--_accent); font-weight: 550; text-align: start; cursor: pointer }
.finding-row > .replace { flex: 0 1 auto; max-inline-size: 52% }
.replacements { display: flex; flex-wrap: wrap; gap: .375rem }
.replacements .replace { border: 1px solid var(--_edge); background: var(--_paper) }
.finding-more { display: grid; gap: .625rem; padding: 0 .75rem .875rem; font-size: var(--_body) }
.finding-more .source { flex-basis: 100% }
.advice { display: grid; gap: .25rem; justify-items: start; border: 1px solid transparent; padding: .625rem .875rem; background: var(--_wash); border-radius: var(--_round) }
@container helder (34rem <= width < 56rem) { .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: calc(2.5 * var(--_1)) } }
@container helder (width >= 56rem) {
  .columns { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: calc(3 * var(--_1)); align-items: start }
}
@media (forced-colors: active) {
  .ticks, .needle, .needle-head { stroke: CanvasText; opacity: 1 }
  .zone { fill: CanvasText }
  .zone.level-warn { fill: GrayText }
  .check-attention, .check-missing, .check-found { outline: 1px solid CanvasText }
}
`;
