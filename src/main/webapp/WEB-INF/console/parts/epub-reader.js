// @ts-check
/**
 * EPUBs chapter by chapter. A chapter comes from the server without scripts and lives in a sandbox;
 * what is done to its looks and its place is done from out here.
 */
import { html, nothing } from 'lit';
import { url } from '../app/base.js';
import { percent, t } from '../app/i18n.js';
import { go, to } from '../app/router.js';
import { keep, setting } from '../app/settings.js';
import { Part } from '../app/view.js';
import { chapterStyle, COLOURS } from './chapter-style.js';
import { openHelp } from './help.js';
import { icon } from './icon.js';
import { Progress } from './progress.js';
import { readerEnd } from './reader-end.js';
import { swipes } from './swipes.js';

/** Part of a screen: less is rounding, not scrolling. */
const STIRRED = 0.05;
const SIZES = [80, 90, 100, 110, 125, 140, 160, 180];
const KEYS = [
  ['←  →', 'reader.turn'], ['Space', 'reader.turn'], ['Home  End', 'reader.chapter-ends'], ['+  −', 'reader.size'],
  ['t', 'reader.toc'], ['f', 'reader.fullscreen'], ['m', 'reader.menu'], ['Esc', 'reader.leave'], ['?', 'help'],
];

/** @typedef {{part?: number, fragment?: string}} Aim */

class EpubReader extends Part {
  static properties = {
    book: { attribute: false },
    chapter: { state: true },
    screen: { state: true },
    screens: { state: true },
    size: { state: true },
    theme: { state: true },
    flow: { state: true },
    contents: { state: true },
    chrome: { state: true },
    ended: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.book = null;
    this.chapter = 0;
    this.screen = 0;
    this.screens = 1;
    this.size = Number(setting('book.size'));
    this.theme = setting('book.theme');
    this.flow = setting('book.flow');
    this.contents = false;
    this.chrome = true;
    this.ended = false;
    /** @type {Aim} */
    this.aim = {};
    /** Whether somebody went anywhere since the book was opened. */
    this.turned = false;
    this.onKey = (event) => this.#key(event);
    this.onResize = () => this.#lay({ part: this.#part });
  }

  connectedCallback() {
    super.connectedCallback();
    const { spine, resources, toc } = this.book.ebook;
    this.entries = spine.map((step) => resources[step.idref]?.[0] ?? '');
    this.toc = toc.map((line) => JSON.parse(line));
    this.#resume();
    this.progress = new Progress(this.book.id);
    addEventListener('keydown', this.onKey);
    addEventListener('resize', this.onResize);
    addEventListener('carrel-theme', this.onResize);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.onKey);
    removeEventListener('resize', this.onResize);
    removeEventListener('carrel-theme', this.onResize);
    this.progress?.end();
  }

  /** Where the book was laid down, here or in another app, which may know a percentage only. */
  #resume() {
    const told = this.book.readProgress;
    if (!told) {
      return;
    }
    const whole = Math.min(Math.max(Number(told.percentageCompleted ?? 0), 0), 1);
    const href = told.locator?.href ?? '';
    const at = href ? this.entries.findIndex((entry) => entry === href || entry.endsWith('/' + href)) : -1;
    const there = told.locator?.locations;
    const ours = at >= 0 && Math.abs(Number(there?.totalProgression ?? whole) - whole) < 0.01;
    const place = whole * this.entries.length;
    this.chapter = ours ? at : Math.min(Math.floor(place), this.entries.length - 1);
    this.aim = { part: ours ? Number(there?.progression ?? 0) : place - this.chapter };
  }

  /** In place of the one before: going back leads out of the book, not through its chapters. */
  updated(changed) {
    if (changed.has('chapter')) {
      this.#frame?.contentWindow?.location.replace(url(`api/v2/epub/${this.book.id}/chapter/${this.chapter}`));
    }
  }

  get #frame() {
    return /** @type {HTMLIFrameElement | null} */ (this.querySelector('iframe'));
  }

  get #document() {
    return this.#frame?.contentDocument ?? null;
  }

  get #paged() {
    return this.flow === 'paged';
  }

  /** How much of the chapter is behind the reader: 0 to 1. */
  get #part() {
    return this.screens > 1 ? this.screen / (this.screens - 1) : 0;
  }

  get #whole() {
    const last = this.chapter === this.entries.length - 1 && this.screen >= this.screens - 1;
    return last ? 1 : (this.chapter + this.screen / this.screens) / this.entries.length;
  }

  #arrived() {
    const page = this.#document;
    if (!page?.body || page.URL === 'about:blank') {
      return;
    }
    page.addEventListener('keydown', this.onKey);
    page.addEventListener('click', (event) => this.#click(event));
    page.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    swipes(page, (step) => this.#paged && this.#turn(step));
    this.#lay(this.aim);
    this.aim = {};
    page.querySelectorAll('img').forEach((picture) => picture.complete || picture.addEventListener('load', () => this.#lay({ part: this.#part }), { once: true }));
    page.fonts?.ready.then(() => this.#lay({ part: this.#part }));
  }

  /** Sets the chapter anew and goes to a place in it. @param {Aim} aim */
  #lay(aim) {
    const page = this.#document;
    if (!page?.body) {
      return;
    }
    let style = page.getElementById('carrel-style');
    if (!style) {
      style = page.createElement('style');
      style.id = 'carrel-style';
      page.head.append(style);
    }
    style.textContent = chapterStyle(this.#paged, this.size, this.#shownTheme, innerWidth);
    this.#count();
    const target = aim.fragment ? page.getElementById(aim.fragment) : null;
    const screen = target ? this.#screenOf(target) : Math.round((aim.part ?? 0) * (this.screens - 1));
    this.#show(screen);
  }

  get #shownTheme() {
    return this.theme === 'auto' ? /** @type {string} */ (document.documentElement.dataset.bsTheme) : this.theme;
  }

  #count() {
    const root = /** @type {HTMLElement} */ (this.#document?.documentElement);
    this.screens = this.#paged
      ? Math.max(1, Math.round(root.scrollWidth / root.clientWidth))
      : Math.max(1, Math.ceil(root.scrollHeight / root.clientHeight));
  }

  #screenOf(element) {
    const root = /** @type {HTMLElement} */ (this.#document?.documentElement);
    const box = element.getBoundingClientRect();
    return this.#paged
      ? Math.floor((box.left + root.scrollLeft) / root.clientWidth)
      : (box.top + root.scrollTop) / root.clientHeight;
  }

  #show(screen) {
    const root = /** @type {HTMLElement} */ (this.#document?.documentElement);
    this.screen = Math.min(Math.max(screen, 0), this.screens - 1);
    if (this.#paged) {
      root.scrollTo({ left: this.screen * root.clientWidth, behavior: 'instant' });
    } else {
      root.scrollTo({ top: this.screen * root.clientHeight, behavior: 'instant' });
    }
    this.#tell();
  }

  #scrolled() {
    const root = this.#document?.documentElement;
    if (root && !this.#paged) {
      const screen = Math.min(root.scrollTop / root.clientHeight, this.screens - 1);
      this.turned ||= Math.abs(screen - this.screen) > STIRRED;
      this.screen = screen;
      this.#tell();
    }
  }

  #turn(step) {
    this.turned = true;
    const next = this.#paged ? this.screen + step : this.screen + step * 0.9;
    if (next > -1 && next < 0) {
      this.screen > 0 ? this.#show(0) : this.#open(this.chapter - 1, { part: 1 });
    } else if (next < 0) {
      this.#open(this.chapter - 1, { part: 1 });
    } else if (this.screen >= this.screens - 1.01 && step > 0) {
      this.#open(this.chapter + 1, {});
    } else {
      this.#show(next);
    }
  }

  /** @param {number} chapter @param {Aim} aim */
  #open(chapter, aim) {
    this.turned = true;
    if (chapter >= this.entries.length) {
      this.#end();
    } else if (chapter === this.chapter) {
      this.#lay(aim);
    } else if (chapter >= 0) {
      this.aim = aim;
      this.chapter = chapter;
    }
  }

  /** @param {string} entry of the archive, perhaps with a fragment */
  #goTo(entry) {
    const [path, fragment] = entry.split('#');
    const chapter = this.entries.indexOf(path);
    if (chapter >= 0) {
      this.contents = false;
      this.#open(chapter, { fragment });
    }
  }

  #tell() {
    const whole = this.#whole;
    const part = this.#part;
    const href = this.entries[this.chapter];
    const complete = whole === 1;
    const input = (seconds) => ({
      epub: {
        locator: { readium: { href, chapterTitle: this.#heading, locations: { progression: round(part), totalProgression: round(whole), position: this.chapter + 1 } } },
        percentage: round(whole),
        isComplete: complete,
        elapsedSecondsDelta: seconds,
      },
    });
    this.turned ? this.progress?.tell(input) : this.progress?.open(input);
  }

  /** The line of the contents that the chapter belongs to. */
  get #heading() {
    const lines = flat(this.toc);
    const here = lines.filter((line) => this.entries.indexOf(line.content.split('#')[0]) <= this.chapter);
    return here.at(-1)?.label ?? '';
  }

  #end() {
    this.ended = true;
    this.chrome = true;
  }

  #click(event) {
    const link = event.target.closest?.('a[href]');
    if (link) {
      event.preventDefault();
      this.#follow(link.href);
    } else if (!this.#document?.getSelection()?.toString()) {
      const part = event.clientX / (this.#frame?.clientWidth ?? 1);
      const step = part < 0.25 ? -1 : part > 0.75 ? 1 : 0;
      step && this.#paged ? this.#turn(step) : (this.chrome = !this.chrome);
    }
  }

  #follow(href) {
    const base = new URL(url(`api/v2/epub/${this.book.id}/`), location.href).href;
    if (href.startsWith(base + 'chapter/')) {
      this.#lay({ fragment: decodeURIComponent(new URL(href).hash.slice(1)) });
    } else if (href.startsWith(base)) {
      this.#goTo(decodeURIComponent(href.slice(base.length)));
    } else if (/^(https?|mailto):/.test(href)) {
      open(href, '_blank', 'noopener,noreferrer');
    }
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('dialog, input, select')) {
      return;
    }
    const acts = {
      ArrowRight: () => this.#turn(1),
      ArrowLeft: () => this.#turn(-1),
      PageDown: () => this.#turn(1),
      PageUp: () => this.#turn(-1),
      ' ': () => this.#turn(event.shiftKey ? -1 : 1),
      Home: () => this.#open(this.chapter, {}),
      End: () => this.#open(this.chapter, { part: 1 }),
      '+': () => this.#resize(1),
      '-': () => this.#resize(-1),
      t: () => (this.contents = !this.contents),
      f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()),
      m: () => (this.chrome = !this.chrome),
      Escape: () => (this.contents ? (this.contents = false) : go(to('book/' + this.book.id))),
      '?': () => openHelp(KEYS),
    };
    const act = acts[event.key];
    if (act && !(event.key === ' ' && event.target.closest?.('button, a'))) {
      event.preventDefault();
      act();
    }
  }

  #resize(step) {
    const at = SIZES.indexOf(this.size) + step;
    this.size = SIZES[Math.min(Math.max(at, 0), SIZES.length - 1)];
    keep('book.size', String(this.size));
    this.#lay({ part: this.#part });
  }

  #paint(theme) {
    this.theme = theme;
    keep('book.theme', theme);
    this.#lay({ part: this.#part });
  }

  #run(flow) {
    const part = this.#part;
    this.flow = flow;
    keep('book.flow', flow);
    this.#lay({ part });
  }

  render() {
    return html`
      <main class="reader reader-text ${this.chrome ? '' : 'reader-plain'}" data-paper=${this.#shownTheme}>
        <h1 class="visually-hidden">${this.book.resolvedName}</h1>
        ${this.chrome ? this.#head() : nothing}
        <div class="stage stage-text">
          <iframe sandbox="allow-same-origin" title=${this.#heading || this.book.resolvedName} @load=${this.#arrived}></iframe>
        </div>
        ${this.contents ? this.#table() : nothing}
        ${this.ended ? readerEnd(this.book, () => (this.ended = false)) : nothing}
        ${this.chrome ? this.#foot() : nothing}
      </main>`;
  }

  #head() {
    return html`<header class="reader-head">
      <a class="icon-button" href=${to('book/' + this.book.id)} aria-label=${t('reader.leave')} title=${t('reader.leave')}>${icon('arrow-left')}</a>
      <span class="reader-title"><bdi>${this.book.resolvedName}</bdi></span>
      <span class="reader-tools" role="toolbar" aria-label=${t('reader.tools')}>
        <button type="button" class="icon-button" aria-label=${t('reader.smaller')} title=${t('reader.smaller')} @click=${() => this.#resize(-1)}><span class="letter letter-small" aria-hidden="true">A</span></button>
        <button type="button" class="icon-button" aria-label=${t('reader.larger')} title=${t('reader.larger')} @click=${() => this.#resize(1)}><span class="letter" aria-hidden="true">A</span></button>
        <select class="form-select form-select-sm" aria-label=${t('reader.paper')} @change=${(event) => this.#paint(event.target.value)}>
          ${['auto', ...Object.keys(COLOURS)].map((one) => html`<option value=${one} ?selected=${one === this.theme}>${t('paper.' + one)}</option>`)}
        </select>
        <select class="form-select form-select-sm" aria-label=${t('reader.flow')} @change=${(event) => this.#run(event.target.value)}>
          ${['paged', 'scrolled'].map((one) => html`<option value=${one} ?selected=${one === this.flow}>${t('flow.' + one)}</option>`)}
        </select>
        <button type="button" class="icon-button" aria-label=${t('reader.toc')} title=${t('reader.toc')} aria-expanded=${String(this.contents)} @click=${() => (this.contents = !this.contents)}>${icon('list-details')}</button>
        <button type="button" class="icon-button" aria-label=${t('help')} title=${t('help')} @click=${() => openHelp(KEYS)}>${icon('keyboard')}</button>
      </span>
    </header>`;
  }

  #table() {
    const lines = (list) => html`<ol>${list.map((line) => html`<li>
      <button type="button" class="toc-line" aria-current=${String(this.entries.indexOf(line.content.split('#')[0]) === this.chapter)} @click=${() => this.#goTo(line.content)}><bdi>${line.label}</bdi></button>
      ${line.children?.length ? lines(line.children) : nothing}</li>`)}</ol>`;
    return html`<nav class="toc" aria-label=${t('reader.toc')}><h2>${t('reader.toc')}</h2>${this.toc.length ? lines(this.toc) : html`<p>${t('reader.no-toc')}</p>`}</nav>`;
  }

  #foot() {
    return html`<footer class="reader-foot">
      <button type="button" class="icon-button" aria-label=${t('reader.back')} title=${t('reader.back')} @click=${() => this.#turn(-1)}>${icon('chevron-left')}</button>
      <span class="reader-where"><bdi>${this.#heading}</bdi></span>
      <progress max="1" .value=${this.#whole} aria-label=${t('read.part', { part: percent(this.#whole) })}></progress>
      <span>${percent(this.#whole)}</span>
      <button type="button" class="icon-button" aria-label=${t('reader.on')} title=${t('reader.on')} @click=${() => this.#turn(1)}>${icon('chevron-right')}</button>
    </footer>`;
  }
}
customElements.define('carrel-epub-reader', EpubReader);

function round(part) {
  return Math.round(part * 10000) / 10000;
}

function flat(lines) {
  return lines.flatMap((line) => [line, ...flat(line.children ?? [])]);
}
