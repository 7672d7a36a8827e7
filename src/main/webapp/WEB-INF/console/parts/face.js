// @ts-check
import { html } from 'lit';
import { url } from '../app/base.js';
import { session } from '../app/session.js';

/** The caller's picture, or the first letter of their name. */
export function face() {
  const { id, username, avatarUrl } = session.me;
  return avatarUrl
    ? html`<img class="face" src=${url(`api/v2/users/${id}/avatar?${session.pictures}`)} alt="">`
    : html`<span class="face" aria-hidden="true">${[...username][0]?.toUpperCase()}</span>`;
}
