// @ts-check
/**
 * Says which page of a long strip is the one across the middle of the screen.
 *
 * @param {HTMLElement} stage holds the pages, each with its number in {@code data-page}
 * @param {(page: number) => void} seen
 * @returns {IntersectionObserver} that ends by being disconnected
 */
export function watchStrip(stage, seen) {
  const observer = new IntersectionObserver(
    (entries) => {
      const there = /** @type {HTMLElement | undefined} */ (entries.find((entry) => entry.isIntersecting)?.target);
      there && seen(Number(there.dataset.page));
    },
    { root: stage, rootMargin: '-50% 0px -50% 0px' },
  );
  stage.querySelectorAll('[data-page]').forEach((one) => observer.observe(one));
  return observer;
}
