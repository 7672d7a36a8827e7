// @ts-check
/** What this browser remembers of how somebody likes the console to look. Never a credential. */

/** @type {Record<string, string>} */
const DEFAULTS = {
  theme: 'auto',
  locale: '',
  cover: '150',
  layout: 'grid',
  'reader.fit': '',
  'reader.spread': 'single',
  'book.size': '100',
  'book.font': 'book',
  'book.leading': 'book',
  'book.margin': 'middle',
  'book.theme': 'auto',
  'book.flow': 'paged',
};

/**
 * @param {string} name
 * @returns {string}
 */
export function setting(name) {
  return localStorage.getItem('carrel.' + name) ?? DEFAULTS[name] ?? '';
}

/**
 * @param {string} name
 * @param {string} value
 */
export function keep(name, value) {
  localStorage.setItem('carrel.' + name, value);
  if (name === 'theme') {
    dispatchEvent(new Event('carrel-theme'));
  }
}
