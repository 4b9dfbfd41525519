// The reader's choices. Every change is saved as it is made.
import { render, type ComponentChildren, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import '../../../web/src/view/tokens.css';
import '../../assets/window.css';
import '../../assets/document.css';
import { Brand } from '../../lib/brand.tsx';
import { change_settings, fresh, languages_read, load_settings, on_settings, pattern_of, type Settings } from '../../lib/settings.ts';
import { browser_voice } from '../../lib/voice.ts';

const voice = browser_voice();
const { t } = voice;
document.documentElement.lang = voice.locale;
document.title = t('options_title');

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase(voice.locale) + words.slice(1);
const language_name = (lang: string): string => capital(new Intl.DisplayNames([voice.locale], { type: 'language' }).of(lang) ?? lang);
const remove = capital(t('options_remove', '').trim());  // "Remove", or "Entfernen", whichever side of the name it stands on

// What a match pattern lets in, as a reader names it: "*://*.example.org/*" is example.org.
function site_name(pattern: string): string {
  const host = pattern.replace(/^[^:]*:\/\//, '').replace(/\/\*$/, '');
  return host === '*' ? t('options_permissions_all') : host.replace(/^\*\./, '');
}

function Panel({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return <section class="panel" aria-label={title} tabIndex={-1}><h2>{title}</h2>{children}</section>;
}

function Options(): JSX.Element {
  const [settings, set_settings] = useState<Settings>(fresh);
  const [origins, set_origins] = useState<readonly string[]>([]);
  const [keys, set_keys] = useState<readonly { name: string; shortcut: string }[]>([]);
  const [note, set_note] = useState('');

  useEffect(() => {
    const allowed = (): void => { void browser.permissions.getAll().then((p) => { set_origins(p.origins ?? []); }); };
    void load_settings().then(set_settings);
    on_settings(set_settings);
    allowed();
    browser.permissions.onAdded.addListener(allowed);
    browser.permissions.onRemoved.addListener(allowed);
    void browser.commands.getAll().then((all) => {
      set_keys(all.filter((c) => c.description).map((c) => ({ name: c.description ?? '', shortcut: (c.shortcut ?? '').replace(/\bUp(?: Arrow)?$/, '↑').replace(/\bDown(?: Arrow)?$/, '↓') })));
    });
    return () => { browser.permissions.onAdded.removeListener(allowed); browser.permissions.onRemoved.removeListener(allowed); };
  }, []);

  const change = (part: Partial<Settings>): void => { void change_settings(part).then((s) => { set_settings(s); set_note(t('options_saved')); }); };
  const drop = (pattern: string, host: string | null, button: HTMLElement): void => {
    const panel = button.closest('section');
    if (panel) dropped.current = { panel, at: [...panel.querySelectorAll('li button')].indexOf(button) };
    void browser.permissions.remove({ origins: [pattern] }).then(() => { set_note(t('options_saved')); });
    if (host !== null) change({ sites: settings.sites.filter((s) => s !== host) });
  };
  // The button that was pressed goes with its row: the keyboard stays among the rows that are left, or in their panel.
  const dropped = useRef<{ panel: HTMLElement; at: number } | null>(null);
  useEffect(() => {
    const { current } = dropped;
    if (!current || (document.activeElement !== null && document.activeElement !== document.body)) return;
    dropped.current = null;
    const left = current.panel.querySelectorAll<HTMLElement>('li button');
    (left[Math.min(current.at, left.length - 1)] ?? current.panel).focus();
  }, [origins, settings.sites]);
  const reset = (): void => {
    void browser.permissions.getAll().then(async ({ origins: given = [] }) => {
      if (given.length > 0) await browser.permissions.remove({ origins: given });
      await browser.storage.local.clear();
      await browser.storage.session.clear();
      await change_settings(fresh);
      set_note(t('options_reset_done'));
    });
  };
  const check = (name: 'figures' | 'dates' | 'speakers' | 'hover', label: string): JSX.Element => (
    <label class="choice"><input type="checkbox" checked={settings[name]} onChange={(e) => { change({ [name]: e.currentTarget.checked }); }} />{label}</label>
  );
  const look = (value: Settings['look'], label: string): JSX.Element => (
    <label class="choice"><input type="radio" name="look" checked={settings.look === value} onChange={() => { change({ look: value }); }} />{label}</label>
  );

  return (
    <main>
      <Brand title={t('options_title')} />
      <Panel title={t('options_marks')}>
        {check('figures', t('options_kind_figures'))}
        {check('dates', t('options_kind_dates'))}
        {check('speakers', t('options_kind_speakers'))}
      </Panel>
      <Panel title={t('options_look')}>
        <div role="radiogroup" aria-label={t('options_look')}>
          {look('full', t('options_look_full'))}
          {look('line', t('options_look_line'))}
        </div>
        {check('hover', t('options_hover'))}
      </Panel>
      <Panel title={t('options_languages')}>
        {languages_read.map((lang) => (
          <label key={lang} class="choice"><input type="checkbox" checked={!settings.languages_off.includes(lang)}
            onChange={(e) => { change({ languages_off: e.currentTarget.checked ? settings.languages_off.filter((l) => l !== lang) : [...settings.languages_off, lang] }); }} />{language_name(lang)}</label>
        ))}
      </Panel>
      <Panel title={t('options_sites')}>
        {settings.sites.length === 0 ? <p class="muted">{t('options_sites_none')}</p> : (
          <ul class="rows">{settings.sites.map((host) => (
            <li key={host}><span>{host}</span>
              <button type="button" class="button" aria-label={t('options_remove', host)} onClick={(e) => { drop(pattern_of(host), host, e.currentTarget); }}>{remove}</button></li>
          ))}</ul>
        )}
      </Panel>
      <Panel title={t('options_keys')}>
        <ul class="rows">{keys.map((k) => <li key={k.name}><span>{k.name}</span>{k.shortcut ? <kbd>{k.shortcut}</kbd> : <span class="muted">{t('options_keys_none')}</span>}</li>)}</ul>
        <p class="muted">{t('options_card_keys')}</p>
        <p class="muted">{t('options_keys_hint')}</p>
      </Panel>
      <Panel title={t('options_permissions')}>
        {origins.length === 0 ? <p class="muted">{t('options_permissions_none')}</p> : (
          <ul class="rows">{origins.map((o) => (
            <li key={o}><span title={o}>{site_name(o)}</span>
              <button type="button" class="button" aria-label={t('options_remove', site_name(o))} onClick={(e) => { drop(o, settings.sites.find((s) => pattern_of(s) === o) ?? null, e.currentTarget); }}>{remove}</button></li>
          ))}</ul>
        )}
      </Panel>
      <Panel title={t('options_data')}>
        <p>{t('options_data_text')}</p>
        <p><button type="button" class="button" onClick={reset}>{t('options_reset')}</button></p>
      </Panel>
      <p class="muted" role="status">{note}</p>
    </main>
  );
}

const app = document.getElementById('app');
if (app) render(<Options />, app);
