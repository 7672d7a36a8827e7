// @ts-check
/** What the console says, and how it writes numbers, dates and sizes. */
import { setting } from './settings.js';

/** Each has a file of its own beside this folder. */
export const LOCALES = ['en', 'de'];

/** @type {Record<string, string>} */
let texts = {};
/** @type {Record<string, string>} */
let fallback = {};
let locale = 'en';

async function read(name) {
  const response = await fetch(new URL(`../i18n/${name}.json`, import.meta.url));
  return response.json();
}

function wanted() {
  const asked = [setting('locale'), ...navigator.languages].map((tag) => tag.split('-')[0]);
  return asked.find((tag) => LOCALES.includes(tag)) ?? 'en';
}

export async function speak() {
  locale = wanted();
  [texts, fallback] = await Promise.all([read(locale), locale === 'en' ? {} : read('en')]);
  document.documentElement.lang = locale;
}

/** The language spoken now. */
export function language() {
  return locale;
}

/** Of the browser's regions for this language, so that an Austrian gets Austrian dates. */
function region() {
  return navigator.languages.find((tag) => tag.split('-')[0] === locale) ?? locale;
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values] for what stands in braces; {@code n} chooses
 *     between {@code key.one} and {@code key.other}
 * @returns {string}
 */
export function t(key, values = {}) {
  const text = find(key, values) ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
  });
}

function find(key, values) {
  if (typeof values.n === 'number') {
    const form = new Intl.PluralRules(locale).select(values.n);
    const plural = texts[`${key}.${form}`] ?? texts[`${key}.other`] ?? fallback[`${key}.other`];
    if (plural !== undefined) {
      return plural;
    }
  }
  return texts[key] ?? fallback[key];
}

/** Whether there is a text of that name. @param {string} key */
export function says(key) {
  return key in texts || key in fallback;
}

/** @param {number} value */
export function number(value) {
  return new Intl.NumberFormat(region()).format(value);
}

/** @param {number} part of one */
export function percent(part) {
  return new Intl.NumberFormat(region(), { style: 'percent' }).format(part);
}

/** @param {string} instant */
export function date(instant) {
  return new Intl.DateTimeFormat(region(), { dateStyle: 'medium' }).format(new Date(instant));
}

/** @param {string} instant */
export function moment(instant) {
  return new Intl.DateTimeFormat(region(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

/** A time of the day. @param {number} hour @param {number} minute */
export function clock(hour, minute) {
  return new Intl.DateTimeFormat(region(), { timeStyle: 'short' }).format(new Date(2024, 0, 1, hour, minute));
}

/** @param {number} day of the week; 0 is Sunday */
export function weekday(day) {
  return new Intl.DateTimeFormat(region(), { weekday: 'long' }).format(new Date(2024, 0, 7 + day));
}

const SPANS = /** @type {[Intl.RelativeTimeFormatUnit, number][]} */ ([
  ['year', 31536000],
  ['month', 2592000],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
]);

/** @param {string} instant */
export function ago(instant) {
  const seconds = (Date.parse(instant) - Date.now()) / 1000;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, length] = SPANS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return format.format(Math.round(seconds / length), unit);
}

/** @param {number} bytes */
export function size(bytes) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return new Intl.NumberFormat(region(), {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(bytes / 1000 ** step);
}

/** The name of a language in the reader's own. @param {string} tag */
export function languageName(tag) {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
