// @ts-check
import { html } from 'lit';
import { t } from '../app/i18n.js';
import { query } from '../app/router.js';
import { View } from '../app/view.js';
import '../parts/browser.js';
import '../parts/grid.js';
import { books } from '../parts/lists.js';

const ALL = books();

class Books extends View {
  connectedCallback() {
    super.connectedCallback();
    this.name(t('books.all'));
  }

  render() {
    const words = query().q;
    return html`<h1>${words ? t('search.all', { words }) : t('books.all')}</h1>
      <carrel-browser .path=${'books'} .kind=${'books'} .source=${ALL}></carrel-browser>`;
  }
}
customElements.define('carrel-books', Books);
