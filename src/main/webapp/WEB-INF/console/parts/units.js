// @ts-check
import { language } from '../app/i18n.js';

const UNITS = /** @type {[string, number][]} */ ([
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
]);

/** A time in its two largest units. @param {number} millis */
export function span(millis) {
  let rest = Math.round(millis / 1000);
  const parts = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    if ((count || (unit === 'second' && !parts.length)) && parts.length < 2) {
      parts.push(new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'short' }).format(count));
    }
    rest -= count * length;
  }
  return parts.join(' ');
}
