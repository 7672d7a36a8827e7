// @ts-check
/** How somebody likes text to look; this browser remembers it. */
import { keep, setting } from '../app/settings.js';

export const SIZES = [80, 90, 100, 110, 125, 140, 160, 180];

/** What there is to choose from. @type {Record<string, string[]>} */
export const CHOICES = {
  font: ['book', 'serif', 'sans'],
  leading: ['book', 'tight', 'loose'],
  margin: ['narrow', 'middle', 'broad'],
  theme: ['auto', 'light', 'sepia', 'dark', 'black'],
  flow: ['paged', 'scrolled'],
};

/** @typedef {{size: number, font: string, leading: string, margin: string, theme: string, flow: string}} Looks */

/** @returns {Looks} */
export function looks() {
  const chosen = Object.keys(CHOICES).map((name) => [name, setting('book.' + name)]);
  return /** @type {any} */ ({ ...Object.fromEntries(chosen), size: Number(setting('book.size')) });
}

/** @param {Looks} old @param {string} name @param {string} value @returns {Looks} */
export function changed(old, name, value) {
  keep('book.' + name, value);
  return { ...old, [name]: name === 'size' ? Number(value) : value };
}

/** @param {Looks} old @param {number} step */
export function resized(old, step) {
  const at = Math.min(Math.max(SIZES.indexOf(old.size) + step, 0), SIZES.length - 1);
  return changed(old, 'size', String(SIZES[at]));
}

/** Whether what stands around the text is dark, too. @param {string} paper */
export function shade(paper) {
  return paper === 'dark' || paper === 'black' ? 'dark' : 'light';
}

/** Paper and ink by name. @param {Looks} of */
export function paper(of) {
  return of.theme === 'auto' ? /** @type {string} */ (document.documentElement.dataset.bsTheme) : of.theme;
}
