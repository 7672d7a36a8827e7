// @ts-check
/** The audit log, page by page, and as a file. */
import { gql } from '../app/gql.js';

export const EVENTS = ['SIGNED_IN', 'SIGN_IN_FAILED', 'SIGN_IN_REFUSED', 'SESSION_REVOKED', 'REFRESH_REUSED', 'KEY_CREATED', 'KEY_CHANGED', 'KEY_REVOKED', 'KEY_USED', 'PASSWORD_CHANGED',
  'SYNC_PASSWORD_SET', 'ACCOUNT_CREATED', 'ACCOUNT_CHANGED', 'SERVER_CLAIMED', 'CLIENT_REGISTERED', 'CLIENT_CHANGED', 'CLIENT_SECRET_RENEWED', 'CLIENT_REMOVED', 'GRANT_GIVEN', 'GRANT_REFUSED', 'GRANT_REVOKED', 'CODE_REPLAYED',
  'SIGNING_KEY_ROTATED', 'IMAGE_SIGNING_CHANGED', 'SETTING_CHANGED', 'INVITATION_CREATED', 'INVITATION_USED', 'INVITATION_REVOKED', 'PASSWORD_LINK_CREATED', 'PREVIEW_BEGAN', 'PREVIEW_ENDED'];
const QUERY = `query ($filter: AuditLogFilter, $page: CursorPagination!, $users: Boolean!) {
  auditLog(filter: $filter, pagination: $page) { nodes { id at event outcome accountId username byId byUsername credentialId dialect address userAgent } pageInfo { nextCursor } }
  users(pagination: {none: {unpaginated: true}}) @include(if: $users) { nodes { id username } }
}`;
const PAGE = 50;
const EXPORTED = 1000;
const COLUMNS = ['at', 'event', 'outcome', 'username', 'accountId', 'byUsername', 'byId', 'credentialId', 'dialect', 'address', 'userAgent'];

/** @typedef {Record<string, string>} Asked of user, event, outcome, address, from, until; the days are the reader's own */

/** @param {Asked} asked @param {string | null} after @param {{users?: boolean, limit?: number, signal?: AbortSignal}} [how] */
export function page(asked, after, { users = false, limit = PAGE, signal } = {}) {
  return gql(QUERY, { filter: filter(asked), page: { after, limit }, users }, { signal });
}

/** @param {Asked} asked */
function filter(asked) {
  const { user, event, outcome, address, from, until } = asked;
  return {
    accountId: user || null,
    events: event ? [event] : null,
    outcome: outcome || null,
    address: address || null,
    from: from ? day(from, 0) : null,
    until: until ? day(until, 1) : null,
  };
}

/** Midnight where the reader is. */
function day(text, later) {
  const [year, month, date] = text.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/**
 * All that is asked for, page by page.
 *
 * @param {Asked} asked
 * @param {AbortSignal} signal
 * @param {(count: number) => void} counted
 */
async function everything(asked, signal, counted) {
  const found = [];
  let after = null;
  do {
    const { auditLog } = await page(asked, after, { limit: EXPORTED, signal });
    found.push(...auditLog.nodes);
    counted(found.length);
    after = auditLog.pageInfo.nextCursor;
  } while (after);
  return found;
}

/**
 * Saves what is asked for.
 *
 * @param {'csv' | 'json'} format
 * @param {Asked} asked
 * @param {AbortSignal} signal
 * @param {(count: number) => void} counted
 */
export async function save(format, asked, signal, counted) {
  const found = await everything(asked, signal, counted);
  const text = format === 'csv' ? csv(found) : JSON.stringify(found, null, 2);
  const type = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `audit-${new Date().toISOString().slice(0, 10)}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function csv(found) {
  const lines = [COLUMNS, ...found.map((one) => COLUMNS.map((column) => one[column] ?? ''))];
  return lines.map((line) => line.map(cell).join(',') + '\r\n').join('');
}

/** RFC 4180; what a spreadsheet would take for a formula is text. */
function cell(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
