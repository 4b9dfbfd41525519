// Asks for the permission that reading a source takes. A page's script can't ask, so this window does.
import { render, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import '../../../web/src/view/tokens.css';
import '../../assets/window.css';
import './allow.css';
import { Brand } from '../../lib/brand.tsx';
import { ask_page } from '../../lib/messages.ts';
import { every_site, source_pattern } from '../../lib/settings.ts';
import { browser_voice } from '../../lib/voice.ts';

const voice = browser_voice();
const { t } = voice;
document.documentElement.lang = voice.locale;
document.title = t('allow_title');

const asked = new URLSearchParams(location.search);
const tab = Number(asked.get('tab'));
const index = Number(asked.get('index'));
const leads_on = asked.has('all');  // the host itself may be read, but answers with another's address
const host = /^[\w.-]+(:\d+)?$/.test(asked.get('host') ?? '') ? asked.get('host')! : '';

function Allow(): JSX.Element {
  const [refused, set_refused] = useState(false);
  const grant = (origins: string[]): void => {
    // Straight from the click: browsers ask at no other time.
    browser.permissions.request({ origins }).then(async (granted) => {
      if (!granted) { set_refused(true); return; }
      await ask_page(tab, { kind: 'check', index });
      window.close();
    }, () => { set_refused(true); });
  };
  return (
    <>
      <header><Brand /></header>
      <h1>{t('allow_title')}</h1>
      <p>{t(leads_on ? 'allow_text_moved' : 'allow_text', host)}</p>
      <div class="choices">
        {leads_on ? null : <button type="button" class="button main" onClick={() => { grant([source_pattern(host)]); }}>{t('allow_site', host.replace(/^www\./, ''))}</button>}
        <button type="button" class={leads_on ? 'button main' : 'button'} onClick={() => { grant([every_site]); }}>{t('allow_all')}</button>
        <button type="button" class="button" onClick={() => { window.close(); }}>{t('allow_later')}</button>
      </div>
      <p class="muted" role="status">{refused ? t('unread_permission') : t('allow_back')}</p>
    </>
  );
}

const app = document.getElementById('app');
if (app && host !== '' && Number.isSafeInteger(tab) && Number.isSafeInteger(index)) render(<main><Allow /></main>, app);
