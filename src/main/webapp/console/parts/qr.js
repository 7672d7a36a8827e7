// @ts-check
import { svg } from 'lit';
import { qrcode } from '../vendor/qrcode.mjs';

const QUIET = 4;

/** A code for a camera. @param {string} text of ASCII */
export function qr(text) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  let path = '';
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      path += code.isDark(row, column) ? `M${column + QUIET} ${row + QUIET}h1v1h-1z` : '';
    }
  }
  const size = count + 2 * QUIET;
  return svg`<svg class="qr" role="img" aria-label="QR" viewBox=${`0 0 ${size} ${size}`} shape-rendering="crispEdges"><rect width=${size} height=${size} fill="#fff"></rect><path d=${path} fill="#000"></path></svg>`;
}
