// @ts-check
/** Comics and PDFs, page by page as pictures. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { url } from '../app/base.js';
import { number, t } from '../app/i18n.js';
import { go, to } from '../app/router.js';
import { keep, setting } from '../app/settings.js';
import { Part } from '../app/view.js';
import { head, tool } from './bars.js';
import { fullscreen } from './keys.js';
import { pageHelp, pageKeys } from './page-keys.js';
import { Progress } from './progress.js';
import { readerEnd } from './reader-end.js';
import { spreads } from './spreads.js';
import { watchStrip } from './strip.js';
import { swipes } from './swipes.js';

const FITS = ['page', 'width', 'height', 'original'];
const FIT_ICONS = { page: 'aspect-ratio', width: 'arrow-autofit-width', height: 'arrow-autofit-height', original: 'photo' };
const LIBRARY_FITS = { HEIGHT: 'height', WIDTH: 'width', AUTO: 'page', NONE: 'original' };
const WAYS = ['ltr', 'rtl', 'webtoon'];
const AHEAD = 4;
/** How much of the screen on each side turns the page. */
const EDGE = 0.3;
const SCROLLED = 0.85;

class PageReader extends Part {
  static properties = {
    book: { attribute: false },
    page: { state: true },
    fit: { state: true },
    double: { state: true },
    way: { state: true },
    chrome: { state: true },
    ended: { state: true },
    wide: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.book = null;
    this.page = 1;
    this.fit = 'page';
    this.double = setting('reader.spread') === 'double';
    /** One of the ways to read. */
    this.way = 'ltr';
    this.chrome = true;
    this.ended = false;
    /** Pages broader than high, which stand alone. @type {Set<number>} */
    this.wide = new Set();
    this.onKey = (event) => pageKeys(event, this);
  }

  connectedCallback() {
    super.connectedCallback();
    const config = this.book.libraryConfig;
    this.page = this.#bound(this.book.readProgress?.page ?? 1);
    this.fit = setting('reader.fit') || LIBRARY_FITS[config.defaultReadingImageScaleFit] || 'page';
    const direction = this.book.readingDirection === 'RTL' ? 'RTL' : config.defaultReadingDir;
    this.way = config.defaultReadingMode === 'CONTINUOUS_VERTICAL' ? 'webtoon' : direction.toLowerCase();
    this.progress = new Progress(this.book.id);
    addEventListener('keydown', this.onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.onKey);
    this.seen?.disconnect();
    this.progress?.end();
  }

  firstUpdated() {
    swipes(this.#stage, (step) => this.way !== 'webtoon' && this.#across(step));
    this.way === 'webtoon' && this.#watch();
    this.progress?.open(this.#place);
    this.#preload();
  }

  get #stage() {
    return /** @type {HTMLElement} */ (this.querySelector('.stage'));
  }

  #bound(page) {
    return Math.min(Math.max(page, 1), this.book.pages);
  }

  #picture(page) {
    return url(`api/v2/media/${this.book.id}/page/${page}`);
  }

  get #spreads() {
    return spreads(this.book.pages, this.double, this.wide);
  }

  get #spread() {
    return this.#spreads.find((spread) => spread.includes(this.page)) ?? [this.page];
  }

  /** @param {number} step 1 for on, -1 for back */
  turn(step) {
    const all = this.#spreads;
    const at = all.findIndex((spread) => spread.includes(this.page)) + step;
    if (at >= 0 && at < all.length) {
      this.open(all[at][0]);
    } else if (at >= all.length) {
      this.#end();
    }
  }

  /** @param {number} step to the right */
  #across(step) {
    this.turn(this.way === 'rtl' ? -step : step);
  }

  /** @param {number} page */
  open(page) {
    this.page = this.#bound(page);
    this.way === 'webtoon' ? this.#jump() : this.#stage.scrollTo(0, 0);
    this.#tell();
  }

  get #last() {
    return Math.max(...(this.way === 'webtoon' ? [this.page] : this.#spread));
  }

  /** What is told of the pages that are seen now. */
  get #place() {
    const page = this.#last;
    return (seconds) => ({ paged: { page, elapsedSecondsDelta: seconds } });
  }

  #tell() {
    this.progress?.tell(this.#place);
    this.#preload();
  }

  #preload() {
    const last = this.#last;
    for (let page = last + 1; page <= Math.min(last + AHEAD, this.book.pages); page++) {
      new Image().src = this.#picture(page);
    }
  }

  #end() {
    this.chrome = true;
    this.ended = true;
    this.#tell();
    this.updateComplete.then(() => /** @type {any} */ (this.querySelector('.reader-end a'))?.focus());
  }

  /** As far as a large page goes, before the next one. @param {number} step @returns {boolean} whether there was more */
  down(step) {
    const before = this.#stage.scrollTop;
    this.#stage.scrollBy({ top: step * this.#stage.clientHeight * SCROLLED, behavior: 'instant' });
    return this.#stage.scrollTop !== before;
  }

  pair() {
    this.double = !this.double;
    keep('reader.spread', this.double ? 'double' : 'single');
  }

  /** @param {string} way */
  go(way) {
    this.way = way;
    this.seen?.disconnect();
    if (way === 'webtoon') {
      this.updateComplete.then(() => this.#watch());
    }
  }

  scale() {
    this.fit = FITS[(FITS.indexOf(this.fit) + 1) % FITS.length];
    keep('reader.fit', this.fit);
  }

  leave() {
    go(to('book/' + this.book.id));
  }

  #jump() {
    this.querySelector(`[data-page="${this.page}"]`)?.scrollIntoView();
  }

  #watch() {
    this.#jump();
    this.seen = watchStrip(this.#stage, (page) => {
      if (page !== this.page) {
        this.page = page;
        this.#tell();
      }
    });
  }

  #loaded({ target }, page) {
    target.classList.add('leaf-there');
    if (target.naturalWidth > target.naturalHeight && !this.wide.has(page)) {
      this.wide = new Set([...this.wide, page]);
    }
  }

  #tap(event) {
    const part = event.clientX / innerWidth;
    const step = this.way === 'webtoon' ? 0 : part < EDGE ? -1 : part > 1 - EDGE ? 1 : 0;
    step ? this.#across(step) : (this.chrome = !this.chrome);
  }

  render() {
    const spread = this.#spread;
    return html`
      <main class="reader ${this.chrome ? '' : 'reader-plain'}" data-bs-theme="dark" data-fit=${this.fit} data-way=${this.way}>
        <h1 class="visually-hidden"><bdi>${this.book.resolvedName}</bdi></h1>
        ${this.chrome ? head(this.book, this.#tools()) : nothing}
        <div class="stage" tabindex="0" role="group" aria-label=${this.book.resolvedName} @click=${this.#tap}>
          ${this.way === 'webtoon' ? this.#strip() : html`<div class="spread">${repeat(this.way === 'rtl' ? [...spread].reverse() : spread, (page) => page, (page) => this.#leaf(page))}</div>`}
        </div>
        ${this.ended ? readerEnd(this.book, () => (this.ended = false)) : nothing}
        ${this.chrome ? this.#foot(spread) : nothing}
        <p class="visually-hidden" aria-live="polite">${t('reader.page', { page: this.page, pages: this.book.pages })}</p>
      </main>`;
  }

  #leaf(page, lazy = false) {
    return html`<img class="leaf" src=${this.#picture(page)} alt=${t('reader.page', { page, pages: this.book.pages })} draggable="false"
      loading=${lazy ? 'lazy' : 'eager'} @load=${(event) => this.#loaded(event, page)} @error=${(event) => event.target.classList.add('leaf-broken')}>`;
  }

  #strip() {
    return Array.from({ length: this.book.pages }, (_, i) => html`<div class="strip" data-page=${i + 1}>${this.#leaf(i + 1, true)}</div>`);
  }

  #tools() {
    return html`<select class="form-select form-select-sm" aria-label=${t('reader.direction')} @change=${(event) => this.go(event.target.value)}>
        ${WAYS.map((way) => html`<option value=${way} ?selected=${way === this.way}>${t('reader.' + way)}</option>`)}
      </select>
      ${tool(FIT_ICONS[this.fit], t('reader.fit') + ': ' + t('reader.fit.' + this.fit), () => this.scale())}
      ${tool(this.double ? 'columns-2' : 'columns-1', t('reader.double'), () => this.pair(), { pressed: this.double })}
      ${tool('maximize', t('reader.fullscreen'), fullscreen)}
      ${tool('keyboard', t('help'), pageHelp)}`;
  }

  #foot(spread) {
    return html`<footer class="reader-foot" dir=${this.way === 'rtl' ? 'rtl' : 'ltr'}>
      <span>${number(spread[0])}</span>
      <input type="range" class="form-range" min="1" max=${this.book.pages} .value=${String(this.page)} aria-label=${t('reader.go')}
        aria-valuetext=${t('reader.page', { page: this.page, pages: this.book.pages })} @change=${(event) => this.open(Number(event.target.value))}>
      <span>${number(this.book.pages)}</span>
    </footer>`;
  }
}
customElements.define('carrel-page-reader', PageReader);
