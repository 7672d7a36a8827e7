// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { t } from '../app/i18n.js';
import { Part } from '../app/view.js';
import { icon } from '../parts/icon.js';

const QUERY = `query ($id: ID!, $words: String!) { epubPassages(id: $id, words: $words) {
  href chapterTitle locations { progression position } text { before highlight after } } }`;
const SHORTEST = 2;
const MOST = 200;
const PAUSE = 300;

/** Looks for words in a book. Says {@code found} with the locator of the place that is chosen. */
class Finder extends Part {
  static properties = { book: {}, spine: { attribute: false }, passages: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.book = '';
    /** @type {any} */
    this.spine = null;
    /** @type {import('./spine.js').Locator[] | null} */
    this.passages = null;
    this.busy = false;
    this.request = new AbortController();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
    this.request.abort();
  }

  firstUpdated() {
    this.querySelector('input')?.focus();
  }

  #typed(event) {
    const words = event.target.value.trim();
    clearTimeout(this.waiting);
    this.request.abort();
    this.waiting = setTimeout(() => this.#find(words), PAUSE);
  }

  async #find(words) {
    if (words.length < SHORTEST) {
      this.passages = null;
      return;
    }
    const request = (this.request = new AbortController());
    this.busy = true;
    await this.attempt(async () => {
      try {
        this.passages = (await gql(QUERY, { id: this.book, words }, { signal: request.signal })).epubPassages;
      } catch (error) {
        if (!request.signal.aborted) {
          throw error;
        }
      }
    });
    this.busy = this.request !== request;
  }

  render() {
    return html`<div class="search-field">${icon('search')}
        <input type="search" class="form-control" aria-label=${t('reader.search')} placeholder=${t('reader.search')} maxlength="100" autocomplete="off" @input=${this.#typed}></div>
      <p class="reader-note" role="status">${this.busy ? t('loading') : this.#count()}</p>
      ${this.passages ? this.#list(this.passages) : nothing}`;
  }

  #count() {
    if (!this.passages) {
      return t('reader.search.hint');
    }
    const n = this.passages.length;
    return t(n < MOST ? 'reader.found' : 'reader.found.more', { n });
  }

  #list(passages) {
    const chapters = grouped(passages);
    return [...chapters].map(([href, some]) => html`<h3><bdi>${this.spine.heading(this.spine.find(href))}</bdi></h3>
      <ul>${some.map((one) => html`<li><button type="button" class="reader-line" @click=${() => this.#choose(one)}>
        <bdi>…${one.text.before}<mark>${one.text.highlight}</mark>${one.text.after}…</bdi></button></li>`)}</ul>`);
  }

  #choose(passage) {
    this.dispatchEvent(new CustomEvent('found', { detail: passage }));
  }
}
customElements.define('carrel-finder', Finder);

function grouped(passages) {
  const groups = new Map();
  passages.forEach((one) => groups.set(one.href, [...(groups.get(one.href) ?? []), one]));
  return groups;
}
