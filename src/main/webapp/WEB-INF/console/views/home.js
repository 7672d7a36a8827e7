// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { t } from '../app/i18n.js';
import { to } from '../app/router.js';
import { session } from '../app/session.js';
import { View } from '../app/view.js';
import { BOOK, SERIES, cover, seriesCard } from '../parts/cards.js';
import { empty, failed } from '../parts/empty.js';
import { icon } from '../parts/icon.js';
import { row } from '../parts/row.js';

const QUERY = `{
  keepReading(pagination: {offset: {page: 1, pageSize: 16}}) { nodes { ...Book } }
  onDeck(pagination: {offset: {page: 1, pageSize: 16}}) { nodes { ...Book } }
  recentlyAddedMedia(pagination: {offset: {page: 1, pageSize: 24}}) { nodes { ...Book } }
  recentlyAddedSeries(pagination: {offset: {page: 1, pageSize: 16}}) { nodes { ...Shelf } }
} ${BOOK} ${SERIES}`;

class Home extends View {
  static properties = { ...View.properties, data: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.data = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.name(t('home'));
    this.#load();
  }

  #load() {
    return this.fill(async () => {
      this.data = await gql(QUERY, {}, { signal: this.signal });
    });
  }

  render() {
    if (this.error) {
      return failed(this.error, () => this.#load());
    }
    if (!this.data) {
      return html`<h1 class="visually-hidden">${t('home')}</h1><div class="loading" role="status"><span class="visually-hidden">${t('loading')}</span></div>`;
    }
    const { keepReading, onDeck, recentlyAddedMedia, recentlyAddedSeries } = this.data;
    return html`
      <h1 class="visually-hidden">${t('home')}</h1>
      ${recentlyAddedMedia.nodes.length ? nothing : this.#nothing()}
      ${row(t('home.reading'), keepReading.nodes)}
      ${row(t('home.deck'), onDeck.nodes)}
      ${row(t('home.added'), recentlyAddedMedia.nodes, to('books', { sort: 'added', dir: 'desc' }))}
      ${recentlyAddedSeries.nodes.length
        ? html`<section class="row-of-books"><div class="row-head"><h2>${t('home.series')}</h2></div>
            <ul class="row-books" tabindex="0" aria-label=${t('home.series')}>${recentlyAddedSeries.nodes.map((one) => html`<li>${seriesCard(one)}</li>`)}</ul></section>`
        : nothing}
      ${this.#libraries()}`;
  }

  #libraries() {
    return session.libraries.length > 1
      ? html`<section class="row-of-books"><div class="row-head"><h2>${t('libraries')}</h2></div>
          <ul class="row-books" tabindex="0" aria-label=${t('libraries')}>${session.libraries.map((one) => html`<li><a class="card-link" href=${to('library/' + one.id)}>
            ${cover('library', one)}<span class="caption"><bdi>${one.name}</bdi></span></a></li>`)}</ul></section>`
      : nothing;
  }

  #nothing() {
    if (session.libraries.length) {
      return empty('book-2', t('home.no-books'), t('home.no-books.hint'));
    }
    return session.may('CREATE_LIBRARY')
      ? empty('folder', t('home.no-library'), t('home.no-library.hint'), html`<a class="btn btn-primary" href=${to('setup')}>${icon('plus')} ${t('library.add')}</a>`)
      : empty('folder', t('home.nothing'), t('home.nothing.hint'));
  }
}
customElements.define('carrel-home', Home);
