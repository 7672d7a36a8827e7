// @ts-check
import { html, nothing } from 'lit';
import { rest } from '../app/gql.js';
import { t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { Part } from '../app/view.js';
import { alert, panel } from './panel.js';
import { tell } from './toast.js';

/** One's own password. Says {@code changed} when it is another, and all other sessions have ended. */
class PasswordForm extends Part {
  static properties = { busy: { state: true }, trouble: { state: true } };

  constructor() {
    super();
    this.busy = false;
    /** @type {any} */
    this.trouble = null;
  }

  render() {
    return panel(t('password.change'), t('password.text'), nothing, html`
      ${alert(this.trouble)}
      <form class="narrow-form" @submit=${this.#change}>
        <input type="text" name="username" autocomplete="username" .value=${session.me.username} hidden>
        <div class="field"><label for="current">${t('password.current')}</label><input id="current" name="current" type="password" class="form-control" autocomplete="current-password" required></div>
        <div class="field"><label for="next">${t('password.next')}</label><input id="next" name="next" type="password" class="form-control" autocomplete="new-password" minlength="8" required></div>
        <button class="btn" ?disabled=${this.busy}>${t('password.change')}</button>
      </form>`);
  }

  async #change(event) {
    event.preventDefault();
    const form = event.target;
    const { current, next } = Object.fromEntries(new FormData(form));
    this.busy = true;
    this.trouble = null;
    try {
      await rest('api/v2/auth/password', { currentPassword: current, newPassword: next });
      form.reset();
      tell(t('password.changed'));
      this.dispatchEvent(new Event('changed'));
    } catch (error) {
      this.trouble = error;
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('carrel-password', PasswordForm);
