// @ts-check
/** When something comes again: in a few words for people, as cron in UTC for the server. */
import { html, nothing } from 'lit';
import { clock, t, weekday } from '../app/i18n.js';
import { Part } from '../app/view.js';
import { field, select } from './form.js';

/** @typedef {{kind: 'hourly' | 'daily' | 'weekly' | 'cron', time: string, day: number, cron: string}} Rhythm time and day are the reader's own; 0 is Sunday */

const NAMED = { '@hourly': '0 * * * *', '@daily': '0 0 * * *', '@midnight': '0 0 * * *', '@weekly': '0 0 * * 0' };
const DAYS = [1, 2, 3, 4, 5, 6, 0];

/** @param {string} cron @returns {Rhythm} */
export function read(cron) {
  const text = NAMED[cron] ?? cron.replace(/^0 (?=(\S+ ){4}\S+$)/, '');
  const [, minute, hour, day] = /^(\d+) (\d+|\*) \* \* (\d|\*)$/.exec(text) ?? [];
  const rest = { time: '03:00', day: 1, cron };
  if (minute === undefined || (hour === '*' && day !== '*')) {
    return { ...rest, kind: 'cron' };
  }
  const at = new Date();
  at.setUTCHours(hour === '*' ? at.getUTCHours() : Number(hour), Number(minute), 0, 0);
  if (day !== '*') {
    at.setUTCDate(at.getUTCDate() + ((Number(day) - at.getUTCDay() + 7) % 7));
  }
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return { kind: hour === '*' ? 'hourly' : day === '*' ? 'daily' : 'weekly', time, day: at.getDay(), cron };
}

/** @param {Rhythm} rhythm */
export function write({ kind, time, day, cron }) {
  if (kind === 'cron') {
    return cron.trim();
  }
  const [hour, minute] = time.split(':').map(Number);
  const at = new Date();
  at.setHours(hour, minute, 0, 0);
  at.setDate(at.getDate() + ((day - at.getDay() + 7) % 7));
  const every = kind === 'hourly' ? '*' : at.getUTCHours();
  return `${at.getUTCMinutes()} ${every} * * ${kind === 'weekly' ? at.getUTCDay() : '*'}`;
}

function two(n) {
  return String(n).padStart(2, '0');
}

/** As people say it, in the reader's own time. @param {string} cron */
export function cadence(cron) {
  const { kind, time, day } = read(cron);
  switch (kind) {
    case 'hourly':
      return t('rhythm.hourly.at', { minute: time.slice(3) });
    case 'daily':
      return t('rhythm.daily.at', { time: said(time) });
    case 'weekly':
      return t('rhythm.weekly.at', { day: weekday(day), time: said(time) });
    default:
      return html`<code>${cron}</code> UTC`;
  }
}

function said(time) {
  const [hour, minute] = time.split(':').map(Number);
  return clock(hour, minute);
}

/** A field "schedule" of the form it stands in. */
class RhythmField extends Part {
  static properties = { cron: {}, rhythm: { state: true } };

  constructor() {
    super();
    this.cron = '';
    /** @type {Rhythm | null} */
    this.rhythm = null;
  }

  willUpdate() {
    this.rhythm ??= this.cron ? read(this.cron) : { kind: 'daily', time: '03:00', day: 0, cron: '' };
  }

  render() {
    const rhythm = /** @type {Rhythm} */ (this.rhythm);
    const kinds = /** @type {[string, string][]} */ (['hourly', 'daily', 'weekly', 'cron'].map((kind) => [kind, t('rhythm.' + kind)]));
    const days = /** @type {[string, string][]} */ (DAYS.map((day) => [String(day), weekday(day)]));
    return html`<input type="hidden" name="schedule" .value=${write(rhythm)}>
      <div class="field-row" @change=${this.#change}>
        ${field('rhythm', t('rhythm'), select('rhythm', kinds, rhythm.kind))}
        ${rhythm.kind === 'weekly' ? field('day', t('rhythm.day'), select('day', days, String(rhythm.day))) : nothing}
        ${rhythm.kind === 'daily' || rhythm.kind === 'weekly' ? field('time', t('rhythm.time'), html`<input id="time" name="time" type="time" class="form-control" required .value=${rhythm.time} aria-describedby="time-hint">`, t('rhythm.time.hint')) : nothing}
        ${rhythm.kind === 'hourly' ? field('minute', t('rhythm.minute'), html`<input id="minute" name="minute" type="number" min="0" max="59" class="form-control" required .value=${String(Number(rhythm.time.slice(3)))}>`) : nothing}
        ${rhythm.kind === 'cron' ? field('cron', t('rhythm.expression'), html`<input id="cron" name="cron" class="form-control" required maxlength="100" spellcheck="false" autocomplete="off" placeholder="0 3 * * 1-5" .value=${rhythm.cron} aria-describedby="cron-hint">`, t('rhythm.expression.hint')) : nothing}
      </div>`;
  }

  #change(event) {
    const { name, value } = event.target;
    const rhythm = /** @type {Rhythm} */ (this.rhythm);
    const change = {
      rhythm: () => ({ kind: value, cron: rhythm.kind === 'cron' ? rhythm.cron : write(rhythm) }),
      day: () => ({ day: Number(value) }),
      time: () => (value ? { time: value } : {}),
      minute: () => ({ time: `${rhythm.time.slice(0, 2)}:${two(Math.min(59, Math.max(0, Number(value))))}` }),
      cron: () => ({ cron: value }),
    }[name];
    this.rhythm = { ...rhythm, ...change() };
  }
}
customElements.define('carrel-rhythm', RhythmField);
