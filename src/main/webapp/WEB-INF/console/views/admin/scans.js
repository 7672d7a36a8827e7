// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../../app/gql.js';
import { ago, moment, number, t } from '../../app/i18n.js';
import { to } from '../../app/router.js';
import { session } from '../../app/session.js';
import { AdminView } from '../../parts/admin-view.js';
import { empty } from '../../parts/empty.js';
import { confirm } from '../../parts/form.js';
import { icon } from '../../parts/icon.js';
import { editLibrary } from '../../parts/library-form.js';
import { openScan } from '../../parts/scan-log.js';
import { ended, follow, jobsOf, LIBRARIES, Moving } from '../../parts/scans.js';
import { schedulePanel } from '../../parts/schedules.js';
import { act, badge, panel } from '../../parts/table.js';
import { tell } from '../../parts/toast.js';
import { span } from '../../parts/units.js';

const SCAN = 'mutation ($id: ID!) { scanLibrary(id: $id) }';
const SHOWN = 5;
const KINDS = { COMPLETED: 'good', FAILED: 'bad', CANCELLED: 'plain' };

class Scans extends AdminView {
  constructor() {
    super('scans');
    this.moving = new Moving();
  }

  connectedCallback() {
    super.connectedCallback();
    if (session.may('READ_JOBS')) {
      follow((update) => this.#moved(update), () => this.load(), this.signal);
    }
  }

  async ask() {
    const jobs = session.may('READ_JOBS');
    const data = await gql(LIBRARIES, { jobs, queued: jobs }, { signal: this.signal });
    return { libraries: data.libraries.nodes, jobs: data.jobs?.nodes ?? [], schedules: data.scheduledJobs ?? [] };
  }

  /** A job that is new here, or has ended, is asked for whole. */
  #moved(update) {
    this.moving.take(update);
    if (!this.data) {
      return;
    }
    const job = this.data.jobs.find((one) => one.id === update.id);
    if (!job || ended(update) !== ended(job)) {
      this.load();
    } else {
      job.status = update.status;
      this.requestUpdate();
    }
  }

  actions() {
    const { libraries } = this.data;
    return html`${session.may('SCAN_LIBRARY') && libraries.length > 1 ? html`<button type="button" class="btn" @click=${() => this.#scan(libraries)}>${icon('refresh')} ${t('scan.all')}</button>` : nothing}
      ${session.may('CREATE_LIBRARY') ? html`<a class="btn btn-primary" href=${to('setup')}>${icon('plus')} ${t('library.add')}</a>` : nothing}`;
  }

  content() {
    const { libraries, schedules } = this.data;
    return html`${libraries.length ? libraries.map((library) => this.#library(library)) : empty('folder', t('home.no-library'), t('home.no-library.hint'))}
      ${session.may('READ_JOBS') ? schedulePanel(schedules, libraries, { attempt: (work) => this.attempt(work), load: () => this.load() }) : nothing}`;
  }

  #library(library) {
    const jobs = jobsOf(library, this.data.jobs);
    const now = jobs.find((job) => !ended(job));
    const past = jobs.filter(ended);
    return panel(library.name, html`
      <p class="scan-path"><code>${library.path}</code></p>
      ${now ? this.#progress(library, now) : this.#idle(library, past[0])}
      ${past.length ? this.#history(past) : nothing}`, this.#acts(library, now));
  }

  #idle(library, last) {
    const { lastScannedAt: at } = library;
    return html`<div class="scan-idle">${at ? html`<span>${t('scan.last')} <time datetime=${at} title=${moment(at)}>${ago(at)}</time></span>` : html`<span>${t('scan.none')}</span>`}
      ${last && last.status !== 'COMPLETED' ? badge(t('scan.' + last.status), KINDS[last.status]) : nothing}
      ${last ? html`<span>${outcome(last.outputData)}</span> ${this.#problems(last)}` : nothing}</div>`;
  }

  #problems(job) {
    const n = job.outputData?.ignoredFiles ?? 0;
    return n ? html`<button type="button" class="btn btn-sm" @click=${() => openScan(job, this.signal)}>${icon('alert-triangle')} ${t('scan.problems', { n })}</button>` : nothing;
  }

  #acts(library, now) {
    const name = ': ' + library.name;
    return html`<div class="admin-actions">
      ${session.may('SCAN_LIBRARY') && !now ? html`<button type="button" class="btn btn-sm" aria-label=${t('library.scan') + name} @click=${() => this.#scan([library])}>${icon('refresh')} ${t('library.scan')}</button>` : nothing}
      ${now && session.may('MANAGE_JOBS') ? html`<button type="button" class="btn btn-sm" aria-label=${t('scan.cancel') + name} @click=${() => this.#cancel(now)}>${icon('x')} ${t('scan.cancel')}</button>` : nothing}
      ${session.may('EDIT_LIBRARY') ? act('edit', t('edit') + name, () => editLibrary(library, () => this.#changed())) : nothing}
      ${session.may('DELETE_LIBRARY') ? act('trash', t('delete') + name, () => this.#delete(library)) : nothing}</div>`;
  }

  #progress(library, job) {
    const { done, all, file, phase, rate, left } = this.moving.of(job);
    const known = all > 0 && phase !== 'counting';
    return html`<div class="scan-now">
      <div class="scan-line"><strong>${t('scan.' + phase)}</strong>
        <span>${known ? t('setup.scan.count', { done, all }) : nothing}${rate > 0 ? html` · ${t('scan.rate', { n: Math.round(rate * 10) / 10 })}` : nothing}${known && left ? html` · ${t('scan.left', { time: span(left * 1000) })}` : nothing}</span></div>
      ${known ? html`<progress max=${all} .value=${done} aria-label=${t('scan.of', { name: library.name })}></progress>` : html`<progress class="unknown" aria-label=${t('scan.of', { name: library.name })}></progress>`}
      <p class="scan-file"><bdi>${file || '\u00a0'}</bdi></p>
      ${this.#problems(job)}
    </div>`;
  }

  #history(past) {
    return html`<details class="scan-history" ?open=${past[0].status === 'FAILED'}><summary>${t('scan.history')} (${number(past.length)})</summary>
      <ul class="entries">${past.slice(0, SHOWN).map((job) => html`<li>${badge(t('scan.' + job.status), KINDS[job.status])}
        <div class="entry"><div><time datetime=${job.createdAt}>${moment(job.completedAt ?? job.createdAt)}</time> · ${span(job.msElapsed)}</div>
        <div class="entry-note">${outcome(job.outputData)}</div></div>
        ${job.logCount ? html`<button type="button" class="btn btn-sm" aria-label=${t('scan.log') + ': ' + moment(job.createdAt)} @click=${() => openScan(job, this.signal)}>${t('scan.log')}</button>` : nothing}</li>`)}</ul></details>`;
  }

  #scan(libraries) {
    return this.attempt(async () => {
      for (const { id } of libraries) {
        await gql(SCAN, { id });
      }
      tell(t('library.scanning'));
      await this.load();
    });
  }

  #cancel(job) {
    return this.attempt(async () => {
      await gql('mutation ($id: ID!) { cancelJob(id: $id) }', { id: job.id });
      tell(t('scan.cancelling'));
    });
  }

  async #changed() {
    tell(t('saved'));
    await Promise.all([session.load(), this.load()]);
  }

  #delete(library) {
    confirm(t('scan.delete', { name: library.name }), t('scan.delete.text'), t('delete'), async () => {
      await gql('mutation ($id: ID!) { deleteLibrary(id: $id) { id } }', { id: library.id });
      await Promise.all([session.load(), this.load()]);
    }, library.name);
  }
}
customElements.define('carrel-admin-scans', Scans);

function outcome(found) {
  return found
    ? [t('scan.files', { n: found.totalFiles }), t('scan.added', { n: found.createdMedia }), t('scan.changed', { n: found.updatedMedia })].join(' · ')
    : '';
}
