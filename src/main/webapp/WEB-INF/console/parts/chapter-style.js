// @ts-check
/** How a chapter looks inside its frame. */

/** Paper and ink. @type {Record<string, [string, string, string]>} */
export const COLOURS = {
  light: ['#ffffff', '#1f2328', '#1f5f8b'],
  sepia: ['#f4ecd8', '#433422', '#7a4b12'],
  dark: ['#15181c', '#d5d9de', '#8ec5ee'],
  black: ['#000000', '#e6e6e6', '#8ec5ee'],
};

const BROAD = 1000;
const GAP = 64;

/**
 * @param {boolean} paged in columns as wide as the screen, else one long column
 * @param {number} size of letters, in percent
 * @param {string} theme
 * @param {number} width of the screen
 */
export function chapterStyle(paged, size, theme, width) {
  const [paper, ink, link] = COLOURS[theme] ?? COLOURS.light;
  const gap = width < 600 ? 40 : GAP;
  const columns = width >= BROAD ? 2 : 1;
  const flow = paged
    ? `html { height: 100%; margin: 0 !important; padding: 0 !important; overflow: hidden !important; }
       body { height: 100vh; margin: 0 !important; column-width: calc(${100 / columns}vw - ${gap}px); column-gap: ${gap}px; column-fill: auto;
         padding: 2.5rem ${gap / 2}px !important; max-width: none !important; }
       img, svg, video { max-height: calc(100vh - 6rem) !important; }`
    : `body { max-width: 42rem; padding: 2.5rem 1.25rem 6rem !important; margin: 0 auto !important; }
       img, svg, video { max-height: 90vh; }`;
  return `${flow}
    html { font-size: ${size}% !important; background: ${paper} !important; color: ${ink} !important; }
    body { box-sizing: border-box !important; width: auto !important; background: transparent !important; color: inherit !important;
      font-family: Georgia, 'Iowan Old Style', 'Noto Serif', serif; line-height: 1.6; overflow-wrap: break-word; hyphens: auto; }
    body * { max-width: 100%; box-sizing: border-box; }
    ${theme === 'light' ? '' : 'body *:not(img) { color: inherit !important; background-color: transparent !important; border-color: currentColor; }'}
    img, svg, video { max-width: 100% !important; height: auto; object-fit: contain; break-inside: avoid; }
    pre, code { white-space: pre-wrap; }
    table { display: block; overflow-x: auto; }
    a, a * { color: ${link} !important; }`;
}
