// @ts-check
/** Every view and its address. A new one is a file in {@code views} and a line here. */
import { ADMIN_ROUTES } from './admin.js';
import { dress } from './sheets.js';

/** @type {import('./router.js').Route[]} */
export const ROUTES = [
  { path: '', element: 'carrel-home', load: () => import('../views/home.js') },
  { path: 'setup', element: 'carrel-setup', load: () => import('../views/setup.js'), bare: true },
  { path: 'books', element: 'carrel-books', load: () => import('../views/books.js') },
  { path: 'library/:id', element: 'carrel-library', load: () => import('../views/library.js') },
  { path: 'series/:id', element: 'carrel-series', load: () => import('../views/series.js') },
  { path: 'book/:id', element: 'carrel-book', load: () => import('../views/book.js') },
  { path: 'lists', element: 'carrel-lists', load: () => import('../views/lists.js') },
  { path: 'list/:id', element: 'carrel-list', load: () => import('../views/list.js') },
  { path: 'read/:id', element: 'carrel-reader', load: () => Promise.all([import('../views/reader.js'), dress('reader')]), bare: true },
  { path: 'account', element: 'carrel-account', load: () => import('../views/account.js') },
  ...ADMIN_ROUTES,
];
