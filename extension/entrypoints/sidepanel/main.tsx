// The panel: every claim of the page beside it, followed from tab to tab.
import { render, type JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ClaimList, export_model, model_of, save_file } from '../../../web/src/view/index.ts';
import '../../../web/src/view/tokens.css';
import '../../../web/src/view/list.css';
import '../../assets/window.css';
import './panel.css';
import { Brand } from '../../lib/brand.tsx';
import { ask_page, is_report, type PageReport } from '../../lib/messages.ts';
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

function Panel(): JSX.Element {
  const tab = use_tab();
  const { state, run } = use_page(tab);
  const [report, set_report] = useState<PageReport | null>(null);
  const shown = state?.kind === 'shown' ? state : null;
  const counts = shown ? JSON.stringify(shown.counts) : '';
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
        on_choose={(index) => { if (tab !== undefined) void ask_page(tab, { kind: 'open', index, card: true }); }}
        on_export={(format) => {
          const file = export_model(format, model, report, voice);
          save_file(document, file.name, file.type, file.content);
        }} />
    </>
  );
}

const app = document.getElementById('app');
if (app) render(<main><Panel /></main>, app);
