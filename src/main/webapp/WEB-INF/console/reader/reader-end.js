// @ts-check
import { html, nothing } from 'lit';
import { t } from '../app/i18n.js';
import { to } from '../app/router.js';
import { icon } from '../parts/icon.js';

/** Behind the last page: where to go from here. @param {any} book @param {() => void} stay */
export function readerEnd(book, stay) {
  const next = book.nextInSeries.nodes[0];
  return html`<div class="reader-end" role="dialog" aria-label=${t('reader.ended')}>
    <h2>${t('reader.ended')}</h2>
    ${next ? html`<a class="btn btn-primary" href=${to('read/' + next.id)}>${icon('player-play')} <bdi>${next.resolvedName}</bdi></a>` : nothing}
    <a class="btn" href=${to('book/' + book.id)}>${t('reader.leave')}</a>
    <button type="button" class="btn btn-ghost-secondary" @click=${stay}>${t('reader.stay')}</button>
  </div>`;
}
