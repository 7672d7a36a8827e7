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
  static properties = { rules: { attribute: false } };

  constructor() {
    super();
    /** @type {Rule[]} */
    this.rules = [];
  }

  render() {
    return html`<fieldset class="field"><legend class="field-name">${t('rules')}</legend>
      <p class="form-hint">${t('rules.hint')}</p>
      <input type="hidden" name="rules" .value=${JSON.stringify(this.rules)}>
      ${this.rules.map((rule, i) => this.#rule(rule, i))}
      <button type="button" class="btn btn-sm" ?disabled=${this.rules.length >= MOST} @click=${this.#add}>${t('rules.add')}</button>
    </fieldset>`;
  }

  #rule(rule, i) {
    const id = `rule-${i}`;
    return html`<div class="rule" role="group" aria-label=${t('rules.number', { number: i + 1 })}>
      <select class="form-select" aria-label=${t('rules.dimension')} @change=${(event) => this.#set(i, { dimension: event.target.value })}>
        ${DIMENSIONS.map((one) => html`<option value=${one} ?selected=${one === rule.dimension}>${t('rules.' + one)}</option>`)}</select>
      <select class="form-select" aria-label=${t('rules.mode')} @change=${(event) => this.#set(i, { mode: event.target.value })}>
        ${MODES.map((one) => html`<option value=${one} ?selected=${one === rule.mode}>${t('rules.' + one)}</option>`)}</select>
      ${act('trash', t('rules.remove') + ': ' + t('rules.number', { number: i + 1 }), () => (this.rules = this.rules.filter((one) => one !== rule)))}
      <div class="rule-values"><label class="visually-hidden" for=${id}>${t('rules.values')}</label>
        <textarea id=${id} class="form-control" rows="2" required spellcheck="false" placeholder=${t('rules.values')} .defaultValue=${rule.values.join('\n')}
          @input=${(event) => this.#set(i, { values: lines(event.target.value) })}></textarea></div>
      <label class="form-check"><input class="form-check-input" type="checkbox" .checked=${rule.restrictOnUnset} @change=${(event) => this.#set(i, { restrictOnUnset: event.target.checked })}>
        <span class="form-check-label">${t('rules.unset')}</span></label>
    </div>`;
  }

  #add() {
    this.rules = [...this.rules, { dimension: 'TAG', mode: 'EXCLUDE', values: [], restrictOnUnset: false }];
  }

  /** @param {number} i @param {Partial<Rule>} change */
  #set(i, change) {
    this.rules = this.rules.map((one, at) => (at === i ? { ...one, ...change } : one));
  }
}
customElements.define('carrel-rules', Rules);

function lines(text) {
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}

/** A rule in a sentence. @param {Rule} rule */
export function said(rule) {
  const sentence = t(`rules.said.${rule.mode}`, { what: t('rules.' + rule.dimension), values: rule.values.join(', ') });
  return rule.restrictOnUnset ? `${sentence} ${t('rules.said.unset')}` : sentence;
}
