// @ts-check
/** Who is signed in and which libraries there are: one request, asked for once and shared. */
import { gql } from './gql.js';

const QUERY = `{
  me { id username isServerOwner isAdministrator permissions avatarUrl }
  preview { administrator username endsAt secondsLeft }
  libraries(pagination: {none: {unpaginated: true}}) { nodes { id name hasThumbnail config { libraryType } } }
}`;

class Session extends EventTarget {
  /** @type {any} */
  me = null;
  /** @type {any[]} */
  libraries = [];
  /** As whom an administrator looks on, if it is that, and until when by the clock here. @type {any} */
  preview = null;
  /** How often the caller's picture was changed here; the browser keeps one for each. */
  pictures = 0;

  async load() {
    const data = await gql(QUERY).catch((error) => error.data ?? Promise.reject(error));
    this.me = data?.me ?? null;
    this.preview = data?.preview ? { ...data.preview, until: Date.now() + data.preview.secondsLeft * 1000 } : null;
    this.libraries = data?.libraries?.nodes ?? [];
    this.dispatchEvent(new Event('change'));
  }

  /** @param {string} permission */
  may(permission) {
    return this.me?.permissions.includes(permission) ?? false;
  }
}

export const session = new Session();
