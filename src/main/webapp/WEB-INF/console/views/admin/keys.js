// @ts-check
import { html, nothing } from 'lit';
import { url } from '../../app/base.js';
import { gql } from '../../app/gql.js';
import { ago, moment, t } from '../../app/i18n.js';
import { AdminView } from '../../parts/admin-view.js';
import { empty } from '../../parts/empty.js';
import { confirm } from '../../parts/form.js';
import { icon } from '../../parts/icon.js';
import { badge, panel } from '../../parts/table.js';
import { tell } from '../../parts/toast.js';

const FACTS = 'id algorithm state createdAt signsSince retiredAt';
const ORDER = ['NEXT', 'CURRENT', 'RETIRED'];
const KINDS = { NEXT: 'busy', CURRENT: 'good', RETIRED: 'plain' };

class SigningKeys extends AdminView {
  constructor() {
    super('keys');
  }

  async ask() {
    return (await gql(`{ signingKeys { ${FACTS} } }`, {}, { signal: this.signal })).signingKeys;
  }

  actions() {
    return html`<a class="btn" href=${url('.well-known/jwks.json')} target="_blank" rel="noopener">${icon('external-link')} ${t('signing.jwks')}</a>
      <button type="button" class="btn btn-primary" @click=${this.#rotate}>${icon('refresh')} ${t('signing.rotate')}</button>`;
  }

  content() {
    const algorithms = [...new Set(this.data.map((key) => key.algorithm))].sort();
    return algorithms.length ? algorithms.map((algorithm) => this.#timeline(algorithm)) : empty('key', t('signing.none'));
  }

  #timeline(algorithm) {
    const keys = this.data.filter((key) => key.algorithm === algorithm);
    keys.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.signsSince.localeCompare(a.signsSince));
    return panel(algorithm, html`<ol class="timeline">${keys.map((key) => html`<li class="timeline-${key.state.toLowerCase()}">
        <div class="timeline-head">${badge(t('signing.' + key.state), KINDS[key.state])} <code>${key.id}</code></div>
        <div class="entry-note">${this.#when(key)}</div></li>`)}</ol>`, nothing, t('signing.' + algorithm));
  }

  #when(key) {
    const since = html`<time datetime=${key.signsSince} title=${moment(key.signsSince)}>${ago(key.signsSince)}</time>`;
    switch (key.state) {
      case 'NEXT':
        return html`${t('signing.made', { when: moment(key.createdAt) })} · ${t('signing.waits')}`;
      case 'CURRENT':
        return html`${t('signing.since')} ${since}`;
      default:
        return html`${t('signing.until', { when: moment(key.retiredAt ?? key.signsSince) })} · ${t('signing.checks')}`;
    }
  }

  #rotate() {
    confirm(t('signing.rotate.title'), t('signing.rotate.text'), t('signing.rotate'), async () => {
      this.data = (await gql(`mutation { rotateSigningKey { ${FACTS} } }`)).rotateSigningKey;
      tell(t('signing.rotated'));
    });
  }
}
customElements.define('carrel-admin-keys', SigningKeys);
