/** The look of `<helder-call-guide>`. */
export default `
.columns, .guide, .parts, .notes { display: grid; grid-template-columns: minmax(0, 1fr) }
.columns { gap: calc(1.75 * var(--_1)) }
.guide, .notes { gap: var(--_1); align-content: start }
.parts { gap: calc(1.25 * var(--_1)) }
.parts legend { font: 500 calc(1.25 * var(--_1))/1.3 var(--_display); margin-block-end: .25rem }
.parts .tick { padding-block: .3125rem; line-height: 1.45 }
.done > span { color: var(--_soft) }
.pair { display: grid; gap: var(--_1) }
.notes .button { justify-self: start }
@container helder (width >= 34rem) { .pair { grid-template-columns: repeat(2, minmax(0, 1fr)) } }
@container helder (width >= 56rem) {
  .columns { grid-template-columns: minmax(0, 6fr) minmax(20rem, 5fr); gap: calc(2.75 * var(--_1)); align-items: start }
  .notes { position: sticky; inset-block-start: 1rem }
  .pair { grid-template-columns: minmax(0, 1fr) }
}
`;
