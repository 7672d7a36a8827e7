// @ts-check
import { html, nothing } from 'lit';
import { t } from '../app/i18n.js';
import { Part } from '../app/view.js';
import { icon } from './icon.js';
import { qr } from './qr.js';
import { tell } from './toast.js';

/** A line to take along: by a click, or by a camera. */
class Copy extends Part {
  static properties = { name: {}, text: {}, code: { type: Boolean }, drawn: { state: true } };

  constructor() {
    super();
    this.name = '';
    this.text = '';
    this.code = false;
    /** @type {any} */
    this.drawn = null;
  }

  render() {
    return html`<div class="copy-line">
        <div><span class="copy-name">${this.name}</span><code>${this.text}</code></div>
        ${this.code ? html`<button type="button" class="icon-button" aria-expanded=${String(this.drawn !== null)} aria-label=${t('qr', { name: this.name })} title=${t('qr', { name: this.name })} @click=${this.#draw}>${icon('qrcode')}</button>` : nothing}
        <button type="button" class="icon-button" aria-label=${t('copy') + ': ' + this.name} title=${t('copy')} @click=${this.#copy}>${icon('copy')}</button>
      </div>
      ${this.drawn ?? nothing}`;
  }

  #draw() {
    return this.attempt(async () => (this.drawn = this.drawn ? null : await qr(this.text)));
  }

  async #copy() {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(this.text);
    } else {
      this.#byHand();
    }
    tell(t('copied'));
  }

  /** Browsers keep the clipboard from pages that did not come by https. */
  #byHand() {
    const code = /** @type {HTMLElement} */ (this.querySelector('code'));
    getSelection()?.selectAllChildren(code);
    document.execCommand('copy');
  }
}
customElements.define('carrel-copy', Copy);
