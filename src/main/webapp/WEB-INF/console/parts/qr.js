// @ts-check
import { svg } from 'lit';
import { gql } from '../app/gql.js';

const QUERY = 'query ($text: String!) { qrCode(text: $text) { size rows } }';
const QUIET = 4;

/** A code for a camera, drawn by the server's own hand. @param {string} text @returns {Promise<any>} */
export async function qr(text) {
  const { size, rows } = (await gql(QUERY, { text })).qrCode;
  const path = rows.map((row, y) => [...row].map((dot, x) => (dot === '1' ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')).join('')).join('');
  const side = size + 2 * QUIET;
  return svg`<svg class="qr" role="img" aria-label="QR" viewBox=${`0 0 ${side} ${side}`} shape-rendering="crispEdges"><rect width=${side} height=${side} fill="#fff"></rect><path d=${path} fill="#000"></path></svg>`;
}
