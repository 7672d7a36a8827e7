// @ts-check
/** What stands beside the text: contents, bookmarks, a search, the looks. */
import { html, nothing } from 'lit';
import { date, t } from '../app/i18n.js';
import { icon } from '../parts/icon.js';
import './finder.js';
import { CHOICES } from './looks.js';

/** Their icons. @type {Record<string, string>} */
export const PANELS = { search: 'search', toc: 'list-details', bookmarks: 'bookmarks', looks: 'typography' };

const BODIES = { search, toc, bookmarks, looks };

/** @param {string} name @param {any} reader */
export function panel(name, reader) {
  const heading = t('reader.' + name);
  return html`<section class="reader-panel" aria-label=${heading}>
    <header><h2>${heading}</h2>
      <button type="button" class="icon-button" aria-label=${t('close')} @click=${() => reader.put('')}>${icon('x')}</button></header>
    ${BODIES[name](reader)}
  </section>`;
}

function search({ book, spine, goTo }) {
  return html`<carrel-finder .book=${book.id} .spine=${spine} @found=${({ detail }) => goTo(spine.goalOf(detail, true))}></carrel-finder>`;
}

function toc({ spine, at, goTo }) {
  const lines = (list) => html`<ol>${list.map((line) => html`<li>
    <button type="button" class="reader-line" aria-current=${String(spine.find(line.content) === at)} @click=${() => goTo(spine.goal(line.content))}><bdi>${line.label}</bdi></button>
    ${line.children?.length ? lines(line.children) : nothing}</li>`)}</ol>`;
  return spine.contents.length ? html`<nav aria-label=${t('reader.toc')}>${lines(spine.contents)}</nav>` : html`<p>${t('reader.no-toc')}</p>`;
}

function bookmarks({ bookmarks: kept, spine, goTo }) {
  const chapter = ({ locator }) => spine.find(locator.href ?? '');
  const place = (one) => chapter(one) + Number(one.locator.locations?.progression ?? 0);
  const list = [...kept.list].sort((a, b) => place(a) - place(b));
  return list.length
    ? html`<ul>${list.map((one) => html`<li class="reader-mark">
        <button type="button" class="reader-line" @click=${() => goTo(spine.goalOf(one.locator))}><bdi>${one.previewContent || spine.heading(chapter(one))}</bdi>
          <span class="reader-note"><bdi>${spine.heading(chapter(one))}</bdi> · ${date(one.createdAt)}</span></button>
        <button type="button" class="icon-button" aria-label=${t('bookmark.remove')} title=${t('bookmark.remove')} @click=${() => kept.remove(one)}>${icon('trash')}</button></li>`)}</ul>`
    : html`<p>${t('bookmark.none')}</p>`;
}

function looks(reader) {
  const { size } = reader.looks;
  return html`<div class="field"><span class="field-name" id="letters">${t('reader.size')}</span>
      <div class="letters" role="group" aria-labelledby="letters">
        <button type="button" class="btn" aria-label=${t('reader.smaller')} title=${t('reader.smaller')} @click=${() => reader.resize(-1)}><span class="letter letter-small" aria-hidden="true">A</span></button>
        <output>${size} %</output>
        <button type="button" class="btn" aria-label=${t('reader.larger')} title=${t('reader.larger')} @click=${() => reader.resize(1)}><span class="letter" aria-hidden="true">A</span></button>
      </div></div>
    ${Object.entries(CHOICES).map(([name, values]) => html`<div class="field"><label for=${'look-' + name}>${t('look.' + name)}</label>
      <select id=${'look-' + name} class="form-select" @change=${(event) => reader.choose(name, event.target.value)}>
        ${values.map((one) => html`<option value=${one} ?selected=${one === reader.looks[name]}>${t(`look.${name}.${one}`)}</option>`)}
      </select></div>`)}`;
}
