// @ts-check
/** The lists of books and series as the core API is asked for them. */
import { gql } from '../app/gql.js';
import { BOOK, SERIES } from './cards.js';

const BOOKS = `query ($filter: MediaFilterInput!, $orderBy: [MediaOrderBy!]!, $page: Int!, $size: Int!) {
  media(filter: $filter, orderBy: $orderBy, pagination: {offset: {page: $page, pageSize: $size}}) {
    nodes { ...Book } pageInfo { ... on OffsetPaginationInfo { totalItems } }
  }
} ${BOOK}`;

const SHELVES = `query ($filter: SeriesFilterInput!, $orderBy: [SeriesOrderBy!]!, $page: Int!, $size: Int!) {
  series(filter: $filter, orderBy: $orderBy, pagination: {offset: {page: $page, pageSize: $size}}) {
    nodes { ...Shelf } pageInfo { ... on OffsetPaginationInfo { totalItems } }
  }
} ${SERIES}`;

function bookOrder(asked) {
  const direction = asked.dir === 'desc' ? 'DESC' : 'ASC';
  const fields = { added: 'CREATED_AT', pages: 'PAGES', size: 'SIZE' };
  const field = fields[asked.sort];
  return field ? [{ media: { field, direction } }] : [{ metadata: { field: 'TITLE_SORT', direction } }];
}

/** What the address asks of both. */
function narrowed(asked) {
  return {
    ...(asked.q ? { search: asked.q } : {}),
    ...(asked.status ? { readingStatus: { is: asked.status } } : {}),
  };
}

const part = (list) => ({ total: list.pageInfo.totalItems, nodes: list.nodes });

/** @param {any} [also] a filter beside the address's */
export function books(also = {}) {
  return (asked) => async (page, size, signal) => {
    const filter = { ...narrowed(asked), ...(asked.format ? { extension: { eq: asked.format } } : {}), ...also };
    const variables = { filter, orderBy: bookOrder(asked), page, size };
    return part((await gql(BOOKS, variables, { signal })).media);
  };
}

/** @param {any} [also] a filter beside the address's */
export function shelves(also = {}) {
  return (asked) => async (page, size, signal) => {
    const direction = asked.dir === 'desc' ? 'DESC' : 'ASC';
    const field = asked.sort === 'added' ? 'CREATED_AT' : 'NAME';
    const variables = { filter: { ...narrowed(asked), ...also }, orderBy: [{ series: { field, direction } }], page, size };
    return part((await gql(SHELVES, variables, { signal })).series);
  };
}
