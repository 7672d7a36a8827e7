// @ts-check
/**
 * EPUBs chapter by chapter. A chapter comes from the server without scripts and lives in a sandbox;
 * what is done to its looks and its place is done from out here.
 */
import { html, nothing } from 'lit';
import { url } from '../app/base.js';
import { t } from '../app/i18n.js';
import { go, to } from '../app/router.js';
import { Part } from '../app/view.js';
import { foot, head, tool } from './bars.js';
import { Bookmarks } from './bookmarks.js';
import { Chapter } from './chapter.js';
import { hands } from './hands.js';
import { fullscreen } from './keys.js';
import { changed, looks, paper, resized, shade } from './looks.js';
import { PANELS, panel } from './panels.js';
import { Progress } from './progress.js';
import { readerEnd } from './reader-end.js';
import { Spine, round } from './spine.js';
import { textHelp, textKeys } from './text-keys.js';

/** Pixels: on what is narrower a panel covers the text, and goes once something is chosen. */
const BESIDE = 800;

/** @typedef {import('./spine.js').Aim} Aim */

class EpubReader extends Part {
  static properties = {
    book: { attribute: false },
    at: { state: true },
    looks: { state: true },
    beside: { state: true },
    chrome: { state: true },
    ended: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.book = null;
    this.spine = new Spine({ spine: [], resources: {}, toc: [] });
    /** The chapter, from 0. */
    this.at = 0;
    this.looks = looks();
    /** Which panel is open. */
    this.beside = '';
    this.chrome = true;
    this.ended = false;
    /** @type {Aim} */
    this.aim = {};
    /** Whether somebody went anywhere since the book was opened. */
    this.turned = false;
    this.chapter = new Chapter(() => this.#moved(), () => (this.turned = true));
    this.onKey = (event) => (event.key === 'Escape' ? this.#escape(event) : textKeys(event, this));
    this.lay = () => this.chapter.lay(this.looks);
    this.sizes = new ResizeObserver(this.lay);
    this.themes = new MutationObserver(() => {
      this.lay();
      this.requestUpdate();
    });
    /** @param {import('./spine.js').Goal | null} goal */
    this.goTo = (goal) => {
      this.beside = innerWidth < BESIDE ? '' : this.beside;
      goal && this.open(goal.chapter, goal.aim);
    };
  }

  connectedCallback() {
    super.connectedCallback();
    const { ebook, readProgress, id } = this.book;
    this.spine = new Spine(ebook);
    ({ chapter: this.at, aim: this.aim } = this.spine.resume(readProgress));
    this.bookmarks = new Bookmarks(id, ebook.bookmarks, () => this.requestUpdate());
    this.progress = new Progress(id);
    addEventListener('keydown', this.onKey);
    this.themes.observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.onKey);
    this.themes.disconnect();
    this.sizes.disconnect();
    this.progress?.end();
  }

  firstUpdated() {
    this.sizes.observe(this.#frame);
  }

  /** In place of the one before: going back leads out of the book, not through its chapters. */
  updated(properties) {
    if (properties.has('at')) {
      this.chapter.drop();
      this.#frame.contentWindow?.location.replace(url(`api/v2/epub/${this.book.id}/chapter/${this.at}`));
    } else if (properties.has('looks')) {
      this.lay();
    }
  }

  get #frame() {
    return /** @type {HTMLIFrameElement} */ (this.querySelector('iframe'));
  }

  get #whole() {
    const { length } = this.spine;
    return this.at === length - 1 && this.chapter.atEnd ? 1 : (this.at + this.chapter.begun) / length;
  }

  #arrived() {
    const page = this.#frame.contentDocument;
    if (!page?.body || page.URL === 'about:blank') {
      return;
    }
    page.addEventListener('keydown', this.onKey);
    hands(page, this);
    this.chapter.take(page, this.looks, this.aim);
    this.aim = {};
  }

  #moved() {
    this.requestUpdate();
    const readium = this.#place();
    const whole = readium.locations.totalProgression;
    const input = (seconds) => ({ epub: { locator: { readium }, percentage: whole, isComplete: whole === 1, elapsedSecondsDelta: seconds } });
    this.turned ? this.progress?.tell(input) : this.progress?.open(input);
  }

  #place() {
    return this.spine.locator(this.at, this.chapter.part, round(this.#whole), this.chapter.excerpt());
  }

  /** @param {number} step 1 for on, -1 for back */
  turn(step) {
    this.turned = true;
    const beyond = this.chapter.turn(step);
    beyond && this.open(this.at + beyond, { part: beyond < 0 ? 1 : 0 });
  }

  /** @param {number} chapter @param {Aim} aim */
  open(chapter, aim) {
    this.turned = true;
    if (chapter >= this.spine.length) {
      this.ended = this.chrome = true;
    } else if (chapter === this.at) {
      this.chapter.lay(this.looks, aim);
    } else if (chapter >= 0) {
      this.aim = aim;
      this.at = chapter;
    }
  }

  #escape(event) {
    if (!event.target.closest?.('dialog')) {
      this.beside ? this.put('') : go(to('book/' + this.book.id));
    }
  }

  /** Opens a panel, or closes the one that is open. @param {string} name */
  async put(name) {
    const before = this.beside;
    this.beside = before === name ? '' : name;
    this.chrome ||= this.beside !== '';
    await this.updateComplete;
    const next = this.beside ? '.reader-panel :is(input, .reader-line, .btn)' : `[data-tool=${before || 'toc'}]`;
    /** @type {HTMLElement | null} */ (this.querySelector(next))?.focus();
  }

  /** @param {string} name @param {string} value */
  choose(name, value) {
    this.looks = changed(this.looks, name, value);
  }

  /** @param {number} step */
  resize(step) {
    this.looks = resized(this.looks, step);
  }

  get #bookmark() {
    return this.bookmarks?.list.find(({ locator }) => this.spine.find(locator.href ?? '') === this.at && this.chapter.shows(locator));
  }

  /** Keeps this place, or forgets it. */
  mark() {
    const there = this.#bookmark;
    return there ? this.bookmarks?.remove(there) : this.attempt(async () => this.bookmarks?.add(this.#place()));
  }

  render() {
    const { chapter, spine } = this;
    const where = spine.heading(this.at);
    const ground = paper(this.looks);
    return html`
      <main class="reader reader-text ${this.chrome ? '' : 'reader-plain'}" data-paper=${ground} data-bs-theme=${shade(ground)}>
        <h1 class="visually-hidden"><bdi>${this.book.resolvedName}</bdi></h1>
        ${this.chrome ? head(this.book, this.#tools()) : nothing}
        <div class="stage stage-text">
          <iframe sandbox="allow-same-origin" title=${where || this.book.resolvedName} @load=${this.#arrived}></iframe>
        </div>
        ${this.beside ? panel(this.beside, this) : nothing}
        ${this.ended ? readerEnd(this.book, () => (this.ended = false)) : nothing}
        ${this.chrome ? foot(where, this.#whole, (step) => this.turn(step), chapter.rtl) : nothing}
      </main>`;
  }

  #tools() {
    const there = Boolean(this.#bookmark);
    return html`${tool(there ? 'bookmark-filled' : 'bookmark', t('bookmark'), () => this.mark(), { pressed: there })}
      ${Object.entries(PANELS).map(([name, picture]) => tool(picture, t('reader.' + name), () => this.put(name), { expanded: this.beside === name, name }))}
      ${tool('maximize', t('reader.fullscreen'), fullscreen)} ${tool('keyboard', t('help'), textHelp)}`;
  }
}
customElements.define('carrel-epub-reader', EpubReader);
