// @ts-check
import { html, nothing } from 'lit';
import { moment, t } from '../app/i18n.js';
import { openDialog } from './dialog.js';
import { logs } from './scans.js';
import { badge } from './table.js';
import { report } from './toast.js';

const KINDS = { ERROR: 'bad', WARN: 'busy' };

/** Shows what a job said, file by file. @param {any} job @param {AbortSignal} signal */
export async function openScan(job, signal) {
  try {
    const said = await logs(job.id, signal);
    openDialog(t('scan.log.title', { when: moment(job.createdAt) }), lines(said), nothing, true);
  } catch (error) {
    report(error);
  }
}

/** Lines of a log. @param {any[]} said */
export function lines(said) {
  return said.length
    ? html`<ul class="entries log-lines">${said.map((line) => html`<li>${badge(line.level, KINDS[line.level])}<div class="entry"><div>${line.message}</div>
        <div class="entry-note">${line.context ? html`<code>${line.context}</code> · ` : nothing}${moment(line.timestamp)}</div></div></li>`)}</ul>`
    : html`<p class="text-secondary">${t('log.none')}</p>`;
}
