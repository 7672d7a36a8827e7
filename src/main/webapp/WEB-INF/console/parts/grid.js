// @ts-check
/**
 * A list of any length of which only what is seen is there and only what is seen was fetched.
 * Every cell has the same size, so that the whole height is known from the number alone.
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../app/i18n.js';
import { place } from '../app/router.js';
import { Part } from '../app/view.js';
import { Held, held } from './held.js';
import { report } from './toast.js';

const TEXT = 56;
const GAP = 20;
const LINE = 72;

class Grid extends Part {
  static properties = {
    source: { attribute: false },
    name: { attribute: false },
    layout: { attribute: false },
    cell: { type: Number },
    card: { attribute: false },
    line: { attribute: false },
    choosing: { attribute: false },
    chosen: { attribute: false },
    label: { attribute: false },
    nothing: { attribute: false },
    first: { state: true },
    last: { state: true },
  };

  constructor() {
    super();
    /** @type {(page: number, size: number, signal: AbortSignal) => Promise<import('./held.js').Page>} */
    this.source = async () => ({ total: 0, nodes: [] });
    this.name = '';
    this.layout = 'grid';
    this.cell = 150;
    /** @type {(item: any) => unknown} */
    this.card = () => nothing;
    /** @type {(item: any) => unknown} */
    this.line = () => nothing;
    this.choosing = false;
    /** @type {Map<string, any>} */
    this.chosen = new Map();
    this.label = '';
    /** @type {any} */
    this.nothing = nothing;
    this.first = 0;
    this.last = 0;
    this.columns = 1;
    /** Of a cell, in pixels. */
    this.width = 0;
    this.held = new Held();
    this.anchor = -1;
    this.onScroll = () => this.#soon();
    this.sizes = new ResizeObserver(() => this.#measure());
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('scroll', this.onScroll, { passive: true });
    this.sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('scroll', this.onScroll);
    this.sizes.disconnect();
    this.held.stop();
    this.held.keep(this.name);
  }

  willUpdate(changed) {
    if (changed.has('name')) {
      this.held.stop();
      this.held.keep(changed.get('name'));
      this.held = held(this.name);
      this.restoring = this.held.total < 0 && place() > 0;
    }
  }

  updated(changed) {
    if (changed.has('layout') || changed.has('cell') || changed.has('name')) {
      this.#measure();
    }
    const { total } = this.held;
    const rows = Math.ceil(Math.max(total, 0) / this.columns);
    const cells = /** @type {HTMLElement | null} */ (this.querySelector('.cells'));
    cells?.style.setProperty('height', (total < 0 ? innerHeight : rows * this.rowHeight) + 'px');
    cells?.style.setProperty('--from', String(Math.floor(this.first / this.columns)));
  }

  get rowHeight() {
    return this.layout === 'list' ? LINE : Math.round(this.width * 1.5) + TEXT + GAP;
  }

  #measure() {
    const across = this.clientWidth;
    if (!across) {
      return;
    }
    if (this.layout === 'list') {
      this.columns = 1;
      this.width = across;
    } else {
      this.columns = Math.max(2, Math.floor((across + GAP) / (this.cell + GAP)));
      this.width = Math.floor((across - GAP * (this.columns - 1)) / this.columns);
    }
    this.style.setProperty('--cell', this.width + 'px');
    this.style.setProperty('--row', this.rowHeight + 'px');
    this.style.setProperty('--columns', String(this.columns));
    this.#see();
    this.requestUpdate();
  }

  #soon() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.#see();
    });
  }

  /** Which cells are on the screen, and a screen's half around it. */
  #see() {
    const top = this.restoring ? -place() : this.getBoundingClientRect().top;
    const row = this.rowHeight;
    const from = Math.max(0, Math.floor((-top - innerHeight / 2) / row));
    const to = Math.max(1, Math.ceil((-top + innerHeight * 1.5) / row));
    this.first = from * this.columns;
    this.last = to * this.columns;
    clearTimeout(this.waiting);
    const seen = [Math.max(0, Math.floor(-top / row)), Math.ceil((-top + innerHeight) / row)];
    this.waiting = setTimeout(() => this.#fetch(seen[0] * this.columns, seen[1] * this.columns), this.held.total < 0 ? 0 : 120);
  }

  #fetch(from, to) {
    if (this.isConnected) {
      const { held: list } = this;
      list.want(from, to, this.source).forEach((page) => page.then((there) => there && list === this.held && this.#took(), report));
    }
  }

  #took() {
    this.dispatchEvent(new CustomEvent('counted', { detail: this.held.total }));
    this.restoring = false;
    this.requestUpdate();
    this.#soon();
  }

  /** @param {any[]} items that look otherwise now */
  replace(items) {
    this.held.replace(items);
    this.requestUpdate();
  }

  render() {
    const { total } = this.held;
    if (total === 0) {
      return this.nothing;
    }
    const end = total < 0 ? this.last : Math.min(this.last, total);
    const cells = [];
    for (let i = this.first; i < end; i++) {
      cells.push(i);
    }
    return html`<div class="cells cells-${this.layout} ${this.choosing ? 'cells-choosing' : ''}" role="list" aria-label=${this.label}
        aria-busy=${String(total < 0)} @keydown=${this.#keys}>
      <div class="cells-seen" role="presentation">
        ${repeat(cells, (i) => i, (i) => this.#cell(i))}
      </div>
    </div>`;
  }

  #cell(i) {
    const item = this.held.items.get(i);
    if (!item) {
      return html`<div class="cell cell-waiting" role="listitem" aria-hidden="true"><span class="cover"></span></div>`;
    }
    const chosen = this.chosen.has(item.id);
    return html`<div class="cell ${chosen ? 'cell-chosen' : ''}" role="listitem" data-index=${i} aria-setsize=${this.held.total} aria-posinset=${i + 1}>
      ${this.layout === 'list' ? this.line(item) : this.card(item)}
      ${this.choosing
        ? html`<label class="choose"><input type="checkbox" class="form-check-input" .checked=${chosen} aria-label=${t('choose', { name: item.resolvedName })}
            @click=${(event) => this.#choose(event, i)}></label>`
        : nothing}
    </div>`;
  }

  /** With shift all from the one chosen last to this one, as far as they were fetched. */
  #choose(event, i) {
    const chosen = new Map(this.chosen);
    const on = event.target.checked;
    const from = event.shiftKey && this.anchor >= 0 ? Math.min(this.anchor, i) : i;
    const to = event.shiftKey && this.anchor >= 0 ? Math.max(this.anchor, i) : i;
    for (let at = from; at <= to; at++) {
      const item = this.held.items.get(at);
      if (item && on) {
        chosen.set(item.id, item);
      } else if (item) {
        chosen.delete(item.id);
      }
    }
    this.anchor = i;
    this.dispatchEvent(new CustomEvent('chosen', { detail: chosen }));
  }

  /** Arrows lead from cell to cell. */
  #keys(event) {
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.columns, ArrowDown: this.columns };
    const step = steps[event.key];
    const cell = event.target.closest('.cell');
    if (!step || !cell || event.target.matches('input')) {
      return;
    }
    const next = /** @type {HTMLElement | null} */ (this.querySelector(`.cell[data-index="${Number(cell.dataset.index) + step}"] a`));
    if (next) {
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    }
  }
}
customElements.define('carrel-grid', Grid);
