// @ts-check
import { html, nothing } from 'lit';
import '../parts/toast.js';
import '../parts/navigation.js';
import '../parts/preview.js';
import { session } from './session.js';
import { speak, t } from './i18n.js';
import { ROUTES } from './routes.js';
import { go, start, to } from './router.js';
import { Part } from './view.js';
import { failed } from '../parts/empty.js';
import { openSearch } from '../parts/search.js';
import { openHelp } from '../parts/help.js';

/** The frame around every view. */
class App extends Part {
  static properties = { place: { state: true }, trouble: { state: true }, open: { state: true } };

  constructor() {
    super();
    /** @type {import('./router.js').Place | null} */
    this.place = null;
    /** @type {any} */
    this.trouble = null;
    this.open = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', (event) => this.#key(event));
    await speak();
    try {
      if (!location.pathname.endsWith('/ui/setup')) {
        await session.load();
      }
      await start(ROUTES, (place) => this.#enter(place));
    } catch (error) {
      this.trouble = error;
    }
  }

  #enter(place) {
    const first = this.place === null;
    this.place = place;
    this.open = false;
    if (!first) {
      this.updateComplete.then(() => this.querySelector('main')?.focus({ preventScroll: true }));
    }
  }

  #key(event) {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable], dialog');
    if (typing || event.altKey || this.place?.route?.bare) {
      return;
    }
    if (event.key === '/' || ((event.ctrlKey || event.metaKey) && event.key === 'k')) {
      event.preventDefault();
      openSearch();
    } else if (event.key === '?') {
      openHelp();
    } else if (event.key === 'g' && !event.ctrlKey && !event.metaKey) {
      go(to(''));
    }
  }

  render() {
    if (this.trouble) {
      return html`<main class="page">${failed(this.trouble, () => location.reload())}</main>`;
    }
    if (!this.place) {
      return nothing;
    }
    return html`<carrel-preview></carrel-preview>${this.place.route?.bare ? this.#view() : this.#framed()}`;
  }

  #framed() {
    return html`
      <a class="skip" href="#content" @click=${this.#skip}>${t('skip')}</a>
      <carrel-navigation .open=${this.open} .place=${this.place} @opened=${(event) => (this.open = event.detail)}></carrel-navigation>
      <main id="content" class="page" tabindex="-1">${this.#view()}</main>
      <carrel-toasts></carrel-toasts>`;
  }

  #skip(event) {
    event.preventDefault();
    this.querySelector('main')?.focus();
  }

  /** A new element for each address: what an old one was waiting for never shows up in the new. */
  #view() {
    const place = this.place;
    if (!place?.route) {
      return html`<div class="nothing"><h1>${t('error.NOT_FOUND')}</h1><a class="btn btn-primary" href=${to('')}>${t('home')}</a></div>`;
    }
    if (this.shown !== place) {
      this.shown = place;
      this.element = Object.assign(document.createElement(place.route.element), { params: place.params });
    }
    return html`${this.element}${place.route.bare ? html`<carrel-toasts></carrel-toasts>` : nothing}`;
  }
}
customElements.define('carrel-app', App);
