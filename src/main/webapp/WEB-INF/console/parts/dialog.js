// @ts-check
/** A native dialog: it keeps the focus, closes by Escape and gives the focus back. */
import { html, nothing } from 'lit';
import { t } from '../app/i18n.js';
import { Part } from '../app/view.js';
import { icon } from './icon.js';

class Dialog extends Part {
  static properties = {
    heading: {},
    body: { attribute: false },
    actions: { attribute: false },
    wide: { type: Boolean },
  };

  constructor() {
    super();
    this.heading = '';
    this.wide = false;
    /** @type {any} */
    this.body = nothing;
    /** @type {any} */
    this.actions = nothing;
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
  }

  async open() {
    await this.updateComplete;
    this.#dialog.showModal();
  }

  close() {
    this.#dialog?.close();
  }

  render() {
    return html`<dialog class="dialog ${this.wide ? 'dialog-wide' : ''}" aria-labelledby="dialog-heading"
        @close=${() => this.dispatchEvent(new Event('closed'))}
        @click=${(event) => event.target === this.#dialog && this.close()}>
      <div class="dialog-inside">
        <header>
          <h2 id="dialog-heading">${this.heading}</h2>
          <button type="button" class="icon-button" aria-label=${t('close')} @click=${this.close}>${icon('x')}</button>
        </header>
        <div class="dialog-body">${this.body}</div>
        ${this.actions === nothing ? nothing : html`<footer>${this.actions}</footer>`}
      </div>
    </dialog>`;
  }
}
customElements.define('carrel-dialog', Dialog);

/**
 * Shows a dialog and takes it away when it is closed.
 *
 * @param {string} heading
 * @param {any} body
 * @param {any} [actions]
 * @param {boolean} [wide]
 */
export function openDialog(heading, body, actions = nothing, wide = false) {
  const dialog = /** @type {Dialog} */ (document.createElement('carrel-dialog'));
  Object.assign(dialog, { heading, body, actions, wide });
  dialog.addEventListener('closed', () => dialog.remove());
  document.body.append(dialog);
  dialog.open();
  return dialog;
}

/**
 * Asks before what cannot be taken back.
 *
 * @param {string} heading
 * @param {string} text
 * @param {string} action what the button says
 * @param {() => any} act
 */
export function confirm(heading, text, action, act) {
  const go = () => {
    dialog.close();
    act();
  };
  const dialog = openDialog(
    heading,
    html`<p>${text}</p>`,
    html`<button type="button" class="btn" autofocus @click=${() => dialog.close()}>${t('cancel')}</button>
      <button type="button" class="btn btn-danger" @click=${go}>${action}</button>`,
  );
}
