// @ts-check
import { html, nothing } from 'lit';
import { date, moment, t } from '../../app/i18n.js';
import { query, replace, to } from '../../app/router.js';
import { session } from '../../app/session.js';
import { AdminView } from '../../parts/admin-view.js';
import { EVENTS, page, save } from '../../parts/audit.js';
import { empty } from '../../parts/empty.js';
import { icon } from '../../parts/icon.js';
import { badge, table } from '../../parts/table.js';
import { tell } from '../../parts/toast.js';

const FILTERS = ['user', 'event', 'outcome', 'address', 'from', 'until'];

class Audit extends AdminView {
  static properties = { ...AdminView.properties, asked: { state: true }, busy: { state: true } };

  constructor() {
    super('audit');
    this.asked = Object.fromEntries(FILTERS.map((name) => [name, query()[name] ?? '']));
    this.busy = false;
    /** @type {any[]} */
    this.users = [];
  }

  async ask() {
    const users = this.data === null && session.may('READ_USERS');
    const found = await page(this.asked, null, { users, signal: this.signal });
    this.users = found.users?.nodes ?? this.users;
    return { events: found.auditLog.nodes, next: found.auditLog.pageInfo.nextCursor };
  }

  #older() {
    return this.#busy(async () => {
      const { auditLog } = await page(this.asked, this.data.next, { signal: this.signal });
      this.data = { events: [...this.data.events, ...auditLog.nodes], next: auditLog.pageInfo.nextCursor };
    });
  }

  async #busy(work) {
    this.busy = true;
    await this.attempt(work);
    this.busy = false;
  }

  #narrow(name, value) {
    this.asked = { ...this.asked, [name]: value };
    replace(to('admin/audit', this.asked));
    return this.#busy(() => this.load());
  }

  #clear() {
    this.asked = Object.fromEntries(FILTERS.map((name) => [name, '']));
    replace(to('admin/audit'));
    return this.#busy(() => this.load());
  }

  actions() {
    return html`${['csv', 'json'].map((format) => html`<button type="button" class="btn" ?disabled=${this.busy} @click=${() => this.#save(format)}>${icon('download')} ${t('audit.save', { format: format.toUpperCase() })}</button>`)}`;
  }

  #save(format) {
    return this.#busy(async () => {
      let all = 0;
      await save(format, this.asked, this.signal, (n) => (all = n));
      tell(t('audit.saved', { n: all }));
    });
  }

  content() {
    const { events, next } = this.data;
    return html`${this.#tools()} ${this.#chips()}
      ${events.length ? table(t('admin.audit'), [t('audit.at'), t('audit.event'), t('audit.user'), t('audit.address'), t('audit.by')], events, (one) => this.#cells(one)) : empty('shield-lock', t('audit.none'), t('audit.none.hint'))}
      <div class="admin-more" role="status">${next ? html`<button type="button" class="btn" ?disabled=${this.busy} @click=${this.#older}>${t('audit.older')}</button>` : events.length ? html`<span class="text-secondary">${t('audit.end')}</span>` : nothing}</div>`;
  }

  #tools() {
    const { asked } = this;
    const change = (event) => this.#narrow(event.target.name, event.target.value);
    const users = this.users.map((user) => /** @type {[string, string]} */ ([user.id, user.username]));
    return html`<form class="admin-tools" role="search" aria-label=${t('filter')} @submit=${(event) => event.preventDefault()} @change=${change}>
      ${this.users.length ? this.#choice('user', [['', t('audit.anybody')], ...users]) : nothing}
      ${this.#choice('event', [['', t('audit.anything')], ...EVENTS.map((event) => /** @type {[string, string]} */ ([event, t('event.' + event)]))])}
      ${this.#choice('outcome', [['', t('audit.any')], ['SUCCESS', t('audit.SUCCESS')], ['FAILURE', t('audit.FAILURE')]])}
      <label><span class="tool-name">${t('audit.address')}</span><input class="form-control" name="address" maxlength="64" spellcheck="false" .value=${asked.address}></label>
      <label><span class="tool-name">${t('audit.from')}</span><input class="form-control" type="date" name="from" .value=${asked.from}></label>
      <label><span class="tool-name">${t('audit.until')}</span><input class="form-control" type="date" name="until" .value=${asked.until}></label>
    </form>`;
  }

  #choice(name, options) {
    return html`<label><span class="tool-name">${t('audit.' + name)}</span><select class="form-select" name=${name} .value=${this.asked[name]}>
      ${options.map(([value, label]) => html`<option value=${value} ?selected=${value === this.asked[name]}>${label}</option>`)}</select></label>`;
  }

  #chips() {
    const set = FILTERS.filter((name) => this.asked[name]);
    return set.length
      ? html`<ul class="chips" aria-label=${t('audit.chips')}>${set.map((name) => html`<li><button type="button" class="chip" aria-label=${t('audit.drop', { name: `${t('audit.' + name)}: ${this.#said(name)}` })} @click=${() => this.#narrow(name, '')}>
          ${t('audit.' + name)}: <bdi>${this.#said(name)}</bdi> ${icon('x')}</button></li>`)}
          <li><button type="button" class="btn btn-sm" @click=${this.#clear}>${t('filter.clear')}</button></li></ul>`
      : nothing;
  }

  #said(name) {
    const value = this.asked[name];
    switch (name) {
      case 'user':
        return this.users.find((user) => user.id === value)?.username ?? value;
      case 'event':
        return t('event.' + value);
      case 'outcome':
        return t('audit.' + value);
      case 'address':
        return value;
      default:
        return date(value + 'T12:00');
    }
  }

  #cells(one) {
    const who = one.username
      ? html`<button type="button" class="cell-button" title=${t('audit.only', { name: one.username })} @click=${() => this.#narrow('user', one.accountId)}><bdi>${one.username}</bdi></button>`
      : html`<span class="text-secondary">${t('unknown')}</span>`;
    return [
      html`<time datetime=${one.at}>${moment(one.at)}</time>`,
      html`${badge(t('event.' + one.event), one.outcome === 'FAILURE' ? 'bad' : 'plain')}${one.credentialId ? html`<div class="entry-note"><code>${one.credentialId}</code></div>` : nothing}`,
      html`${one.accountId ? who : html`<span class="text-secondary">${t('audit.nobody')}</span>`}${one.byId && one.byId !== one.accountId ? html`<div class="entry-note">${t('audit.done-by', { name: one.byUsername ?? one.byId })}</div>` : nothing}`,
      html`<button type="button" class="cell-button address" title=${t('audit.only', { name: one.address })} @click=${() => this.#narrow('address', one.address)}>${one.address}</button>`,
      html`${one.dialect}<div class="entry-note agent">${one.userAgent}</div>`,
    ];
  }
}
customElements.define('carrel-admin-audit', Audit);
