// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { t } from '../app/i18n.js';
import { query, replace, to } from '../app/router.js';
import { session } from '../app/session.js';
import { View } from '../app/view.js';
import '../parts/browser.js';
import '../parts/grid.js';
import { empty } from '../parts/empty.js';
import { icon } from '../parts/icon.js';
import { books, shelves } from '../parts/lists.js';
import { tell } from '../parts/toast.js';

class LibraryView extends View {
  static properties = { ...View.properties, tab: { state: true } };

  constructor() {
    super();
    this.tab = query().tab ?? 'series';
  }

  connectedCallback() {
    super.connectedCallback();
    const { id } = this.params;
    this.library = session.libraries.find((one) => one.id === id);
    this.sources = { series: shelves({ libraryId: { eq: id } }), books: books({ series: { libraryId: { eq: id } } }) };
    this.name(this.library?.name ?? t('libraries'));
  }

  render() {
    if (!this.library) {
      return empty('map-off', t('error.NOT_FOUND'));
    }
    return html`
      <div class="page-head">
        <h1><bdi>${this.library.name}</bdi></h1>
        ${session.may('SCAN_LIBRARY') ? html`<button type="button" class="btn btn-sm" @click=${this.#scan}>${icon('refresh')} ${t('library.scan')}</button>` : nothing}
      </div>
      <div class="tabs" role="tablist" @keydown=${this.#keys}>
        ${['series', 'books'].map((name) => html`<button type="button" role="tab" id=${'tab-' + name} aria-controls="tab-panel" aria-selected=${String(this.tab === name)} tabindex=${this.tab === name ? 0 : -1}
          class="tab ${this.tab === name ? 'tab-on' : ''}" @click=${() => this.#open(name)}>${t(name)}</button>`)}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby=${'tab-' + this.tab}>
        <carrel-browser .path=${'library/' + this.params.id} .kind=${this.tab} .source=${this.sources?.[this.tab]}></carrel-browser>
      </div>`;
  }

  #keys(event) {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      this.#open(this.tab === 'series' ? 'books' : 'series');
      this.updateComplete.then(() => /** @type {any} */ (this.querySelector('.tab-on')).focus());
    }
  }

  #open(tab) {
    this.tab = tab;
    const browser = /** @type {any} */ (this.querySelector('carrel-browser'));
    browser.asked = tab === 'series' ? {} : { tab };
    replace(to('library/' + this.params.id, browser.asked));
  }

  #scan() {
    return this.attempt(async () => {
      await gql('mutation ($id: ID!) { scanLibrary(id: $id) }', { id: this.params.id });
      tell(t('library.scanning'));
    });
  }
}
customElements.define('carrel-library', LibraryView);
