// Hosts the engine, puts the reading script into a page when the reader asks, and keeps the badge.
// May be stopped by the browser at any moment: it keeps nothing that a page doesn't hold too.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { refuse_address } from '../../web/src/check/address.ts';
import { fetch_source } from '../../web/src/check/fetch_source.ts';
import type { SourceReply } from '../../web/src/check/types.ts';
import { files_in } from '../../web/src/engine/files.ts';
import { local_analyser } from '../../web/src/engine/local.ts';
import { marks_css } from '../../web/src/view/theme.ts';
import { answer_for_analyses } from '../lib/analysis_door.ts';
import { ask_page, is_own_window, is_state, is_to_background, on_message, type PageState, type ToPage } from '../lib/messages.ts';
import { read_pdf } from '../lib/pdf.ts';
import { recall, remember } from '../lib/session.ts';
import { answer_for_sources } from '../lib/source_door.ts';
import { load_settings, on_settings, pattern_of } from '../lib/settings.ts';
import { browser_voice } from '../lib/voice.ts';

const at_once = 4;  // requests for sources

const file = (path: string): string => (browser.runtime.getURL as (path: string) => string)(path);

export default defineBackground({
  type: 'module',
  main() {
    const analyser = local_analyser(files_in(file('/engine/')));

    // Reads the tab's page, or reads it again; the answer is where the page is at.
    const run = async (tab: number, selection = false): Promise<PageState> => {
      const there = await ask_page(tab, { kind: 'refresh', selection });
      if (is_state(there)) return there;
      analyser.prepare();
      try {
        // Told before the script is there: it must not begin with the whole page.
        if (selection) await browser.scripting.executeScript({ target: { tabId: tab }, func: () => { (globalThis as { citelight_selection?: boolean }).citelight_selection = true; } });
        await browser.scripting.executeScript({ target: { tabId: tab }, files: ['/page.js'] });
      } catch {
        return { kind: 'refused', why: 'forbidden' };  // the browser's own pages, the stores, a closed tab
      }
      const state = await ask_page(tab, selection ? { kind: 'refresh', selection } : { kind: 'state' });
      return is_state(state) ? state : { kind: 'reading' };
    };

    // A few at a time, however many pages have their claims checked at once.
    let asking = 0;
    const waiting: (() => void)[] = [];
    const in_turn = async <T>(work: () => Promise<T>): Promise<T> => {
      while (asking >= at_once) await new Promise<void>((go) => { waiting.push(go); });
      asking++;
      try { return await work(); } finally { asking--; waiting.shift()?.(); }
    };
    // Only what the reader allowed, and nothing that a redirect brings in beside it.
    const source = async (url: string, page: string, signal: AbortSignal): Promise<SourceReply> => {
      const refused = refuse_address(url, page);
      if (refused) return { kind: 'unread', why: refused };
      const { protocol, hostname } = new URL(url);
      if (!await browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] })) return { kind: 'unread', why: 'permission' };
      // Scheme by scheme, not `every_site`: who allowed every site when it was asked for so granted each, and holds no pattern of both.
      const everything = await browser.permissions.contains({ origins: ['http://*/*', 'https://*/*'] });
      return in_turn(async () => (signal.aborted ? { kind: 'unread', why: 'network' } : fetch_source(url, page, { read_pdf, ask_whether_it_leads_on: !everything, signal })));
    };
    answer_for_sources(source);
    answer_for_analyses(analyser);

    const set_badge = (tab: number, state: PageState): void => {
      const voice = browser_voice();
      const count = state.kind === 'shown' && !state.hidden ? state.counts.claims : 0;
      void browser.action.setBadgeBackgroundColor({ tabId: tab, color: '#173f7d' }).catch(() => undefined);
      void browser.action.setBadgeTextColor?.({ tabId: tab, color: '#ffffff' }).catch(() => undefined);
      void browser.action.setBadgeText({ tabId: tab, text: count > 0 ? (count > 999 ? '999+' : String(count)) : '' }).catch(() => undefined);
      void browser.action.setTitle({ tabId: tab, title: count > 0 ? voice.plural('badge_title', count) : voice.t('ext_name') }).catch(() => undefined);
    };

    on_message(is_to_background, (message, sender) => {
      switch (message.kind) {
        // Only our own windows name a tab; a page's script speaks for its own alone.
        case 'run': return is_own_window(sender) ? run(message.tab) : undefined;
        case 'changed':
          if (sender.tab?.id !== undefined) set_badge(sender.tab.id, message.state);
          return undefined;
        case 'verify': return analyser.verify(message.input);
        case 'remember':
          if (sender.tab && !sender.tab.incognito && sender.url) void remember(sender.url, message.key, message.check);
          return undefined;
        case 'recall': return sender.tab && !sender.tab.incognito && sender.url ? recall(sender.url) : [];
        case 'ask_to_read': {
          if (sender.tab?.id === undefined) return undefined;
          const url = file(`/allow.html?tab=${sender.tab.id}&index=${message.index}&host=${encodeURIComponent(message.host)}${message.all ? '&all' : ''}`);
          // A window of its own where there are windows; phones have tabs alone.
          return (browser.windows ? browser.windows.create({ url, type: 'popup', width: 460, height: 420 }) : browser.tabs.create({ url })).then(() => true);
        }
        case 'style': {
          if (sender.tab?.id === undefined) return undefined;
          // Frames of the same site hold words of the article too; to the others we have no way. A user's sheet holds in shadow
          // roots as well, but of it Chromium paints no background: so the rules come twice.
          const where = { target: { tabId: sender.tab.id, allFrames: true }, css: marks_css(message.look) };
          const both = (['USER', 'AUTHOR'] as const).map((origin) => (message.on ? browser.scripting.insertCSS({ ...where, origin }) : browser.scripting.removeCSS({ ...where, origin })));
          return Promise.all(both).then(() => true);
        }
      }
    });

    const active_tab = async (): Promise<number | undefined> => (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id;

    browser.commands.onCommand.addListener((command, given) => {
      void (async () => {
        const tab = given?.id ?? await active_tab();
        if (tab === undefined) return;
        if (command === 'run') {
          const state = await ask_page(tab, { kind: 'state' });
          if (is_state(state) && state.kind === 'shown' && !state.hidden) await ask_page(tab, { kind: 'hide', hidden: true });
          else await run(tab);
          return;
        }
        const told: ToPage = command === 'check' ? { kind: 'check', index: null } : { kind: 'step', by: command === 'previous' ? -1 : 1 };
        if (await ask_page(tab, told) === undefined) { await run(tab); await ask_page(tab, told); }
      })();
    });

    browser.contextMenus.onClicked.addListener((info, tab) => {
      if (info.menuItemId === 'selection' && tab?.id !== undefined) void run(tab.id, true);
    });

    // The reading script comes by itself only to sites that the reader chose and still allows.
    const sync_sites = async (): Promise<void> => {
      const { sites } = await load_settings();
      const allowed: string[] = [];
      for (const host of sites) {
        if (await browser.permissions.contains({ origins: [pattern_of(host)] })) allowed.push(pattern_of(host));
      }
      const before = await browser.scripting.getRegisteredContentScripts({ ids: ['always'] });
      const script = { id: 'always', js: ['page.js'], matches: allowed, runAt: 'document_idle' as const, persistAcrossSessions: true };
      if (allowed.length === 0) { if (before.length > 0) await browser.scripting.unregisterContentScripts({ ids: ['always'] }); }
      else if (before.length > 0) await browser.scripting.updateContentScripts([script]);
      else await browser.scripting.registerContentScripts([script]);
    };
    // One at a time: two changes at once would both register.
    let syncing: Promise<void> = Promise.resolve();
    const sync = (): void => { syncing = syncing.then(sync_sites, sync_sites).catch(() => undefined); };
    on_settings(sync);
    browser.permissions.onAdded.addListener(sync);
    browser.permissions.onRemoved.addListener(sync);

    browser.runtime.onInstalled.addListener(({ reason }) => {
      browser.contextMenus.removeAll().then(() => {
        browser.contextMenus.create({ id: 'selection', title: browser_voice().t('menu_selection'), contexts: ['selection'] });
      }, () => undefined);
      sync();
      if (reason === 'install' && import.meta.env.MODE !== 'e2e') void browser.tabs.create({ url: file('/welcome.html') });
    });
  },
});
