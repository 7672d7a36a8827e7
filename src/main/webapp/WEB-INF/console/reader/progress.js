// @ts-check
/** Tells the server how far somebody has read, where OPDS readers and KOReader find it. */
import { gql } from '../app/gql.js';
import { session } from '../app/session.js';
import { forgetLists } from '../parts/held.js';
import { report } from '../parts/toast.js';

const UPDATE = `mutation ($id: ID!, $input: MediaProgressInput!) { updateMediaProgress(id: $id, input: $input) { id } }`;
const PAUSE = 1000;
/** Whoever only looks at where a book was opened for a moment has read nothing. */
const FIRST_LOOK = 10000;
/** Whoever turns no page for so long has laid the book aside. */
const LONGEST_LOOK = 300;

export class Progress {
  /** @param {string} book */
  constructor(book) {
    this.book = book;
    this.since = Date.now();
    /** @type {any} */
    this.waiting = null;
    this.flush = () => this.#send(true);
    addEventListener('pagehide', this.flush);
  }

  /** Where the book was opened, which is told once somebody stays there. @param {(seconds: number) => any} input */
  open(input) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(input), FIRST_LOOK);
  }

  /** @param {(seconds: number) => any} input what is told, once it has been true for a moment */
  tell(input) {
    this.waiting = input;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#send(false), PAUSE);
  }

  /** Tells what was not told yet, and no more. */
  end() {
    removeEventListener('pagehide', this.flush);
    this.#send(true);
  }

  async #send(keepalive) {
    clearTimeout(this.timer);
    const input = this.waiting;
    this.waiting = null;
    if (!input || session.preview) {
      return;
    }
    const seconds = Math.min(Math.round((Date.now() - this.since) / 1000), LONGEST_LOOK);
    this.since = Date.now();
    try {
      forgetLists();
      await gql(UPDATE, { id: this.book, input: input(seconds) }, { keepalive });
    } catch (error) {
      if (!keepalive) {
        report(error);
      }
    }
  }
}
