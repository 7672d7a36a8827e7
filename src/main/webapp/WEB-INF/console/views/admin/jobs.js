// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../../app/gql.js';
import { moment, number, t } from '../../app/i18n.js';
import { query, replace, to } from '../../app/router.js';
import { session } from '../../app/session.js';
import { AdminView } from '../../parts/admin-view.js';
import { confirm, select } from '../../parts/form.js';
import { icon } from '../../parts/icon.js';
import { lines, openScan } from '../../parts/scan-log.js';
import { ended } from '../../parts/scans.js';
import { act, badge, panel, table } from '../../parts/table.js';
import { tell } from '../../parts/toast.js';
import { span } from '../../parts/units.js';

const QUERY = `query ($jobs: Boolean!, $logs: Boolean!, $page: Int!, $lines: Int!, $filter: LogFilterInput!) {
  jobs(pagination: {offset: {page: $page, pageSize: 20}}) @include(if: $jobs) { nodes { id description status msElapsed createdAt logCount } pageInfo { ... on OffsetPaginationInfo { totalPages totalItems } } }
  logs(filter: $filter, pagination: {offset: {page: $lines, pageSize: 50}}) @include(if: $logs) { nodes { id level message context timestamp } pageInfo { ... on OffsetPaginationInfo { totalPages totalItems } } }
}`;
const LEVELS = ['ERROR', 'WARN', 'INFO', 'DEBUG'];
const KINDS = { COMPLETED: 'good', FAILED: 'bad', RUNNING: 'busy', QUEUED: 'busy' };

class Jobs extends AdminView {
  constructor() {
    super('jobs');
    const { page = '1', lines: at = '1', level = '' } = query();
    this.asked = { page, lines: at, level };
  }

  ask() {
    const { page, lines: at, level } = this.asked;
    const variables = {
      jobs: session.may('READ_JOBS'),
      logs: session.may('READ_PERSISTED_LOGS'),
      page: Number(page) || 1,
      lines: Number(at) || 1,
      filter: level ? { level: { eq: level } } : {},
    };
    return gql(QUERY, variables, { signal: this.signal });
  }

  #look(change) {
    this.asked = { ...this.asked, ...change };
    const { page, lines: at, level } = this.asked;
    replace(to('admin/jobs', { page: page === '1' ? '' : page, lines: at === '1' ? '' : at, level }));
    return this.attempt(() => this.load());
  }

  actions() {
    return html`<button type="button" class="btn" @click=${() => this.attempt(() => this.load())}>${icon('refresh')} ${t('refresh')}</button>`;
  }

  content() {
    return html`${this.data.jobs ? this.#jobs() : nothing} ${this.data.logs ? this.#logs() : nothing}`;
  }

  #jobs() {
    const { nodes, pageInfo } = this.data.jobs;
    const clear = session.may('MANAGE_JOBS') && nodes.some(ended) ? html`<button type="button" class="btn btn-sm" @click=${this.#forget}>${t('job.forget')}</button>` : nothing;
    return panel(t('jobs'), html`${nodes.length ? table(t('jobs'), [t('job.what'), t('user.state'), t('job.at'), t('job.took'), ''], nodes, (job) => this.#cells(job)) : html`<p class="text-secondary">${t('job.none')}</p>`}
      ${this.#pages('page', pageInfo)}`, clear);
  }

  #cells(job) {
    const name = `: ${job.description ?? job.id}, ${moment(job.createdAt)}`;
    return [
      html`<bdi>${job.description ?? job.id}</bdi>`,
      badge(t('scan.' + job.status), KINDS[job.status]),
      moment(job.createdAt),
      span(job.msElapsed),
      html`${job.logCount ? html`<button type="button" class="btn btn-sm" aria-label=${t('scan.log') + name} @click=${() => openScan(job, this.signal)}>${t('scan.log')} (${number(job.logCount)})</button>` : nothing}
        ${!ended(job) && session.may('MANAGE_JOBS') ? act('x', t('scan.cancel') + name, () => this.#cancel(job)) : nothing}`,
    ];
  }

  #cancel(job) {
    return this.attempt(async () => {
      await gql('mutation ($id: ID!) { cancelJob(id: $id) }', { id: job.id });
      tell(t('scan.cancelling'));
      await this.load();
    });
  }

  #forget() {
    confirm(t('job.forget'), t('job.forget.text'), t('job.forget'), async () => {
      await gql('mutation { deleteJobHistory { affectedRows } }');
      await this.load();
    });
  }

  #logs() {
    const { nodes, pageInfo } = this.data.logs;
    const options = /** @type {[string, string][]} */ ([['', t('log.any')], ...LEVELS.map((level) => [level, level])]);
    return panel(t('logs'), html`${lines(nodes)} ${this.#pages('lines', pageInfo)}`,
      html`<label class="admin-level" @change=${(event) => this.#look({ level: event.target.value, lines: '1' })}><span class="visually-hidden">${t('log.level')}</span>${select('level', options, this.asked.level)}</label>`);
  }

  #pages(name, { totalPages, totalItems }) {
    const at = Number(this.asked[name]) || 1;
    const step = (by, picture, label) => html`<button type="button" class="icon-button" ?disabled=${at + by < 1 || at + by > totalPages} aria-label=${label} title=${label} @click=${() => this.#look({ [name]: String(at + by) })}>${icon(picture)}</button>`;
    return totalPages > 1
      ? html`<nav class="admin-pages" aria-label=${t('pages.of', { name: t(name === 'page' ? 'jobs' : 'logs') })}>${step(-1, 'chevron-left', t('pages.newer'))}
          <span>${t('reader.page', { page: at, pages: totalPages })} · ${number(totalItems)}</span> ${step(1, 'chevron-right', t('pages.older'))}</nav>`
      : nothing;
  }
}
customElements.define('carrel-admin-jobs', Jobs);
