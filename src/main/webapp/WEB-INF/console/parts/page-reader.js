// @ts-check
/** Comics and PDFs, page by page as pictures. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { url } from '../app/base.js';
import { number, t } from '../app/i18n.js';
import { go, to } from '../app/router.js';
import { keep, setting } from '../app/settings.js';
import { Part } from '../app/view.js';
import { openHelp } from './help.js';
import { icon } from './icon.js';
import { Progress } from './progress.js';
import { readerEnd } from './reader-end.js';
import { swipes } from './swipes.js';

const FITS = ['page', 'width', 'height', 'original'];
const FIT_ICONS = { page: 'aspect-ratio', width: 'arrow-autofit-width', height: 'arrow-autofit-height', original: 'photo' };
const LIBRARY_FITS = { HEIGHT: 'height', WIDTH: 'width', AUTO: 'page', NONE: 'original' };
const AHEAD = 4;
const KEYS = [
  ['←  →', 'reader.turn'], ['Space', 'reader.scroll'], ['Home  End', 'reader.ends'], ['f', 'reader.fullscreen'],
  ['d', 'reader.double'], ['l  r  w', 'reader.directions'], ['c', 'reader.fit'], ['m', 'reader.menu'], ['Esc', 'reader.leave'], ['?', 'help'],
];

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
    /** ltr, rtl or webtoon */
    this.way = 'ltr';
    this.chrome = true;
    this.ended = false;
    /** Pages broader than high, which stand alone. @type {Set<number>} */
    this.wide = new Set();
    this.onKey = (event) => this.#key(event);
  }

  connectedCallback() {
    super.connectedCallback();
    const config = this.book.libraryConfig;
    this.page = Math.min(Math.max(this.book.readProgress?.page ?? 1, 1), this.book.pages);
    this.fit = setting('reader.fit') || LIBRARY_FITS[config.defaultReadingImageScaleFit] || 'page';
    this.way = config.defaultReadingMode === 'CONTINUOUS_VERTICAL' ? 'webtoon' : config.defaultReadingDir.toLowerCase();
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
    swipes(/** @type {HTMLElement} */ (this.querySelector('.stage')), (step) => this.way !== 'webtoon' && this.#turn(this.way === 'rtl' ? -step : step));
    if (this.way === 'webtoon') {
      this.#watch(true);
    }
    this.progress?.open(this.#place);
    this.#preload();
  }

  #picture(page) {
    return url(`api/v2/media/${this.book.id}/page/${page}`);
  }

  /** Which pages are seen together. @returns {number[][]} */
  get #spreads() {
    const spreads = [];
    for (let page = 1; page <= this.book.pages; page++) {
      const pair = this.double && page > 1 && page < this.book.pages && !this.wide.has(page) && !this.wide.has(page + 1);
      spreads.push(pair ? [page, page + 1] : [page]);
      page += pair ? 1 : 0;
    }
    return spreads;
  }

  get #spread() {
    return this.#spreads.find((spread) => spread.includes(this.page)) ?? [this.page];
  }

  #turn(step) {
    const spreads = this.#spreads;
    const at = spreads.findIndex((spread) => spread.includes(this.page)) + step;
    if (at >= 0 && at < spreads.length) {
      this.#open(spreads[at][0]);
    } else if (at >= spreads.length) {
      this.#end();
    }
  }

  #open(page) {
    this.page = Math.min(Math.max(page, 1), this.book.pages);
    if (this.way === 'webtoon') {
      this.querySelector(`[data-page="${this.page}"]`)?.scrollIntoView();
    } else {
      this.querySelector('.stage')?.scrollTo(0, 0);
    }
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

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('dialog, input[type=range], select')) {
      return;
    }
    const forward = this.way === 'rtl' ? -1 : 1;
    const webtoon = this.way === 'webtoon';
    const acts = {
      ArrowRight: () => this.#turn(forward),
      ArrowLeft: () => this.#turn(-forward),
      ArrowDown: webtoon ? null : () => this.#scroll(1, event) || this.#turn(1),
      ArrowUp: webtoon ? null : () => this.#scroll(-1, event) || this.#turn(-1),
      PageDown: () => this.#turn(1),
      PageUp: () => this.#turn(-1),
      ' ': () => this.#scroll(event.shiftKey ? -1 : 1, event) || this.#turn(event.shiftKey ? -1 : 1),
      Home: () => this.#open(1),
      End: () => this.#open(this.book.pages),
      f: () => this.#fullscreen(),
      d: () => this.#pair(),
      l: () => this.#go('ltr'),
      r: () => this.#go('rtl'),
      w: () => this.#go('webtoon'),
      c: () => this.#scale(),
      m: () => (this.chrome = !this.chrome),
      Escape: () => this.#leave(),
      '?': () => openHelp(KEYS),
    };
    const act = acts[event.key];
    if (act && !(event.key === ' ' && event.target.closest?.('button, a'))) {
      event.preventDefault();
      act();
    }
  }

  /** As far as a large page goes, before the next one. @returns {boolean} whether there was more */
  #scroll(step, event) {
    const stage = /** @type {HTMLElement} */ (this.querySelector('.stage'));
    const before = stage.scrollTop;
    stage.scrollBy({ top: step * stage.clientHeight * 0.85, behavior: 'instant' });
    return stage.scrollTop !== before;
  }

  #fullscreen() {
    return document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  }

  #pair() {
    this.double = !this.double;
    keep('reader.spread', this.double ? 'double' : 'single');
  }

  #go(way) {
    this.way = way;
    this.seen?.disconnect();
    if (way === 'webtoon') {
      this.updateComplete.then(() => this.#watch(true));
    }
  }

  #scale() {
    this.fit = FITS[(FITS.indexOf(this.fit) + 1) % FITS.length];
    keep('reader.fit', this.fit);
  }

  #leave() {
    go(to('book/' + this.book.id));
  }

  /** In a strip the page is the one across the middle of the screen. */
  #watch(jump) {
    if (jump) {
      this.querySelector(`[data-page="${this.page}"]`)?.scrollIntoView();
    }
    this.seen = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting);
        const page = Number(/** @type {HTMLElement | undefined} */ (seen?.target)?.dataset.page ?? this.page);
        if (page !== this.page) {
          this.page = page;
          this.#tell();
        }
      },
      { root: this.querySelector('.stage'), rootMargin: '-50% 0px -50% 0px' },
    );
    this.querySelectorAll('[data-page]').forEach((one) => this.seen?.observe(one));
  }

  render() {
    const spread = this.#spread;
    return html`
      <main class="reader ${this.chrome ? '' : 'reader-plain'}" data-fit=${this.fit} data-way=${this.way}>
        <h1 class="visually-hidden">${this.book.resolvedName}</h1>
        ${this.chrome ? this.#head() : nothing}
        <div class="stage" tabindex="-1" @click=${this.#tap}>
          ${this.way === 'webtoon' ? this.#strip() : html`<div class="spread">${repeat(this.way === 'rtl' ? [...spread].reverse() : spread, (page) => page, (page) => this.#image(page))}</div>`}
        </div>
        ${this.ended ? readerEnd(this.book, () => (this.ended = false)) : nothing}
        ${this.chrome ? this.#foot(spread) : nothing}
        <p class="visually-hidden" aria-live="polite">${t('reader.page', { page: this.page, pages: this.book.pages })}</p>
      </main>`;
  }

  #image(page, lazy = false) {
    return html`<img class="leaf" src=${this.#picture(page)} alt=${t('reader.page', { page, pages: this.book.pages })} draggable="false"
      loading=${lazy ? 'lazy' : 'eager'} @load=${(event) => this.#loaded(event, page)} @error=${(event) => event.target.classList.add('leaf-broken')}>`;
  }

  #loaded({ target }, page) {
    target.classList.add('leaf-there');
    if (target.naturalWidth > target.naturalHeight && !this.wide.has(page)) {
      this.wide = new Set([...this.wide, page]);
    }
  }

  #strip() {
    return Array.from({ length: this.book.pages }, (_, i) => html`<div class="strip" data-page=${i + 1}>${this.#image(i + 1, true)}</div>`);
  }

  #tap(event) {
    if (this.way === 'webtoon') {
      this.chrome = !this.chrome;
      return;
    }
    const part = event.clientX / innerWidth;
    const step = part < 0.3 ? -1 : part > 0.7 ? 1 : 0;
    if (step) {
      this.#turn(this.way === 'rtl' ? -step : step);
    } else {
      this.chrome = !this.chrome;
    }
  }

  #head() {
    return html`<header class="reader-head">
      <a class="icon-button" href=${to('book/' + this.book.id)} aria-label=${t('reader.leave')} title=${t('reader.leave')}>${icon('arrow-left')}</a>
      <span class="reader-title"><bdi>${this.book.resolvedName}</bdi></span>
      <span class="reader-tools" role="toolbar" aria-label=${t('reader.tools')}>
        <select class="form-select form-select-sm" aria-label=${t('reader.direction')} @change=${(event) => this.#go(event.target.value)}>
          ${['ltr', 'rtl', 'webtoon'].map((way) => html`<option value=${way} ?selected=${way === this.way}>${t('reader.' + way)}</option>`)}
        </select>
        ${this.#tool(FIT_ICONS[this.fit], t('reader.fit') + ': ' + t('reader.fit.' + this.fit), () => this.#scale())}
        ${this.#tool(this.double ? 'columns-2' : 'columns-1', t('reader.double'), () => this.#pair(), this.double)}
        ${this.#tool('maximize', t('reader.fullscreen'), () => this.#fullscreen())}
        ${this.#tool('keyboard', t('help'), () => openHelp(KEYS))}
      </span>
    </header>`;
  }

  #tool(picture, text, act, on) {
    return html`<button type="button" class="icon-button" aria-label=${text} title=${text} aria-pressed=${on === undefined ? nothing : String(on)} @click=${act}>${icon(picture)}</button>`;
  }

  #foot(spread) {
    return html`<footer class="reader-foot" dir=${this.way === 'rtl' ? 'rtl' : 'ltr'}>
      <span>${number(spread[0])}</span>
      <input type="range" class="form-range" min="1" max=${this.book.pages} .value=${String(this.page)} aria-label=${t('reader.go')}
        aria-valuetext=${t('reader.page', { page: this.page, pages: this.book.pages })} @change=${(event) => this.#open(Number(event.target.value))}>
      <span>${number(this.book.pages)}</span>
    </footer>`;
  }
}
customElements.define('carrel-page-reader', PageReader);
