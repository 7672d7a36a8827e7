// @ts-check
/** What readers do by keys. */
/** @typedef {Record<string, (() => unknown) | null>} Acts by the name of the key */

/** @param {KeyboardEvent} event @param {Acts} acts @param {string} own what keeps its keys to itself */
export function act(event, acts, own) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest?.(own)) {
    return;
  }
  const run = acts[event.key];
  if (run && !(event.key === ' ' && target.closest?.('button, a'))) {
    event.preventDefault();
    run();
  }
}

export function fullscreen() {
  return document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
}
