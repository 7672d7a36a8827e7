// @ts-check
/** What of a long list was fetched, page by page; only what somebody looks at is asked for. */

/** @typedef {{total: number, nodes: any[]}} Page */

export const PAGE = 60;
const MOST_HELD = 3000;
const MOST_LISTS = 8;

/** Lists by address, so that going back shows at once what was there. @type {Map<string, Held>} */
const kept = new Map();

/** Forgets what lists were like: something was changed. */
export function forgetLists() {
  kept.clear();
}

/** @param {string} name the list's address @returns {Held} as it was left, or new */
export function held(name) {
  return kept.get(name) ?? new Held();
}

export class Held {
  /** Of the whole list; below 0 until it is known. */
  total = -1;
  /** By their places in the list, from 0. @type {Map<number, any>} */
  items = new Map();
  /** @type {Map<number, AbortController>} */
  asked = new Map();

  /** @param {string} name under which it is found again */
  keep(name) {
    if (name && this.total >= 0) {
      kept.delete(name);
      kept.set(name, this);
      for (const oldest of [...kept.keys()].slice(0, -MOST_LISTS)) {
        kept.delete(oldest);
      }
    }
  }

  stop() {
    this.asked.forEach((request) => request.abort());
    this.asked.clear();
  }

  /**
   * Asks for what is not there yet; what was asked for and is past is asked for no more.
   *
   * @param {number} from the first place that is seen
   * @param {number} to the one behind the last
   * @param {(page: number, size: number, signal: AbortSignal) => Promise<Page>} source
   * @returns {Promise<any>[]} of each page, fulfilled once it is there
   */
  want(from, to, source) {
    const wanted = this.#pages(from, this.total < 0 ? from + 1 : Math.min(to, this.total));
    this.asked.forEach((request, page) => {
      if (!wanted.has(page)) {
        request.abort();
        this.asked.delete(page);
      }
    });
    return [...wanted].filter((page) => !this.asked.has(page)).map((page) => this.#ask(page, from, source));
  }

  #pages(from, to) {
    const pages = new Set();
    for (let i = from; i < to; i++) {
      this.items.has(i) || pages.add(Math.floor(i / PAGE));
    }
    return pages;
  }

  /** @returns {Promise<boolean>} whether it was still wanted when it came */
  async #ask(page, near, source) {
    const request = new AbortController();
    this.asked.set(page, request);
    try {
      const found = await source(page + 1, PAGE, request.signal);
      if (request.signal.aborted) {
        return false;
      }
      this.total = found.total;
      found.nodes.forEach((node, i) => this.items.set(page * PAGE + i, node));
      this.#forget(near);
      return true;
    } catch (error) {
      if (request.signal.aborted) {
        return false;
      }
      throw error;
    } finally {
      if (this.asked.get(page) === request) {
        this.asked.delete(page);
      }
    }
  }

  #forget(near) {
    if (this.items.size > MOST_HELD) {
      this.items = new Map([...this.items].filter(([i]) => Math.abs(i - near) < MOST_HELD / 2));
    }
  }

  /** @param {any[]} items in place of those of the same ids */
  replace(items) {
    const now = new Map(items.map((item) => [item.id, item]));
    this.items.forEach((item, i) => now.has(item.id) && this.items.set(i, now.get(item.id)));
  }
}
