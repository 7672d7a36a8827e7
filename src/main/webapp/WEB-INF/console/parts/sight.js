// @ts-check
/** Why somebody may do and see what they do. */
import { html, nothing } from 'lit';
import { t } from '../app/i18n.js';
import { openDialog } from './dialog.js';
import { icon } from './icon.js';
import { said } from './rules.js';
import { badge } from './table.js';
import { RIGHTS } from './user-form.js';

/** @param {any} user @param {any[]} libraries */
export function showSight(user, libraries) {
  openDialog(t('sight.of', { name: user.username }), html`
    <h3 class="form-heading">${t('user.rights')}</h3>
    ${user.isAdministrator ? html`<p>${t(user.isServerOwner ? 'sight.owner' : 'sight.admin')}</p>` : rights(user)}
    ${libraries.length ? html`<h3 class="form-heading">${t('libraries')}</h3><ul class="sight">${libraries.map((library) => seen(user, library))}</ul>` : nothing}
    <h3 class="form-heading">${t('sight.books')}</h3>
    ${user.isServerOwner ? html`<p>${t('sight.everything')}</p>` : limits(user)}`, nothing, true);
}

function rights(user) {
  const known = Object.values(RIGHTS).flat().filter((right) => user.permissions.includes(right));
  return known.length
    ? html`<ul class="sight">${known.map((right) => line(true, t('right.' + right), user.grantedPermissions.includes(right) ? '' : t('user.implied')))}</ul>`
    : html`<p>${t('sight.nothing')}</p>`;
}

function seen(user, library) {
  if (user.isServerOwner) {
    return line(true, library.name, '');
  }
  if (library.excludedUsers.some(({ id }) => id === user.id)) {
    return line(false, library.name, t('sight.excluded'));
  }
  return user.seesOpenLibrariesOnly && !library.isOpen
    ? line(false, library.name, t('sight.closed'))
    : line(true, library.name, user.seesOpenLibrariesOnly ? t('sight.open') : '');
}

function limits(user) {
  const { ageRestriction: age, contentAccessRules: rules } = user;
  const found = [
    ...(age ? [t('sight.age', { age: age.age }) + (age.restrictOnUnset ? ' ' + t('sight.unrated') : '')] : []),
    ...rules.map(said),
  ];
  return found.length ? html`<ul class="sight">${found.map((text) => line(false, text, ''))}</ul>` : html`<p>${t('sight.everything')}</p>`;
}

function line(good, text, why) {
  return html`<li class=${good ? 'sight-yes' : 'sight-no'}>${icon(good ? 'check' : 'x')}<span class="visually-hidden">${t(good ? 'sight.yes' : 'sight.no')}</span>
    <span><bdi>${text}</bdi>${why ? html` ${badge(why)}` : nothing}</span></li>`;
}
