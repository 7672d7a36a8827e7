// @ts-check
/** What can be done to several books at once, and taken back. */
import { gql } from '../app/gql.js';
import { t } from '../app/i18n.js';
import { undoable } from './toast.js';

const AT_ONCE = 50;
const FAR_BACK = new Date(0).toISOString();

/** @typedef {{field: string, tail: string, look: (book: any) => any}} Mark */

/** @type {Record<string, Mark>} */
const MARKS = {
  finish: {
    field: 'finishMediaProgress',
    tail: '',
    look: (book) => ({ ...book, readProgress: null, readHistory: [{ completedAt: FAR_BACK }] }),
  },
  unread: {
    field: 'deleteMediaReadingHistory',
    tail: '',
    look: (book) => ({ ...book, readProgress: null, readHistory: [] }),
  },
  like: {
    field: 'favoriteMedia',
    tail: ', isFavorite: true',
    look: (book) => ({ ...book, isFavorite: true }),
  },
  unlike: {
    field: 'favoriteMedia',
    tail: ', isFavorite: false',
    look: (book) => ({ ...book, isFavorite: false }),
  },
};

/** @param {string} name of a mark @param {string[]} ids */
async function send(name, ids) {
  const { field, tail } = MARKS[name];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const variables = Object.fromEntries(some.map((id, i) => [`b${i}`, id]));
    const given = some.map((_, i) => `$b${i}: ID!`).join(', ');
    const parts = some.map((_, i) => {
      const rest = field === 'favoriteMedia' ? ' { id }' : '';
      const also = name === 'unread' ? ` c${i}: clearMediaProgress(id: $b${i})` : '';
      return `${also} m${i}: ${field}(id: $b${i}${tail})${rest}`;
    });
    await gql(`mutation (${given}) { ${parts.join(' ')} }`, variables, { keepalive: true });
  }
}

/**
 * Marks books: at once for the eye, on the server once there is no taking back.
 *
 * @param {string} name finish, unread, like or unlike
 * @param {any[]} books
 * @param {(books: any[]) => void} show takes them as they look after it, or before it again
 */
export function mark(name, books, show) {
  show(books.map(MARKS[name].look));
  undoable(
    t('marked.' + name, { n: books.length }),
    () => send(name, books.map((book) => book.id)),
    () => show(books),
  );
}
