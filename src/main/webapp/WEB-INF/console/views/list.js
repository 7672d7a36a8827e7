// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { t } from '../app/i18n.js';
import { go, to } from '../app/router.js';
import { session } from '../app/session.js';
import { View, found } from '../app/view.js';
import '../parts/browser.js';
import { BOOK } from '../parts/cards.js';
import { failed } from '../parts/empty.js';
import { confirm } from '../parts/form.js';
import '../parts/grid.js';
import { forgetLists } from '../parts/held.js';
import { icon } from '../parts/icon.js';
import { tell } from '../parts/toast.js';

const QUERY = `query ($id: ID!) { readingListById(id: $id) { id name creatingUserId books { ...Book } } } ${BOOK}`;

/** The books of a reading list in its order. */
class ListView extends View {
  static properties = { ...View.properties, list: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.list = null;
    this.source = () => async (page, size) => {
      const { books } = this.list;
      return { total: books.length, nodes: books.slice((page - 1) * size, page * size) };
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load() {
    return this.fill(async () => {
      this.list = found((await gql(QUERY, { id: this.params.id }, { signal: this.signal })).readingListById);
      this.name(this.list.name);
    });
  }

  render() {
    if (this.error) {
      return failed(this.error, () => this.#load());
    }
    if (!this.list) {
      return html`<div class="loading" role="status"><span class="visually-hidden">${t('loading')}</span></div>`;
    }
    const { list } = this;
    const mine = list.creatingUserId === session.me?.id;
    return html`<p class="crumb"><a href=${to('lists')}>${t('lists')}</a></p>
      <div class="page-head"><h1><bdi>${list.name}</bdi></h1>
        ${mine ? html`<button type="button" class="btn btn-sm" @click=${this.#delete}>${icon('trash')} ${t('list.delete')}</button>` : nothing}</div>
      <carrel-browser plain .path=${'list/' + list.id} .kind=${'books'} .source=${this.source}></carrel-browser>`;
  }

  #delete() {
    const { id, name } = this.list;
    confirm(t('list.delete'), t('list.delete.text', { name }), t('delete'), async () => {
      await gql('mutation ($id: String!) { deleteReadingList(id: $id) { id } }', { id });
      forgetLists();
      tell(t('list.deleted', { name }));
      go(to('lists'));
    });
  }
}
customElements.define('carrel-list', ListView);
