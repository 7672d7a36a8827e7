// @ts-check
import { html, nothing } from 'lit';
import { url } from '../../app/base.js';
import { gql } from '../../app/gql.js';
import { date, t } from '../../app/i18n.js';
import { AdminView } from '../../parts/admin-view.js';
import { clientFields, clientInput } from '../../parts/client-form.js';
import '../../parts/copy.js';
import { openDialog } from '../../parts/dialog.js';
import { empty } from '../../parts/empty.js';
import { confirm, openForm } from '../../parts/form.js';
import { icon } from '../../parts/icon.js';
import { act, badge, table } from '../../parts/table.js';
import { tell } from '../../parts/toast.js';

const FACTS = 'id name registration ownerId confidential trusted pkceWaived redirectUris postLogoutRedirectUris scopes grantTypes idTokenAlgorithm createdAt';
const CREATE = 'mutation ($input: CreateOAuthClientInput!) { createOauthClient(input: $input) { secret client { id name } } }';
const UPDATE = 'mutation ($id: ID!, $input: UpdateOAuthClientInput!) { updateOauthClient(id: $id, input: $input) { id } }';

class Clients extends AdminView {
  constructor() {
    super('clients');
  }

  async ask() {
    return (await gql(`{ oauthClients { ${FACTS} } }`, {}, { signal: this.signal })).oauthClients;
  }

  actions() {
    return html`<button type="button" class="btn btn-primary" @click=${this.#create}>${icon('plus')} ${t('client.new')}</button>`;
  }

  content() {
    const heads = [t('name'), t('client.kind'), t('client.redirects'), t('client.scopes'), ''];
    return this.data.length
      ? table(t('admin.clients'), heads, this.data, (client) => this.#cells(client))
      : empty('plug-connected', t('client.none'), t('client.none.hint'));
  }

  #cells(client) {
    const name = ': ' + client.name;
    return [
      html`<bdi>${client.name}</bdi><div class="entry-note"><code>${client.id}</code></div><div class="entry-note word">${t('client.since', { when: date(client.createdAt) })}</div>`,
      html`${badge(t(client.confidential ? 'client.confidential' : 'client.public'))} ${badge(t('client.' + client.registration))}
        ${client.trusted ? badge(t('client.trusted'), 'good') : nothing} ${client.pkceWaived ? badge(t('client.no-pkce'), 'busy') : nothing}`,
      client.redirectUris.length ? html`<ul class="plain">${client.redirectUris.map((uri) => html`<li><code>${uri}</code></li>`)}</ul>` : '–',
      client.scopes.length ? html`<ul class="plain">${client.scopes.map((scope) => html`<li class="word">${scope}</li>`)}</ul>` : '–',
      html`<button type="button" class="btn btn-sm" aria-label=${t('edit') + name} @click=${() => this.#edit(client)}>${t('edit')}</button>
        ${client.confidential ? act('key', t('client.renew') + name, () => this.#renew(client)) : nothing}
        ${act('trash', t('delete') + name, () => this.#delete(client))}`,
    ];
  }

  #create() {
    openForm({
      heading: t('client.new'),
      fields: clientFields(null),
      submit: t('client.create'),
      wide: true,
      act: async (form) => {
        const id = String(form.get('id') ?? '').trim();
        const input = { ...clientInput(form), id: id || null, confidential: form.get('kind') === 'confidential' };
        this.#show((await gql(CREATE, { input })).createOauthClient);
        await this.load();
      },
    });
  }

  #edit(client) {
    openForm({
      heading: t('client.edit', { name: client.name }),
      fields: clientFields(client),
      submit: t('save'),
      wide: true,
      act: async (form) => {
        await gql(UPDATE, { id: client.id, input: clientInput(form) });
        tell(t('saved'));
        await this.load();
      },
    });
  }

  /** Once, and never again: the server keeps no more of it than it takes to know it. */
  #show({ secret, client }) {
    const lines = [
      [t('client.id'), client.id],
      [t('client.secret'), secret],
      [t('client.discovery'), location.origin + url('.well-known/openid-configuration')],
    ];
    openDialog(
      client.name,
      html`<p>${t(secret ? 'client.once' : 'client.without')}</p>${lines.filter(([, text]) => text).map(([name, text]) => html`<carrel-copy .name=${name} .text=${text}></carrel-copy>`)}`,
      nothing,
      true,
    );
  }

  #renew(client) {
    confirm(t('client.renew.title', { name: client.name }), t('client.renew.text'), t('client.renew'), async () => {
      const query = 'mutation ($id: ID!) { renewOauthClientSecret(id: $id) { secret client { id name } } }';
      this.#show((await gql(query, { id: client.id })).renewOauthClientSecret);
    });
  }

  #delete(client) {
    confirm(t('client.delete', { name: client.name }), t('client.delete.text'), t('delete'), async () => {
      await gql('mutation ($id: ID!) { deleteOauthClient(id: $id) }', { id: client.id });
      await this.load();
    }, client.name);
  }
}
customElements.define('carrel-admin-clients', Clients);
