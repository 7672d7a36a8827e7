// @ts-check
/** Where the application lies on its host: nothing of the console begins with a slash of its own. */
export const BASE = new URL(document.baseURI).pathname;

/**
 * @param {string} path below the application, without a slash before it
 * @returns {string}
 */
export function url(path) {
  return BASE + path;
}

/** @param {string} kind media, series or library @param {string} id */
export function thumbnail(kind, id) {
  return url(`api/v2/${kind}/${id}/thumbnail`);
}
