// @ts-check
import { LitElement } from 'lit';
import { t } from './i18n.js';
import { report } from '../parts/toast.js';

/** What every element of the console is: in the page's own tree, where its one style sheet holds. */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }

  /**
   * Does something and tells of it if it fails.
   *
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T | undefined>}
   */
  async attempt(work) {
    try {
      return await work();
    } catch (error) {
      if (this.isConnected) {
        report(error);
      }
      return undefined;
    }
  }
}

/** A screen. It is made anew for each address that is entered. */
export class View extends Part {
  static properties = { params: { attribute: false }, error: { state: true } };

  constructor() {
    super();
    /** @type {Record<string, string>} */
    this.params = {};
    /** @type {Error | null} */
    this.error = null;
    this.leaving = new AbortController();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leaving.abort();
  }

  /** Until the view is left. */
  get signal() {
    return this.leaving.signal;
  }

  /**
   * Asks for what the view shows. If that fails, the view shows why, unless it was left meanwhile.
   *
   * @param {() => Promise<void>} work
   */
  async fill(work) {
    this.error = null;
    try {
      await work();
    } catch (error) {
      this.error = this.signal.aborted ? null : /** @type {Error} */ (error);
    }
  }

  /** @param {string} text the page's title before the product's name */
  name(text) {
    document.title = `${text} · ${t('product')}`;
  }
}

/**
 * What an id was asked for.
 *
 * @template T
 * @param {T | null} one
 * @returns {T}
 * @throws {Error} NOT_FOUND for none
 */
export function found(one) {
  if (!one) {
    throw Object.assign(new Error(''), { code: 'NOT_FOUND' });
  }
  return one;
}
