// @ts-check
/** A chapter in its frame, and the place in it. */
import { chapterStyle } from './chapter-style.js';
import { ROUNDING, STILL, Screens } from './screens.js';
import { Words } from './words.js';

/** @typedef {import('./spine.js').Aim} Aim */
/** @typedef {import('./looks.js').Looks} Looks */

/** Of a screen, so that the last line is seen again. */
const SCROLLED = 0.9;
const FOUND = 'carrel-found';

export class Chapter {
  /** @param {() => void} moved another screen is shown @param {() => void} stirred by somebody's own hand */
  constructor(moved, stirred) {
    this.moved = moved;
    this.stirred = stirred;
    /** The one that is shown, from 0. */
    this.screen = 0;
    /** The first words on the screen; they stay there when the chapter is set anew. */
    this.place = -1;
    /** How far below the edge they are, in the long column. */
    this.below = 0;
    /** @type {Document | null} until it is loaded, there is none */
    this.page = null;
    this.expected = 0;
  }

  /**
   * Takes over what was loaded into the frame.
   *
   * @param {Document} page
   * @param {Looks} looks
   * @param {Aim} aim
   */
  take(page, looks, aim) {
    const rtl = /** @type {Window} */ (page.defaultView).getComputedStyle(page.body).direction === 'rtl';
    page.documentElement.dir = rtl ? 'rtl' : 'ltr';
    this.page = page;
    this.style = page.head.appendChild(page.createElement('style'));
    this.words = new Words(page);
    this.screens = new Screens(page, rtl);
    page.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.lay(looks, aim);
    const again = () => this.page === page && this.lay(this.looks ?? looks);
    page.querySelectorAll('img').forEach((picture) => picture.complete || picture.addEventListener('load', again, { once: true }));
    page.fonts?.ready.then(again);
  }

  drop() {
    this.page = null;
  }

  get rtl() {
    return this.screens?.rtl ?? false;
  }

  get paged() {
    return this.looks?.flow === 'paged';
  }

  /** How much of the chapter is behind the reader: 0 to 1. */
  get part() {
    const last = this.screens?.last ?? 0;
    return last > 0 ? Math.min(this.screen / last, 1) : 0;
  }

  /** The same, but the last screen counts, too: below 1. */
  get begun() {
    return this.screen / (this.screens?.count ?? 1);
  }

  get atEnd() {
    return this.screen >= (this.screens?.last ?? 0) - ROUNDING;
  }

  /**
   * Sets it anew. Without an aim the same words stay on the screen.
   *
   * @param {Looks} looks
   * @param {Aim} [aim]
   */
  lay(looks, aim) {
    const { page, part, place, screens, style } = this;
    if (!page || !screens || !style) {
      return;
    }
    this.looks = looks;
    style.textContent = chapterStyle(looks, screens.root.clientWidth);
    screens.measure(looks.flow === 'paged');
    if (aim) {
      this.#show(...this.#screenFor(aim));
    } else {
      this.#show(place >= 0 ? screens.of(this.#box(place), this.below) : part * screens.last, place);
    }
  }

  #box(place) {
    return /** @type {Words} */ (this.words).box(place);
  }

  /** @param {Aim} aim @returns {[number, number?]} the screen, and the words on it that were meant */
  #screenFor({ text, part = 0, fragment, marked }) {
    const screens = /** @type {Screens} */ (this.screens);
    const found = text ? this.words?.find(text, part) : null;
    const target = fragment ? this.page?.getElementById(fragment) : null;
    this.#mark(marked && found ? this.words?.range(found.from, found.to) : null);
    return found ? [screens.of(this.#box(found.from)), found.from] : [target ? screens.of(target.getBoundingClientRect()) : part * screens.last];
  }

  /** Shows what was looked for, where browsers can without touching the chapter. */
  #mark(range) {
    const view = /** @type {any} */ (this.page?.defaultView);
    view?.CSS?.highlights?.delete(FOUND);
    if (range && view?.Highlight) {
      view.CSS.highlights.set(FOUND, new view.Highlight(range));
    }
  }

  /** @param {number} screen @param {number} [place] the words it is shown for */
  #show(screen, place) {
    const screens = /** @type {Screens} */ (this.screens);
    this.screen = screens.show(screen);
    this.expected = screens.root.scrollTop;
    this.#settle(place);
  }

  /** @param {number} [place] the first on the screen, if it is known */
  #settle(place = this.words?.first((box) => this.screens?.side(box) ?? 0) ?? -1) {
    this.place = place;
    this.below = place >= 0 && !this.paged ? this.#box(place).top : 0;
    this.moved();
  }

  #scrolled() {
    const root = this.screens?.root;
    if (root && !this.paged && Math.abs(root.scrollTop - this.expected) > STILL) {
      this.expected = root.scrollTop;
      this.screen = root.scrollTop / root.clientHeight;
      this.stirred();
      this.#settle();
    }
  }

  /** @param {number} step @returns {number} 0 if there was more, else the side on which it ended */
  turn(step) {
    if (step > 0 ? this.atEnd : this.screen <= ROUNDING) {
      return step;
    }
    this.#show(this.screen + step * (this.paged ? 1 : SCROLLED));
    return 0;
  }

  /** Some lines on, in the long column. @param {number} pixels */
  nudge(pixels) {
    this.screens?.root.scrollBy({ top: pixels });
  }

  /** The words the screen begins with; none on a screen of pictures. */
  excerpt() {
    return this.words && this.place >= 0 ? this.words.excerpt(this.place) : null;
  }

  /** Whether a place is on the screen. @param {import('./spine.js').Locator} locator */
  shows(locator) {
    if (!this.page || !this.screens) {
      return false;
    }
    const part = Number(locator.locations?.progression ?? 0);
    const found = locator.text ? this.words?.find(locator.text, part) : null;
    return found ? this.screens.side(this.#box(found.from)) === 0 : Math.abs(part - this.part) < 1 / (2 * this.screens.count);
  }
}
