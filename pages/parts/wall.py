"""How the screen on the wall looks, the keys that run it, and how what it shows fits on it."""

import json

import streamlit as st

from services.charts.selection import ELEMENT

# Keys press the buttons that nobody sees. A clicker sends PageUp and PageDown; black and dark are
# the wall's own, and nobody else's.
_KEYS = """
if (!window.soketStage) {
  window.soketStage = true;
  // Two presses that wait for the server at once are one to it, so each waits until the page says
  // that the last one was taken, though not for ever.
  const waiting = [];
  const taken = () => document.querySelector('.soket-stage')?.dataset.taken;
  let pressed = null, before;
  const pump = () => {
    if (pressed === null || taken() !== before || performance.now() - pressed > 4000) {
      [pressed, before] = [waiting.length ? performance.now() : null, taken()];
      if (pressed === null) return;
      document.querySelector(`.st-key-stage_${waiting.shift()} button`)?.click();
    }
    setTimeout(pump, 20);
  };
  const press = (name) => {
    waiting.push(name);
    if (pressed === null) pump();
  };
  const keys = {ArrowRight: 'forward', PageDown: 'forward', ' ': 'forward', ArrowLeft: 'back',
    PageUp: 'back', v: 'look', o: 'overview', c: 'conclude', Escape: 'leave', Home: 'first'};
  const root = document.documentElement;
  addEventListener('keydown', (event) => {
    if (!document.querySelector('.st-key-stage_keys')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest?.('input, textarea, [contenteditable], [role="combobox"]');
    if (typing) { if (event.key === 'Escape') event.target.blur(); return; }
    // Whoever came to a button by keyboard presses it.
    if (event.key === ' ' && event.target.matches?.('button:focus-visible')) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === 'b' || key === '.') root.classList.toggle('soket-black');
    else if (root.classList.contains('soket-black')) root.classList.remove('soket-black');
    else if (key === 'd') root.classList.toggle('soket-dark');
    else if (keys[key]) press(keys[key]);
    else return;
    event.preventDefault();
  });
}
"""
_STYLE = """
<style>
[data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stExpandSidebarButton"]
  {display: none !important}
.stMainBlockContainer {padding: 1rem 2rem 3rem}
:has(> .st-key-stage_keys), :has(> .st-key-stage_numbers) {display: none}
.soket-stage {display: flex; gap: 1rem; align-items: baseline; justify-content: space-between;
  font-size: .95rem; color: var(--soket-quiet)}
.soket-stage > span {overflow: hidden; text-overflow: ellipsis; white-space: nowrap}
.soket-stage > .soket-sample {flex-shrink: 0}
.soket-stage > :last-child {margin-left: auto}
.soket-stage b {color: inherit}
.soket-slide {margin: .1rem 0 .2rem; font-size: 2rem; line-height: 1.2; font-weight: 700}
.soket-sentence {margin: 0 0 .3rem; font-size: 1.25rem; line-height: 1.35}
.soket-outline {font-size: 1.2rem; line-height: 1.5; margin: 0; padding-left: 2.2rem}
.soket-outline .on {font-weight: 700}
[data-testid="stMain"]:focus, [data-testid="stMain"] :focus:not(:focus-visible) {outline: none}
html.soket-dark {filter: invert(1) hue-rotate(180deg); background: #fff}
html.soket-black body {visibility: hidden}
html.soket-black {background: #000}
@media (max-width: 640px) {
  .soket-slide {font-size: 1.35rem} .soket-sentence {font-size: 1.05rem}
  .soket-stage {flex-wrap: wrap; gap: 0 1rem} .soket-stage > span {white-space: normal}
}
</style>
"""
# On the wall letters are a part of the screen, however many pixels it has. Title, words and foot
# take the room that they need, and the chart has all the rest.
_WALL_STYLE = """
<style>
html {font-size: calc(min(1.45vw, 2.2vh) * var(--soket-letters, 1))}
.stMainBlockContainer {height: 100vh; padding: .8rem 1.6rem .5rem}
.stMainBlockContainer > [data-testid="stVerticalBlock"] {height: 100%; flex-wrap: nowrap;
  gap: .45rem}
[data-testid="stVerticalBlock"]:has(> [data-testid="stLayoutWrapper"] > [class*="st-key-chart_"]),
[data-testid="stLayoutWrapper"]:has([class*="st-key-chart_"]) {flex: 1 1 0; min-height: 0}
[class*="st-key-chart_"] {display: grid; flex: 1 1 0; min-height: 0; gap: .3rem 1rem;
  grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr); padding: .5rem .8rem}
[class*="st-key-chart_"] > :has([data-testid="stVegaLiteChart"]) {height: 100%; min-height: 0;
  overflow: hidden}
/* Streamlit draws a chart as wide as its frame is. */
[data-testid="stFullScreenFrame"]:has([data-testid="stVegaLiteChart"]) {
  width: calc(100% / var(--soket-fit, 1)) !important}
[data-testid="stVegaLiteChart"] {overflow: visible}
[data-testid="stVegaLiteChart"] .marks {transform: scale(var(--soket-fit, 1));
  transform-origin: 0 0}
/* Grey words do not come through on a projector. */
[data-testid="stVegaLiteChart"] :is(.role-axis-label, .role-legend-label) text {fill: currentColor}
/* Whoever concludes, or looks at rows, keeps the chart in view. */
[class*="st-key-chart_"]:has(details[open]) {
  grid-template: auto minmax(0, 1fr) / minmax(0, 11fr) minmax(0, 9fr)}
[class*="st-key-chart_"] > :has(> details[open], > * > details[open]) {grid-area: 1 / 2 / 3 / 3;
  overflow: auto; height: 100%; min-height: 0}
:has(> .st-key-stage_foot) {flex-shrink: 0; margin-top: auto}
.st-key-stage_foot [data-testid="stCaptionContainer"] {margin: 0}
.st-key-stage_foot p {font-size: .8rem; margin: 0}
.soket-table {font-size: 1.15rem}
.soket-outline {columns: 2; column-gap: 3rem}
.soket-one .words {display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3;
  overflow: hidden; font-size: 1.2rem}
.soket-one .head, .soket-one .line {font-size: 1rem}
.soket-one .line {display: inline} .soket-one .line + .line::before {content: " · "}
/* A heading alone stands in the middle. */
.stMainBlockContainer:not(:has([class*="st-key-chart_"], .soket-told, .soket-table, .soket-outline,
  .stAlert, .soket-first)) .soket-slide {margin: 26vh 8vw 0; text-align: center; font-size: 3rem}
.soket-first {display: flex; gap: 3rem; align-items: center; min-height: 84vh}
.soket-first img {width: min(66vh, 40vw); flex-shrink: 0}
.soket-first p {margin: 0 0 .9rem; font-size: 1.5rem; line-height: 1.35; overflow-wrap: anywhere}
.soket-first .name {font-size: 2.3rem; font-weight: 700; line-height: 1.2}
.soket-first .link {font-size: 1.5rem; font-weight: 600}
.soket-first .quiet {font-size: 1.05rem; color: var(--soket-quiet)}
</style>
"""
# The chart fills its room and no more; where words alone are too many for the screen, all letters
# become smaller, down to a size that can still be read. What is longer than that is scrolled.
_FIT = """
if (!window.soketFit) {
  window.soketFit = true;
  const root = document.documentElement, least = 0.62, step = 0.94;
  const set = (name, value) => {
    const text = value.toFixed(3);
    if (root.style.getPropertyValue(name) !== text) root.style.setProperty(name, text);
  };
  const room = (panel) => {
    const rows = getComputedStyle(panel).gridTemplateRows.split(' ').map(parseFloat);
    return rows[1] ?? 0;
  };
  const fit = () => {
    const main = document.querySelector('[data-testid="stMain"]');
    if (!main?.querySelector('.st-key-stage_keys')) {
      root.style.removeProperty('--soket-letters');
      return;
    }
    const panel = main.querySelector('[class*="st-key-chart_"]');
    const block = main.querySelector('[data-testid="stVerticalBlock"]');
    const isOpen = panel?.querySelector('details[open]');
    const isTooMuch = () => !isOpen && (block.scrollHeight > block.clientHeight + 1
      || (panel && room(panel) < innerHeight * 0.38));
    // All of it before the next picture is painted: nobody sees letters jump.
    let letters = 1;
    set('--soket-letters', letters);
    while (letters * step > least && isTooMuch()) set('--soket-letters', letters *= step);
    // Streamlit hides for a while what it has taken away.
    const picture = [...panel?.querySelectorAll('svg.marks, canvas.marks') ?? []]
      .find((one) => !one.closest('[data-retained]'));
    if (!picture) return;
    const tall = picture.viewBox?.baseVal?.height || picture.clientHeight;
    // Narrower than this its legend would take another line, which Vega cuts.
    const wide = picture.closest('[data-testid="stElementContainer"]').clientWidth / 680;
    const most = Math.min(1.9 * innerHeight / 1080, wide);
    set('--soket-fit', Math.min(Math.max(room(panel) / tall, 0.35 * most), most));
  };
  let asked = false;
  const soon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; fit(); });
  };
  new MutationObserver(soon).observe(document.body, {childList: true, subtree: true,
    attributes: true, attributeFilter: ['viewBox', 'open', 'height']});
  addEventListener('resize', soon);
  soon();
}
"""


def place(*, is_wall: bool) -> None:
    """Place the look of the screen and its keys.

    Args:
        is_wall: whether it is the one on the wall, on which everything is to fit.
    """
    st.html(f"{_STYLE}{_WALL_STYLE}" if is_wall else _STYLE)
    # Nothing is lit on the wall that was clicked on a page.
    unlit = f"document.getElementById({json.dumps(ELEMENT)}).value = ''"
    fit = _FIT if is_wall else ""
    st.html(f"<script>{unlit};{_KEYS}{fit}</script>", unsafe_allow_javascript=True)
