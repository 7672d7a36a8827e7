// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { ago, date, moment, says, t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { View } from '../app/view.js';
import { ACTIVITY } from '../parts/activity.js';
import '../parts/api-keys.js';
import { device } from '../parts/device.js';
import { empty, failed } from '../parts/empty.js';
import '../parts/farewell.js';
import { icon } from '../parts/icon.js';
import '../parts/own-apps.js';
import { entries, panel } from '../parts/panel.js';
import '../parts/password.js';
import '../parts/profile.js';
import { tell } from '../parts/toast.js';

const QUERY = `query ($keys: Boolean!) {
  me { profile { displayName email emailVerified locale } }
  viewerSessions { id isCurrent ipAddress device createdAt lastUsedAt }
  connectedApps { clientId clientName scopes givenAt }
  viewerOauthClients { id name redirectUris createdAt }
  viewerAuditLog(pagination: {limit: 12}) { ${ACTIVITY} }
  apiKeys @include(if: $keys) { id name shortToken createdAt lastUsedAt expiresAt }
}`;

class Account extends View {
  static properties = { ...View.properties, data: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.data = null;
    this.load = () => this.#load();
  }

  connectedCallback() {
    super.connectedCallback();
    this.name(t('account'));
    if (!session.preview) {
      this.#load();
    }
  }

  #load() {
    return this.fill(async () => {
      this.data = await gql(QUERY, { keys: session.may('ACCESS_API_KEYS') }, { signal: this.signal });
    });
  }

  render() {
    if (session.preview) {
      return html`<h1>${t('account')}</h1>${empty('eye', t('preview'), t('preview.account'))}`;
    }
    if (this.error) {
      return failed(this.error, this.load);
    }
    return html`<h1>${t('account')}</h1>
      <p class="text-secondary"><bdi>${session.me.username}</bdi>${session.me.isServerOwner ? html` · ${t('account.owner')}` : nothing}</p>
      ${this.data ? this.#panels() : html`<div class="loading" role="status"><span class="visually-hidden">${t('loading')}</span></div>`}`;
  }

  #panels() {
    const { data } = this;
    return html`
      <carrel-profile .profile=${data.me.profile} @changed=${this.load}></carrel-profile>
      ${data.apiKeys ? html`<carrel-api-keys .keys=${data.apiKeys} @changed=${this.load}></carrel-api-keys>` : nothing}
      ${this.#sessions()} ${this.#applications()}
      <carrel-own-apps .clients=${data.viewerOauthClients} @changed=${this.load}></carrel-own-apps>
      ${session.may('CHANGE_PASSWORD') ? html`<carrel-password @changed=${this.load}></carrel-password>` : nothing}
      <carrel-activity .page=${data.viewerAuditLog}></carrel-activity>
      <carrel-farewell></carrel-farewell>`;
  }

  #sessions() {
    const { viewerSessions } = this.data;
    const end = viewerSessions.length > 1 ? html`<button type="button" class="btn" @click=${this.#endOthers}>${t('sessions.end')}</button>` : nothing;
    return panel(t('sessions'), t('sessions.text'), end, entries(viewerSessions, (one) => html`
      ${icon(/Mobile|Android|iPhone/.test(one.device) ? 'device-mobile' : 'device-desktop')}
      <div class="entry"><div><bdi>${device(one.device)}</bdi> ${one.isCurrent ? html`<strong>· ${t('session.this')}</strong>` : nothing}</div>
      <div class="entry-note">${one.ipAddress} · ${t('session.since', { when: moment(one.createdAt) })} · ${t('session.used', { when: ago(one.lastUsedAt) })}</div></div>
      ${one.isCurrent ? nothing : html`<button type="button" class="btn btn-sm" @click=${() => this.#end(one.id)} aria-label=${t('sign-out') + ': ' + device(one.device)}>${t('sign-out')}</button>`}`));
  }

  #end(id) {
    return this.attempt(async () => {
      await gql('mutation ($id: ID!) { deleteViewerSession(id: $id) }', { id });
      tell(t('sessions.ended', { n: 1 }));
      await this.#load();
    });
  }

  #endOthers() {
    return this.attempt(async () => {
      const { deleteOtherViewerSessions: n } = await gql('mutation { deleteOtherViewerSessions }');
      tell(t('sessions.ended', { n }));
      await this.#load();
    });
  }

  #applications() {
    return panel(t('apps'), t('apps.text'), nothing, entries(this.data.connectedApps, (app) => html`
      ${icon('plug-connected')}<div class="entry"><div><bdi>${app.clientName}</bdi></div>
      <div class="entry-note">${app.scopes.map((scope) => (says('scope.' + scope) ? t('scope.' + scope) : scope)).join(', ')} · ${t('app.since', { when: date(app.givenAt) })}</div></div>
      <button type="button" class="btn btn-sm" @click=${() => this.#disconnect(app)} aria-label=${t('app.disconnect') + ': ' + app.clientName}>${t('app.disconnect')}</button>`, t('apps.none')));
  }

  #disconnect(app) {
    return this.attempt(async () => {
      await gql('mutation ($id: ID!) { revokeConnectedApp(clientId: $id) }', { id: app.clientId });
      await this.#load();
    });
  }
}
customElements.define('carrel-account', Account);
