// @ts-check
import { html } from 'lit';

/** A picture beside words; it says nothing by itself. @param {string} name as in icons.css */
export function icon(name) {
  return html`<span class="icon icon-${name}" aria-hidden="true"></span>`;
}
