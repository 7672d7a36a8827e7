// @ts-check
/** What the reader of pages does by keys. */
import { openHelp } from '../parts/help.js';
import { act, fullscreen } from './keys.js';

const HELP = [
  ['←  →', 'reader.turn'], ['Space', 'reader.scroll'], ['Home  End', 'reader.ends'], ['f', 'reader.fullscreen'],
  ['d', 'reader.double'], ['l  r  w', 'reader.directions'], ['c', 'reader.fit'], ['m', 'reader.menu'], ['Esc', 'reader.leave'], ['?', 'help'],
];

export const pageHelp = () => openHelp(HELP);

/** @param {KeyboardEvent} event @param {any} reader */
export function pageKeys(event, reader) {
  const forward = reader.way === 'rtl' ? -1 : 1;
  const scroll = (step) => reader.down(step) || reader.turn(step);
  const strip = reader.way === 'webtoon';
  const acts = {
    ArrowRight: () => reader.turn(forward),
    ArrowLeft: () => reader.turn(-forward),
    ArrowDown: strip ? null : () => scroll(1),
    ArrowUp: strip ? null : () => scroll(-1),
    PageDown: () => reader.turn(1),
    PageUp: () => reader.turn(-1),
    ' ': () => scroll(event.shiftKey ? -1 : 1),
    Home: () => reader.open(1),
    End: () => reader.open(reader.book.pages),
    f: fullscreen,
    d: () => reader.pair(),
    l: () => reader.go('ltr'),
    r: () => reader.go('rtl'),
    w: () => reader.go('webtoon'),
    c: () => reader.scale(),
    m: () => (reader.chrome = !reader.chrome),
    Escape: () => reader.leave(),
    '?': pageHelp,
  };
  act(event, acts, 'dialog, input[type=range], select');
}
