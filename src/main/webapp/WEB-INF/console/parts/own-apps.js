// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { date, t } from '../app/i18n.js';
import { Part } from '../app/view.js';
import './copy.js';
import { confirm, openDialog } from './dialog.js';
import { icon } from './icon.js';
import { entries, panel } from './panel.js';
import { tell } from './toast.js';

const MADE = '{ secret client { id name } }';
const CREATE = `mutation ($input: CreateViewerOAuthClientInput!) { made: createViewerOauthClient(input: $input) ${MADE} }`;
const RENEW = `mutation ($id: ID!) { made: renewOauthClientSecret(id: $id) ${MADE} }`;
const DELETE = 'mutation ($id: ID!) { deleteOauthClient(id: $id) }';

/** What somebody registered here to sign people in elsewhere. Says {@code changed} when the list is another. */
class OwnApps extends Part {
  static properties = { clients: { attribute: false } };

  constructor() {
    super();
    /** @type {any[]} */
    this.clients = [];
  }

  render() {
    const add = html`<button type="button" class="btn" @click=${this.#ask}>${icon('plus')} ${t('own-app.new')}</button>`;
    return panel(t('own-apps'), t('own-apps.text'), add, entries(this.clients, (client) => html`
      ${icon('apps')}<div class="entry"><div><bdi>${client.name}</bdi> <code>${client.id}</code></div>
      <div class="entry-note"><bdi>${client.redirectUris.join(' ') || t('own-app.no-uris')}</bdi> · ${t('app.since', { when: date(client.createdAt) })}</div></div>
      <button type="button" class="btn btn-sm" @click=${() => this.#renew(client)} aria-label=${t('own-app.renew') + ': ' + client.name}>${t('own-app.renew')}</button>
      <button type="button" class="btn btn-sm" @click=${() => this.#remove(client)} aria-label=${t('delete') + ': ' + client.name}>${t('delete')}</button>`, t('own-apps.none')));
  }

  #changed() {
    this.dispatchEvent(new Event('changed'));
  }

  #ask() {
    const dialog = openDialog(
      t('own-app.new'),
      html`<form id="app-form" @submit=${(event) => this.#create(event, dialog)}>
        <div class="field"><label for="app-name">${t('name')}</label><input id="app-name" name="name" class="form-control" required maxlength="100" autofocus></div>
        <div class="field"><label for="app-uris">${t('own-app.uris')}</label><textarea id="app-uris" name="uris" class="form-control" rows="3" spellcheck="false" placeholder="https://app.example/callback" aria-describedby="app-uris-hint"></textarea>
          <p class="form-hint" id="app-uris-hint">${t('own-app.uris.hint')}</p></div>
      </form>`,
      html`<button class="btn btn-primary" form="app-form">${t('own-app.create')}</button>`,
    );
  }

  #create(event, dialog) {
    event.preventDefault();
    const form = new FormData(event.target);
    const redirectUris = String(form.get('uris')).split(/\s+/).filter(Boolean);
    return this.attempt(async () => {
      const { made } = await gql(CREATE, { input: { name: form.get('name'), redirectUris } });
      dialog.close();
      this.#show(made);
      this.#changed();
    });
  }

  #show({ client, secret }) {
    openDialog(client.name, html`<p>${t('key.once')}</p>
      <carrel-copy .name=${t('own-app.id')} .text=${client.id}></carrel-copy>
      <carrel-copy .name=${t('own-app.secret')} .text=${secret}></carrel-copy>`, nothing, true);
  }

  #renew(client) {
    confirm(t('own-app.renew'), t('own-app.renew.text', { name: client.name }), t('own-app.renew'), () =>
      this.attempt(async () => this.#show((await gql(RENEW, { id: client.id })).made)));
  }

  #remove(client) {
    confirm(t('own-app.delete'), t('own-app.delete.text', { name: client.name }), t('delete'), () =>
      this.attempt(async () => {
        await gql(DELETE, { id: client.id });
        tell(t('own-app.deleted', { name: client.name }));
        this.#changed();
      }));
  }
}
customElements.define('carrel-own-apps', OwnApps);
