"""The house's look, where Streamlit's theme has no setting for it."""

import streamlit as st

from pages.parts import drafts, picks, preload

# The field of services.charts.selection; what it says is imported too late for the first element.
ELEMENT = "soket-picked"
# Streamlit calls every page English, and so a screen reader would read it. A constant script sees
# a change of the language by itself: one that is written anew would renew the field beside it.
_SPEAKING = """
if (!window.soketSpeaks) {
  window.soketSpeaks = true;
  let said = null;
  const speak = () => {
    if (location.search === said) return;
    said = location.search;
    document.documentElement.lang = new URLSearchParams(said).get('lang') === 'en' ? 'en' : 'vi';
  };
  new MutationObserver(speak).observe(document.body, {childList: true, subtree: true});
  speak();
}
"""
# A number in a sentence presses the button that stands for it, by its place among them.
FOLLOWING = """
if (!window.soketNumbers) {
  window.soketNumbers = true;
  addEventListener('click', ({target}) => {
    const number = target.closest?.('[data-number]');
    // Streamlit hides for a while what it has taken away.
    const of = `[class*="st-key-${number?.dataset.of}_number_"]`;
    const buttons = `${of}:not([data-retained]) button`;
    if (number) document.querySelectorAll(buttons)[number.dataset.number]?.click();
  });
}
"""
_STYLE = """
<style>
/* What is not seen takes no room either. */
:has(> .st-key-address), .stElementContainer:has(> .stHtml > script),
  :has(> .st-key-progress):not(:has([data-testid="stAlert"])) {display: none}
/* Room for figures: the frame's own air is more than a projector or a phone can spare. */
.stMainBlockContainer {padding-top: 4.2rem; padding-bottom: 3rem}
[data-testid="stVerticalBlock"] {gap: 0.8rem}
/* A short rerun should not make the page flicker. */
[data-stale="true"] {opacity: 1 !important; transition: none !important}
[data-testid="stStatusWidget"] {display: none}
/* English hints of Streamlit's own; ours stand on the button. */
[data-testid="InputInstructions"] {display: none}
/* English duplicates of our own buttons, and one for developers; full screen stays. */
[data-testid="stFullScreenFrame"]:has(.stVegaLiteChart) [data-testid="stElementToolbarButton"]:has(
  [aria-label="Show data"], [aria-label="Download as PNG"], [aria-label="Copy Vega-Lite spec"])
  {display: none}
.soket-title {margin: 0; padding: 0 0 .2rem; font-size: 1.1rem; line-height: 1.3}
.st-key-lang button p {text-transform: uppercase}
.st-key-lang button {min-height: 2.5rem}
/* What sticks is the frame around the bar: the bar itself has no room to move in it. */
:has(> .st-key-filters) {position: sticky; top: 3.75rem; z-index: 90}
.st-key-filters {padding: .35rem .7rem .5rem; border-radius: .4rem;
  background: var(--soket-surface)}
:root {--soket-surface: light-dark(#f2f6fa, #1a242f); --soket-page: light-dark(#fff, #10171f);
  --soket-line: color-mix(in srgb, currentColor 18%, transparent);
  --soket-quiet: color-mix(in srgb, currentColor 68%, transparent)}
.soket-trust {margin: 0; font-size: .82rem; color: var(--soket-quiet); line-height: 1.35}
.soket-quoted {margin: 0; font-size: 1rem; line-height: 1.5}
.soket-number {all: unset; font-weight: 600; cursor: pointer; text-decoration: underline dotted;
  text-underline-offset: .18em; text-decoration-thickness: .08em}
.soket-number:hover, .soket-number:focus-visible {background: var(--soket-surface);
  text-decoration-style: solid}
.soket-number:focus-visible {outline: .12em solid currentColor; outline-offset: .1em}
.soket-hidden {position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)}
.soket-sample {display: inline-block; font-size: .85rem; font-weight: 600; padding: .1rem .6rem;
  border: 1px dashed currentColor; border-radius: 1rem}
/* Cards come after the charts: their room is kept. */
.st-key-figures {min-height: 9.2rem}
.soket-cards {display: grid; gap: .7rem;
  grid-template-columns: repeat(auto-fit, minmax(13.2rem, 1fr))}
.soket-card {border: 1px solid var(--soket-line); border-left-width: 5px; border-radius: .45rem;
  padding: .55rem .75rem .6rem; display: flex; flex-direction: column; gap: .12rem; color: inherit;
  text-decoration: none; min-height: 9.2rem}
a.soket-card:hover, a.soket-card:focus-visible {background: var(--soket-surface)}
a.soket-card, a.soket-card:visited {color: inherit; text-decoration: none}
.soket-card .name {font-size: .9rem; font-weight: 600; line-height: 1.25}
.soket-card .value {font-size: 1.75rem; font-weight: 700; line-height: 1.15}
.soket-card .value small {font-size: .9rem; font-weight: 400}
.soket-card .none {font-size: 1.05rem; font-style: italic; font-weight: 400}
.soket-card .line {font-size: .8rem; color: var(--soket-quiet); line-height: 1.3}
.soket-card .mark {font-size: .8rem; font-weight: 600; white-space: nowrap}
.soket-card .top {display: flex; justify-content: space-between; gap: .5rem; align-items: baseline}
.soket-card img {width: 100%; height: 2.2rem; margin-top: auto; padding-top: .3rem}
.soket-card .better {color: light-dark(#06694c, #5fd4ad)}
.soket-card .worse {color: light-dark(#a8380a, #ff9d73)}
.soket-reached {border-left-color: #00836b} .soket-near {border-left-color: #c78500}
.soket-behind {border-left-color: #c2410c} .soket-none, .soket-no_data {border-left-color: #8a8f98}
.soket-scroll {overflow-x: auto}
.soket-table {border-collapse: collapse; width: 100%; font-size: .9rem}
.soket-table th, .soket-table td {text-align: left; padding: .35rem .6rem; vertical-align: top;
  border-bottom: 1px solid var(--soket-line)}
.soket-table th {font-weight: 600; white-space: nowrap}
.soket-told {display: flex; flex-direction: column; gap: .5rem; margin: 0; padding: 0}
.soket-one {border: 1px solid var(--soket-line); border-left: 5px solid #8a8f98;
  border-radius: .45rem; padding: .45rem .7rem; overflow-wrap: anywhere}
.soket-one .head {display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline;
  font-size: .85rem; font-weight: 600}
.soket-one .head a, .soket-one .head a:visited {color: inherit; text-decoration: underline}
.soket-one .words {margin: .15rem 0; font-size: 1rem; line-height: 1.4; white-space: pre-line;
  unicode-bidi: isolate}
.soket-one .line {font-size: .82rem; color: var(--soket-quiet); line-height: 1.35}
.soket-one.overdue {border-left-color: #c2410c} .soket-one.underway {border-left-color: #c78500}
.soket-one.reached, .soket-one.done {border-left-color: #00836b}
.soket-one.withdrawn .words {text-decoration: line-through}
.soket-one .state.overdue {color: light-dark(#a8380a, #ff9d73)}
.soket-one .state.reached, .soket-one .state.done {color: light-dark(#06694c, #5fd4ad)}
[class*="st-key-conclusion_"] {gap: 0 !important}
[class*="st-key-conclusion_"] .words {display: -webkit-box; -webkit-box-orient: vertical;
  -webkit-line-clamp: 6; overflow: hidden}
[class*="st-key-conclusion_"] button {min-height: 0; padding-block: .1rem; font-weight: 600}
[class*="st-key-conclude_draft_"] button {justify-content: flex-start}
[class*="st-key-conclude_draft_"] button p {text-align: left}
.soket-item {margin: 0; min-width: 11rem}
[class*="st-key-agenda_"] [role=radiogroup] {counter-reset: item}
[class*="st-key-agenda_"] [role=radiogroup] label {counter-increment: item}
[class*="st-key-agenda_"] [role=radiogroup] label p::before {content: counter(item) ". "}
:has(> .st-key-agenda_do) {position: sticky; bottom: 0; z-index: 80}
.st-key-agenda_do {padding: .4rem 0 .6rem; background: var(--soket-page)}
.st-key-agenda_do :is([data-testid="stLayoutWrapper"], [data-testid="stForm"],
  [data-testid="stVerticalBlock"]) {display: contents}
/* Nobody presses keys on a phone. */
@media (pointer: coarse) {.st-key-agenda_do button kbd, .st-key-agenda_do button
  [data-testid="stButtonShortcut"] {display: none}}
[class*="st-key-pins_"] {padding: 0 .2rem}
[class*="st-key-pin_"] button {min-height: 1.6rem; min-width: 1.6rem; padding: 0 .45rem;
  border-radius: .8rem; border: 0; background: #7c3aed; color: #fff}
[class*="st-key-pin_"] button:is(:hover, :focus, :active) {background: #6d28d9; color: #fff}
[class*="st-key-pin_"] button:focus-visible {outline: 2px solid currentColor; outline-offset: 2px;
  outline-color: light-dark(#15202b, #e8edf2)}
[class*="st-key-pin_"] button p {font-size: 0; display: flex}
[class*="st-key-pin_"] button strong {font-size: .8rem; line-height: 1.2}
@media (pointer: coarse) {[class*="st-key-pin_"] button {min-height: 2.5rem; min-width: 2.5rem;
  border-radius: 1.25rem}}
.soket-code {width: min(15rem, 100%); image-rendering: pixelated}
.soket-about {margin: 0; font-size: 1rem; font-weight: 600; line-height: 1.35}
@media (max-width: 640px) {
  .soket-cards {grid-template-columns: 1fr}
  .soket-card {min-height: 0}
  h1 {font-size: 1.5rem !important}
  :has(> .st-key-filters) {position: static}
  .st-key-filter_period, .st-key-filter_units, .st-key-filter_kind {min-width: 100%}
  .st-key-agenda_do {gap: .3rem}
  .st-key-agenda_do button {min-height: 0; padding: .3rem .6rem}
  .stMainBlockContainer {padding-left: .8rem; padding-right: .8rem}
}
@media print {.st-key-filters, [data-testid="stHeader"] {display: none}}
</style>
"""


def place() -> None:
    """Place all that is not seen; to be placed before anything that takes time.

    That is the style, what a browser fetches ahead, and the field through which charts share a
    pick: Vega writes the unit picked in one chart into it and reads it in every other, so it must
    stay the very same element. These are one element, as each is drawn anew at every change. The
    style is another: Streamlit keeps it among its messages, and a message is seen only where
    something stood before.
    """
    st.html(
        f'<input type="hidden" id="{ELEMENT}" value="">'
        f'<script type="module">{preload.script()}</script>'
        f"<script>{_SPEAKING}{drafts.KEEPING}{picks.AGAIN}{FOLLOWING}</script>",
        unsafe_allow_javascript=True,
    )
    st.html(_STYLE)
