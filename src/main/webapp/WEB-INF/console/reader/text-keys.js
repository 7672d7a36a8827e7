// @ts-check
/** What the reader of texts does by keys. */
import { openHelp } from '../parts/help.js';
import { act, fullscreen } from './keys.js';

const HELP = [
  ['←  →', 'reader.turn'], ['Space', 'reader.turn'], ['Home  End', 'reader.chapter-ends'], ['+  −', 'reader.size'], ['a', 'reader.looks'], ['b', 'bookmark'], ['/', 'reader.search'],
  ['t', 'reader.toc'], ['f', 'reader.fullscreen'], ['m', 'reader.menu'], ['Esc', 'reader.leave'], ['?', 'help'],
];
/** Pixels that an arrow moves a long column. */
const LINES = 80;

export const textHelp = () => openHelp(HELP);

/** @param {KeyboardEvent} event @param {any} reader */
export function textKeys(event, reader) {
  const { chapter } = reader;
  const forward = chapter.rtl ? -1 : 1;
  const lines = (step) => (chapter.paged ? reader.turn(step) : chapter.nudge(step * LINES));
  const acts = {
    ArrowRight: () => reader.turn(forward),
    ArrowLeft: () => reader.turn(-forward),
    ArrowDown: () => lines(1),
    ArrowUp: () => lines(-1),
    PageDown: () => reader.turn(1),
    PageUp: () => reader.turn(-1),
    ' ': () => reader.turn(event.shiftKey ? -1 : 1),
    Home: () => reader.open(reader.at, {}),
    End: () => reader.open(reader.at, { part: 1 }),
    '+': () => reader.resize(1),
    '-': () => reader.resize(-1),
    b: () => reader.mark(),
    '/': () => reader.put('search'),
    t: () => reader.put('toc'),
    a: () => reader.put('looks'),
    f: fullscreen,
    m: () => (reader.chrome = !reader.chrome),
    '?': textHelp,
  };
  act(event, acts, 'dialog, input, select');
}
