// @ts-check
/** The places in a book that somebody wants to find again; the server keeps them. */
import { gql } from '../app/gql.js';
import { t } from '../app/i18n.js';
import { tell, undoable } from '../parts/toast.js';

/** What a reader needs to know of one. */
export const BOOKMARK = 'id previewContent createdAt locator { href chapterTitle locations { progression } text { before highlight after } }';

const CREATE = `mutation ($input: BookmarkInput!) { createBookmark(input: $input) { ${BOOKMARK} } }`;
const DELETE = 'mutation ($id: String!) { deleteBookmark(id: $id) { id } }';

/** @typedef {{id: string, previewContent: string | null, createdAt: string, locator: import('./spine.js').Locator}} Bookmark */

export class Bookmarks {
  /** @param {string} book @param {Bookmark[]} list @param {() => void} changed */
  constructor(book, list, changed) {
    this.book = book;
    this.changed = changed;
    /** Those of other clients may be told in ways of their own. */
    this.list = list.filter((one) => one.locator);
  }

  /** @param {import('./spine.js').Locator} locator */
  async add(locator) {
    const input = { mediaId: this.book, locator: { readium: locator }, previewContent: locator.text?.highlight || null };
    const { createBookmark } = await gql(CREATE, { input });
    this.#show([...this.list, createBookmark]);
    tell(t('bookmark.added'));
  }

  /** At once for the eye, on the server once there is no taking back. @param {Bookmark} bookmark */
  remove(bookmark) {
    this.#show(this.list.filter((one) => one !== bookmark));
    undoable(
      t('bookmark.removed'),
      () => gql(DELETE, { id: bookmark.id }, { keepalive: true }),
      () => this.#show([...this.list, bookmark]),
    );
  }

  #show(list) {
    this.list = list;
    this.changed();
  }
}
