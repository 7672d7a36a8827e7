// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { t } from '../app/i18n.js';
import { View, found } from '../app/view.js';
import { failed } from '../parts/empty.js';
import { BOOKMARK } from '../reader/bookmarks.js';
import '../reader/epub-reader.js';
import '../reader/page-reader.js';

const QUERY = `query ($id: ID!) { mediaById(id: $id) {
  id resolvedName extension pages readingDirection
  libraryConfig { defaultReadingDir defaultReadingMode defaultReadingImageScaleFit }
  readProgress { page percentageCompleted locator { href locations { progression totalProgression } text { before highlight after } } }
  nextInSeries(pagination: {offset: {page: 1, pageSize: 1}}) { nodes { id resolvedName } }
  ebook { spine { idref } resources toc bookmarks { ${BOOKMARK} } }
} }`;

/** Chooses how a book is read. */
class Reader extends View {
  static properties = { ...View.properties, book: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.book = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.documentElement.classList.add('reading');
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.documentElement.classList.remove('reading');
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
      return html`<main class="page">${failed(this.error, () => this.#load())}</main>`;
    }
    if (!this.book) {
      return html`<main><div class="loading" role="status"><span class="visually-hidden">${t('loading')}</span></div></main>`;
    }
    return this.book.ebook
      ? html`<carrel-epub-reader .book=${this.book}></carrel-epub-reader>`
      : html`<carrel-page-reader .book=${this.book}></carrel-page-reader>`;
  }
}
customElements.define('carrel-reader', Reader);
