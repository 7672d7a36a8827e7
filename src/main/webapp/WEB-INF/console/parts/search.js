// @ts-check
/** The search over everything, from wherever one is. */
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { t } from '../app/i18n.js';
import { go, to } from '../app/router.js';
import { Part } from '../app/view.js';
import { cover } from './cards.js';
import { openDialog } from './dialog.js';
import { icon } from './icon.js';
import { report } from './toast.js';

const QUERY = `query ($words: String!) {
  media(filter: {search: $words}, pagination: {offset: {page: 1, pageSize: 8}}) { nodes { id resolvedName extension hasThumbnail series { resolvedName } } }
  series(filter: {search: $words}, pagination: {offset: {page: 1, pageSize: 5}}) { nodes { id resolvedName mediaCount hasThumbnail } }
}`;

class Search extends Part {
  static properties = { words: { state: true }, books: { state: true }, series: { state: true }, at: { state: true } };

  constructor() {
    super();
    this.words = '';
    /** @type {any[] | null} */
    this.books = null;
    /** @type {any[]} */
    this.series = [];
    this.at = -1;
    this.request = new AbortController();
  }

  firstUpdated() {
    this.querySelector('input')?.focus();
  }

  get found() {
    return [
      ...this.series.map((one) => ({ ...one, path: 'series/' + one.id })),
      ...(this.books ?? []).map((one) => ({ ...one, path: 'book/' + one.id })),
    ];
  }

  render() {
    return html`
      <div class="search-field">
        ${icon('search')}
        <input type="search" class="form-control" role="combobox" aria-expanded=${String(this.found.length > 0)} aria-controls="search-found"
          aria-activedescendant=${this.at >= 0 ? 'found-' + this.at : ''} aria-label=${t('search')} placeholder=${t('search.hint')} autofocus
          @input=${this.#type} @keydown=${this.#keys}>
      </div>
      <div id="search-found" class="found" role="listbox" aria-label=${t('search.found')}>
        ${this.found.map((one, i) => this.#line(one, i))}
      </div>
      ${this.books && !this.found.length ? html`<p class="found-none" role="status">${t('search.none', { words: this.words })}</p>` : nothing}
      ${this.found.length
        ? html`<a class="found-all" href=${to('books', { q: this.words })} @click=${this.#close}>${t('search.all', { words: this.words })} ${icon('chevron-right')}</a>`
        : nothing}`;
  }

  #line(one, i) {
    const series = one.path.startsWith('series/');
    return html`<a id=${'found-' + i} role="option" aria-selected=${String(i === this.at)} href=${to(one.path)} tabindex="-1" @click=${this.#close}>
        ${cover(series ? 'series' : 'media', one)}
        <span><span class="caption"><bdi>${one.resolvedName}</bdi></span>
        <span class="caption-note">${series ? t('books.count', { n: one.mediaCount }) : html`${one.extension.toUpperCase()} <bdi>${one.series?.resolvedName ?? ''}</bdi>`}</span></span>
      </a>`;
  }

  #close() {
    this.closest('dialog')?.close();
  }

  #type(event) {
    this.words = event.target.value.trim();
    clearTimeout(this.waiting);
    this.request.abort();
    if (!this.words) {
      this.books = null;
      this.series = [];
      return;
    }
    this.waiting = setTimeout(() => this.#ask(), 180);
  }

  async #ask() {
    this.request = new AbortController();
    const { signal } = this.request;
    try {
      const data = await gql(QUERY, { words: this.words }, { signal });
      this.books = data.media.nodes;
      this.series = data.series.nodes;
      this.at = -1;
    } catch (error) {
      if (!signal.aborted) {
        report(error);
      }
    }
  }

  #keys(event) {
    const count = this.found.length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.at = count ? (this.at + (event.key === 'ArrowDown' ? 1 : -1) + count) % count : -1;
    } else if (event.key === 'Enter' && this.words) {
      event.preventDefault();
      const path = this.at >= 0 ? to(this.found[this.at].path) : to('books', { q: this.words });
      this.#close();
      go(path);
    }
  }
}
customElements.define('carrel-search', Search);

export function openSearch() {
  if (!document.querySelector('carrel-search')) {
    openDialog(t('search'), html`<carrel-search></carrel-search>`);
  }
}
