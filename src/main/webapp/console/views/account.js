// @ts-check
import { html, nothing } from 'lit';
import { url } from '../app/base.js';
import { gql, rest } from '../app/gql.js';
import { ago, date, moment, says, t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { View } from '../app/view.js';
import '../parts/copy.js';
import { openDialog } from '../parts/dialog.js';
import { failed } from '../parts/empty.js';
import { icon } from '../parts/icon.js';
import { tell } from '../parts/toast.js';

const QUERY = `query ($me: ID!, $keys: Boolean!) {
  viewerSessions { id isCurrent ipAddress device createdAt lastUsedAt }
  connectedApps { clientId clientName scopes givenAt }
  loginActivityById(id: $me) { id ipAddress userAgent authenticationSuccessful timestamp }
  apiKeys @include(if: $keys) { id name shortToken createdAt lastUsedAt expiresAt permissions { ... on UserPermissionStruct { own: value } } }
}`;
const CREATE = 'mutation ($input: ApikeyInput!) { createApiKey(input: $input) { secret apiKey { id name } } }';
const LIVES = ['30', '90', '365', ''];
const DAY = 86400000;
const SHOWN = 12;

class Account extends View {
  static properties = { ...View.properties, data: { state: true }, busy: { state: true }, trouble: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.data = null;
    this.busy = false;
    /** @type {any} */
    this.trouble = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.name(t('account'));
    this.#load();
  }

  async #load() {
    this.error = null;
    try {
      this.data = await gql(QUERY, { me: session.me.id, keys: session.may('ACCESS_API_KEYS') }, { signal: this.signal });
    } catch (error) {
      this.error = this.signal.aborted ? null : error;
    }
  }

  render() {
    if (this.error) {
      return failed(this.error, () => this.#load());
    }
    return html`<h1>${t('account')}</h1>
      <p class="text-secondary"><bdi>${session.me.username}</bdi>${session.me.isServerOwner ? html` · ${t('account.owner')}` : nothing}</p>
      ${this.data ? html`${this.#keys()} ${this.#sessions()} ${this.#applications()}` : html`<div class="loading" role="status"><span class="visually-hidden">${t('loading')}</span></div>`}
      ${session.may('CHANGE_PASSWORD') || session.me.isServerOwner ? this.#password() : nothing}
      ${this.data ? this.#activity() : nothing}`;
  }

  #panel(title, text, action, body) {
    return html`<section class="panel"><header><div><h2>${title}</h2>${text ? html`<p class="text-secondary">${text}</p>` : nothing}</div>${action}</header>${body}</section>`;
  }

  #keys() {
    if (!this.data.apiKeys) {
      return nothing;
    }
    const add = html`<button type="button" class="btn btn-primary" @click=${this.#newKey}>${icon('plus')} ${t('key.new')}</button>`;
    return this.#panel(t('keys'), t('keys.text'), add, this.#list(this.data.apiKeys, (key) => html`
      ${icon('key')}<div class="entry"><div><bdi>${key.name}</bdi> <code>${key.shortToken}…</code></div>
      <div class="entry-note">${t('key.used')}: ${key.lastUsedAt ? ago(key.lastUsedAt) : t('never')} · ${t('key.expires')}: ${key.expiresAt ? date(key.expiresAt) : t('never')}</div></div>
      <button type="button" class="btn btn-sm" @click=${() => this.#revoke(key)} aria-label=${t('key.revoke') + ': ' + key.name}>${t('key.revoke')}</button>`, t('keys.none')));
  }

  #list(entries, line, none) {
    return entries.length ? html`<ul class="entries">${entries.map((entry) => html`<li>${line(entry)}</li>`)}</ul>` : html`<p class="text-secondary">${none}</p>`;
  }

  #newKey() {
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
      this.#load();
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
      await this.#load();
    });
  }

  #sessions() {
    const others = this.data.viewerSessions.length > 1;
    const end = others ? html`<button type="button" class="btn" @click=${this.#endOthers}>${t('sessions.end')}</button>` : nothing;
    return this.#panel(t('sessions'), t('sessions.text'), end, this.#list(this.data.viewerSessions, (one) => html`
      ${icon(/Mobile|Android|iPhone/.test(one.userAgent) ? 'device-mobile' : 'device-desktop')}
      <div class="entry"><div><bdi>${device(one.device)}</bdi> ${one.isCurrent ? html`<strong>· ${t('session.this')}</strong>` : nothing}</div>
      <div class="entry-note">${one.ipAddress} · ${t('session.since', { when: moment(one.createdAt) })} · ${t('session.used', { when: ago(one.lastUsedAt) })}</div></div>
      ${one.isCurrent ? nothing : html`<button type="button" class="btn btn-sm" @click=${() => this.#end(one.id)}>${t('sign-out')}</button>`}`, ''));
  }

  #end(id) {
    return this.attempt(async () => {
      await gql('mutation ($id: ID!) { deleteViewerSession(id: $id) }', { id });
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
    return this.#panel(t('apps'), t('apps.text'), nothing, this.#list(this.data.connectedApps, (app) => html`
      ${icon('plug-connected')}<div class="entry"><div><bdi>${app.clientName}</bdi></div>
      <div class="entry-note">${app.scopes.map((scope) => (says('scope.' + scope) ? t('scope.' + scope) : scope)).join(', ')} · ${t('app.since', { when: date(app.givenAt) })}</div></div>
      <button type="button" class="btn btn-sm" @click=${() => this.#disconnect(app)}>${t('app.disconnect')}</button>`, t('apps.none')));
  }

  #disconnect(app) {
    return this.attempt(async () => {
      await gql('mutation ($id: ID!) { revokeConnectedApp(clientId: $id) }', { id: app.clientId });
      await this.#load();
    });
  }

  #password() {
    const { trouble } = this;
    return this.#panel(t('password.change'), t('password.text'), nothing, html`
      ${trouble ? html`<div class="alert" role="alert">${icon('alert-circle')} <div>${trouble.message || t('error.INTERNAL')}</div></div>` : nothing}
      <form class="password-form" @submit=${this.#changePassword}>
        <input type="text" name="username" autocomplete="username" .value=${session.me.username} hidden>
        <div class="field"><label for="current">${t('password.current')}</label><input id="current" name="current" type="password" class="form-control" autocomplete="current-password" required></div>
        <div class="field"><label for="next">${t('password.next')}</label><input id="next" name="next" type="password" class="form-control" autocomplete="new-password" minlength="8" required></div>
        <button class="btn" ?disabled=${this.busy}>${t('password.change')}</button>
      </form>`);
  }

  async #changePassword(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.busy = true;
    this.trouble = null;
    try {
      await rest('api/v2/auth/password', { currentPassword: form.get('current'), newPassword: form.get('next') });
      event.target.reset();
      tell(t('password.changed'));
      await this.#load();
    } catch (error) {
      this.trouble = error;
    } finally {
      this.busy = false;
    }
  }

  #activity() {
    const lately = this.data.loginActivityById.slice(0, SHOWN);
    return this.#panel(t('activity'), t('activity.text'), nothing, this.#list(lately, (one) => html`
      ${icon(one.authenticationSuccessful ? 'circle-check' : 'alert-triangle')}
      <div class="entry"><div>${t(one.authenticationSuccessful ? 'activity.in' : 'activity.failed')}</div>
      <div class="entry-note">${moment(one.timestamp)} · ${one.ipAddress} · <bdi>${device(one.device)}</bdi></div></div>`, t('activity.none')));
  }
}
customElements.define('carrel-account', Account);

/** A browser and a system by their names, as far as they tell. @param {string} agent */
function device(agent) {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1];
  const names = { Edg: 'Edge', OPR: 'Opera' };
  return browser ? [names[browser] ?? browser, system].filter(Boolean).join(' · ') : agent.slice(0, 60) || t('unknown');
}
