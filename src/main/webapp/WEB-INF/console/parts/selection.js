// @ts-check
import { html, nothing } from 'lit';
import { url } from '../app/base.js';
import { t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { Part } from '../app/view.js';
import { icon } from './icon.js';
import { mark } from './marks.js';
import { pickList } from './list-picker.js';
import { tell } from './toast.js';

const MARKS = [
  ['finish', 'circle-check'],
  ['unread', 'circle'],
  ['like', 'heart'],
  ['unlike', 'heart-filled'],
];
/** That the server sends together. */
const MOST_FILES = 100;

/**
 * What can be done with the books that are chosen. Says {@code looks} with how they look after it,
 * or before it again, and {@code cleared} when nothing is to be chosen any more.
 */
class Selection extends Part {
  static properties = { books: { attribute: false } };

  constructor() {
    super();
    /** @type {any[]} */
    this.books = [];
  }

  render() {
    const text = t('selected', { n: this.books.length });
    return html`<div class="bar" role="toolbar" aria-label=${text}>
      <strong role="status">${text}</strong>
      ${MARKS.map(([name, picture]) => this.#button(picture, t('mark.' + name), () => this.#mark(name)))}
      ${this.#button('playlist-add', t('list.add'), () => pickList(this.books, () => this.#clear()))}
      ${session.may('DOWNLOAD_FILE') ? this.#button('download', t('download'), () => this.#download()) : nothing}
      <button type="button" class="icon-button" aria-label=${t('select.none')} title=${t('select.none')} @click=${this.#clear}>${icon('x')}</button>
    </div>`;
  }

  #button(picture, text, act) {
    return html`<button type="button" class="btn btn-sm" aria-label=${text} title=${text} @click=${act}>${icon(picture)} <span>${text}</span></button>`;
  }

  #clear() {
    this.dispatchEvent(new Event('cleared'));
  }

  #mark(name) {
    mark(name, this.books, (books) => this.dispatchEvent(new CustomEvent('looks', { detail: books })));
    this.#clear();
  }

  /** One file as it is, several as an archive. */
  #download() {
    if (this.books.length > MOST_FILES) {
      tell(t('download.most', { n: MOST_FILES }));
      return;
    }
    const [{ id }] = this.books;
    const several = 'api/v2/media.zip?' + new URLSearchParams(this.books.map((book) => ['id', book.id]));
    const link = document.createElement('a');
    link.href = url(this.books.length > 1 ? several : `api/v2/media/${id}/file`);
    link.download = '';
    link.click();
    this.#clear();
  }
}
customElements.define('carrel-selection', Selection);
