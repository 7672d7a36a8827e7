// @ts-check
import { svg } from 'lit';

const SPRITE = new URL('../icons.svg', import.meta.url).pathname;

/** A picture beside words; it says nothing by itself. @param {string} name of the sprite's symbol */
export function icon(name) {
  return svg`<svg class="icon" aria-hidden="true" focusable="false"><use href=${`${SPRITE}#${name}`}></use></svg>`;
}
