// @ts-check
import { html } from 'lit';
import { t } from '../app/i18n.js';
import { openDialog } from './dialog.js';

const EVERYWHERE = [['/', 'search'], ['g', 'home'], ['?', 'help'], ['Esc', 'close']];

/** @param {string[][]} keys each a key and the name of what it does */
export function openHelp(keys = EVERYWHERE) {
  const shown = Array.isArray(keys) ? keys : EVERYWHERE;
  openDialog(
    t('help'),
    html`<dl class="keys">${shown.map(([key, text]) => html`<dt><kbd>${key}</kbd></dt><dd>${t(text)}</dd>`)}</dl>`,
  );
}
