// @ts-check
/** What can be changed about a library; a new one is made by the wizard, which looks at its folder first. */
import { html } from 'lit';
import { gql } from '../app/gql.js';
import { t } from '../app/i18n.js';
import { check, field, openForm, select } from './form.js';

const UPDATE = 'mutation ($id: ID!, $input: CreateOrUpdateLibraryInput!) { updateLibrary(id: $id, input: $input) { id } }';
const TYPES = ['MIXED', 'COMIC', 'MANGA', 'BOOK', 'WEBTOON', 'LIGHT_NOVEL', 'MANHWA', 'WEB_NOVEL'];
const SIZES = {
  ExactDimensionResize: 'exact',
  ScaleEvenlyByFactor: 'scaleEvenlyByFactor',
  ScaledDimensionResize: 'scaleDimension',
  FitWithinResize: 'fitWithin',
};

/** @param {any} library @param {() => Promise<unknown>} done */
export function editLibrary(library, done) {
  const { config } = library;
  openForm({
    heading: t('scan.edit', { name: library.name }),
    fields: html`${field('name', t('name'), html`<input id="name" name="name" class="form-control" required maxlength="100" autocomplete="off" .defaultValue=${library.name}>`)}
      ${field('path', t('library.path'), html`<input id="path" name="path" class="form-control" required autocomplete="off" spellcheck="false" aria-describedby="path-hint" .defaultValue=${library.path}>`, t('scan.path.hint'))}
      ${field('description', t('scan.description'), html`<input id="description" name="description" class="form-control" maxlength="500" autocomplete="off" .defaultValue=${library.description ?? ''}>`)}
      <div class="field-row">
        ${field('type', t('library.type'), select('type', TYPES.map((type) => [type, t('type.' + type)]), config.libraryType))}
        ${field('direction', t('reader.direction'), select('direction', [['LTR', t('reader.ltr')], ['RTL', t('reader.rtl')]], config.defaultReadingDir))}
      </div>
      ${check('watch', 'yes', t('scan.watch'), config.watch, t('scan.watch.hint'))}
      ${check('metadata', 'yes', t('scan.metadata'), config.processMetadata, t('scan.metadata.hint'))}`,
    submit: t('save'),
    act: async (form) => {
      const input = {
        name: form.get('name'),
        path: form.get('path'),
        description: form.get('description'),
        scanAfterPersist: false,
        config: {
          ...config,
          thumbnailConfig: thumbnails(config.thumbnailConfig),
          libraryType: form.get('type'),
          defaultReadingDir: form.get('direction'),
          watch: form.has('watch'),
          processMetadata: form.has('metadata'),
        },
      };
      await gql(UPDATE, { id: library.id, input });
      await done();
    },
  });
}

/** As it was read, in the shape that it is written in. */
function thumbnails(config) {
  if (!config?.resizeMethod) {
    return config;
  }
  const { __typename, ...how } = config.resizeMethod;
  return { ...config, resizeMethod: { [SIZES[__typename]]: how } };
}
