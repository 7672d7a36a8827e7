// @ts-check
import { html, nothing } from 'lit';
import { url } from '../app/base.js';
import { gql } from '../app/gql.js';
import { ago, date, languageName, number, percent, size, t } from '../app/i18n.js';
import { to } from '../app/router.js';
import { session } from '../app/session.js';
import { View, found } from '../app/view.js';
import { BOOK, begun, cover, read } from '../parts/cards.js';
import { failed } from '../parts/empty.js';
import { forgetLists } from '../parts/held.js';
import { icon } from '../parts/icon.js';
import { mark } from '../parts/marks.js';
import { prose } from '../parts/prose.js';
import { row } from '../parts/row.js';

const QUERY = `query ($id: ID!) { mediaById(id: $id) {
  ...Book
  relativeLibraryPath seriesPosition library { id name } tags { id name }
  metadata { summary publisher language year month day genres writers pencillers ageRating identifierIsbn number }
  progress: readProgress { updatedAt }
  nextInSeries(pagination: {offset: {page: 1, pageSize: 12}}) { nodes { ...Book } }
} } ${BOOK}`;

class BookView extends View {
  static properties = { ...View.properties, book: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.book = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load() {
    return this.fill(async () => {
      const data = await gql(QUERY, { id: this.params.id }, { signal: this.signal });
      this.book = found(data.mediaById);
      this.name(this.book.resolvedName);
    });
  }

  render() {
    if (this.error) {
      return failed(this.error, () => this.#load());
    }
    if (!this.book) {
      return html`<div class="loading" role="status"><span class="visually-hidden">${t('loading')}</span></div>`;
    }
    const { book } = this;
    const people = [...(book.metadata?.writers ?? []), ...(book.metadata?.pencillers ?? [])];
    return html`
      <div class="hero">
        ${cover('media', book)}
        <div class="hero-text">
          <p class="crumb">
            <a href=${to('library/' + book.library.id)}><bdi>${book.library.name}</bdi></a>
            ${book.series ? html`${icon('chevron-right')}<a href=${to('series/' + book.series.id)}><bdi>${book.series.resolvedName}</bdi></a>` : nothing}
          </p>
          <h1><bdi>${book.resolvedName}</bdi></h1>
          ${people.length ? html`<p class="people">${people.map((name) => html`<bdi>${name}</bdi>`)}</p>` : nothing}
          ${this.#progress()}
          ${this.#actions()}
          ${book.metadata?.summary ? prose(book.metadata.summary) : nothing}
          ${this.#facts()}
        </div>
      </div>
      ${row(t('book.next'), book.nextInSeries.nodes)}`;
  }

  #progress() {
    const part = read(this.book);
    if (!begun(this.book)) {
      return part ? html`<p class="state">${icon('circle-check')} ${t('status.FINISHED')}</p>` : nothing;
    }
    const when = this.book.progress?.updatedAt;
    return html`<p class="state"><progress max="1" .value=${part} aria-label=${t('read.part', { part: percent(part) })}></progress>
      ${percent(part)} ${when ? html`<span class="text-secondary">${ago(when)}</span>` : nothing}</p>`;
  }

  #actions() {
    const { book } = this;
    const finished = read(book) === 1 && !begun(book);
    return html`<div class="actions">
      <a class="btn btn-primary" href=${to('read/' + book.id)}>${icon('player-play')} ${t(begun(book) ? 'continue' : 'read')}</a>
      <button type="button" class="btn" @click=${() => this.#mark(finished ? 'unread' : 'finish')}>${icon(finished ? 'circle' : 'circle-check')} ${t(finished ? 'mark.unread' : 'mark.finish')}</button>
      <button type="button" class="btn btn-icon" aria-pressed=${String(book.isFavorite)} aria-label=${t('favourite')} title=${t('favourite')}
        @click=${() => this.#mark(book.isFavorite ? 'unlike' : 'like')}>${icon(book.isFavorite ? 'heart-filled' : 'heart')}</button>
      ${session.may('DOWNLOAD_FILE') ? html`<a class="btn btn-icon" href=${url(`api/v2/media/${book.id}/file`)} download aria-label=${t('download')} title=${t('download')}>${icon('download')}</a>` : nothing}
    </div>`;
  }

  #mark(name) {
    forgetLists();
    mark(name, [this.book], ([book]) => (this.book = book));
  }

  #facts() {
    const { book } = this;
    const data = book.metadata ?? {};
    const when = data.year && data.month && data.day ? date(`${data.year}-${String(data.month).padStart(2, '0')}-${String(data.day).padStart(2, '0')}T12:00:00`) : data.year;
    const facts = [
      ['fact.series', book.series && data.number ? `${book.series.resolvedName} · ${number(Number(data.number))}` : ''],
      ['fact.publisher', data.publisher],
      ['fact.published', when],
      ['fact.language', data.language ? languageName(data.language) : ''],
      ['fact.pages', book.pages > 0 ? number(book.pages) : ''],
      ['fact.genres', data.genres?.join(', ')],
      ['fact.tags', book.tags.map((tag) => tag.name).join(', ')],
      ['fact.age', data.ageRating ? `${data.ageRating}+` : ''],
      ['fact.isbn', data.identifierIsbn],
      ['fact.file', `${book.extension.toUpperCase()} · ${size(book.size)}`],
      ['fact.path', book.relativeLibraryPath],
      ['fact.added', date(book.createdAt)],
    ];
    return html`<dl class="fact-list">${facts.filter(([, value]) => value).map(([key, value]) => html`<div><dt>${t(key)}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>`;
  }
}
customElements.define('carrel-book', BookView);
