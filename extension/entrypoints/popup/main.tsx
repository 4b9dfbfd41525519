// Opening the popup is the question: the page is read, and this says what was found.
import { render, type JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Summary } from '../../../web/src/view/summary.tsx';
import '../../../web/src/view/tokens.css';
import '../../../web/src/view/list.css';
import '../../assets/window.css';
import './popup.css';
import { Brand } from '../../lib/brand.tsx';
import { ask_background, ask_page, is_state } from '../../lib/messages.ts';
import { open_panel } from '../../lib/panel.ts';
import { change_settings, load_settings, pattern_of } from '../../lib/settings.ts';
import { tab_of_window, use_page } from '../../lib/use_page.ts';
import { browser_voice } from '../../lib/voice.ts';

// Asked for before anything is drawn: the reader waits for the marks, not for this window.
const found = tab_of_window();
const first = found.then((tab) => (tab === undefined ? undefined : ask_background({ kind: 'run', tab })));

const voice = browser_voice();
const { t } = voice;
document.documentElement.lang = voice.locale;
document.title = t('popup_title');

function Site({ host }: { host: string }): JSX.Element {
  const [on, set_on] = useState(false);
  useEffect(() => {
    void Promise.all([load_settings(), browser.permissions.contains({ origins: [pattern_of(host)] })])
      .then(([settings, allowed]) => { set_on(allowed && settings.sites.includes(host)); });
  }, [host]);
  const change = (wanted: boolean): void => {
    // The request must come first: the browser takes it only straight from the click. The site is
    // noted at once too, because the question may close this window before it is answered.
    const asked = wanted ? browser.permissions.request({ origins: [pattern_of(host)] }) : browser.permissions.remove({ origins: [pattern_of(host)] }).then(() => false);
    const noted = load_settings().then(({ sites }) => change_settings({ sites: wanted ? [...sites, host] : sites.filter((s) => s !== host) }));
    set_on(wanted);
    void Promise.all([asked, noted]).then(([granted, settings]) => {
      set_on(granted);
      if (wanted && !granted) void change_settings({ sites: settings.sites.filter((s) => s !== host) });
    }, () => { set_on(false); });
  };
  return (
    <label class="site">
      <input type="checkbox" checked={on} onChange={(e) => { change(e.currentTarget.checked); }} />
      <span>{t('popup_always', host)}{on ? null : <small class="muted">{t('popup_always_hint')}</small>}</span>
    </label>
  );
}

function Popup({ tab, host }: { tab: number | undefined; host: string | null }): JSX.Element {
  const { state, run, set } = use_page(tab);
  const [asked, set_asked] = useState(false);
  useEffect(() => {
    if (asked) return;
    set_asked(true);
    void run(first);
  }, [asked, run]);
  const tell = (message: Parameters<typeof ask_page>[1], close = false): void => {
    if (tab === undefined) return;
    void ask_page(tab, message).then((answer) => { if (is_state(answer)) set(answer); if (close) window.close(); });
  };
  const shown = state?.kind === 'shown' ? state : null;
  return (
    <>
      <header><Brand /></header>
      {state === null || state.kind === 'reading' ? <p class="wait muted" role="status">{t('popup_reading')}</p> : null}
      {state?.kind === 'refused' ? <p class="refused" role="status">{t(`refused_${state.why}`)}</p> : null}
      {shown ? (shown.counts.claims === 0 ? <p class="refused" role="status">{t('list_empty')}</p> : <div class="claims"><Summary summary={shown.counts} voice={voice} /></div>) : null}
      <div class="actions">
        {shown && shown.counts.claims > 0 ? (
          <>
            <button type="button" class="button main wide" onClick={() => { tell({ kind: 'step', by: 1 }, true); }}>{t('popup_first_claim')}</button>
            <button type="button" class="button" onClick={() => { if (tab !== undefined) void open_panel(tab).then(() => { window.close(); }); }}>{t('popup_panel')}</button>
            <button type="button" class="button" aria-pressed={shown.hidden} onClick={() => { tell({ kind: 'hide', hidden: !shown.hidden }); }}>{t(shown.hidden ? 'popup_show' : 'popup_hide')}</button>
          </>
        ) : state?.kind === 'refused' && state.why !== 'forbidden' ? <button type="button" class="button wide" onClick={() => { void run(); }}>{t('popup_retry')}</button> : null}
      </div>
      {host && !(state?.kind === 'refused' && state.why === 'forbidden') ? <Site host={host} /> : null}
      <footer class="muted">
        <span>{t('popup_private')}</span>
        <button type="button" class="plain" onClick={() => { void browser.runtime.openOptionsPage(); }}>{t('popup_options')}</button>
      </footer>
    </>
  );
}

void (async () => {
  const tab = await found;
  // The address is told to us only for the page the reader pressed the button on.
  const url = tab === undefined ? undefined : (await browser.tabs.get(tab).catch(() => undefined))?.url;
  const host = url && /^https?:/.test(url) ? new URL(url).hostname : null;
  const app = document.getElementById('app');
  if (app) render(<main><Popup tab={tab} host={host} /></main>, app);
})();
