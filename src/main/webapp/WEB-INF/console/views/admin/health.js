// @ts-check
import { html } from 'lit';
import { gql } from '../../app/gql.js';
import { moment, number, says, size, t } from '../../app/i18n.js';
import { session } from '../../app/session.js';
import { AdminView } from '../../parts/admin-view.js';
import { icon } from '../../parts/icon.js';
import { badge, panel } from '../../parts/table.js';

const QUERY = `query ($users: Boolean!, $file: Boolean!) { healthChecks { name isUp } numberOfLibraries numberOfSeries mediaCount mediaDiskUsage userCount @include(if: $users) logfileInfo @include(if: $file) { path size modified } }`;

class Health extends AdminView {
  constructor() {
    super('health');
  }

  /** A server that is not well still says what it can. */
  async ask() {
    const variables = { users: session.may('READ_USERS'), file: session.may('READ_SYSTEM_LOGS') };
    const facts = await gql(QUERY, variables, { signal: this.signal }).catch((error) => error.data ?? Promise.reject(error));
    return { checks: facts.healthChecks ?? [], facts, at: new Date().toISOString() };
  }

  actions() {
    return html`<button type="button" class="btn" @click=${() => this.load()}>${icon('refresh')} ${t('refresh')}</button>`;
  }

  content() {
    const { checks, facts, at } = this.data;
    const well = checks.length > 0 && checks.every((check) => check.isUp);
    return html`${panel(t(well ? 'health.up' : 'health.down'), html`
      <ul class="entries">${checks.map((check) => html`<li>${icon(check.isUp ? 'circle-check' : 'alert-triangle')}
        <div class="entry">${says('health.check.' + check.name) ? t('health.check.' + check.name) : check.name}</div>${badge(t(check.isUp ? 'health.good' : 'health.bad'), check.isUp ? 'good' : 'bad')}</li>`)}</ul>
      <p class="text-secondary">${t('health.at', { when: moment(at) })}</p>`)}
      ${panel(t('health.facts'), html`<dl class="fact-list admin-facts">${this.#facts(facts).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`)}`;
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
