// @ts-check
/** What is decided about somebody's account. */
import { html, nothing } from 'lit';
import { t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { check, field, group } from './form.js';
import './rules.js';

/** The rights that something of this server asks for, by what they are about. */
export const RIGHTS = {
  reading: ['DOWNLOAD_FILE', 'ACCESS_API_KEYS', 'ACCESS_KOREADER_SYNC', 'ACCESS_SMART_LIST', 'OFFLINE_READ'],
  own: ['CHANGE_PASSWORD', 'CHANGE_USERNAME', 'CHANGE_AVATAR'],
  books: ['UPLOAD_FILE', 'EDIT_METADATA', 'WRITE_BACK_METADATA', 'EDIT_THUMBNAILS'],
  libraries: ['CREATE_LIBRARY', 'EDIT_LIBRARY', 'SCAN_LIBRARY', 'MANAGE_LIBRARY', 'DELETE_LIBRARY', 'FILE_EXPLORER'],
  server: ['READ_USERS', 'MANAGE_USERS', 'READ_JOBS', 'MANAGE_JOBS', 'READ_PERSISTED_LOGS', 'READ_SYSTEM_LOGS', 'MANAGE_SERVER'],
};
const USUAL = ['DOWNLOAD_FILE', 'ACCESS_API_KEYS', 'ACCESS_KOREADER_SYNC', 'CHANGE_PASSWORD', 'CHANGE_AVATAR'];
const SHOWN = Object.values(RIGHTS).flat();

/**
 * @param {any} user or null for a new one
 * @param {any[]} libraries empty if the caller does not decide who sees them
 * @param {string[]} hidden ids of those that the user does not see
 * @param {any} [secret] the field of a first password
 */
export function userFields(user, libraries, hidden, secret = nothing) {
  return html`${field('username', t('username'), html`<input id="username" name="username" class="form-control" required maxlength="64" autocomplete="off" autocapitalize="none" spellcheck="false" .defaultValue=${user?.username ?? ''}>`)}
    ${secret} ${accessFields(user, libraries, hidden)}`;
}

/** What somebody may do and see. @param {any} user or null @param {any[]} libraries @param {string[]} hidden */
export function accessFields(user, libraries, hidden) {
  const has = user?.grantedPermissions ?? USUAL;
  const age = user?.ageRestriction;
  const others = has.filter((right) => !SHOWN.includes(right));
  return html`<div class="field-row">
      ${field('age', t('user.age'), html`<input id="age" name="age" type="number" min="0" max="99" class="form-control" aria-describedby="age-hint" .defaultValue=${String(age?.age ?? '')}>`, t('user.age.hint'))}
      ${field('most', t('user.most'), html`<input id="most" name="most" type="number" min="1" max="1000" class="form-control" aria-describedby="most-hint" .defaultValue=${String(user?.maxSessionsAllowed ?? '')}>`, t('user.most.hint'))}
    </div>
    ${check('unrated', 'yes', t('user.unrated'), age?.restrictOnUnset ?? false)}
    <carrel-rules .rules=${(user?.contentAccessRules ?? []).map(({ dimension, mode, values, restrictOnUnset }) => ({ dimension, mode, values, restrictOnUnset }))}></carrel-rules>
    ${libraries.length ? group(t('user.libraries'), libraries.map((library) => check('library', library.id, library.name, !hidden.includes(library.id)))) : nothing}
    <h3 class="form-heading">${t('user.rights')}</h3>
    ${Object.entries(RIGHTS).map(([about, rights]) => group(t('rights.' + about), rights.filter((right) => session.may(right) || has.includes(right)).map((right) => check('right', right, t('right.' + right), has.includes(right), implied(user, right) ? t('user.implied') : nothing))))}
    ${others.map((right) => html`<input type="hidden" name="right" value=${right}>`)}`;
}

/** Whether another right brings it along. */
function implied(user, right) {
  return user && !user.isAdministrator && user.permissions.includes(right) && !user.grantedPermissions.includes(right);
}

/** What the form says of access, as the core API takes it. @param {FormData} form */
export function access(form) {
  const age = form.get('age');
  const most = form.get('most');
  return {
    permissions: form.getAll('right'),
    ageRestriction: age === '' ? null : { age: Number(age), restrictOnUnset: form.has('unrated') },
    maxSessionsAllowed: most === '' ? null : Number(most),
  };
}

/** The same with the name. @param {FormData} form */
export function input(form) {
  return { username: form.get('username'), ...access(form) };
}

/** @param {FormData} form @returns {import('./rules.js').Rule[]} */
export function rules(form) {
  return JSON.parse(String(form.get('rules') ?? '[]'));
}
