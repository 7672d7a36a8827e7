// @ts-check
/**
 * Which pages are seen together. The first stands alone as a cover does, a broad one because it is
 * two already.
 *
 * @param {number} pages
 * @param {boolean} double
 * @param {Set<number>} wide pages broader than high
 * @returns {number[][]}
 */
export function spreads(pages, double, wide) {
  const found = [];
  for (let page = 1; page <= pages; page++) {
    const pair = double && page > 1 && page < pages && !wide.has(page) && !wide.has(page + 1);
    found.push(pair ? [page, page + 1] : [page]);
    page += pair ? 1 : 0;
  }
  return found;
}
