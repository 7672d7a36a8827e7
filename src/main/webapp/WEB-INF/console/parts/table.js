// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../app/i18n.js';
import { icon } from './icon.js';

/**
 * A table that becomes a list of cards on narrow screens.
 *
 * @param {string} caption what it lists
 * @param {string[]} heads empty for the column of things to do
 * @param {any[]} rows
 * @param {(row: any) => any[]} cells as many as there are heads; the first names the row
 * @param {(row: any) => any} [key]
 */
export function table(caption, heads, rows, cells, key = (row) => row.id) {
  return html`<table class="admin-table">
    <caption class="visually-hidden">${caption}</caption>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head || html`<span class="visually-hidden">${t('admin.actions')}</span>`}</th>`)}</tr></thead>
    <tbody>${repeat(rows, key, (row) => html`<tr>${cells(row).map((cell, i) => body(cell, i, heads[i]))}</tr>`)}</tbody>
  </table>`;
}

function body(cell, i, head) {
  if (i === 0) {
    return html`<th scope="row">${cell}</th>`;
  }
  return html`<td class=${head ? '' : 'admin-acts'} data-name=${head || nothing}><div>${cell}</div></td>`;
}

/** A word about a state. @param {string} text @param {'good' | 'bad' | 'busy' | 'plain'} [kind] */
export function badge(text, kind = 'plain') {
  return html`<span class="state-badge state-${kind}">${text}</span>`;
}

/**
 * A thing to do with one row.
 *
 * @param {string} picture
 * @param {string} label names the row, too
 * @param {() => unknown} run
 */
export function act(picture, label, run) {
  return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${run}>${icon(picture)}</button>`;
}

/** A part of the page with a heading. @param {string} title @param {any} body @param {any} [actions] @param {string} [text] */
export function panel(title, body, actions = nothing, text = '') {
  return html`<section class="panel admin-panel"><header><div><h2>${title}</h2>${text ? html`<p class="text-secondary">${text}</p>` : nothing}</div>${actions}</header>${body}</section>`;
}
