// @ts-check
/** Scans that come again and again. */
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { ago, moment, t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { check, confirm, field, group, openForm } from './form.js';
import { icon } from './icon.js';
import { cadence } from './rhythm.js';
import { act, badge, panel } from './table.js';

const CREATE = 'mutation ($input: CreateScheduledJobInput!) { createScheduledJob(input: $input) { id } }';
const UPDATE = 'mutation ($id: Int!, $input: UpdateScheduledJobInput!) { updateScheduledJob(id: $id, input: $input) { id } }';
const DELETE = 'mutation ($id: Int!) { deleteScheduledJob(id: $id) }';

/** @typedef {{attempt: (work: () => Promise<unknown>) => unknown, load: () => Promise<unknown>}} View */

/** @param {any[]} schedules @param {any[]} libraries @param {View} view */
export function schedulePanel(schedules, libraries, view) {
  const may = session.may('MANAGE_JOBS');
  const add = may && libraries.length
    ? html`<button type="button" class="btn" @click=${() => edit(null, libraries, view)}>${icon('plus')} ${t('schedule.new')}</button>`
    : nothing;
  return panel(t('schedules'), schedules.length
    ? html`<ul class="entries">${schedules.map((one) => html`<li>${icon('clock')}${entry(one, libraries)}${may ? acts(one, libraries, view) : nothing}</li>`)}</ul>`
    : html`<p class="text-secondary">${t('schedules.none')}</p>`, add);
}

function entry(one, libraries) {
  const names = libraries.filter(({ id }) => one.config.libraryIds.includes(id)).map(({ name }) => name);
  return html`<div class="entry"><div><bdi>${one.name}</bdi> ${badge(t(one.enabled ? 'schedule.on' : 'schedule.off'), one.enabled ? 'good' : 'plain')}</div>
    <div class="entry-note">${cadence(one.schedule)} · <bdi>${names.join(', ')}</bdi></div>
    <div class="entry-note">${one.nextRunAt ? html`${t('schedule.next')}: <time datetime=${one.nextRunAt} title=${ago(one.nextRunAt)}>${moment(one.nextRunAt)}</time> · ` : nothing}${t('schedule.last')}: ${one.lastRunAt ? moment(one.lastRunAt) : t('never')}</div></div>`;
}

function acts(one, libraries, view) {
  const name = ': ' + one.name;
  const pause = () => view.attempt(async () => {
    await gql(UPDATE, { id: one.id, input: { enabled: !one.enabled } });
    await view.load();
  });
  return html`<div class="admin-actions">
    <button type="button" class="btn btn-sm" aria-label=${t(one.enabled ? 'schedule.pause' : 'schedule.resume') + name} @click=${pause}>${t(one.enabled ? 'schedule.pause' : 'schedule.resume')}</button>
    <button type="button" class="btn btn-sm" aria-label=${t('edit') + name} @click=${() => edit(one, libraries, view)}>${t('edit')}</button>
    ${act('trash', t('delete') + name, () => remove(one, view))}</div>`;
}

function edit(one, libraries, view) {
  const chosen = one?.config.libraryIds ?? libraries.map(({ id }) => id);
  openForm({
    heading: one ? t('schedule.edit', { name: one.name }) : t('schedule.new'),
    fields: html`${field('name', t('name'), html`<input id="name" name="name" class="form-control" required maxlength="100" autocomplete="off" .defaultValue=${one?.name ?? t('schedule.usual')}>`)}
      <carrel-rhythm .cron=${one?.schedule ?? ''}></carrel-rhythm>
      ${group(t('libraries'), libraries.map(({ id, name }) => check('library', id, name, chosen.includes(id))))}`,
    submit: one ? t('save') : t('schedule.create'),
    act: async (form) => {
      const input = {
        name: form.get('name'),
        schedule: form.get('schedule'),
        config: { libraryScan: { libraryIds: form.getAll('library') } },
      };
      await (one ? gql(UPDATE, { id: one.id, input }) : gql(CREATE, { input }));
      await view.load();
    },
  });
}

function remove(one, view) {
  confirm(t('schedule.delete', { name: one.name }), t('schedule.delete.text'), t('delete'), async () => {
    await gql(DELETE, { id: one.id });
    await view.load();
  });
}
