// What a reader sees first: the marks on a live sample, what they mean, how to ask for them.
import { render, type JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { clean_html } from '../../../web/demo/clean.ts';
import { samples } from '../../../web/demo/samples.ts';
import { read_steps, type PageDocument } from '../../../web/src/page/index.ts';
import type { Steps } from '../../../web/src/page/slices.ts';
import { adopt_css, attach, Legend, PageView, type Attached } from '../../../web/src/view/index.ts';
import '../../../web/src/view/tokens.css';
import '../../../web/src/view/legend.css';
import '../../assets/window.css';
import '../../assets/document.css';
import './welcome.css';
import { distant_analyser } from '../../lib/analysis_door.ts';
import { Brand } from '../../lib/brand.tsx';
import { browser_voice } from '../../lib/voice.ts';

const voice = browser_voice();
const { t } = voice;
document.documentElement.lang = voice.locale;
document.title = t('welcome_title');

const analyser = distant_analyser();

function Welcome(): JSX.Element {
  const sample = samples.find((s) => voice.locale.startsWith(s.lang)) ?? samples.find((s) => s.lang === 'en');
  const box = useRef<HTMLDivElement>(null);
  const attached = useRef<Attached>();
  const [key, set_key] = useState('');
  const view = useMemo(() => new PageView(document, {
    voice, install_css: adopt_css(document), shadow: import.meta.env.MODE === 'e2e' ? 'open' : 'closed',
  }), []);
  useEffect(() => {
    const root = box.current;
    if (!root || !sample) return;
    root.replaceChildren(clean_html(sample.html, document));
    root.querySelector('h1')?.replaceWith(Object.assign(document.createElement('h3'), { textContent: sample.title }));
    for (const heading of root.querySelectorAll('h2')) heading.remove();
    attached.current = attach(root, analyser, view, {
      read: function* (): Steps<PageDocument> {
        const page = yield* read_steps(document, { root });
        return { ...page, input: { ...page.input, lang: sample.lang } };
      },
    });
    void attached.current.refresh();
    void browser.commands.getAll().then((all) => { set_key(all.find((c) => c.name === 'run')?.shortcut ?? ''); });
  }, []);
  return (
    <main>
      <Brand title={t('welcome_title')} />
      <p class="lead">{t('welcome_lead')}</p>
      <section class="panel" aria-label={t('sample_lead')}>
        <h2>{t('sample_lead')}</h2>
        <p class="muted">{t('welcome_try')}</p>
        <div ref={box} class="sample" lang={sample?.lang} />
        <p class="buttons">
          <button type="button" class="button" onClick={() => { view.step(-1); }}>{t('action_previous')}</button>
          <button type="button" class="button main" onClick={() => { view.step(1); }}>{t('action_next')}</button>
        </p>
      </section>
      <section class="panel" aria-label={t('welcome_marks')}>
        <h2>{t('welcome_marks')}</h2>
        <Legend voice={voice} checked />
      </section>
      <section class="panel" aria-label={t('welcome_how')}>
        <h2>{t('welcome_how')}</h2>
        <ul>
          <li>{t('welcome_how_1', key ? t('welcome_shortcut', key) : t('welcome_shortcut', 'Alt+Shift+L'))}</li>
          <li>{t('welcome_how_2')}</li>
          <li>{t('welcome_how_3')}</li>
        </ul>
        <p class="muted">{t('welcome_limits')}</p>
      </section>
    </main>
  );
}

const app = document.getElementById('app');
if (app) render(<Welcome />, app);
