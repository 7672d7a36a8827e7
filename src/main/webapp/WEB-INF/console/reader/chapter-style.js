// @ts-check
/** How a chapter looks inside its frame. */
import { paper } from './looks.js';

/** Paper, ink and links. @type {Record<string, [string, string, string]>} */
const COLOURS = {
  light: ['#ffffff', '#1f2328', '#1f5f8b'],
  sepia: ['#f4ecd8', '#433422', '#7a4b12'],
  dark: ['#15181c', '#d5d9de', '#8ec5ee'],
  black: ['#000000', '#e6e6e6', '#8ec5ee'],
};
const FONTS = {
  serif: "Georgia, 'Iowan Old Style', 'Noto Serif', serif",
  sans: "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
};
const LEADINGS = { tight: 1.35, loose: 1.9 };
/** Pixels between two columns, and how broad a single one is at most. */
const MARGINS = { narrow: [36, '56rem'], middle: [64, '42rem'], broad: [128, '32rem'] };

const BROAD = 1000;
const SMALL = 600;

/**
 * @param {import('./looks.js').Looks} looks
 * @param {number} width of the screen, in pixels
 */
export function chapterStyle(looks, width) {
  return `${looks.flow === 'paged' ? columns(looks, width) : column(looks)}
    html { font-size: ${looks.size}% !important; writing-mode: horizontal-tb !important; }
    body { box-sizing: border-box !important; width: auto !important; font-family: ${FONTS.serif}; line-height: 1.6; overflow-wrap: break-word; hyphens: auto; }
    body * { max-width: 100%; box-sizing: border-box; }
    ${letters(looks)}
    ${colours(paper(looks))}
    img, svg, video { max-width: 100% !important; height: auto; object-fit: contain; break-inside: avoid; }
    pre, code { white-space: pre-wrap; }
    table { display: block; overflow-x: auto; }`;
}

/** Pages are columns as wide as the screen, or two of half its width. */
function columns(looks, width) {
  const broad = MARGINS[looks.margin]?.[0] ?? MARGINS.middle[0];
  const gap = width < SMALL ? Math.round(broad * 0.6) : broad;
  const count = width >= BROAD ? 2 : 1;
  return `html { height: 100%; margin: 0 !important; padding: 0 !important; overflow: hidden !important; }
    body { height: 100vh; margin: 0 !important; column-width: calc(${100 / count}vw - ${gap}px); column-gap: ${gap}px; column-fill: auto;
      padding: 2.5rem ${gap / 2}px !important; max-width: none !important; overflow: visible !important; position: static !important; }
    carrel-rest { display: block; height: 1px; break-before: column; }
    img, svg, video { max-height: calc(100vh - 6rem) !important; }`;
}

function column(looks) {
  const widest = MARGINS[looks.margin]?.[1] ?? MARGINS.middle[1];
  return `body { max-width: ${widest}; padding: 2.5rem 1.25rem 6rem !important; margin: 0 auto !important; }
    carrel-rest { display: none; }
    img, svg, video { max-height: 90vh; }`;
}

function letters({ font, leading }) {
  const family = FONTS[font] ? `body, body *:not(pre, code, kbd, samp, tt) { font-family: ${FONTS[font]} !important; }` : '';
  const height = LEADINGS[leading] ? `body, body *:not(h1, h2, h3) { line-height: ${LEADINGS[leading]} !important; }` : '';
  return family + height;
}

function colours(theme) {
  const [ground, ink, link] = COLOURS[theme] ?? COLOURS.light;
  return `html { background: ${ground} !important; color: ${ink} !important; }
    body { background: transparent !important; color: inherit !important; }
    ${theme === 'light' ? '' : 'body *:not(img) { color: inherit !important; background-color: transparent !important; border-color: currentColor; }'}
    a, a * { color: ${link} !important; }
    ::highlight(carrel-found) { background-color: #ffd866; color: #1f2328; }`;
}
