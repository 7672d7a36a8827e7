// @ts-check
/** The bars of both readers. */
import { html, nothing } from 'lit';
import { percent, t } from '../app/i18n.js';
import { to } from '../app/router.js';
import { icon } from '../parts/icon.js';

/**
 * @param {string} picture
 * @param {string} text
 * @param {() => unknown} act
 * @param {{pressed?: boolean, expanded?: boolean, name?: string}} [state]
 */
export function tool(picture, text, act, { pressed, expanded, name } = {}) {
  const said = (value) => (value === undefined ? nothing : String(value));
  return html`<button type="button" class="icon-button" data-tool=${name ?? nothing} aria-label=${text} title=${text}
    aria-pressed=${said(pressed)} aria-expanded=${said(expanded)} @click=${act}>${icon(picture)}</button>`;
}

/** @param {any} book @param {any} tools */
export function head(book, tools) {
  return html`<header class="reader-head">
    <a class="icon-button" href=${to('book/' + book.id)} aria-label=${t('reader.leave')} title=${t('reader.leave')}>${icon('arrow-left')}</a>
    <span class="reader-title"><bdi>${book.resolvedName}</bdi></span>
    <span class="reader-tools" role="toolbar" aria-label=${t('reader.tools')}>${tools}</span>
  </header>`;
}

/** Below a text. @param {string} where @param {number} part @param {(step: number) => unknown} turn @param {boolean} rtl */
export function foot(where, part, turn, rtl) {
  return html`<footer class="reader-foot" dir=${rtl ? 'rtl' : 'ltr'}>
    ${tool(rtl ? 'chevron-right' : 'chevron-left', t('reader.back'), () => turn(-1))}
    <span class="reader-where"><bdi>${where}</bdi></span>
    <progress max="1" .value=${part} aria-label=${t('read.part', { part: percent(part) })}></progress>
    <span>${percent(part)}</span>
    ${tool(rtl ? 'chevron-left' : 'chevron-right', t('reader.on'), () => turn(1))}
  </footer>`;
}
