// @ts-check
import { html, nothing } from 'lit';
import { url } from '../app/base.js';
import { gql } from '../app/gql.js';
import { t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { Part } from '../app/view.js';
import { openDialog } from './dialog.js';
import { icon } from './icon.js';
import { alert, panel } from './panel.js';

const DELETE = 'mutation ($password: String!) { deleteViewer(password: $password) }';

/** The way out for good. */
class Farewell extends Part {
  render() {
    const owner = session.me.isServerOwner;
    const ask = owner ? nothing : html`<button type="button" class="btn btn-danger" @click=${this.#ask}>${icon('trash')} ${t('farewell')}</button>`;
    return panel(t('farewell'), t(owner ? 'farewell.owner' : 'farewell.text'), ask, nothing);
  }

  #ask() {
    const dialog = openDialog(
      t('farewell'),
      this.#body(null),
      html`<button class="btn btn-danger" form="farewell-form">${t('farewell.do')}</button>`,
    );
    dialog.addEventListener('submit', (event) => this.#go(event, dialog));
  }

  #body(trouble) {
    return html`<p>${t('farewell.warning', { name: session.me.username })}</p>
      ${alert(trouble)}
      <form id="farewell-form">
        <input type="text" name="username" autocomplete="username" .value=${session.me.username} hidden>
        <div class="field"><label for="farewell-password">${t('password')}</label><input id="farewell-password" name="password" type="password" class="form-control" autocomplete="current-password" required autofocus></div>
      </form>`;
  }

  async #go(event, dialog) {
    event.preventDefault();
    try {
      await gql(DELETE, { password: new FormData(event.target).get('password') });
      location.assign(url('sign-in'));
    } catch (error) {
      dialog.body = this.#body(error);
    }
  }
}
customElements.define('carrel-farewell', Farewell);
