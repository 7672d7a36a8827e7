// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { percent, t } from '../app/i18n.js';
import { to } from '../app/router.js';
import { View, found } from '../app/view.js';
import '../parts/browser.js';
import '../parts/grid.js';
import { BOOK, cover } from '../parts/cards.js';
import { failed } from '../parts/empty.js';
import { icon } from '../parts/icon.js';
import { prose } from '../parts/prose.js';

const QUERY = `query ($id: ID!, $take: Int!) { seriesById(id: $id) {
  id resolvedName resolvedDescription mediaCount readCount hasThumbnail thumbnailMeta { averageColor }
  library { id name } metadata { publisher year status genres }
  upNext(take: 1) { id resolvedName readProgress { page } }
  media(take: $take, skip: 0) { ...Book }
} } ${BOOK}`;

const BOOKS = `query ($id: ID!, $take: Int!, $skip: Int!) {
  seriesById(id: $id) { media(take: $take, skip: $skip) { ...Book } }
} ${BOOK}`;

const FIRST = 60;

class SeriesView extends View {
  static properties = { ...View.properties, series: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.series = null;
    this.source = () => (page, size, signal) => this.#page(page, size, signal);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load() {
    return this.fill(async () => {
      const data = await gql(QUERY, { id: this.params.id, take: FIRST }, { signal: this.signal });
      this.series = found(data.seriesById);
      this.name(this.series.resolvedName);
    });
  }

  /** In the order of the series; the first page came with the series itself. */
  async #page(page, size, signal) {
    const total = this.series.mediaCount;
    if (page === 1 && size === FIRST) {
      return { total, nodes: this.series.media };
    }
    const variables = { id: this.params.id, take: size, skip: (page - 1) * size };
    return { total, nodes: (await gql(BOOKS, variables, { signal })).seriesById.media };
  }

  render() {
    if (this.error) {
      return failed(this.error, () => this.#load());
    }
    if (!this.series) {
      return html`<div class="loading" role="status"><span class="visually-hidden">${t('loading')}</span></div>`;
    }
    const { series } = this;
    const next = series.upNext[0];
    return html`
      <div class="hero">
        ${cover('series', series)}
        <div class="hero-text">
          <p class="crumb"><a href=${to('library/' + series.library.id)}><bdi>${series.library.name}</bdi></a></p>
          <h1><bdi>${series.resolvedName}</bdi></h1>
          <p class="facts">
            ${[t('books.count', { n: series.mediaCount }), series.metadata?.publisher, series.metadata?.year, t('read.part', { part: percent(series.readCount / Math.max(series.mediaCount, 1)) })]
              .filter(Boolean).map((fact) => html`<span>${fact}</span>`)}
          </p>
          <div class="actions">
            ${next ? html`<a class="btn btn-primary" href=${to('read/' + next.id)}>${icon('player-play')} ${t(next.readProgress ? 'continue.book' : 'read.next', { name: next.resolvedName })}</a>` : nothing}
          </div>
          ${series.resolvedDescription ? prose(series.resolvedDescription) : nothing}
        </div>
      </div>
      <h2 class="visually-hidden">${t('books')}</h2>
      <carrel-browser plain .path=${'series/' + series.id} .kind=${'books'} .source=${this.source}></carrel-browser>`;
  }
}
customElements.define('carrel-series', SeriesView);
