// @ts-check
import { html, nothing } from 'lit';
import { url } from '../../app/base.js';
import { gql, rest } from '../../app/gql.js';
import { moment, number, says, size, t } from '../../app/i18n.js';
import { session } from '../../app/session.js';
import { AdminView } from '../../parts/admin-view.js';
import { icon } from '../../parts/icon.js';
import { badge, panel } from '../../parts/table.js';

const QUERY = `query ($users: Boolean!, $file: Boolean!) { numberOfLibraries numberOfSeries mediaCount mediaDiskUsage userCount @include(if: $users) logfileInfo @include(if: $file) { path size modified } }`;

class Health extends AdminView {
  constructor() {
    super('health');
  }

  /** A server that is not well still says so, as far as it can. */
  async ask() {
    const variables = { users: session.may('READ_USERS'), file: session.may('READ_SYSTEM_LOGS') };
    const [health, facts] = await Promise.allSettled([rest('health'), gql(QUERY, variables, { signal: this.signal })]);
    const known = facts.status === 'fulfilled' ? facts.value : (facts.reason.data ?? null);
    return { health: health.status === 'fulfilled' ? health.value : { status: 'DOWN', checks: [] }, facts: known, at: new Date().toISOString() };
  }

  actions() {
    return html`<button type="button" class="btn" @click=${() => this.load()}>${icon('refresh')} ${t('refresh')}</button>`;
  }

  content() {
    const { health, facts, at } = this.data;
    const well = health.status === 'UP';
    return html`${panel(t(well ? 'health.up' : 'health.down'), html`
      <ul class="entries">${health.checks.map((check) => html`<li>${icon(check.status === 'UP' ? 'circle-check' : 'alert-triangle')}
        <div class="entry">${says('health.check.' + check.name) ? t('health.check.' + check.name) : check.name}</div>${badge(t(check.status === 'UP' ? 'health.good' : 'health.bad'), check.status === 'UP' ? 'good' : 'bad')}</li>`)}</ul>
      <p class="text-secondary">${t('health.at', { when: moment(at) })}</p>`,
      html`<a class="btn btn-sm" href=${url('health')} target="_blank" rel="noopener">${icon('external-link')} /health</a>`)}
      ${facts ? panel(t('health.facts'), html`<dl class="fact-list admin-facts">${this.#facts(facts).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`) : nothing}`;
  }

  #facts(facts) {
    const file = facts.logfileInfo;
    return [
      [t('libraries'), facts.numberOfLibraries],
      [t('series'), facts.numberOfSeries],
      [t('books'), facts.mediaCount],
      [t('health.disk'), facts.mediaDiskUsage === undefined ? undefined : size(facts.mediaDiskUsage)],
      [t('admin.users'), facts.userCount],
      [t('health.log'), file ? html`<code>${file.path}</code> (${size(file.size)})` : undefined],
    ]
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, typeof value === 'number' ? number(value) : value]);
  }
}
customElements.define('carrel-admin-health', Health);
