// @ts-check
import { html, nothing } from 'lit';
import { topics } from '../app/admin.js';
import { url } from '../app/base.js';
import { LOCALES, language, languageName, speak, t } from '../app/i18n.js';
import { to } from '../app/router.js';
import { session } from '../app/session.js';
import { keep, setting } from '../app/settings.js';
import { Part } from '../app/view.js';
import { face } from './face.js';
import { openHelp } from './help.js';
import { icon } from './icon.js';
import { openSearch } from './search.js';

const THEMES = ['auto', 'light', 'dark'];
const THEME_ICONS = { auto: 'device-desktop', light: 'sun', dark: 'moon' };

/** The bar at the top and the one at the side, which narrow screens open over the page. */
class Navigation extends Part {
  static properties = {
    place: { attribute: false },
    open: { attribute: false },
    theme: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.place = null;
    this.open = false;
    this.theme = setting('theme');
    this.changed = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    session.addEventListener('change', this.changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    session.removeEventListener('change', this.changed);
  }

  render() {
    return html`
      <header class="top">
        <button type="button" class="icon-button menu-button" aria-label=${t('menu')} aria-expanded=${String(this.open)} aria-controls="side"
          @click=${() => this.#toggle(!this.open)}>${icon(this.open ? 'x' : 'menu-2')}</button>
        <a class="brand" href=${to('')}>${t('product')}</a>
        <button type="button" class="search-button" aria-label=${t('search')} @click=${openSearch}>
          ${icon('search')} <span>${t('search')}</span> <kbd aria-hidden="true">/</kbd>
        </button>
        <button type="button" class="icon-button" title=${t('theme.' + this.theme)} aria-label=${t('theme') + ': ' + t('theme.' + this.theme)}
          @click=${this.#nextTheme}>${icon(THEME_ICONS[this.theme])}</button>
        ${this.#account()}
      </header>
      ${this.open ? html`<div class="veil" @click=${() => this.#toggle(false)}></div>` : nothing}
      <nav id="side" class="side ${this.open ? 'side-open' : ''}" aria-label=${t('navigation')}
        @keydown=${(event) => event.key === 'Escape' && this.#toggle(false)}>
        <ul>
          ${this.#link('', 'home', t('home'))} ${this.#link('books', 'books', t('books.all'))} ${this.#link('lists', 'list-details', t('lists'))}
        </ul>
        ${session.libraries.length ? html`<h2>${t('libraries')}</h2>` : nothing}
        <ul>
          ${session.libraries.map((library) => this.#link('library/' + library.id, 'library', library.name))}
        </ul>
        ${this.#administration()}
        <ul class="side-end">
          ${session.may('CREATE_LIBRARY') ? this.#link('setup', 'plus', t('library.add')) : nothing}
        </ul>
      </nav>`;
  }

  #administration() {
    const mine = topics();
    return mine.length
      ? html`<h2>${t('admin')}</h2>
          <ul>${mine.map(({ topic, icon: picture }) => this.#link('admin/' + topic, picture, t('admin.' + topic)))}</ul>`
      : nothing;
  }

  #link(path, picture, text) {
    const here = this.place && location.pathname === to(path);
    return html`<li><a href=${to(path)} aria-current=${here ? 'page' : 'false'}>${icon(picture)}<span><bdi>${text}</bdi></span></a></li>`;
  }

  #account() {
    if (!session.me) {
      return html`<a class="btn btn-primary btn-sm" href=${url('sign-in')}>${t('sign-in')}</a>`;
    }
    return html`<details class="menu" @focusout=${this.#leave} @keydown=${this.#escape}>
      <summary aria-label=${t('account') + ': ' + session.me.username}>${face()}</summary>
      <div class="menu-items" @click=${this.#chosen}>
        <div class="menu-title"><bdi>${session.me.username}</bdi></div>
        ${session.preview ? nothing : html`<a class="menu-item" href=${to('account')}>${icon('user')} ${t('account')}</a>`}
        <button type="button" class="menu-item" @click=${openHelp}>${icon('keyboard')} ${t('help')}</button>
        <label class="menu-item">${icon('language')}
          <select class="menu-select" aria-label=${t('language')} @change=${this.#speak}>
            ${LOCALES.map((tag) => html`<option value=${tag} lang=${tag} ?selected=${tag === language()}>${languageName(tag)}</option>`)}
          </select>
        </label>
        <form method="post" action=${url('sign-out')}>
          <button class="menu-item">${icon('logout')} ${t('sign-out')}</button>
        </form>
      </div>
    </details>`;
  }

  #toggle(open) {
    this.dispatchEvent(new CustomEvent('opened', { detail: open }));
  }

  #nextTheme() {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length];
    keep('theme', this.theme);
  }

  async #speak(event) {
    keep('locale', event.target.value);
    await speak();
    location.reload();
  }

  #leave(event) {
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) {
      event.currentTarget.open = false;
    }
  }

  #chosen(event) {
    if (event.target.closest('a, button')) {
      event.currentTarget.parentElement.open = false;
    }
  }

  #escape(event) {
    if (event.key === 'Escape') {
      event.currentTarget.open = false;
      event.currentTarget.querySelector('summary').focus();
    }
  }
}
customElements.define('carrel-navigation', Navigation);
