// @ts-check
/** Forms in dialogs: what the server refuses is said where it was asked for. */
import { html, nothing } from 'lit';
import { t } from '../app/i18n.js';
import { openDialog } from './dialog.js';
import { icon } from './icon.js';

let count = 0;

/**
 * @param {{heading: string, fields?: any, submit: string, danger?: boolean, wide?: boolean,
 *     act: (form: FormData) => Promise<unknown>}} form what the act gives is done once the dialog is closed, if it is a function
 */
export function openForm({ heading, fields = nothing, submit, danger = false, wide = false, act }) {
  const id = `form-${++count}`;
  const body = (trouble) => html`<form id=${id} @submit=${send}>
    ${trouble ? html`<div class="alert form-alert" role="alert">${icon('alert-circle')} <div>${words(trouble)}</div></div>` : nothing}
    ${fields}</form>`;
  const send = async (event) => {
    event.preventDefault();
    const button = /** @type {HTMLButtonElement} */ (dialog.querySelector('footer button[form]'));
    button.disabled = true;
    try {
      const after = await act(new FormData(event.target));
      dialog.close();
      if (typeof after === 'function') {
        after();
      }
    } catch (error) {
      dialog.body = body(error);
    } finally {
      button.disabled = false;
    }
  };
  const dialog = openDialog(
    heading,
    body(null),
    html`<button type="button" class="btn" @click=${() => dialog.close()}>${t('cancel')}</button>
      <button class="btn ${danger ? 'btn-danger' : 'btn-primary'}" form=${id}>${submit}</button>`,
    wide,
  );
  return dialog;
}

function words(trouble) {
  if (!trouble.code) {
    console.error(trouble);
  }
  const text = trouble.message && trouble.code ? trouble.message : t('error.INTERNAL');
  return html`${text}${trouble.reference ? html`<div class="notice-detail">${t('error.reference', { id: trouble.reference })}</div>` : nothing}`;
}

/**
 * Asks before what cannot be taken back.
 *
 * @param {string} heading
 * @param {string} text what will have happened
 * @param {string} submit
 * @param {() => Promise<unknown>} act
 * @param {string} [typed] what has to be typed first, where much is lost
 */
export function confirm(heading, text, submit, act, typed = '') {
  const fields = html`<p>${text}</p>${typed
    ? html`<div class="field"><label for="typed">${t('admin.type', { name: typed })}</label>
        <input id="typed" name="typed" class="form-control" required autocomplete="off" spellcheck="false"
          @input=${(event) => event.target.setCustomValidity(event.target.value === typed ? '' : t('admin.type', { name: typed }))}></div>`
    : nothing}`;
  return openForm({ heading, fields, submit, danger: true, act });
}

/**
 * @param {string} name of the field, and its id
 * @param {string} label
 * @param {any} control with that id
 * @param {string} [hint]
 */
export function field(name, label, control, hint = '') {
  return html`<div class="field"><label for=${name}>${label}</label>${control}
    ${hint ? html`<p class="form-hint" id=${name + '-hint'}>${hint}</p>` : nothing}</div>`;
}

/** @param {string} name @param {string} value @param {string} label @param {boolean} checked @param {any} [hint] */
export function check(name, value, label, checked, hint = nothing) {
  return html`<label class="form-check"><input class="form-check-input" type="checkbox" name=${name} value=${value} ?checked=${checked}>
    <span class="form-check-label">${label}${hint === nothing ? nothing : html`<span class="form-hint">${hint}</span>`}</span></label>`;
}

/** @param {string} title @param {any} checks */
export function group(title, checks) {
  return html`<fieldset class="field"><legend class="field-name">${title}</legend><div class="checks">${checks}</div></fieldset>`;
}

/** @param {string} name @param {[string, string][]} options value and label @param {string} chosen */
export function select(name, options, chosen) {
  return html`<select id=${name} name=${name} class="form-select">${options.map(([value, label]) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`)}</select>`;
}
