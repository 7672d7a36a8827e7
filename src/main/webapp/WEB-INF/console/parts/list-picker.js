// @ts-check
/** Chooses the reading list that books are put into, or makes one of them. */
import { html } from 'lit';
import { gql } from '../app/gql.js';
import { t } from '../app/i18n.js';
import { go, to } from '../app/router.js';
import { session } from '../app/session.js';
import { openForm } from './form.js';
import { forgetLists } from './held.js';
import { report, tell } from './toast.js';

const LISTS = '{ readingLists(pagination: {none: {unpaginated: true}}) { nodes { id name creatingUserId } } }';
const ADD = 'mutation ($id: ID!, $books: [ID!]!) { list: addToReadingList(id: $id, mediaIds: $books) { id name } }';
const CREATE = 'mutation ($input: ReadingListInput!) { list: createReadingList(input: $input) { id name } }';

/** @param {any[]} books @param {() => void} done */
export async function pickList(books, done) {
  try {
    const { nodes } = (await gql(LISTS)).readingLists;
    ask(nodes.filter((list) => list.creatingUserId === session.me?.id), books.map((book) => book.id), done);
  } catch (error) {
    report(error);
  }
}

function ask(lists, ids, done) {
  openForm({
    heading: t('list.add'),
    fields: html`${lists.map((list, i) => choice(list.id, html`<bdi>${list.name}</bdi>`, i === 0))}
      ${choice('', t('list.new'), lists.length === 0)}
      <div class="field"><label for="list-name">${t('list.name')}</label>
        <input id="list-name" name="name" class="form-control" maxlength="100" autocomplete="off" ?required=${lists.length === 0} @input=${chooseNew}></div>`,
    submit: t('list.put', { n: ids.length }),
    act: async (form) => {
      const { list } = await (form.get('list') ? gql(ADD, { id: form.get('list'), books: ids }) : gql(CREATE, { input: { id: '', name: form.get('name'), mediaIds: ids } }));
      forgetLists();
      tell(t('list.added', { n: ids.length, name: list.name }), { label: t('list.open'), run: () => go(to('list/' + list.id)) });
      done();
    },
  });
}

function choice(id, text, checked) {
  return html`<label class="form-check"><input class="form-check-input" type="radio" name="list" value=${id} ?checked=${checked} @change=${demandName}> <span class="form-check-label">${text}</span></label>`;
}

/** Whoever types a name means a new list. */
function chooseNew({ target }) {
  target.form.querySelector('[name=list][value=""]').checked = true;
  target.required = true;
}

function demandName({ target }) {
  target.form.elements.name.required = target.value === '';
}
