// @ts-check
/** The console's one way to the server's data: the core API, as every other client has it. */
import { url } from './base.js';

/** What the server refused, or could not do. */
export class ApiError extends Error {
  /**
   * @param {string} message in the server's words, or empty
   * @param {string} code a reason that does not change between releases
   * @param {string} reference finds the request in the server's log
   */
  constructor(message, code, reference) {
    super(message);
    this.code = code;
    this.reference = reference;
  }
}

/** @param {any} [data] of the answer that came along with the errors */
function failure(errors, reference, data) {
  const first = errors[0] ?? {};
  const error = new ApiError(first.message ?? '', first.extensions?.code ?? 'INTERNAL', reference);
  return Object.assign(error, { data });
}

/** Whoever's session has ended comes back to where they were. */
export function signIn() {
  const here = location.pathname + location.search;
  location.assign(url('sign-in') + '?next=' + encodeURIComponent(here));
}

/**
 * @param {string} path below the application
 * @param {RequestInit} options
 * @returns {Promise<Response>}
 */
async function send(path, options) {
  try {
    return await fetch(url(path), { credentials: 'same-origin', ...options });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') {
      throw cause;
    }
    throw new ApiError('', 'OFFLINE', '');
  }
}

/** A request as JSON, or with a file as its multipart form: jaydenseric/graphql-multipart-request-spec. @returns {RequestInit} */
function parcel(query, variables) {
  const [name, file] = Object.entries(variables).find(([, value]) => value instanceof File) ?? [];
  if (!name) {
    return { headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ query, variables }) };
  }
  const body = new FormData();
  body.append('operations', JSON.stringify({ query, variables: { ...variables, [name]: null } }));
  body.append('map', JSON.stringify({ 0: ['variables.' + name] }));
  body.append('0', file);
  return { headers: { Accept: 'application/json' }, body };
}

/**
 * @param {string} query
 * @param {Record<string, any>} [variables] of which one may be a file
 * @param {RequestInit} [options] such as a signal, or keepalive while the page goes away
 * @returns {Promise<any>} the data
 */
export async function gql(query, variables = {}, options = {}) {
  const response = await send('api/graphql', { method: 'POST', ...parcel(query, variables), ...options });
  const reference = response.headers.get('X-Request-Id') ?? '';
  if (response.status === 401) {
    signIn();
    return new Promise(() => {});
  }
  const answer = await body(response, reference);
  if (answer.errors?.length) {
    throw failure(answer.errors, reference, answer.data);
  }
  if (!response.ok) {
    throw new ApiError(answer.message ?? answer.detail ?? '', answer.code ?? 'INTERNAL', reference);
  }
  return answer.data;
}

/**
 * The few calls of somebody who is not signed in yet.
 *
 * @param {string} path below the application
 * @param {any} [sent]
 * @returns {Promise<any>}
 */
export async function rest(path, sent) {
  const response = await send(path, {
    method: sent === undefined ? 'GET' : 'POST',
    headers: sent === undefined ? {} : { 'Content-Type': 'application/json' },
    body: sent === undefined ? undefined : JSON.stringify(sent),
  });
  const reference = response.headers.get('X-Request-Id') ?? '';
  const answer = await body(response, reference);
  if (!response.ok) {
    throw new ApiError(answer.message ?? answer.detail ?? '', answer.code ?? 'INTERNAL', reference);
  }
  return answer;
}

async function body(response, reference) {
  try {
    return await response.json();
  } catch {
    throw new ApiError('', response.status === 503 ? 'UNAVAILABLE' : 'INTERNAL', reference);
  }
}

/**
 * Events as they happen, until the signal ends them.
 *
 * @param {string} query a subscription
 * @param {(data: any) => void} next
 * @param {AbortSignal} signal
 */
export async function listen(query, next, signal) {
  const response = await send('api/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
    signal,
  });
  if (!response.ok || !response.body) {
    throw new ApiError('', 'UNAVAILABLE', response.headers.get('X-Request-Id') ?? '');
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    pending += value.replaceAll('\r\n', '\n');
    for (let end = pending.indexOf('\n\n'); end >= 0; end = pending.indexOf('\n\n')) {
      take(pending.slice(0, end), next);
      pending = pending.slice(end + 2);
    }
  }
}

function take(event, next) {
  const data = event
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trim())
    .join('\n');
  if (data && data !== 'null') {
    const answer = JSON.parse(data);
    if (answer.data) {
      next(answer.data);
    }
  }
}
