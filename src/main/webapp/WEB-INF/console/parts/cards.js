// @ts-check
/** Books and series as covers and as lines. */
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { thumbnail } from '../app/base.js';
import { date, percent, size, t } from '../app/i18n.js';
import { to } from '../app/router.js';
import { icon } from './icon.js';

/** What a card of a book needs to know. */
export const BOOK = `fragment Book on Media {
  id resolvedName extension pages size createdAt isFavorite
  series { id resolvedName }
  hasThumbnail thumbnailMeta { averageColor }
  readProgress { percentageCompleted page }
  readHistory { completedAt }
}`;

/** What a card of a series needs to know. */
export const SERIES = `fragment Shelf on Series {
  id resolvedName mediaCount readCount createdAt hasThumbnail thumbnailMeta { averageColor }
}`;

/** How much of a book was read: 0 to 1. */
export function read(book) {
  if (book.readProgress) {
    const told = Number(book.readProgress.percentageCompleted ?? NaN);
    return Number.isNaN(told) ? (book.readProgress.page ?? 0) / Math.max(book.pages, 1) : told;
  }
  return book.readHistory?.length ? 1 : 0;
}

/** Whether a book is begun and not finished. */
export function begun(book) {
  return Boolean(book.readProgress);
}

/** Hides a picture that cannot be had: the title stands beneath it. */
function withoutPicture(event) {
  event.target.closest('.cover').classList.add('cover-bare');
}

/**
 * @param {string} kind media, series or library
 * @param {any} of what it is the cover of
 * @param {any} [over] what lies on it
 */
export function cover(kind, of, over = nothing) {
  const tint = (element) => {
    const color = of.thumbnailMeta?.averageColor;
    if (element && /^#[0-9a-f]{3,8}$/i.test(color ?? '')) {
      element.style.backgroundColor = color;
    }
  };
  return html`<span class="cover ${of.hasThumbnail ? '' : 'cover-bare'}" ${ref(tint)}>
    ${of.hasThumbnail ? html`<img src=${thumbnail(kind, of.id)} alt="" loading="lazy" decoding="async" @error=${withoutPicture}>` : nothing}
    <span class="cover-title" aria-hidden="true"><bdi>${of.resolvedName ?? of.name}</bdi></span>
    ${over}
  </span>`;
}

/** How far somebody is, across the foot of a cover. */
function track(part) {
  return part > 0 && part < 1
    ? html`<progress class="track" max="1" .value=${part} aria-label=${t('read.part', { part: percent(part) })}></progress>`
    : part === 1
      ? html`<span class="done" title=${t('status.FINISHED')}>${icon('check')}<span class="visually-hidden">${t('status.FINISHED')}</span></span>`
      : nothing;
}

export function bookCard(book) {
  return html`<a class="card-link" href=${to('book/' + book.id)}>
    ${cover('media', book, html`${track(read(book))}${book.isFavorite ? html`<span class="liked" title=${t('favourite')}>${icon('heart-filled')}</span>` : nothing}`)}
    <span class="caption"><bdi>${book.resolvedName}</bdi></span>
    <span class="caption-note"><bdi>${book.series?.resolvedName ?? ''}</bdi></span>
  </a>`;
}

export function bookLine(book) {
  const part = read(book);
  return html`<a class="line-link" href=${to('book/' + book.id)}>
    ${cover('media', book)}
    <span class="line-main"><span class="caption"><bdi>${book.resolvedName}</bdi></span><span class="caption-note"><bdi>${book.series?.resolvedName ?? ''}</bdi></span></span>
    <span class="line-fact">${part === 1 ? t('status.FINISHED') : part > 0 ? percent(part) : ''}</span>
    <span class="line-fact">${book.extension.toUpperCase()}</span>
    <span class="line-fact">${size(book.size)}</span>
    <span class="line-fact">${date(book.createdAt)}</span>
  </a>`;
}

export function seriesCard(series) {
  const unread = series.mediaCount - series.readCount;
  return html`<a class="card-link" href=${to('series/' + series.id)}>
    ${cover('series', series, unread > 0 ? html`<span class="unread" title=${t('series.unread', { n: unread })}>${unread}</span>` : track(1))}
    <span class="caption"><bdi>${series.resolvedName}</bdi></span>
    <span class="caption-note">${t('books.count', { n: series.mediaCount })}</span>
  </a>`;
}

export function seriesLine(series) {
  return html`<a class="line-link" href=${to('series/' + series.id)}>
    ${cover('series', series)}
    <span class="line-main"><span class="caption"><bdi>${series.resolvedName}</bdi></span></span>
    <span class="line-fact">${t('books.count', { n: series.mediaCount })}</span>
    <span class="line-fact">${percent(series.mediaCount ? series.readCount / series.mediaCount : 0)}</span>
    <span class="line-fact"></span><span class="line-fact">${date(series.createdAt)}</span>
  </a>`;
}
