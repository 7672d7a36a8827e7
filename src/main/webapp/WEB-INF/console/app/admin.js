// @ts-check
/** What of the server can be administered here, and who may. */
import { session } from './session.js';
import { dress } from './sheets.js';

/** @typedef {{topic: string, icon: string, needs: string[], own?: boolean}} Topic any one of what it needs is enough; one's own hand is not a preview's */

/** @type {Topic[]} */
const TOPICS = [
  { topic: 'users', icon: 'users', needs: ['READ_USERS'] },
  { topic: 'scans', icon: 'scan', needs: ['READ_JOBS', 'SCAN_LIBRARY', 'EDIT_LIBRARY', 'DELETE_LIBRARY'] },
  { topic: 'clients', icon: 'plug-connected', needs: ['MANAGE_SERVER'], own: true },
  { topic: 'keys', icon: 'key', needs: ['MANAGE_SERVER'] },
  { topic: 'audit', icon: 'shield-lock', needs: ['MANAGE_SERVER'] },
  { topic: 'jobs', icon: 'list-details', needs: ['READ_JOBS', 'READ_PERSISTED_LOGS'] },
  { topic: 'settings', icon: 'settings', needs: ['MANAGE_SERVER'] },
  { topic: 'health', icon: 'circle-check', needs: ['MANAGE_SERVER'] },
];

/** Those that the caller may look at. */
export function topics() {
  return TOPICS.filter(({ needs, own }) => !(own && session.preview) && needs.some((right) => session.may(right)));
}

/** @param {string} topic */
export function mayAdminister(topic) {
  return topics().some((one) => one.topic === topic);
}

/** @type {import('./router.js').Route[]} */
export const ADMIN_ROUTES = TOPICS.map(({ topic }) => ({
  path: 'admin/' + topic,
  element: 'carrel-admin-' + topic,
  load: () => Promise.all([import(`../views/admin/${topic}.js`), dress('admin')]),
}));
