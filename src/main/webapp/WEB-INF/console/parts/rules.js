// @ts-check
import { html } from 'lit';
import { t } from '../app/i18n.js';
import { Part } from '../app/view.js';
import { act } from './table.js';

/** @typedef {{dimension: string, mode: string, values: string[], restrictOnUnset: boolean}} Rule */

const DIMENSIONS = ['TAG', 'GENRE', 'PUBLISHER'];
const MODES = ['EXCLUDE', 'ONLY'];
const MOST = 20;

/** What hides books from somebody by what they are marked with; a field "rules" of the form it stands in. */
class Rules extends Part {
  static properties = { rules: { attribute: false }, rows: { state: true } };

  constructor() {
    super();
    /** @type {Rule[]} */
    this.rules = [];
    /** As they are typed: the values are lines of a text. @type {any[]} */
    this.rows = [];
  }

  willUpdate(changed) {
    if (changed.has('rules')) {
      this.rows = this.rules.map(({ values, ...rest }) => ({ ...rest, text: values.join('\n') }));
    }
  }

  render() {
    return html`<fieldset class="field"><legend class="field-name">${t('rules')}</legend>
      <p class="form-hint">${t('rules.hint')}</p>
      <input type="hidden" name="rules" .value=${JSON.stringify(this.rows.map(rule))}>
      ${this.rows.map((row, i) => this.#row(row, i))}
      <button type="button" class="btn btn-sm" ?disabled=${this.rows.length >= MOST} @click=${this.#add}>${t('rules.add')}</button>
    </fieldset>`;
  }

  #row(row, i) {
    const id = `rule-${i}`;
    const name = t('rules.number', { number: i + 1 });
    return html`<div class="rule" role="group" aria-label=${name}>
      ${this.#choice(i, 'dimension', DIMENSIONS, row.dimension)} ${this.#choice(i, 'mode', MODES, row.mode)}
      ${act('trash', t('rules.remove') + ': ' + name, () => (this.rows = this.rows.filter((one) => one !== row)))}
      <div class="rule-values"><label class="visually-hidden" for=${id}>${t('rules.values')}</label>
        <textarea id=${id} class="form-control" rows="2" required spellcheck="false" placeholder=${t('rules.values')} .value=${row.text}
          @input=${(event) => this.#set(i, { text: event.target.value })}></textarea></div>
      <label class="form-check"><input class="form-check-input" type="checkbox" .checked=${row.restrictOnUnset} @change=${(event) => this.#set(i, { restrictOnUnset: event.target.checked })}>
        <span class="form-check-label">${t('rules.unset')}</span></label>
    </div>`;
  }

  #choice(i, name, options, chosen) {
    return html`<select class="form-select" aria-label=${t('rules.' + name)} .value=${chosen} @change=${(event) => this.#set(i, { [name]: event.target.value })}>
      ${options.map((one) => html`<option value=${one} ?selected=${one === chosen}>${t('rules.' + one)}</option>`)}</select>`;
  }

  #add() {
    this.rows = [...this.rows, { dimension: 'TAG', mode: 'EXCLUDE', text: '', restrictOnUnset: false }];
  }

  #set(i, change) {
    this.rows = this.rows.map((one, at) => (at === i ? { ...one, ...change } : one));
  }
}
customElements.define('carrel-rules', Rules);

/** As the core API takes it. @returns {Rule} */
function rule({ text, ...rest }) {
  return { ...rest, values: text.split('\n').map((line) => line.trim()).filter(Boolean) };
}

/** A rule in a sentence. @param {Rule} rule */
export function said(rule) {
  const sentence = t(`rules.said.${rule.mode}`, { what: t('rules.' + rule.dimension), values: rule.values.join(', ') });
  return rule.restrictOnUnset ? `${sentence} ${t('rules.said.unset')}` : sentence;
}
