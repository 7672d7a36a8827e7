// @ts-check
/** What fingers and pointers do in a chapter: turn pages, follow links, show and hide the bars. */
import { url } from '../app/base.js';
import { swipes } from './swipes.js';

/** How much of the screen on each side turns the page. */
const EDGE = 0.25;

/** @param {Document} page @param {any} reader */
export function hands(page, reader) {
  const { chapter } = reader;
  /** @param {number} step to the right */
  const turn = (step) => reader.turn(chapter.rtl ? -step : step);
  swipes(page, (step) => chapter.paged && turn(step));
  page.addEventListener('click', (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest?.('a[href]');
    if (link) {
      event.preventDefault();
      follow(/** @type {HTMLAnchorElement} */ (link).href, reader);
    } else if (!page.getSelection()?.toString()) {
      const part = event.clientX / page.documentElement.clientWidth;
      const step = part < EDGE ? -1 : part > 1 - EDGE ? 1 : 0;
      step && chapter.paged ? turn(step) : (reader.chrome = !reader.chrome);
    }
  });
}

/** Within the book, or into a window of its own. */
function follow(href, { at, book, spine, goTo }) {
  const base = new URL(url(`api/v2/epub/${book.id}/`), location.href).href;
  if (href.startsWith(base + 'chapter/')) {
    goTo({ chapter: at, aim: { fragment: decodeURIComponent(new URL(href).hash.slice(1)) } });
  } else if (href.startsWith(base)) {
    goTo(spine.goal(decodeURIComponent(href.slice(base.length))));
  } else if (/^(https?|mailto):/.test(href)) {
    open(href, '_blank', 'noopener,noreferrer');
  }
}
