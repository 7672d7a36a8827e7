// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { moment, t } from '../app/i18n.js';
import { Part } from '../app/view.js';
import { device } from './device.js';
import { icon } from './icon.js';
import { entries, panel } from './panel.js';

/** A page of it. */
export const ACTIVITY = 'nodes { id at event outcome address userAgent } pageInfo { nextCursor }';
const OLDER = `query ($after: String!) { viewerAuditLog(pagination: {limit: 25, after: $after}) { ${ACTIVITY} } }`;

/** What happened to one's own account and credentials, the newest first. */
class Activity extends Part {
  static properties = { page: { attribute: false }, older: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.page = null;
    /** @type {any[]} */
    this.older = [];
  }

  willUpdate(changed) {
    if (changed.has('page')) {
      this.older = [];
    }
  }

  #more(after) {
    return this.attempt(async () => {
      this.older = [...this.older, (await gql(OLDER, { after })).viewerAuditLog];
    });
  }

  render() {
    const pages = [this.page, ...this.older];
    const after = pages.at(-1).pageInfo.nextCursor;
    return panel(t('activity'), t('activity.text'), nothing, html`
      ${entries(pages.flatMap((page) => page.nodes), (one) => html`
        ${icon(one.outcome === 'SUCCESS' ? 'circle-check' : 'alert-triangle')}
        <div class="entry"><div>${t('event.' + one.event)}</div>
        <div class="entry-note">${moment(one.at)} · ${one.address} · <bdi>${device(one.userAgent)}</bdi></div></div>`, t('activity.none'))}
      ${after ? html`<button type="button" class="btn" @click=${() => this.#more(after)}>${t('audit.older')}</button>` : nothing}`);
  }
}
customElements.define('carrel-activity', Activity);
