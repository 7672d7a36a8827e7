// @ts-check
/** Style sheets of some views only, which nobody else waits for. */

/** @param {string} name of the sheet @returns {Promise<unknown>} once it is there, or cannot be had */
export function dress(name) {
  if (document.querySelector(`link[data-sheet=${name}]`)) {
    return Promise.resolve();
  }
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`../${name}.css`, import.meta.url).pathname;
  link.dataset.sheet = name;
  const ready = new Promise((done) => (link.onload = link.onerror = done));
  document.head.append(link);
  return ready;
}
