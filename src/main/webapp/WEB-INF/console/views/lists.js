// @ts-check
import { html } from 'lit';
import { gql } from '../app/gql.js';
import { ago, t } from '../app/i18n.js';
import { to } from '../app/router.js';
import { session } from '../app/session.js';
import { View } from '../app/view.js';
import { empty, failed } from '../parts/empty.js';
import { icon } from '../parts/icon.js';
import { entries } from '../parts/panel.js';

const QUERY = '{ readingLists(pagination: {none: {unpaginated: true}}) { nodes { id name visibility updatedAt creatingUserId } } }';

/** The reading lists that somebody sees: their own, and those of others that are open. */
class Lists extends View {
  static properties = { ...View.properties, lists: { state: true } };

  constructor() {
    super();
    /** @type {any[] | null} */
    this.lists = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.name(t('lists'));
    this.#load();
  }

  #load() {
    return this.fill(async () => {
      this.lists = (await gql(QUERY, {}, { signal: this.signal })).readingLists.nodes;
    });
  }

  render() {
    if (this.error) {
      return failed(this.error, () => this.#load());
    }
    return html`<h1>${t('lists')}</h1>${this.lists ? this.#list(this.lists) : html`<div class="loading" role="status"><span class="visually-hidden">${t('loading')}</span></div>`}`;
  }

  #list(lists) {
    return lists.length
      ? html`<section class="panel">${entries(lists, (list) => html`${icon('list-details')}
          <div class="entry"><a href=${to('list/' + list.id)}><bdi>${list.name}</bdi></a>
          <div class="entry-note">${t(list.creatingUserId === session.me?.id ? 'list.mine' : 'list.others')} · ${ago(list.updatedAt)}</div></div>`)}</section>`
      : empty('list-details', t('lists.none'), t('lists.none.hint'));
  }
}
customElements.define('carrel-lists', Lists);
