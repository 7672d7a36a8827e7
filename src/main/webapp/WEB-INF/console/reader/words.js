// @ts-check
/**
 * Places in a chapter, told by its words: whatever size the letters have, the same words are found
 * again. A place is the number of characters before it; blanks do not count, since markup and
 * server differ about them.
 */

/** @typedef {{before?: string | null, highlight?: string | null, after?: string | null}} Excerpt as Readium's locators have it */

/** Characters told on each side of a place. */
const AROUND = 40;
const SHOWN = 80;
/** A word that is everywhere is looked at so often, and no more. */
const MOST_TRIES = 5000;

const solid = (text) => (text ?? '').replace(/\s+/g, '');

export class Words {
  /** @param {Document} page */
  constructor(page) {
    this.page = page;
    /** @type {{node: Text, from: number}[]} */
    this.nodes = [];
    const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      this.nodes.push({ node: /** @type {Text} */ (node), from: text.length });
      text += /** @type {Text} */ (node).data;
    }
    this.text = text;
    this.solid = solid(text);
    this.origins = origins(text, this.solid.length);
  }

  get length() {
    return this.solid.length;
  }

  /** The node that holds a character of the text. */
  #node(origin) {
    let low = 0;
    let high = this.nodes.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      this.nodes[middle].from <= origin ? (low = middle) : (high = middle - 1);
    }
    return this.nodes[low];
  }

  /** @param {number} from @param {number} to behind it, and not beyond the end */
  range(from, to = from + 1) {
    const first = this.#node(this.origins[from]);
    const last = this.#node(this.origins[to - 1]);
    const range = this.page.createRange();
    range.setStart(first.node, this.origins[from] - first.from);
    range.setEnd(last.node, this.origins[to - 1] - last.from + 1);
    return range;
  }

  /** @param {number} place @returns {DOMRect} of the character there */
  box(place) {
    return this.range(place).getBoundingClientRect();
  }

  /**
   * The first place that is seen; -1 for none.
   *
   * @param {(box: DOMRect) => number} side -1 for a box before the screen, 0 on it, 1 behind it
   */
  first(side) {
    const range = this.page.createRange();
    for (const { node, from } of this.nodes) {
      range.selectNodeContents(node);
      if ([...range.getClientRects()].some((box) => box.width > 0 && side(box) === 0)) {
        const found = this.#firstIn(this.#after(from), this.#after(from + node.length), side);
        if (found >= 0) {
          return found;
        }
      }
    }
    return -1;
  }

  /** How many characters that count stand before one of the text. */
  #after(origin) {
    let low = 0;
    let high = this.origins.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      this.origins[middle] < origin ? (low = middle + 1) : (high = middle);
    }
    return low;
  }

  #firstIn(from, to, side) {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      side(this.box(middle)) < 0 ? (low = middle + 1) : (high = middle);
    }
    return low < to ? low : -1;
  }

  /** @param {number} place @returns {Excerpt} the words from there on, and some before them */
  excerpt(place) {
    const at = this.origins[place];
    const line = (from, to) => this.text.slice(Math.max(from, 0), to).replace(/\s+/g, ' ');
    return { before: line(at - AROUND, at), highlight: line(at, at + SHOWN).trim(), after: line(at + SHOWN, at + SHOWN + AROUND) };
  }

  /**
   * Where words stand, and how many characters they have; of several places the one with the same
   * words around it, and of those the nearest.
   *
   * @param {Excerpt} excerpt
   * @param {number} part of the text that is expected before it, 0 to 1
   * @returns {{from: number, to: number} | null}
   */
  find({ before, highlight, after }, part) {
    const wanted = solid(highlight) || solid(after);
    const [ahead, behind] = [solid(before), highlight ? solid(after) : ''];
    if (!wanted) {
      return null;
    }
    let best = { at: -1, likeness: -1, distance: 0 };
    let at = this.solid.indexOf(wanted);
    for (let tries = 0; at >= 0 && tries < MOST_TRIES; tries++) {
      const likeness = backwards(this.solid, at, ahead) + forwards(this.solid, at + wanted.length, behind);
      const distance = Math.abs(at - part * this.length);
      if (likeness > best.likeness || (likeness === best.likeness && distance < best.distance)) {
        best = { at, likeness, distance };
      }
      at = this.solid.indexOf(wanted, at + 1);
    }
    return best.at < 0 ? null : { from: best.at, to: best.at + wanted.length };
  }
}

/** Where each character that counts comes from. */
function origins(text, length) {
  const found = new Uint32Array(length);
  const blank = /\s/;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (!blank.test(text[at])) {
      found[count++] = at;
    }
  }
  return found;
}

function backwards(text, end, words) {
  let same = 0;
  while (same < words.length && text[end - 1 - same] === words[words.length - 1 - same]) {
    same++;
  }
  return same;
}

function forwards(text, from, words) {
  let same = 0;
  while (same < words.length && text[from + same] === words[same]) {
    same++;
  }
  return same;
}
