// @ts-check
import { html, nothing } from 'lit';
import { t } from '../app/i18n.js';
import { bookCard } from './cards.js';
import { icon } from './icon.js';

/** Books side by side. @param {string} title @param {any[]} books @param {string} [more] where all of them are */
export function row(title, books, more) {
  if (!books.length) {
    return nothing;
  }
  return html`<section class="row-of-books">
    <div class="row-head">
      <h2>${title}</h2>
      ${more ? html`<a href=${more}>${t('all')} ${icon('chevron-right')}</a>` : nothing}
    </div>
    <ul class="row-books" tabindex="0" aria-label=${title}>${books.map((book) => html`<li>${bookCard(book)}</li>`)}</ul>
  </section>`;
}
