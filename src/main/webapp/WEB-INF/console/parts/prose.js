// @ts-check
/** Blurbs come as sanitised HTML; what is shown of it is its paragraphs as text. */
import { html } from 'lit';

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function plain(text) {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
      if (name[0] !== '#') {
        return ENTITIES[name.toLowerCase()] ?? whole;
      }
      const code = name[1].toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .trim();
}

/** @param {string} text */
export function prose(text) {
  const paragraphs = text.split(/<\/(?:p|div|li|h\d|blockquote)>|<br\s*\/?>/i).map(plain).filter(Boolean);
  return html`<div class="prose">${paragraphs.map((one) => html`<p dir="auto">${one}</p>`)}</div>`;
}
