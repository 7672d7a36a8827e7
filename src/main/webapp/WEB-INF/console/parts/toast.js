// @ts-check
/** Short notices at the edge of the screen, said to whoever does not look at it, too. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { says, t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { Part } from '../app/view.js';
import { icon } from './icon.js';

/** @typedef {{id: number, text: string, kind: string, detail?: string, action?: {label: string, run: () => void}, timer?: number}} Notice */

const LASTS = 6000;
/** @type {Toasts | null} */
let region = null;
let count = 0;

class Toasts extends Part {
  static properties = { notices: { state: true } };

  constructor() {
    super();
    /** @type {Notice[]} */
    this.notices = [];
  }

  connectedCallback() {
    super.connectedCallback();
    region = this;
  }

  /** @param {Notice} notice @param {number} lasts */
  add(notice, lasts) {
    this.notices = [...this.notices.slice(-3), notice];
    if (lasts) {
      notice.timer = setTimeout(() => this.drop(notice.id), lasts);
    }
  }

  /** @param {number} id */
  drop(id) {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  render() {
    return html`<div class="toasts" role="status" aria-live="polite">
      ${repeat(this.notices, (notice) => notice.id, (notice) => this.#notice(notice))}
    </div>`;
  }

  #notice(notice) {
    return html`<div class="notice notice-${notice.kind}">
      ${icon(notice.kind === 'error' ? 'alert-circle' : 'check')}
      <div class="notice-text">
        <div>${notice.text}</div>
        ${notice.detail ? html`<div class="notice-detail">${notice.detail}</div>` : nothing}
      </div>
      ${notice.action
        ? html`<button type="button" class="btn btn-sm btn-action-text" @click=${() => this.#act(notice)}>${notice.action.label}</button>`
        : nothing}
      <button type="button" class="icon-button" aria-label=${t('close')} @click=${() => this.drop(notice.id)}>${icon('x')}</button>
    </div>`;
  }

  #act(notice) {
    this.drop(notice.id);
    notice.action.run();
  }
}
customElements.define('carrel-toasts', Toasts);

/**
 * @param {string} text
 * @param {{label: string, run: () => void}} [action]
 */
export function tell(text, action) {
  region?.add({ id: ++count, text, kind: 'done', action }, LASTS);
}

/** Says what went wrong and by which name the server's log has it. @param {any} error */
export function report(error) {
  const code = `error.${error?.code ?? 'INTERNAL'}`;
  const text = error?.message && error?.code !== 'INTERNAL' ? error.message : t(says(code) ? code : 'error.INTERNAL');
  const detail = error?.reference ? t('error.reference', { id: error.reference }) : undefined;
  if (error && !error.code) {
    console.error(error);
  }
  region?.add({ id: ++count, text, kind: 'error', detail }, 0);
}

/**
 * Does what can be taken back: at once for the eye, on the server once the notice is gone. Who looks on as
 * somebody else does nothing of the kind.
 *
 * @param {string} text
 * @param {() => Promise<unknown>} commit
 * @param {() => void} revert
 */
export function undoable(text, commit, revert) {
  if (session.preview) {
    revert();
    region?.add({ id: ++count, text: t('preview.readonly'), kind: 'error' }, LASTS);
    return;
  }
  let open = true;
  const settle = async () => {
    if (open) {
      open = false;
      removeEventListener('pagehide', settle);
      try {
        await commit();
      } catch (error) {
        revert();
        report(error);
      }
    }
  };
  addEventListener('pagehide', settle);
  setTimeout(settle, LASTS);
  tell(text, {
    label: t('undo'),
    run: () => {
      if (open) {
        open = false;
        removeEventListener('pagehide', settle);
        revert();
      }
    },
  });
}
