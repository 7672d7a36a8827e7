// @ts-check
/** A list with its tools: filters and order in the address, covers or lines, several at once. */
import { html, nothing } from 'lit';
import { t } from '../app/i18n.js';
import { query, replace, to } from '../app/router.js';
import { keep, setting } from '../app/settings.js';
import { Part } from '../app/view.js';
import { bookCard, bookLine, seriesCard, seriesLine } from './cards.js';
import { empty } from './empty.js';
import { forgetLists } from './held.js';
import { icon } from './icon.js';
import './selection.js';

const STATUSES = ['', 'READING', 'NOT_STARTED', 'FINISHED'];
const FORMATS = ['', 'epub', 'pdf', 'cbz', 'cbr'];
const ORDERS = { books: ['title', 'added', 'pages', 'size'], series: ['title', 'added'] };
class Browser extends Part {
  static properties = {
    kind: { attribute: false },
    path: { attribute: false },
    source: { attribute: false },
    plain: { type: Boolean },
    asked: { state: true },
    layout: { state: true },
    cell: { state: true },
    chosen: { state: true },
    choosing: { state: true },
    total: { state: true },
  };

  constructor() {
    super();
    /** books or series */
    this.kind = 'books';
    /** The view's path, whose query holds the filters. */
    this.path = '';
    /** @type {(asked: Record<string, string>) => (page: number, size: number, signal: AbortSignal) => Promise<any>} */
    this.source = () => async () => ({ total: 0, nodes: [] });
    this.plain = false;
    this.asked = query();
    this.layout = setting('layout');
    this.cell = Number(setting('cover'));
    this.chosen = new Map();
    this.choosing = false;
    this.total = -1;
    this.onKey = (event) => event.key === 'Escape' && this.#choose(new Map());
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.onKey);
  }

  get #grid() {
    return /** @type {any} */ (this.querySelector('carrel-grid'));
  }

  willUpdate(changed) {
    const name = to(this.path, this.asked) + '#' + this.kind;
    if (name !== this.listed || changed.has('source')) {
      this.listed = name;
      this.pages = this.source(this.asked);
      this.total = -1;
    }
  }

  render() {
    const books = this.kind === 'books';
    return html`
      ${this.#tools(books)}
      <carrel-grid .source=${this.pages} .name=${this.listed} .layout=${this.layout} .cell=${this.cell}
        .card=${books ? bookCard : seriesCard} .line=${books ? bookLine : seriesLine} .label=${t(books ? 'books' : 'series')}
        .choosing=${books && this.choosing} .chosen=${this.chosen} .nothing=${this.#nothing()}
        @counted=${(event) => (this.total = event.detail)} @chosen=${(event) => this.#choose(event.detail)}></carrel-grid>
      ${this.chosen.size
        ? html`<carrel-selection .books=${[...this.chosen.values()]} @looks=${({ detail }) => this.#show(detail)} @cleared=${() => this.#choose(new Map())}></carrel-selection>`
        : nothing}`;
  }

  #tools(books) {
    return html`<div class="tools">
      <span class="tools-count" role="status">${this.total >= 0 ? t(books ? 'books.count' : 'series.count', { n: this.total }) : ''}</span>
      ${this.plain ? nothing : this.#filters(books)}
      <span class="tools-end">
        ${books ? html`<button type="button" class="btn btn-sm ${this.choosing ? 'active' : ''}" aria-pressed=${String(this.choosing)}
          @click=${() => this.#toggleChoosing()}>${icon('square-check')} ${t('select')}</button>` : nothing}
        ${this.layout === 'grid' ? html`<input type="range" class="form-range size" min="90" max="260" step="10" .value=${String(this.cell)} aria-label=${t('size')} title=${t('size')} @input=${this.#resize}>` : nothing}
        <span class="btn-group" role="group" aria-label=${t('layout')}>
          ${['grid', 'list'].map((name) => html`<button type="button" class="btn btn-sm btn-icon ${this.layout === name ? 'active' : ''}" aria-pressed=${String(this.layout === name)}
            aria-label=${t('layout.' + name)} title=${t('layout.' + name)} @click=${() => this.#arrange(name)}>${icon(name === 'grid' ? 'layout-grid' : 'list')}</button>`)}
        </span>
      </span>
    </div>`;
  }

  #filters(books) {
    const order = this.asked.sort ?? 'title';
    const down = this.asked.dir === 'desc';
    return html`
      <label class="filter">${icon('search')}<input type="search" class="form-control form-control-sm" .value=${this.asked.q ?? ''} placeholder=${t('filter')} aria-label=${t('filter')} @input=${this.#words}></label>
      ${this.#select('status', STATUSES, (one) => t(one ? 'status.' + one : 'status.any'))}
      ${books ? this.#select('format', FORMATS, (one) => (one ? one.toUpperCase() : t('format.any'))) : nothing}
      ${this.#select('sort', ORDERS[this.kind], (one) => t('sort.' + one), order)}
      <button type="button" class="btn btn-sm btn-icon" aria-label=${t(down ? 'descending' : 'ascending')} title=${t(down ? 'descending' : 'ascending')}
        @click=${() => this.#ask({ dir: down ? '' : 'desc' })}>${icon(down ? 'sort-descending' : 'sort-ascending')}</button>`;
  }

  #select(name, values, text, value = this.asked[name] ?? '') {
    return html`<select class="form-select form-select-sm" aria-label=${t('filter.' + name)} @change=${(event) => this.#ask({ [name]: event.target.value })}>
      ${values.map((one) => html`<option value=${one} ?selected=${one === value}>${text(one)}</option>`)}
    </select>`;
  }

  #words(event) {
    const q = event.target.value.trim();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#ask({ q }), 250);
  }

  #ask(more) {
    const all = Object.entries({ ...this.asked, ...more }).filter(([, value]) => value !== '');
    this.asked = Object.fromEntries(all);
    replace(to(this.path, this.asked));
    this.#choose(new Map());
    scrollTo(0, 0);
  }

  #resize(event) {
    this.cell = Number(event.target.value);
    keep('cover', event.target.value);
  }

  #arrange(layout) {
    this.layout = layout;
    keep('layout', layout);
  }

  #nothing() {
    const narrowed = ['q', 'status', 'format'].some((name) => this.asked[name]);
    return narrowed
      ? empty('filter', t('list.none'), t('list.none.hint'), html`<button type="button" class="btn" @click=${() => this.#ask({ q: '', status: '', format: '' })}>${t('filter.clear')}</button>`)
      : empty('book-2', t('list.empty'), t('list.empty.hint'));
  }

  #toggleChoosing() {
    this.choosing = !this.choosing;
    if (!this.choosing) {
      this.chosen = new Map();
    }
  }

  #choose(chosen) {
    this.chosen = chosen;
  }

  /** @param {any[]} books as they look now */
  #show(books) {
    forgetLists();
    this.#grid?.replace(books);
  }
}
customElements.define('carrel-browser', Browser);
