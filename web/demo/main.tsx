// The demo page: an article to paste or pick, marked while it is typed, its claims beside it.
import { render, type JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { read_steps, type PageDocument } from '../src/page/index.ts';
import type { Steps } from '../src/page/slices.ts';
import { files_in } from '../src/engine/files.ts';
import { worker_analyser } from '../src/engine/worker_analyser.ts';
import { load_voice, spoken } from '../src/strings/index.ts';
import { check_of, refuse_claim, verify_input } from '../src/check/check.ts';
import type { Check } from '../src/check/types.ts';
import { CheckSection, type Item } from '../src/view/index.ts';
import { adopt_css, attach, ClaimList, copy_text, export_model, Legend, PageView, save_file, type Attached, type Outcome } from '../src/view/index.ts';
import '../src/view/tokens.css';
import '../src/view/list.css';
import '../src/view/check.css';
import '../src/view/legend.css';
import './demo.css';
import manifest from '../../extension/package.json';
import { clean_html, clean_text } from './clean.ts';
import { decode } from './decode.ts';
import { kept_for_offline } from './keep.ts';
import { samples } from './samples.ts';
import { from_fragment, to_fragment } from './share.ts';
import EngineWorker from '../src/engine/worker.ts?worker';

const asked = new URLSearchParams(location.search).get('lang');
const voice = await load_voice([...(asked ? [asked] : []), ...navigator.languages]);
document.documentElement.lang = voice.locale;
document.title = voice.t('demo_title');

const engine = new URL('engine/', document.baseURI);
const analyser = worker_analyser(new EngineWorker({ name: engine.href }), files_in(engine));
const typing_ms = 160;
const carried_text = 'citelight-text';  // in the tab's own storage, from one language to the next
const { version } = manifest;

// Whether all that the editor holds is selected.
function holds_all(editor: HTMLElement): boolean {
  const selection = document.getSelection();
  const text = (s: string): string => s.replace(/\s+/g, '');
  return selection !== null && !selection.isCollapsed && editor.contains(selection.anchorNode) && text(selection.toString()) === text(editor.textContent);
}

function Brand({ title }: { title: string }): JSX.Element {
  return (
    <h1 class="brand">
      <svg width="34" height="34" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#173f7d" />
        <path d="M7 10h18M7 16h12" stroke="#fff" stroke-width="3" stroke-linecap="round" />
        <path d="M7 23.500h18" stroke="#ffd666" stroke-width="3" stroke-linecap="round" stroke-dasharray=".1 6" /></svg>
      {title}
    </h1>
  );
}

// What the reader held against what: by the claim's words, for the page may be typed in meanwhile.
const checks = new Map<string, Check>();

function SourceDialog({ item, check, on_check, on_close }: { item: Item; check: Check | null; on_check(text: string): void; on_close(): void }): JSX.Element {
  const { t } = voice;
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, set_text] = useState('');
  useEffect(() => { dialog.current?.showModal(); }, []);
  // In a low or zoomed window the answer would come below its edge.
  useEffect(() => { if (check?.kind === 'verdict') dialog.current?.querySelector('.check')?.scrollIntoView({ block: 'start' }); }, [check]);
  return (
    <dialog ref={dialog} class="source-dialog" aria-labelledby="source-dialog-title" onClose={on_close}>
      <form method="dialog" onSubmit={(e) => { e.preventDefault(); on_check(text); }}>
        <h2 id="source-dialog-title">{t('demo_check')}</h2>
        <blockquote>{item.text}</blockquote>
        <p>{t('demo_check_hint')}</p>
        <label><span>{t('demo_check_paste')}</span><textarea rows={7} value={text} onInput={(e) => { set_text(e.currentTarget.value); }} /></label>
        {check ? <CheckSection check={check} url={null} voice={voice} /> : null}
        <div class="buttons">
          <button type="submit" class="main" disabled={text.trim() === ''}>{t('demo_check_run')}</button>
          <button type="button" onClick={() => { dialog.current?.close(); }}>{t('action_close')}</button>
        </div>
      </form>
    </dialog>
  );
}

// Where the extension comes from: packages beside this page, which `./run demo` and `./run package` put there.
function InstallDialog({ on_close }: { on_close(): void }): JSX.Element {
  const { t } = voice;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => { dialog.current?.showModal(); }, []);
  const way = (browser: 'chromium' | 'firefox', name: string, how: string): JSX.Element => (
    <section>
      <h3>{name}</h3>
      <p>{how}</p>
      <p><a href={`packages/citelight-${version}-${browser}.zip`} download>{t('demo_install_download')}</a></p>
    </section>
  );
  return (
    <dialog ref={dialog} class="source-dialog" aria-labelledby="install-title" onClose={on_close}>
      <h2 id="install-title">{t('demo_install')}</h2>
      <p>{t('demo_install_why')}</p>
      {way('chromium', t('demo_install_chromium'), t('demo_install_chromium_how'))}
      {way('firefox', t('demo_install_firefox'), t('demo_install_firefox_how'))}
      <div class="buttons"><button type="button" onClick={() => { dialog.current?.close(); }}>{t('action_close')}</button></div>
    </dialog>
  );
}

function App(): JSX.Element {
  const { t } = voice;
  const editor = useRef<HTMLDivElement>(null);
  const attached = useRef<Attached>();
  const [outcome, set_outcome] = useState<Outcome | null>(null);
  const [chosen, set_chosen] = useState('');
  const [current, set_current] = useState<number | null>(null);
  const [note, set_note] = useState('');
  const [over, set_over] = useState(false);
  const [asking, set_asking] = useState<Item | null>(null);
  const [installing, set_installing] = useState(false);
  const [offline, set_offline] = useState(false);
  const [, set_turn] = useState(0);
  const view = useMemo(() => new PageView(document, {
    voice, install_css: adopt_css(document), shadow: import.meta.env.MODE === 'e2e' ? 'open' : 'closed', on_open: set_current,
    checks: { of: (item) => checks.get(item.text) ?? null, can: () => true, ask: set_asking, label: t('demo_check') },
  }), []);

  const check = (item: Item, text: string): void => {
    if (outcome?.kind !== 'shown') return;
    const keep = (result: Check): void => { checks.set(item.text, result); view.redraw(); set_turn((n) => n + 1); };
    const refused = refuse_claim(item);
    keep(refused ?? { kind: 'reading' });
    if (refused) return;
    const input = verify_input(item, { lang: outcome.model.analysis.lang, published: outcome.page.input.published }, { text });
    void analyser.verify(input).then((reply) => { keep(check_of(reply, input)); });
  };

  // The address may carry a text that was shared: of another text it would be untrue.
  const forget_shared = (): void => { if (location.hash.startsWith('#t=')) history.replaceState(null, '', location.pathname + location.search); };

  const fill = (content: Node, lang = ''): void => {
    const element = editor.current;
    if (!element) return;
    view.close();
    element.lang = lang;
    element.replaceChildren(content);
    if (!element.hasChildNodes()) element.append(document.createElement('p'));
    void attached.current?.refresh();
  };

  const pick = (id: string): void => {
    const sample = samples.find((s) => s.id === id);
    set_chosen(id);
    forget_shared();
    if (sample) fill(clean_html(sample.html, document), sample.lang);
    else { fill(document.createDocumentFragment()); editor.current?.focus(); }
  };

  useEffect(() => {
    const element = editor.current;
    if (!element) return;
    // The article's own language, not this page's: where it is unknown the engine tells.
    const read = function* (): Steps<PageDocument> {
      const page = yield* read_steps(document, { root: element });
      return { ...page, input: { ...page.input, lang: element.lang || undefined, url: undefined, title: element.querySelector('h1')?.textContent || undefined } };
    };
    attached.current = attach(element, analyser, view, {
      read,
      watch_ms: typing_ms,
      on_outcome: set_outcome,
    });
    const carried = sessionStorage.getItem(carried_text);
    sessionStorage.removeItem(carried_text);
    void from_fragment(location.hash).then((shared) => {
      const html = carried ?? shared;
      if (html !== null) fill(clean_html(html, document));
      else pick(new URLSearchParams(location.search).get('sample') ?? samples.find((s) => voice.locale.startsWith(s.lang))?.id ?? samples[0]!.id);
    });
    void kept_for_offline().then(set_offline);
    return () => { attached.current?.detach(); };
  }, []);

  const insert = (fragment: DocumentFragment): void => {
    const element = editor.current;
    if (!element) return;
    set_chosen('');
    forget_shared();
    const box = document.createElement('div');
    box.append(fragment);
    // Chromium would put all of it into the heading that was selected along with the rest.
    if (holds_all(element)) {
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      document.execCommand('delete');
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      document.execCommand('formatBlock', false, 'p');
    }
    const before = element.innerHTML;
    // Keeps undo working; what is inserted was built by clean_html from an allow-list.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand('insertHTML', false, box.innerHTML);
    if (element.innerHTML !== before) return;
    // Where the command has no place to put it (Firefox, without a caret in the editor).
    const range = document.getSelection()?.rangeCount ? document.getSelection()!.getRangeAt(0) : null;
    if (range && element.contains(range.commonAncestorContainer) && range.commonAncestorContainer !== element) {
      range.deleteContents();
      range.insertNode(box);
      box.replaceWith(...box.childNodes);
    } else {
      if (element.textContent.trim() === '') element.replaceChildren();
      element.append(...box.childNodes);
    }
  };

  const on_paste = (event: ClipboardEvent): void => {
    const data = event.clipboardData;
    if (!data) return;
    event.preventDefault();
    const html = data.getData('text/html');
    if (editor.current) editor.current.lang = '';  // somebody else's text: ask the engine
    insert(html ? clean_html(html, document) : clean_text(data.getData('text/plain'), document));
  };

  const open_file = (file: File): void => {
    void file.arrayBuffer().then((bytes) => {
      set_chosen('');
      forget_shared();
      const html = /html/.test(file.type) || /\.x?html?$/i.test(file.name);
      const text = decode(new Uint8Array(bytes), html);
      fill(html ? clean_html(text, document) : clean_text(text, document));
    });
  };
  // A file is opened; a link or a piece of another page is put where it was dropped, cleaned like a paste.
  const on_drop = (event: DragEvent): void => {
    set_over(false);
    const data = event.dataTransfer;
    if (!data) return;
    const file = data.files[0];
    const html = data.getData('text/html');
    if (!file && !html) return;
    event.preventDefault();
    if (file) open_file(file);
    else { set_chosen(''); forget_shared(); fill(clean_html(html, document)); }
  };

  const share = (): void => {
    void to_fragment(editor.current?.innerHTML ?? '').then(async (fragment) => {
      if (fragment === null) { set_note(t('demo_too_long_to_share')); return; }
      history.replaceState(null, '', fragment);
      if (await copy_text(document, location.href)) set_note(t('demo_shared'));
    });
  };

  // The page is loaded anew in the other language: a text of the reader's own comes along.
  const keep_text = (): void => { if (chosen === '' && editor.current?.textContent.trim()) sessionStorage.setItem(carried_text, editor.current.innerHTML); };

  const shown = outcome?.kind === 'shown' ? outcome : null;
  const status = note || (outcome === null ? t('demo_loading')
    : shown ? t('demo_ready', Math.max(1, Math.round(shown.took_ms)))
    : outcome.kind === 'refused' && outcome.why === 'failed' ? t('demo_engine_failed', outcome.detail ?? '')
    : outcome.kind === 'refused' && outcome.why !== 'empty' ? t(`refused_${outcome.why}`) : '');

  return (
    <div class="wrap">
      <a class="skip" href="#claims" onClick={(e) => { e.preventDefault(); document.getElementById('claims')?.focus(); }}>{t('demo_skip')}</a>
      <header class="top">
        <Brand title={t('demo_title')} />
        <p class="lead">{t('demo_lead')}</p>
        <nav class="languages" aria-label={t('demo_language')}>
          {spoken.map((lang) => (
            <a key={lang} lang={lang} hreflang={lang} href={`?lang=${lang}`} onClick={keep_text} aria-current={voice.locale.startsWith(lang) ? 'true' : undefined}>
              {new Intl.DisplayNames(lang, { type: 'language' }).of(lang)}
            </a>
          ))}
        </nav>
      </header>
      <main>
        <div class="controls">
          <label><span class="visually-hidden">{t('demo_sample')}</span>
            <select value={chosen} onChange={(e) => { set_note(''); pick(e.currentTarget.value); }}>
              {samples.map((s) => <option key={s.id} value={s.id} lang={s.lang}>{s.title}</option>)}
              <option value="">{t('demo_own')}</option>
            </select>
          </label>
          <button type="button" onClick={() => { pick(''); }}>{t('demo_clear')}</button>
          <label class="file">{t('demo_open_file')}<input class="visually-hidden" type="file" accept=".html,.htm,.xhtml,.txt,text/html,text/plain"
            onChange={(e) => { const file = e.currentTarget.files?.[0]; e.currentTarget.value = ''; if (file) { set_note(''); open_file(file); } }} /></label>
          <button type="button" title={t('demo_share_hint')} onClick={share}>{t('demo_share')}</button>
          <span class={`status ${outcome?.kind === 'refused' && outcome.why === 'failed' ? 'wrong' : ''}`} role="status">{status}</span>
        </div>
        <div class="stage">
          <div class={`sheet ${over ? 'over' : ''}`}
            onDragOver={(e) => { e.preventDefault(); set_over(true); }} onDragLeave={() => { set_over(false); }} onDrop={on_drop}>
            <Legend voice={voice} checked={[...checks.values()].some((c) => c.kind === 'verdict' && c.status !== 'not_found')} />
            <div ref={editor} class="editor" contentEditable role="textbox" aria-multiline="true" aria-label={t('demo_article')} spellcheck={false}
              data-hint={`${t('demo_hint')}. ${t('demo_drop')}`} onPaste={on_paste} onInput={() => { set_note(''); set_chosen(''); forget_shared(); }} />
          </div>
          <aside class="side" id="claims" tabIndex={-1} aria-label={t('list_label')}>
            <h2>{t('panel_title')}</h2>
            {shown ? (
              <ClaimList model={shown.model} voice={voice} current={current} on_choose={(index, by_keyboard) => { view.open(index, { take_focus: by_keyboard }); }}
                checks={{ of: (item) => checks.get(item.text) ?? null }}
                on_export={(format) => {
                  const file = export_model(format, shown.model, shown.page.input, voice, (item) => checks.get(item.text) ?? null);
                  save_file(document, file.name, file.type, file.content);
                }} />
            ) : <p class="empty">{outcome?.kind === 'refused' && outcome.why === 'empty' ? t('list_empty') : status}</p>}
          </aside>
        </div>
      </main>
      {asking ? <SourceDialog key={asking.text} item={asking} check={checks.get(asking.text) ?? null} on_check={(text) => { check(asking, text); }} on_close={() => { set_asking(null); view.focus(); }} /> : null}
      {installing ? <InstallDialog on_close={() => { set_installing(false); }} /> : null}
      <footer class="foot">
        <p>{t('welcome_limits')}</p>
        <p><button type="button" class="as-link" onClick={() => { set_installing(true); }}>{t('demo_install')}</button>{offline ? <span class="offline">{t('demo_offline')}</span> : null}</p>
      </footer>
    </div>
  );
}

// eslint-disable-next-line @typescript-eslint/no-deprecated
document.execCommand('defaultParagraphSeparator', false, 'p');
const app = document.getElementById('app');
if (app) render(<App />, app);
