// @ts-check
/** The first run: an administrator, a library, its first scan. Each step begins where things stand. */
import { html, nothing } from 'lit';
import { gql, listen, rest } from '../app/gql.js';
import { number, t } from '../app/i18n.js';
import { to } from '../app/router.js';
import { session } from '../app/session.js';
import { View } from '../app/view.js';
import { icon } from '../parts/icon.js';

const STEPS = ['owner', 'library', 'scan', 'done'];
const TYPES = ['MIXED', 'COMIC', 'MANGA', 'BOOK', 'WEBTOON'];
const SHORTEST = 8;

const FOLDER = 'query ($path: String!) { libraryFolder(path: $path) { path books complete } }';
const CREATE = 'mutation ($input: CreateOrUpdateLibraryInput!) { createLibrary(input: $input) { id } }';
const EVENTS = `subscription { readEvents { __typename
  ... on JobUpdate { id status message subtitle completedTasks remainingTasks }
  ... on JobOutput { id output { ... on LibraryScanOutput { createdMedia createdSeries ignoredFiles totalFiles } } } } }`;
const JOBS = `{ jobs(pagination: {offset: {page: 1, pageSize: 1}}) { nodes { id status outputData { ... on LibraryScanOutput { createdMedia createdSeries ignoredFiles totalFiles } } } } }`;

class Setup extends View {
  static properties = {
    ...View.properties,
    step: { state: true },
    claim: { state: true },
    trouble: { state: true },
    busy: { state: true },
    folder: { state: true },
    scan: { state: true },
    strength: { state: true },
  };

  constructor() {
    super();
    this.step = '';
    /** @type {any} */
    this.claim = null;
    /** @type {any} */
    this.trouble = null;
    this.busy = false;
    /** What was found in the folder. @type {any} */
    this.folder = null;
    /** @type {any} */
    this.scan = null;
    this.strength = 0;
    this.library = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.name(t('setup'));
    this.#begin();
  }

  async #begin() {
    await this.#try(async () => {
      this.claim = await rest('api/v2/claim');
      if (this.claim.isClaimed) {
        await session.load();
      }
      this.first = !this.claim.isClaimed || session.libraries.length === 0;
      this.#go(this.claim.isClaimed ? 'library' : 'owner');
    });
  }

  #go(step) {
    this.step = step;
    this.trouble = null;
    this.updateComplete.then(() => /** @type {any} */ (this.querySelector('input, .setup-card .btn-primary'))?.focus());
  }

  async #try(work) {
    this.trouble = null;
    this.busy = true;
    try {
      await work();
    } catch (error) {
      this.trouble = error;
      this.updateComplete.then(() => /** @type {any} */ (this.querySelector('.alert'))?.focus());
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`<main class="setup">
      <p class="brand">${t('product')}</p>
      ${this.first === false ? nothing : this.#steps()}
      <div class="setup-card">${this.#step()}</div>
      ${this.first === false && this.step === 'library' ? html`<p class="setup-leave"><a href=${to('')}>${icon('arrow-left')} ${t('home')}</a></p>` : nothing}
    </main>`;
  }

  #steps() {
    const at = STEPS.indexOf(this.step);
    return html`<ol class="setup-steps">${STEPS.map((name, i) => html`<li class=${i < at ? 'past' : i === at ? 'now' : ''} aria-current=${i === at ? 'step' : 'false'}>
      <span class="setup-dot">${i < at ? icon('check') : number(i + 1)}</span> <span>${t('setup.' + name)}</span></li>`)}</ol>`;
  }

  #step() {
    switch (this.step) {
      case 'owner':
        return this.#owner();
      case 'library':
        return this.#libraryForm();
      case 'scan':
        return this.#scanning();
      case 'done':
        return this.#done();
      default:
        return html`<h1>${t('setup')}</h1>${this.trouble ? this.#alert() : html`<div class="loading" role="status"><span class="visually-hidden">${t('loading')}</span></div>`}`;
    }
  }

  #alert() {
    const { trouble } = this;
    return trouble
      ? html`<div class="alert alert-danger" role="alert" tabindex="-1">${icon('alert-circle')} <div>${trouble.message || t('error.' + (trouble.code ?? 'INTERNAL'))}
          ${trouble.reference ? html`<div class="notice-detail">${t('error.reference', { id: trouble.reference })}</div>` : nothing}</div></div>`
      : nothing;
  }

  #owner() {
    return html`<h1>${t('setup.owner.title')}</h1><p>${t('setup.owner.text')}</p>${this.#alert()}
      <form @submit=${this.#register}>
        ${this.claim.needsSetupToken
          ? html`<div class="field"><label for="token">${t('setup.token')}</label><input id="token" name="token" class="form-control" required autocomplete="off" spellcheck="false" aria-describedby="token-hint">
              <p id="token-hint" class="form-hint">${t('setup.token.hint')}</p></div>`
          : nothing}
        <div class="field"><label for="username">${t('username')}</label><input id="username" name="username" class="form-control" required maxlength="64" autocomplete="username" autocapitalize="none" spellcheck="false"></div>
        <div class="field"><label for="password">${t('password')}</label>
          <input id="password" name="password" type="password" class="form-control" required minlength=${SHORTEST} autocomplete="new-password" aria-describedby="password-hint" @input=${(event) => (this.strength = strength(event.target.value))}>
          <meter min="0" max="4" low="2" high="3" optimum="4" .value=${this.strength} aria-label=${t('password.strength')}></meter>
          <p id="password-hint" class="form-hint">${t('password.hint', { n: SHORTEST })}</p></div>
        <button class="btn btn-primary" ?disabled=${this.busy}>${t('setup.owner.submit')}</button>
      </form>`;
  }

  #register(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const account = { username: form.get('username'), password: form.get('password') };
    return this.#try(async () => {
      const token = form.get('token');
      await rest('api/v2/auth/register', token ? { ...account, setupToken: token } : account);
      await rest('api/v2/auth/login', account);
      await session.load();
      this.#go('library');
    });
  }

  #libraryForm() {
    const found = this.folder;
    return html`<h1>${t(this.first ? 'setup.library.title' : 'library.add')}</h1><p>${t('setup.library.text')}</p>${this.#alert()}
      <form @submit=${this.#create}>
        <div class="field"><label for="path">${t('library.path')}</label>
          <div class="input-row"><input id="path" name="path" class="form-control" required placeholder="/srv/books" autocomplete="off" spellcheck="false" @input=${() => (this.folder = null)} aria-describedby="path-found">
          <button class="btn" formnovalidate ?disabled=${this.busy}>${icon('folder-check')} ${t('library.check')}</button></div>
          <p id="path-found" class=${found?.books ? 'found-books' : 'form-hint'} role="status">${found ? this.#count(found) : t('library.path.hint')}</p></div>
        <div class="field"><label for="name">${t('name')}</label><input id="name" name="name" class="form-control" required maxlength="100" autocomplete="off"></div>
        <div class="field"><label for="type">${t('library.type')}</label><select id="type" name="type" class="form-select">${TYPES.map((type) => html`<option value=${type}>${t('type.' + type)}</option>`)}</select></div>
        <div class="actions"><button class="btn btn-primary" name="act" value="add" ?disabled=${this.busy || !found}>${t('setup.library.submit')}</button>
          ${this.first ? html`<a class="btn btn-ghost-secondary" href=${to('')}>${t('setup.skip')}</a>` : nothing}</div>
      </form>`;
  }

  #count(found) {
    return found.books === 0 ? t('library.no-books') : t(found.complete ? 'library.books' : 'library.books.more', { n: found.books });
  }

  #check() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector('form'));
    const path = /** @type {any} */ (form.elements.namedItem('path')).value.trim();
    return this.#try(async () => {
      const data = await gql(FOLDER, { path }, { signal: this.signal });
      this.folder = data.libraryFolder;
      const name = /** @type {any} */ (form.elements.namedItem('name'));
      name.value ||= this.folder.path.split('/').at(-1);
    });
  }

  /** The folder is looked at before anything is kept. */
  async #create(event) {
    event.preventDefault();
    if (!this.folder || event.submitter?.value !== 'add') {
      return this.#check();
    }
    const form = new FormData(event.target);
    return this.#try(async () => {
      const input = { name: form.get('name'), path: this.folder.path, config: config(form.get('type')), scanAfterPersist: true };
      this.library = (await gql(CREATE, { input })).createLibrary.id;
      this.#go('scan');
      this.#watch();
    });
  }

  /** As it happens, and by asking where events do not come through. */
  async #watch() {
    const watching = new AbortController();
    this.signal.addEventListener('abort', () => watching.abort());
    const ask = setInterval(() => this.#ask(watching), 2000);
    watching.signal.addEventListener('abort', () => clearInterval(ask));
    await listen(EVENTS, ({ readEvents: news }) => this.#news(news, watching), watching.signal).catch(() => {});
  }

  #news(news, watching) {
    if (news.__typename === 'JobUpdate') {
      this.scan = news;
      if (news.status === 'FAILED' || news.status === 'CANCELLED') {
        watching.abort();
        this.trouble = { message: news.message };
      }
    } else if (news.__typename === 'JobOutput') {
      this.#scanned(news.output, watching);
    }
  }

  async #ask(watching) {
    const data = await gql(JOBS, {}, { signal: watching.signal }).catch(() => null);
    const job = data?.jobs.nodes[0];
    if (job?.status === 'COMPLETED') {
      this.#scanned(job.outputData, watching);
    }
  }

  async #scanned(output, watching) {
    if (this.step === 'scan') {
      watching.abort();
      this.output = output;
      this.#go('done');
      await session.load();
    }
  }

  #scanning() {
    const done = this.scan?.completedTasks ?? 0;
    const all = done + (this.scan?.remainingTasks ?? 0);
    return html`<h1>${t('setup.scan.title')}</h1>${this.#alert()}
      <p role="status">${all ? t('setup.scan.count', { done, all }) : t('setup.scan.begin')}</p>
      ${all ? html`<progress max=${all} .value=${done} aria-label=${t('setup.scan.title')}></progress>` : html`<progress aria-label=${t('setup.scan.title')}></progress>`}
      <p class="scan-file"><bdi>${this.scan?.subtitle ?? '\u00a0'}</bdi></p>
      <p class="text-secondary">${t('setup.scan.text')}</p>
      <a class="btn" href=${to('')}>${t('setup.scan.leave')}</a>`;
  }

  #done() {
    const { createdMedia = 0, createdSeries = 0, ignoredFiles = 0 } = this.output ?? {};
    return html`<div class="setup-done">${icon('circle-check')}</div><h1>${t('setup.done.title')}</h1>
      <p>${t('setup.done.books', { n: createdMedia })} ${createdSeries ? t('setup.done.series', { n: createdSeries }) : nothing} ${ignoredFiles ? t('setup.done.ignored', { n: ignoredFiles }) : nothing}</p>
      <div class="actions"><a class="btn btn-primary" href=${to('')}>${t('setup.done.go')}</a><a class="btn" href=${to('library/' + this.library)}>${t('setup.done.library')}</a></div>`;
  }
}
customElements.define('carrel-setup', Setup);

/** From 0 to 4, by length and by how many kinds of character there are. @param {string} text */
function strength(text) {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(text)).length;
  return text.length < SHORTEST ? Math.min(1, text.length) : Math.min(4, Math.floor(text.length / 6) + kinds - 1);
}

/** How a kind of library is read. */
function config(type) {
  const strip = type === 'WEBTOON';
  return {
    libraryType: type,
    defaultReadingDir: type === 'MANGA' ? 'RTL' : 'LTR',
    defaultReadingMode: strip ? 'CONTINUOUS_VERTICAL' : 'PAGED',
    defaultReadingImageScaleFit: strip ? 'WIDTH' : 'AUTO',
    libraryPattern: 'SERIES_BASED',
    defaultLibraryViewMode: 'SERIES',
    convertRarToZip: false,
    hardDeleteConversions: false,
    generateFileHashes: true,
    generateKoreaderHashes: true,
    processMetadata: true,
    watch: false,
    hideSeriesView: false,
    skipBookOverview: false,
    processThumbnailColorsEvenWithoutConfig: false,
  };
}
