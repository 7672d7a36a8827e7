// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { LOCALES, languageName, t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { Part } from '../app/view.js';
import { face } from './face.js';
import { alert, panel } from './panel.js';
import { tell } from './toast.js';

const UPDATE = 'mutation ($input: UpdateViewerProfileInput!) { updateViewerProfile(input: $input) { id } }';
const PUT = 'mutation ($upload: Upload!) { uploadUserAvatar(upload: $upload) { id } }';
const TYPES = 'image/jpeg,image/png,image/webp,image/gif';

/** What somebody tells of themselves. Says {@code changed} when it is another. */
class Profile extends Part {
  static properties = { profile: { attribute: false }, trouble: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.profile = {};
    /** @type {any} */
    this.trouble = null;
  }

  render() {
    const { profile } = this;
    return panel(t('profile'), t('profile.text'), nothing, html`
      ${session.may('CHANGE_AVATAR') ? this.#avatar() : nothing}
      ${alert(this.trouble)}
      <form class="narrow-form" @submit=${this.#save}>
        <div class="field"><label for="display-name">${t('profile.name')}</label><input id="display-name" name="displayName" class="form-control" maxlength="100" autocomplete="name" .value=${profile.displayName ?? ''}></div>
        <div class="field"><label for="email">${t('profile.email')}</label><input id="email" name="email" type="email" class="form-control" maxlength="254" autocomplete="email" .value=${profile.email ?? ''}>
          ${profile.email ? html`<p class="form-hint">${t(profile.emailVerified ? 'profile.verified' : 'profile.unverified')}</p>` : nothing}</div>
        <div class="field"><label for="locale">${t('profile.locale')}</label><select id="locale" name="locale" class="form-select">
          <option value="">${t('profile.locale.none')}</option>${this.#locales.map((tag) => html`<option value=${tag} lang=${tag} ?selected=${tag === profile.locale}>${languageName(tag)}</option>`)}</select></div>
        <button class="btn">${t('save')}</button>
      </form>`);
  }

  /** Those of the console, and whatever another client has chosen. */
  get #locales() {
    const { locale } = this.profile;
    return locale && !LOCALES.includes(locale) ? [...LOCALES, locale] : LOCALES;
  }

  #avatar() {
    return html`<div class="avatar-line">${face()}
      <label class="btn btn-sm">${t(session.me.avatarUrl ? 'avatar.change' : 'avatar.add')}<input type="file" class="visually-hidden" accept=${TYPES} @change=${this.#put}></label>
      ${session.me.avatarUrl ? html`<button type="button" class="btn btn-sm" @click=${this.#remove}>${t('avatar.remove')}</button>` : nothing}</div>`;
  }

  async #save(event) {
    event.preventDefault();
    this.trouble = null;
    try {
      await gql(UPDATE, { input: Object.fromEntries(new FormData(event.target)) });
      tell(t('saved'));
      this.dispatchEvent(new Event('changed'));
    } catch (error) {
      this.trouble = error;
    }
  }

  #put({ target }) {
    const [file] = target.files;
    return this.attempt(async () => {
      await gql(PUT, { upload: file });
      target.value = '';
      await this.#renew();
    });
  }

  #remove() {
    return this.attempt(async () => {
      await gql('mutation { deleteUserAvatar { id } }');
      await this.#renew();
    });
  }

  async #renew() {
    session.pictures++;
    await session.load();
    this.requestUpdate();
  }
}
customElements.define('carrel-profile', Profile);
