// @ts-check
/** The order of an EPUB's chapters, and places in it as others tell them. */

/** @typedef {{href?: string, locations?: any, text?: import('./words.js').Excerpt | null}} Locator Readium's */
/** @typedef {{part?: number, fragment?: string, text?: import('./words.js').Excerpt | null, marked?: boolean}} Aim in a chapter: its words, a fragment, or how much of it is behind */
/** @typedef {{chapter: number, aim: Aim}} Goal */
/** @typedef {{label: string, content: string, children?: Line[]}} Line of the table of contents */

/** Two clients that tell one place may round it. */
const NEAR = 0.01;

export class Spine {
  /** @param {any} ebook */
  constructor({ spine, resources, toc }) {
    /** @type {string[]} */
    this.entries = spine.map((step) => resources[step.idref]?.[0] ?? '');
    /** @type {Line[]} */
    this.contents = toc.map((line) => JSON.parse(line));
    this.lines = flat(this.contents).map((line) => ({ ...line, chapter: this.find(line.content) }));
  }

  get length() {
    return Math.max(this.entries.length, 1);
  }

  /** @param {string} href of the archive, perhaps with a fragment, perhaps from the package on; -1 for none */
  find(href) {
    const path = href.split('#')[0];
    const exact = this.entries.indexOf(path);
    return exact >= 0 || !path ? exact : this.entries.findIndex((entry) => entry.endsWith('/' + path));
  }

  /** The line of the contents that a chapter belongs to. @param {number} chapter */
  heading(chapter) {
    return this.lines.filter((line) => line.chapter <= chapter).at(-1)?.label ?? '';
  }

  /** @param {string} href @returns {Goal | null} */
  goal(href) {
    const chapter = this.find(href);
    return chapter < 0 ? null : { chapter, aim: { fragment: href.split('#')[1] } };
  }

  /** @param {Locator} locator @param {boolean} [marked] whether its words are to stand out @returns {Goal | null} */
  goalOf(locator, marked) {
    const chapter = this.find(locator.href ?? '');
    return chapter < 0 ? null : { chapter, aim: { part: Number(locator.locations?.progression ?? 0), text: locator.text, marked } };
  }

  /**
   * Where the book was laid down, here or in another app, which may know a percentage only.
   *
   * @param {any} told
   * @returns {Goal}
   */
  resume(told) {
    const whole = Math.min(Math.max(Number(told?.percentageCompleted ?? 0), 0), 1);
    const goal = told?.locator ? this.goalOf(told.locator) : null;
    const counted = Number(told?.locator?.locations?.totalProgression ?? whole);
    if (goal && Math.abs(counted - whole) < NEAR) {
      return goal;
    }
    const chapter = Math.min(Math.floor(whole * this.length), this.length - 1);
    return { chapter, aim: { part: whole * this.length - chapter } };
  }

  /**
   * @param {number} chapter
   * @param {number} part of the chapter that is behind the reader
   * @param {number} whole the same of the book
   * @param {import('./words.js').Excerpt | null} text
   */
  locator(chapter, part, whole, text) {
    const locations = { progression: round(part), totalProgression: round(whole), position: chapter + 1 };
    return { href: this.entries[chapter], chapterTitle: this.heading(chapter), locations, text };
  }
}

/** @param {Line[]} lines @returns {Line[]} */
function flat(lines) {
  return lines.flatMap((line) => [line, ...flat(line.children ?? [])]);
}

/** @param {number} part */
export function round(part) {
  return Math.round(part * 10000) / 10000;
}
