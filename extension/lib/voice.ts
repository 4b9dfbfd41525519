// The reader's language, as the browser chose it from _locales.
import { browser } from 'wxt/browser';
import type { Substitution } from '../../web/src/strings/translate.ts';
import { voice, type Voice } from '../../web/src/strings/voice.ts';

type Get = (key: string, with_?: string[]) => string;

export function browser_voice(): Voice {
  const get = browser.i18n.getMessage as Get;
  const chosen = get('lang_tag');
  const full = browser.i18n.getUILanguage();
  // Numbers must speak the language of the words, also where the browser's own has no catalogue yet.
  return voice(full.startsWith(chosen) ? full : chosen, (key, ...with_: Substitution[]) => get(key, with_.map(String)));
}
