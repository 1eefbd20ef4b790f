"""What is half typed is never lost, and what was recorded is said once."""

import json

import streamlit as st

# A text that was half typed outlives a reload, a change of page and a lost connection: the browser
# keeps it for as long as its tab is open. Where the field comes back empty, it is put back as if it
# was typed, and the field that was just opened by a click has the focus.
KEEPING = """
if (!window.soketDrafts) {
  window.soketDrafts = true;
  const keyed = '[class*="st-key-draft_"], [class*="st-key-conclude_text_"]';
  const name = (field) => field.closest(keyed)
    ?.className.match(/st-key-((?:draft|conclude_text)_\\w+?)_\\d+(?=\\s|$)/)?.[1];
  const kept = (key) => 'soket-draft:' + key;
  let acted = 0;
  for (const kind of ['pointerdown', 'keydown'])
    addEventListener(kind, () => { acted = performance.now(); }, {capture: true});
  addEventListener('input', ({target}) => {
    const key = target.matches?.('textarea') && name(target);
    if (!key) return;
    if (target.value) sessionStorage.setItem(kept(key), target.value);
    else sessionStorage.removeItem(kept(key));
  }, {capture: true});
  const seen = new WeakSet();
  const look = () => {
    for (const field of document.getElementsByTagName('textarea')) {
      if (seen.has(field)) continue;
      seen.add(field);
      const key = name(field);
      if (!key) continue;
      const draft = sessionStorage.getItem(kept(key));
      // What is there to be changed is no reason to lose how far somebody had changed it.
      const isFree = !field.value || key.startsWith('draft_edit_');
      if (draft && isFree && draft !== field.value) {
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set
          .call(field, draft);
        field.dispatchEvent(new Event('input', {bubbles: true}));
      }
      if (key.startsWith('conclude_text_') && performance.now() - acted < 4000
          && !matchMedia('(pointer: coarse)').matches)
        requestAnimationFrame(() => {
          field.focus({preventScroll: true});
          (field.closest('form, [data-testid="stForm"]') ?? field)
            .scrollIntoView({block: 'nearest', behavior: 'smooth'});
        });
    }
  };
  new MutationObserver(look).observe(document.body, {childList: true, subtree: true});
  look();
}
"""


def forget(key: str) -> None:
    """Have the browser forget a draft that was recorded, at the next drawing of the page.

    Args:
        key: that of the field, without the number of the turn at its end.
    """
    st.session_state["_recorded"] = f"soket-draft:{key}"


def say(words: str) -> None:
    """Have it said at the next drawing of the page that something was recorded."""
    st.session_state["_said"] = words


def place() -> None:
    """Say what was recorded since the page was drawn last."""
    state = st.session_state
    if recorded := state.pop("_recorded", None):
        script = f"sessionStorage.removeItem({json.dumps(recorded)})"
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
    if said := state.pop("_said", None):
        st.toast(said, icon=":material/gavel:")
