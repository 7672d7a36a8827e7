// @ts-check
/** What is decided about an OAuth client. */
import { html, nothing } from 'lit';
import { says, t } from '../app/i18n.js';
import { check, field, group, select } from './form.js';

const SCOPES = ['openid', 'profile', 'email', 'offline_access', 'library:read', 'progress'];
const GRANTS = ['authorization_code', 'refresh_token', 'client_credentials', 'urn:ietf:params:oauth:grant-type:device_code'];
const USUAL = { scopes: ['openid', 'profile', 'email'], grantTypes: ['authorization_code', 'refresh_token'] };

/** @param {any} client or null for a new one, of which the kind and the id can be chosen */
export function clientFields(client) {
  const { scopes, grantTypes } = client ?? USUAL;
  return html`${field('name', t('name'), html`<input id="name" name="name" class="form-control" required maxlength="100" autocomplete="off" .defaultValue=${client?.name ?? ''}>`)}
    ${client ? nothing : beginning()}
    ${field('redirects', t('client.redirects'), lines('redirects', client?.redirectUris), t('client.redirects.hint'))}
    ${field('logouts', t('client.logouts'), lines('logouts', client?.postLogoutRedirectUris), t('client.lines'))}
    ${group(t('client.scopes'), SCOPES.map((scope) => check('scope', scope, scope, scopes.includes(scope), says('scope.' + scope) ? t('scope.' + scope) : nothing)))}
    ${group(t('client.grants'), GRANTS.map((grant) => check('grant', grant, t('grant.' + grant.split(':').at(-1)), grantTypes.includes(grant))))}
    ${field('algorithm', t('client.algorithm'), select('algorithm', [['RS256', 'RS256'], ['ES256', 'ES256']], client?.idTokenAlgorithm ?? 'RS256'))}
    ${check('trusted', 'yes', t('client.trusted'), client?.trusted ?? false, t('client.trusted.hint'))}
    ${check('waived', 'yes', t('client.no-pkce'), client?.pkceWaived ?? false, t('client.no-pkce.hint'))}`;
}

function beginning() {
  return html`<div class="field-row">
    ${field('kind', t('client.kind'), select('kind', [['confidential', t('client.kind.confidential')], ['public', t('client.kind.public')]], 'confidential'))}
    ${field('id', t('client.id'), html`<input id="id" name="id" class="form-control" maxlength="100" autocomplete="off" spellcheck="false" aria-describedby="id-hint">`, t('client.id.hint'))}
  </div>`;
}

function lines(name, values = []) {
  return html`<textarea id=${name} name=${name} class="form-control" rows="2" spellcheck="false" aria-describedby=${name + '-hint'} .defaultValue=${values.join('\n')}></textarea>`;
}

function split(text) {
  return String(text).split(/\s+/).filter(Boolean);
}

/** What the form says, as the core API takes it. @param {FormData} form */
export function clientInput(form) {
  return {
    name: form.get('name'),
    redirectUris: split(form.get('redirects')),
    postLogoutRedirectUris: split(form.get('logouts')),
    scopes: form.getAll('scope'),
    grantTypes: form.getAll('grant'),
    idTokenAlgorithm: form.get('algorithm'),
    trusted: form.has('trusted'),
    pkceWaived: form.has('waived'),
  };
}
