// @ts-check
import { html, nothing } from 'lit';
import { gql } from '../../app/gql.js';
import { ago, moment, number, t } from '../../app/i18n.js';
import { to } from '../../app/router.js';
import { session } from '../../app/session.js';
import { AdminView } from '../../parts/admin-view.js';
import { empty } from '../../parts/empty.js';
import { confirm, field, openForm, select } from '../../parts/form.js';
import { icon } from '../../parts/icon.js';
import { INVITATIONS, invitationPanel, invite, showLink } from '../../parts/invitations.js';
import { preview } from '../../parts/preview.js';
import { showSight } from '../../parts/sight.js';
import { act, badge, table } from '../../parts/table.js';
import { tell } from '../../parts/toast.js';
import { input, rules, userFields } from '../../parts/user-form.js';

const QUERY = `query ($libraries: Boolean!, $manage: Boolean!) {
  users(pagination: {none: {unpaginated: true}}) { nodes { id username isServerOwner isAdministrator isLocked createdAt lastLogin loginSessionsCount permissions grantedPermissions
    seesOpenLibrariesOnly maxSessionsAllowed ageRestriction { age restrictOnUnset } contentAccessRules { dimension mode values restrictOnUnset } } }
  libraries(pagination: {none: {unpaginated: true}}) @include(if: $libraries) { nodes { id name isOpen excludedUsers { id } } }
  ${INVITATIONS}
}`;
const LOCK = 'mutation ($id: ID!, $lock: Boolean!) { updateUserLockStatus(id: $id, lock: $lock) { id } }';
const CREATE = 'mutation ($input: CreateUserInput!) { createUser(input: $input) { id } }';
const UPDATE = 'mutation ($id: ID!, $input: UpdateUserInput!) { updateUser(id: $id, input: $input) { id } }';
const UPDATE_RULES = `mutation ($id: ID!, $input: UpdateUserInput!, $rules: [ContentAccessRuleInput!]!) {
  updateUser(id: $id, input: $input) { id } setUserContentAccessRules(userId: $id, rules: $rules) { id } }`;
const LINK = 'mutation ($id: ID!) { createPasswordLink(userId: $id) { url expiresAt } }';

class Users extends AdminView {
  static properties = { ...AdminView.properties, words: { state: true } };

  constructor() {
    super('users');
    this.words = '';
  }

  async ask() {
    const libraries = session.may('MANAGE_LIBRARY');
    const data = await gql(QUERY, { libraries, manage: manages() }, { signal: this.signal });
    return { users: data.users.nodes, libraries: data.libraries?.nodes ?? [], invitations: data.invitations ?? [] };
  }

  actions() {
    return manages()
      ? html`<button type="button" class="btn" @click=${() => invite(this.data.libraries, () => this.load())}>${icon('link')} ${t('invitation.new')}</button>
        <button type="button" class="btn btn-primary" @click=${this.#create}>${icon('plus')} ${t('user.new')}</button>`
      : nothing;
  }

  content() {
    const words = this.words.trim().toLowerCase();
    const found = this.data.users.filter((user) => user.username.toLowerCase().includes(words));
    const heads = [t('username'), t('user.state'), t('user.seen'), t('sessions'), t('user.rights'), ''];
    return html`<div class="admin-tools"><label class="filter">${icon('search')}<span class="visually-hidden">${t('user.find')}</span>
        <input class="form-control" type="search" placeholder=${t('user.find')} .value=${this.words} @input=${(event) => (this.words = event.target.value)}></label>
        <span class="tools-count" role="status">${t('user.count', { n: found.length })}</span></div>
      ${found.length ? table(t('admin.users'), heads, found, (user) => this.#cells(user)) : empty('users', t('list.none'), t('user.none'))}
      ${manages() ? invitationPanel(this.data.invitations, (work) => this.attempt(work), () => this.load()) : nothing}`;
  }

  #cells(user) {
    return [
      html`<span class="admin-name"><span class="face" aria-hidden="true">${[...user.username][0]?.toUpperCase()}</span><bdi>${user.username}</bdi>
        ${user.isServerOwner ? badge(t('user.owner'), 'busy') : nothing} ${user.id === session.me.id ? badge(t('user.you')) : nothing}</span>`,
      user.isLocked ? badge(t('user.locked'), 'bad') : badge(t('user.active'), 'good'),
      user.lastLogin ? html`<time datetime=${user.lastLogin} title=${moment(user.lastLogin)}>${ago(user.lastLogin)}</time>` : t('never'),
      number(user.loginSessionsCount),
      html`${user.isServerOwner ? t('user.all') : number(user.permissions.length)}${user.ageRestriction ? html` · ${t('user.age.of', { age: user.ageRestriction.age })}` : nothing}${user.contentAccessRules.length ? html` · ${t('user.rules', { n: user.contentAccessRules.length })}` : nothing}${this.#hidden(user).length ? html` · ${t('user.hidden', { n: this.#hidden(user).length })}` : nothing}`,
      this.#acts(user),
    ];
  }

  #hidden(user) {
    return this.data.libraries.filter((library) => library.excludedUsers.some(({ id }) => id === user.id));
  }

  #acts(user) {
    const log = session.may('MANAGE_SERVER')
      ? html`<a class="icon-button" href=${to('admin/audit', { user: user.id })} aria-label=${t('user.log') + ': ' + user.username} title=${t('user.log')}>${icon('history')}</a>`
      : nothing;
    const name = ': ' + user.username;
    const sight = act('list-details', t('sight') + name, () => showSight(user, this.data.libraries));
    if (!manages() || user.isServerOwner || user.id === session.me.id) {
      return html`${sight} ${log}`;
    }
    return html`<button type="button" class="btn btn-sm" aria-label=${t('edit') + name} @click=${() => this.#edit(user)}>${t('edit')}</button>
      <button type="button" class="btn btn-sm" aria-label=${t(user.isLocked ? 'user.enable' : 'user.disable') + name} @click=${() => this.#lock(user, !user.isLocked)}>${t(user.isLocked ? 'user.enable' : 'user.disable')}</button>
      ${sight} ${mayPreview(user) ? act('eye', t('preview.begin') + name, () => this.attempt(() => preview(user.id))) : nothing}
      ${act('key', t('user.reset') + name, () => this.#reset(user))}
      ${act('logout', t('user.end') + name, () => this.#end(user))} ${log}
      ${act('trash', t('delete') + name, () => this.#delete(user))}`;
  }

  /** At once, and all that is out in the name is dead; it can be taken back. */
  #lock(user, lock) {
    return this.attempt(async () => {
      await gql(LOCK, { id: user.id, lock });
      tell(t(lock ? 'user.disabled' : 'user.enabled', { name: user.username }), { label: t('undo'), run: () => this.#lock(user, !lock) });
      await this.load();
    });
  }

  #create() {
    openForm({
      heading: t('user.new'),
      fields: userFields(null, this.data.libraries, [], field('password', t('password'), html`<input id="password" name="password" type="password" class="form-control" required minlength="8" autocomplete="new-password" aria-describedby="password-hint">`, t('password.hint', { n: 8 }))),
      submit: t('user.create'),
      wide: true,
      act: async (form) => {
        const created = await gql(CREATE, { input: { ...input(form), contentRules: rules(form), password: form.get('password') } });
        await this.#seen(created.createUser.id, form, []);
        await this.load();
      },
    });
  }

  #edit(user) {
    const hidden = this.#hidden(user).map(({ id }) => id);
    openForm({
      heading: t('user.edit', { name: user.username }),
      fields: userFields(user, this.data.libraries, hidden),
      submit: t('save'),
      wide: true,
      act: async (form) => {
        await gql(UPDATE_RULES, { id: user.id, input: input(form), rules: rules(form) });
        await this.#seen(user.id, form, hidden);
        tell(t('saved'));
        await this.load();
      },
    });
  }

  /** Which libraries somebody sees, where that has changed, in one request. */
  async #seen(id, form, before) {
    const seen = form.getAll('library');
    const changed = this.data.libraries.filter((library) => seen.includes(library.id) === before.includes(library.id));
    if (!changed.length) {
      return;
    }
    const fields = changed.map((library, i) => `a${i}: updateLibraryExcludedUsers(id: $l${i}, userIds: $u${i}) { id }`);
    const types = changed.map((library, i) => `$l${i}: ID!, $u${i}: [String!]!`);
    const sent = changed.flatMap((library, i) => {
      const others = library.excludedUsers.map((one) => one.id).filter((one) => one !== id);
      return [[`l${i}`, library.id], [`u${i}`, seen.includes(library.id) ? others : [...others, id]]];
    });
    await gql(`mutation (${types.join(', ')}) { ${fields.join(' ')} }`, Object.fromEntries(sent));
  }

  /** By a link that only the user sees, or to a password that both know. */
  #reset(user) {
    /** What is not shown must neither be asked for nor stand in the way. @param {any} event */
    const chosen = ({ target }) => (target.form.elements.password.disabled = target.value !== 'typed');
    const ways = /** @type {[string, string][]} */ ([['link', t('user.reset.link')], ['typed', t('user.reset.typed')]]);
    openForm({
      heading: t('user.reset.title', { name: user.username }),
      fields: html`<p>${t('user.reset.text')}</p><div @change=${chosen}>${field('way', t('user.reset.way'), select('way', ways, 'link'))}</div>
        <div class="way-typed">${field('password', t('password.next'), html`<input id="password" name="password" type="password" class="form-control" disabled required minlength="8" autocomplete="new-password" aria-describedby="password-hint">`, t('password.hint', { n: 8 }))}</div>`,
      submit: t('user.reset'),
      act: async (form) => {
        if (form.get('way') === 'link') {
          const { createPasswordLink: made } = await gql(LINK, { id: user.id });
          return () => showLink(t('user.reset.made', { name: user.username }), t('user.reset.once', { when: moment(made.expiresAt) }), made.url);
        }
        const { username, grantedPermissions: permissions, maxSessionsAllowed, ageRestriction } = user;
        await gql(UPDATE, { id: user.id, input: { username, permissions, maxSessionsAllowed, ageRestriction, password: form.get('password') } });
        tell(t('password.changed'));
        await this.load();
        return undefined;
      },
    });
  }

  #end(user) {
    return this.attempt(async () => {
      const { deleteUserSessions: n } = await gql('mutation ($id: ID!) { deleteUserSessions(id: $id) }', { id: user.id });
      tell(t('sessions.ended', { n }));
      await this.load();
    });
  }

  #delete(user) {
    confirm(t('user.delete', { name: user.username }), t('user.delete.text'), t('delete'), async () => {
      await gql('mutation ($id: ID!) { deleteUser(id: $id) { id } }', { id: user.id });
      await this.load();
    }, user.username);
  }
}
customElements.define('carrel-admin-users', Users);

function manages() {
  return session.may('MANAGE_USERS');
}

/** Only the owner looks at the server as an administrator does. */
function mayPreview(user) {
  return session.me.isAdministrator && !user.isLocked && (!user.isAdministrator || session.me.isServerOwner);
}
