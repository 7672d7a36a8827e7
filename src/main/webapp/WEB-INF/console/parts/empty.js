// @ts-check
import { html, nothing } from 'lit';
import { t } from '../app/i18n.js';
import { icon } from './icon.js';

/**
 * Says that there is nothing, and what to do about it.
 *
 * @param {string} picture
 * @param {string} title
 * @param {string} [text]
 * @param {any} [action]
 */
export function empty(picture, title, text = '', action = nothing) {
  return html`<div class="nothing">
    <div class="nothing-picture">${icon(picture)}</div>
    <h2>${title}</h2>
    ${text ? html`<p>${text}</p>` : nothing} ${action}
  </div>`;
}

/** A view whose data could not be fetched. @param {any} error @param {() => void} again */
export function failed(error, again) {
  const gone = error.code === 'NOT_FOUND';
  const text = error.code === 'INTERNAL' ? t('error.INTERNAL') : error.message;
  return html`<div class="nothing" role="alert">
    <div class="nothing-picture">${icon(gone ? 'map-off' : 'cloud-off')}</div>
    <h1>${t(gone ? 'error.NOT_FOUND' : 'error.view')}</h1>
    ${text ? html`<p>${text}</p>` : nothing}
    ${error.reference ? html`<p class="text-secondary">${t('error.reference', { id: error.reference })}</p>` : nothing}
    <button type="button" class="btn btn-primary" @click=${again}>${icon('refresh')} ${t('again')}</button>
  </div>`;
}
