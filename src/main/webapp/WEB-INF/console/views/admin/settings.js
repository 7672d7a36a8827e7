// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../../app/gql.js';
import { t } from '../../app/i18n.js';
import { query, replace, to } from '../../app/router.js';
import { AdminView } from '../../parts/admin-view.js';
import { empty } from '../../parts/empty.js';
import { field, openForm } from '../../parts/form.js';
import { icon } from '../../parts/icon.js';
import { badge, table } from '../../parts/table.js';
import { tell } from '../../parts/toast.js';

const SET = 'mutation ($key: String!, $value: String!) { updateServerSetting(key: $key, value: $value) { key } }';
const KINDS = { DEFAULT: 'plain', DATABASE: 'good' };

class ServerSettings extends AdminView {
  static properties = { ...AdminView.properties, words: { state: true }, set: { state: true } };

  constructor() {
    super('settings');
    this.words = query().search ?? '';
    this.set = query().set === 'yes';
  }

  async ask() {
    const data = await gql('{ serverSettings { key aliases value default source isSet isSecret isEditable } }', {}, { signal: this.signal });
    return data.serverSettings;
  }

  #look(change) {
    Object.assign(this, change);
    replace(to('admin/settings', { search: this.words, set: this.set ? 'yes' : '' }));
  }

  content() {
    const words = this.words.trim().toLowerCase();
    const found = this.data.filter((one) => (!this.set || one.isSet) && [one.key, ...one.aliases].some((name) => name.toLowerCase().includes(words)));
    return html`<div class="admin-tools"><label class="filter">${icon('search')}<span class="visually-hidden">${t('setting.find')}</span>
        <input class="form-control" type="search" placeholder=${t('setting.find')} .value=${this.words} @input=${(event) => this.#look({ words: event.target.value })}></label>
        <label class="form-check"><input class="form-check-input" type="checkbox" .checked=${this.set} @change=${(event) => this.#look({ set: event.target.checked })}> <span class="form-check-label">${t('setting.set')}</span></label>
        <span class="tools-count" role="status">${t('setting.count', { n: found.length })}</span></div>
      ${found.length ? table(t('admin.settings'), [t('setting.key'), t('setting.value'), t('setting.source'), ''], found, (one) => this.#cells(one), (one) => one.key) : empty('settings', t('list.none'))}`;
  }

  #cells(one) {
    return [
      html`<code>${one.key}</code>${one.aliases.length ? html`<div class="entry-note">${one.aliases.join(', ')}</div>` : nothing}`,
      html`${this.#value(one)}${one.isSet && one.default !== null && one.default !== one.value ? html`<div class="entry-note">${t('setting.default', { value: one.default || '“”' })}</div>` : nothing}`,
      badge(t('setting.' + one.source), KINDS[one.source] ?? 'busy'),
      one.isEditable ? html`<button type="button" class="btn btn-sm" aria-label=${t('edit') + ': ' + one.key} @click=${() => this.#edit(one)}>${t('edit')}</button>` : nothing,
    ];
  }

  #value(one) {
    if (one.isSecret) {
      return html`<span class="text-secondary">${t(one.isSet ? 'setting.secret' : 'setting.unset')}</span>`;
    }
    return one.value === null || one.value === '' ? html`<span class="text-secondary">${t('setting.unset')}</span>` : html`<code>${one.value}</code>`;
  }

  #edit(one) {
    openForm({
      heading: one.key,
      fields: field('value', t('setting.value'), html`<input id="value" name="value" class="form-control" autocomplete="off" spellcheck="false" type=${one.isSecret ? 'password' : 'text'} aria-describedby="value-hint" .defaultValue=${one.isSecret ? '' : (one.value ?? '')}>`, t('setting.hint', { value: one.default || '“”' })),
      submit: t('save'),
      act: async (form) => {
        await gql(SET, { key: one.key, value: form.get('value') });
        tell(t('saved'));
        await this.load();
      },
    });
  }
}
customElements.define('carrel-admin-settings', ServerSettings);
