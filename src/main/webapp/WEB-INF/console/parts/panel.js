// @ts-check
import { html, nothing } from 'lit';
import { icon } from './icon.js';
import { t } from '../app/i18n.js';

/** A part of a page of settings. @param {string} title @param {string} text @param {any} action @param {any} body */
export function panel(title, text, action, body) {
  return html`<section class="panel"><header><div><h2>${title}</h2>${text ? html`<p class="text-secondary">${text}</p>` : nothing}</div>${action}</header>${body}</section>`;
}

/** @param {any[]} list @param {(entry: any) => any} line @param {string} [none] what stands there instead of no line */
export function entries(list, line, none = '') {
  return list.length ? html`<ul class="entries">${list.map((entry) => html`<li>${line(entry)}</li>`)}</ul>` : html`<p class="text-secondary">${none}</p>`;
}

/** What went wrong, beside the form it went wrong in. @param {any} error or null */
export function alert(error) {
  return error ? html`<div class="alert" role="alert">${icon('alert-circle')} <div>${error.message || t('error.INTERNAL')}</div></div>` : nothing;
}
