// @ts-check
/** What a finger drawn across says: 1 for on, -1 for back. */

const FAR = 50;

/**
 * @param {EventTarget} on
 * @param {(step: number) => unknown} turn
 */
export function swipes(on, turn) {
  let x = 0;
  let y = 0;
  on.addEventListener('touchstart', (event) => {
    const { touches } = /** @type {TouchEvent} */ (event);
    x = touches.length === 1 ? touches[0].clientX : NaN;
    y = touches[0].clientY;
  }, { passive: true });
  on.addEventListener('touchend', (event) => {
    const end = /** @type {TouchEvent} */ (event).changedTouches[0];
    const across = end.clientX - x;
    if (Math.abs(across) > FAR && Math.abs(across) > 2 * Math.abs(end.clientY - y)) {
      turn(across < 0 ? 1 : -1);
    }
  }, { passive: true });
}
