// @ts-check
import { html, nothing } from 'lit';
import { url } from '../app/base.js';
import { gql } from '../app/gql.js';
import { ago, date, t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { Part } from '../app/view.js';
import './copy.js';
import { openDialog } from './dialog.js';
import { icon } from './icon.js';
import { entries, panel } from './panel.js';
import { tell } from './toast.js';

const CREATE = 'mutation ($input: ApikeyInput!) { createApiKey(input: $input) { secret apiKey { id name } } }';
const LIVES = ['30', '90', '365', ''];
const DAY = 86400000;

/** What reader apps and scripts come with. Says {@code changed} when the list is another. */
class ApiKeys extends Part {
  static properties = { keys: { attribute: false } };

  constructor() {
    super();
    /** @type {any[]} */
    this.keys = [];
  }

  render() {
    const add = html`<button type="button" class="btn btn-primary" @click=${this.#ask}>${icon('plus')} ${t('key.new')}</button>`;
    return panel(t('keys'), t('keys.text'), add, entries(this.keys, (key) => html`
      ${icon('key')}<div class="entry"><div><bdi>${key.name}</bdi> <code>${key.shortToken}…</code></div>
      <div class="entry-note">${t('key.used')}: ${key.lastUsedAt ? ago(key.lastUsedAt) : t('never')} · ${t('key.expires')}: ${key.expiresAt ? date(key.expiresAt) : t('never')}</div></div>
      <button type="button" class="btn btn-sm" @click=${() => this.#revoke(key)} aria-label=${t('key.revoke') + ': ' + key.name}>${t('key.revoke')}</button>`, t('keys.none')));
  }

  #changed() {
    this.dispatchEvent(new Event('changed'));
  }

  #ask() {
    const dialog = openDialog(
      t('key.new'),
      html`<form id="key-form" @submit=${(event) => this.#create(event, dialog)}>
        <div class="field"><label for="key-name">${t('name')}</label><input id="key-name" name="name" class="form-control" required maxlength="100" autofocus placeholder=${t('key.name.hint')}></div>
        <div class="field"><label for="key-life">${t('key.expires')}</label><select id="key-life" name="life" class="form-select">${LIVES.map((days) => html`<option value=${days} ?selected=${days === '365'}>${days ? t('key.days', { n: Number(days) }) : t('never')}</option>`)}</select></div>
        <fieldset class="field"><legend class="field-name">${t('key.rights')}</legend>
          <label class="form-check"><input class="form-check-input" type="radio" name="rights" value="read" checked> <span class="form-check-label">${t('key.rights.read')}</span></label>
          <label class="form-check"><input class="form-check-input" type="radio" name="rights" value="all"> <span class="form-check-label">${t('key.rights.all')}</span></label></fieldset>
      </form>`,
      html`<button class="btn btn-primary" form="key-form">${t('key.create')}</button>`,
    );
  }

  #create(event, dialog) {
    event.preventDefault();
    const form = new FormData(event.target);
    const reading = ['DOWNLOAD_FILE', 'ACCESS_KOREADER_SYNC'].filter((one) => session.may(one));
    const days = Number(form.get('life'));
    const input = {
      name: form.get('name'),
      permissions: form.get('rights') === 'all' ? { inherit: 'INHERIT' } : { custom: reading },
      expiresAt: days ? new Date(Date.now() + days * DAY).toISOString() : null,
    };
    return this.attempt(async () => {
      const { secret } = (await gql(CREATE, { input })).createApiKey;
      dialog.close();
      this.#show(secret);
      this.#changed();
    });
  }

  /** Once, and never again: the server keeps no more of it than it takes to know it. */
  #show(secret) {
    const root = location.origin + url('');
    const lines = [
      ['key.key', secret, false],
      ['key.opds1', `${root}opds/${secret}/v1.2/catalog`, true],
      ['key.opds2', `${root}opds/${secret}/v2.0/catalog`, true],
      ['key.koreader', `${root}koreader/${secret}`, true],
      ['key.curl', `curl -H 'X-API-Key: ${secret}' ${root}opds/v1.2/books/latest`, false],
      ['key.graphql', `Authorization: Bearer ${secret}`, false],
    ];
    openDialog(t('key.made'), html`<p>${t('key.once')}</p>${lines.map(([name, text, code]) => html`<carrel-copy .name=${t(String(name))} .text=${text} ?code=${code}></carrel-copy>`)}`, nothing, true);
  }

  #revoke(key) {
    return this.attempt(async () => {
      await gql('mutation ($id: Int!) { deleteApiKey(id: $id) { id } }', { id: key.id });
      tell(t('key.revoked', { name: key.name }));
      this.#changed();
    });
  }
}
customElements.define('carrel-api-keys', ApiKeys);
