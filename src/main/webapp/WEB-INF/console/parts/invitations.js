// @ts-check
/** Links by which somebody makes an account, or comes back to theirs. */
import { html, nothing } from 'lit';
import { gql } from '../app/gql.js';
import { ago, moment, t } from '../app/i18n.js';
import { session } from '../app/session.js';
import './copy.js';
import { openDialog } from './dialog.js';
import { check, field, openForm, select } from './form.js';
import { icon } from './icon.js';
import { act, badge, panel, table } from './table.js';
import { access, accessFields, rules } from './user-form.js';

/** Of a query that says whether the caller manages users. */
export const INVITATIONS = 'invitations @include(if: $manage) { id note state isAdministrator createdAt expiresAt usedAt invitedBy { username } user { username } }';
const CREATE = 'mutation ($input: CreateInvitationInput!) { createInvitation(input: $input) { url invitation { expiresAt } } }';
const REVOKE = 'mutation ($id: ID!) { revokeInvitation(id: $id) }';
const LIVES = ['1', '24', '72', '168', '720'];
const KINDS = { PENDING: 'busy', USED: 'good', EXPIRED: 'plain' };

/** @param {any[]} invitations @param {(work: () => Promise<unknown>) => unknown} attempt @param {() => Promise<unknown>} changed */
export function invitationPanel(invitations, attempt, changed) {
  const revoke = (one) => attempt(async () => {
    await gql(REVOKE, { id: one.id });
    await changed();
  });
  const heads = [t('invitation.note'), t('user.state'), t('invitation.until'), t('invitation.by'), ''];
  return panel(t('invitations'), invitations.length
    ? table(t('invitations'), heads, invitations, (one) => [
        html`<bdi>${one.note || t('invitation.nameless')}</bdi> ${one.isAdministrator ? badge(t('invitation.admin')) : nothing}`,
        html`${badge(t('invitation.' + one.state), KINDS[one.state])}${one.user ? html` <bdi>${one.user.username}</bdi>` : nothing}`,
        html`<time datetime=${one.expiresAt} title=${moment(one.expiresAt)}>${one.state === 'USED' ? moment(one.usedAt) : ago(one.expiresAt)}</time>`,
        html`<bdi>${one.invitedBy?.username ?? t('unknown')}</bdi>`,
        act(one.state === 'PENDING' ? 'x' : 'trash', `${t(one.state === 'PENDING' ? 'invitation.revoke' : 'invitation.forget')}: ${one.note || t('invitation.nameless')}`, () => revoke(one)),
      ])
    : html`<p class="text-secondary">${t('invitations.none')}</p>`, nothing, t('invitations.text'));
}

/** @param {any[]} libraries @param {() => Promise<unknown>} changed */
export function invite(libraries, changed) {
  openForm({
    heading: t('invitation.new'),
    fields: html`<div class="field-row">
        ${field('note', t('invitation.note'), html`<input id="note" name="note" class="form-control" maxlength="254" autocomplete="off" aria-describedby="note-hint">`, t('invitation.note.hint'))}
        ${field('hours', t('invitation.life'), select('hours', LIVES.map((hours) => [hours, life(Number(hours))]), '72'))}
      </div>
      ${session.me.isServerOwner ? check('admin', 'yes', t('invitation.admin'), false, t('invitation.admin.hint')) : nothing}
      ${accessFields(null, libraries, [])}`,
    submit: t('invitation.create'),
    wide: true,
    act: async (form) => {
      const seen = form.getAll('library');
      const input = {
        ...access(form),
        note: form.get('note'),
        hours: Number(form.get('hours')),
        isAdministrator: form.has('admin'),
        contentRules: rules(form),
        hiddenLibraryIds: libraries.map(({ id }) => id).filter((id) => !seen.includes(id)),
      };
      const { createInvitation: made } = await gql(CREATE, { input });
      await changed();
      return () => showLink(t('invitation.made'), t('invitation.once', { when: moment(made.invitation.expiresAt) }), made.url);
    },
  });
}

function life(hours) {
  return hours < 48 ? t('invitation.hours', { n: hours }) : t('invitation.days', { n: hours / 24 });
}

/** Once, and never again: the server keeps no more of it than it takes to know it. @param {string} heading @param {string} text @param {string} url */
export function showLink(heading, text, url) {
  openDialog(heading, html`<p>${icon('alert-triangle')} ${text}</p><carrel-copy .name=${t('invitation.link')} .text=${url} code></carrel-copy>`, nothing, true);
}
