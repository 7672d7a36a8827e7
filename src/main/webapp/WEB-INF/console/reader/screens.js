// @ts-check
/** What of a chapter is on which screen: pages beside each other, or one long column. */

/** Pixels: less is rounding, not scrolling. */
export const STILL = 2;
/** The same as a part of a screen. */
export const ROUNDING = 0.05;

export class Screens {
  /** @param {Document} page @param {boolean} rtl */
  constructor(page, rtl) {
    this.root = page.documentElement;
    this.rtl = rtl;
    this.paged = true;
    /** How many there are; in the long column the last may be a part of one. */
    this.count = 1;
    /** Fills the last screen, when of its two columns one is missing. */
    this.rest = page.createElement('carrel-rest');
    page.body.append(this.rest);
  }

  /** Counts them anew. @param {boolean} paged */
  measure(paged) {
    const { root, rest } = this;
    this.paged = paged;
    rest.hidden = true;
    const wide = () => root.scrollWidth / root.clientWidth;
    if (paged) {
      rest.hidden = Math.abs(wide() - Math.round(wide())) < ROUNDING;
    }
    this.count = Math.max(1, paged ? Math.round(wide()) : root.scrollHeight / root.clientHeight);
  }

  get last() {
    return this.count - 1;
  }

  /** The screen that a box is on. @param {DOMRect} box @param {number} [below] the edge it is to be seen, in the long column */
  of(box, below = 0) {
    const { root } = this;
    if (!this.paged) {
      return Math.max(0, (box.top + root.scrollTop - below) / root.clientHeight);
    }
    const along = this.rtl ? root.clientWidth - box.right - root.scrollLeft : box.left + root.scrollLeft;
    return Math.floor((along + 1) / root.clientWidth);
  }

  /** @param {DOMRect} box @returns {number} -1 before the screen, 0 on it, 1 behind it */
  side(box) {
    const { clientWidth, clientHeight } = this.root;
    if (!this.paged) {
      return box.top < -STILL ? -1 : box.top >= clientHeight ? 1 : 0;
    }
    const [left, right] = this.rtl ? [1, -1] : [-1, 1];
    return box.right <= 1 ? left : box.left >= clientWidth - 1 ? right : 0;
  }

  /** @param {number} screen @returns {number} the one that is shown */
  show(screen) {
    const bound = Math.min(Math.max(screen, 0), this.last);
    const shown = this.paged ? Math.round(bound) : bound;
    const left = this.paged ? shown * this.root.clientWidth * (this.rtl ? -1 : 1) : 0;
    this.root.scrollTo({ left, top: this.paged ? 0 : shown * this.root.clientHeight, behavior: 'instant' });
    return shown;
  }
}
