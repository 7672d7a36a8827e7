// @ts-check
/** Addresses and views: what is shown follows the address, and going back leads to where one was. */
import { BASE, url } from './base.js';

/** @typedef {{path: string, element: string, load: () => Promise<unknown>, bare?: boolean}} Route */
/** @typedef {{route: Route | null, params: Record<string, string>, key: string}} Place */

const HOME = url('');
/** @type {Route[]} */
let routes = [];
/** @type {(place: Place) => void} */
let show = () => {};
const LONGEST_RETURN = 3000;
let key = '';
let returning = false;

function match(path) {
  const steps = path.split('/').filter(Boolean);
  for (const route of routes) {
    const wanted = route.path.split('/').filter(Boolean);
    const params = fits(wanted, steps);
    if (params) {
      return { route, params };
    }
  }
  return { route: null, params: {} };
}

function fits(wanted, steps) {
  if (wanted.length !== steps.length) {
    return null;
  }
  /** @type {Record<string, string>} */
  const params = {};
  for (const [i, step] of wanted.entries()) {
    if (step.startsWith(':')) {
      params[step.slice(1)] = decodeURIComponent(steps[i]);
    } else if (step !== steps[i]) {
      return null;
    }
  }
  return params;
}

function below() {
  const path = location.pathname.slice(BASE.length);
  return path === '' ? '' : path.replace(/^ui\/?/, '');
}

async function enter() {
  const { route, params } = match(below());
  await route?.load();
  key = history.state?.key ?? fresh();
  if (!history.state?.key) {
    history.replaceState({ ...history.state, key }, '');
  }
  show({ route, params, key });
  comeBack();
}

function fresh() {
  return Math.random().toString(36).slice(2);
}

/** Where the page stood when this address was left; 0 for a new one. */
export function place() {
  return Number(history.state?.scroll ?? 0);
}

function remember() {
  if (history.state?.key === key && !returning) {
    history.replaceState({ ...history.state, scroll: scrollY }, '');
  }
}

/** Goes down to where this address was left, as soon as the page is long enough again. */
function comeBack() {
  const goal = place();
  returning = goal > 0;
  const end = performance.now() + LONGEST_RETURN;
  const entered = key;
  const step = () => {
    scrollTo({ top: goal, behavior: 'instant' });
    if (returning && key === entered && scrollY < goal - 1 && performance.now() < end) {
      requestAnimationFrame(step);
    } else {
      returning = false;
    }
  };
  step();
}

/**
 * @param {Route[]} table
 * @param {(place: Place) => void} shown
 */
export function start(table, shown) {
  routes = table;
  show = shown;
  history.scrollRestoration = 'manual';
  let waiting = 0;
  addEventListener('scroll', () => {
    clearTimeout(waiting);
    waiting = setTimeout(remember, 150);
  }, { passive: true });
  for (const own of ['wheel', 'touchstart', 'keydown', 'mousedown']) {
    addEventListener(own, () => (returning = false), { passive: true, capture: true });
  }
  addEventListener('pagehide', remember);
  addEventListener('popstate', () => enter());
  document.addEventListener('click', follow);
  return enter();
}

function follow(event) {
  const link = event.composedPath().find((step) => step instanceof HTMLAnchorElement);
  const other = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button;
  if (event.defaultPrevented || !link || other || link.target || link.hasAttribute('download')) {
    return;
  }
  const to = new URL(link.href);
  if (to.origin === location.origin && isOurs(to.pathname)) {
    event.preventDefault();
    go(to.pathname + to.search);
  }
}

function isOurs(path) {
  return path === HOME || path.startsWith(url('ui/'));
}

/** @param {string} address as a link has it */
export function go(address) {
  remember();
  history.pushState({ key: fresh() }, '', address);
  return enter();
}

/** The same view under another address: nothing is left. @param {string} address */
export function replace(address) {
  history.replaceState({ ...history.state, scroll: 0 }, '', address);
}

/**
 * The address of a view.
 *
 * @param {string} path such as {@code book/0190…}
 * @param {Record<string, string>} [query] whose empty members are left out
 */
export function to(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== '' && value !== undefined);
  const search = new URLSearchParams(given).toString();
  return (path === '' ? HOME : url('ui/' + path)) + (search ? '?' + search : '');
}

/** The query of the address. @returns {Record<string, string>} */
export function query() {
  return Object.fromEntries(new URLSearchParams(location.search));
}
