// @ts-check
import { html, nothing } from 'lit';
import { url } from '../app/base.js';
import { gql } from '../app/gql.js';
import { moment, t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { Part } from '../app/view.js';
import { icon } from './icon.js';

/** While it still is, the page is not loaded again and again. */
const SHORTEST = 5000;

/** Says on every view that it is seen through somebody else's eyes, and leads back. */
class Preview extends Part {
  constructor() {
    super();
    this.changed = () => this.#changed();
  }

  connectedCallback() {
    super.connectedCallback();
    session.addEventListener('change', this.changed);
    this.#changed();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    session.removeEventListener('change', this.changed);
    clearTimeout(this.timer);
  }

  /** What is on the screen is nobody's any more once it is over. */
  #changed() {
    const { preview } = session;
    document.documentElement.classList.toggle('previewing', preview !== null);
    clearTimeout(this.timer);
    if (preview) {
      this.timer = setTimeout(home, Math.max(SHORTEST, preview.until - Date.now()));
    }
    this.requestUpdate();
  }

  render() {
    const { preview } = session;
    return preview
      ? html`<section class="preview-bar" aria-label=${t('preview')}>${icon('eye')}
          <span class="preview-text">${t('preview.text', { name: preview.username })} <span class="preview-more">${t('preview.until', { when: moment(preview.endsAt) })}</span></span>
          <button type="button" class="btn btn-sm" @click=${this.#end}>${t('preview.end')}</button></section>`
      : nothing;
  }

  #end() {
    return this.attempt(async () => {
      await gql('mutation { endPreview }');
      location.assign(url('ui/admin/users'));
    });
  }
}
customElements.define('carrel-preview', Preview);

function home() {
  location.assign(url(''));
}

/** @param {string} id of whom the server is looked at as, from the next page on */
export async function preview(id) {
  await gql('mutation ($id: ID!) { beginPreview(userId: $id) { endsAt } }', { id });
  home();
}
