// @ts-check
import { t } from '../app/i18n.js';

/** A browser and a system by their names, as far as they tell. @param {string} agent */
export function device(agent) {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1];
  const names = { Edg: 'Edge', OPR: 'Opera' };
  return browser ? [names[browser] ?? browser, system].filter(Boolean).join(' · ') : agent.slice(0, 60) || t('unknown');
}
