// @ts-check
/** What the views of the administration share: who may see them, how they ask, how they begin. */
import { html, nothing } from 'lit';
import { mayAdminister } from '../app/admin.js';
import { t } from '../app/i18n.js';
import { View } from '../app/view.js';
import { empty, failed } from './empty.js';

export class AdminView extends View {
  static properties = { ...View.properties, data: { state: true } };

  /** @param {string} topic */
  constructor(topic) {
    super();
    this.topic = topic;
    /** @type {any} */
    this.data = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.name(t('admin.' + this.topic));
    if (mayAdminister(this.topic)) {
      this.load();
    }
  }

  load() {
    return this.fill(async () => {
      this.data = await this.ask();
    });
  }

  /** What is shown, in one request. @returns {Promise<any>} */
  ask() {
    throw new Error('to be said by the view');
  }

  /** @returns {any} */
  actions() {
    return nothing;
  }

  /** @returns {any} */
  content() {
    return nothing;
  }

  render() {
    if (!mayAdminister(this.topic)) {
      return html`<h1>${t('admin.' + this.topic)}</h1>${empty('shield-lock', t('error.FORBIDDEN'))}`;
    }
    if (this.error) {
      return failed(this.error, () => this.load());
    }
    return html`<div class="page-head admin-head">
        <div><h1>${t('admin.' + this.topic)}</h1><p class="text-secondary">${t(`admin.${this.topic}.text`)}</p></div>
        ${this.data ? html`<div class="admin-actions">${this.actions()}</div>` : nothing}
      </div>
      ${this.data ? this.content() : html`<div class="loading" role="status"><span class="visually-hidden">${t('loading')}</span></div>`}`;
  }
}
