// The panel: every claim of the page beside it, followed from tab to tab.
import { render, type JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ClaimList, export_model, model_of, save_file, type Model } from '../../../web/src/view/index.ts';
import '../../../web/src/view/tokens.css';
import '../../../web/src/view/list.css';
import '../../assets/window.css';
import './panel.css';
import { Brand } from '../../lib/brand.tsx';
import { ask_page, is_report, type PageReport } from '../../lib/messages.ts';
import { source_pattern } from '../../lib/settings.ts';
import { tab_of_window, use_page } from '../../lib/use_page.ts';
import { browser_voice } from '../../lib/voice.ts';

const voice = browser_voice();
const { t } = voice;
document.documentElement.lang = voice.locale;
document.title = t('list_label');

function use_tab(): number | undefined {
  const [tab, set_tab] = useState<number>();
  useEffect(() => {
    const look = (): void => { void tab_of_window().then(set_tab); };
    look();
    browser.tabs.onActivated.addListener(look);
    return () => { browser.tabs.onActivated.removeListener(look); };
  }, []);
  return tab;
}

// Straight from the click, the sites of all sources at once; what is refused stays unread.
function check_all(tab: number | undefined, model: Model): void {
  if (tab === undefined) return;
  const origins = [...new Set(model.items.flatMap((i) => (i.sourcing === 'linked' && i.url ? [source_pattern(i.url.host)] : [])))];
  const go = (): void => { void ask_page(tab, { kind: 'check_all' }); };
  browser.permissions.request({ origins }).then(go, go);
}

function Panel(): JSX.Element {
  const tab = use_tab();
  const { state, run } = use_page(tab);
  const [report, set_report] = useState<PageReport | null>(null);
  const shown = state?.kind === 'shown' ? state : null;
  const counts = shown ? JSON.stringify([shown.counts, shown.checked, shown.checking]) : '';
  useEffect(() => {
    let current = true;
    if (tab === undefined || counts === '') { set_report(null); return undefined; }
    void ask_page(tab, { kind: 'report' }).then((answer) => { if (current) set_report(is_report(answer) ? answer : null); });
    return () => { current = false; };
  }, [tab, counts]);
  const model = useMemo(() => (report ? model_of(report.analysis, report.text) : null), [report]);

  if (!shown || !report || !model) {
    return (
      <>
        <header><Brand /></header>
        <div class="idle">
          <p class="muted" role="status">
            {state?.kind === 'refused' ? t(state.why === 'forbidden' ? 'panel_press' : `refused_${state.why}`) : state?.kind === 'reading' ? t('popup_reading') : t('panel_idle')}
          </p>
          <button type="button" class="button main" onClick={() => { void run(); }}>{t('panel_read')}</button>
        </div>
      </>
    );
  }
  return (
    <>
      <header><Brand />{report.title ? <p class="title">{report.title}</p> : null}</header>
      <ClaimList model={model} voice={voice} current={shown.current}
        checks={{
          of: (item) => report.checks[item.index] ?? null,
          running: shown.checking,
          all: () => { check_all(tab, model); },
          cancel: () => { if (tab !== undefined) void ask_page(tab, { kind: 'check_stop' }); },
        }}
        on_choose={(index) => { if (tab !== undefined) void ask_page(tab, { kind: 'open', index, card: true }); }}
        on_export={(format) => {
          const file = export_model(format, model, report, voice, (item) => report.checks[item.index] ?? null);
          save_file(document, file.name, file.type, file.content);
        }} />
    </>
  );
}

const app = document.getElementById('app');
if (app) render(<main><Panel /></main>, app);
