// The reading script: put into a page when the reader asks, wires page, engine and view, nothing else.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Analyser } from '../../web/src/engine/analyser.ts';
import { read_steps } from '../../web/src/page/index.ts';
import { attach, PageView, type Attached, type Outcome } from '../../web/src/view/index.ts';
import { distant_analyser } from '../lib/analysis_door.ts';
import { Checker } from '../lib/checker.ts';
import { ask_background, is_to_page, on_message, type PageReport, type PageState } from '../lib/messages.ts';
import { load_settings, on_settings, view_settings } from '../lib/settings.ts';
import { browser_voice } from '../lib/voice.ts';

const handover = 'citelight-new-reader';
const quiet_ms = 600;  // how long a page must be still before it is read again

export default defineUnlistedScript(() => {
  const world = globalThis as { citelight_reads?: boolean; citelight_selection?: boolean };
  if (world.citelight_reads) return;  // put in twice: the first one answers
  world.citelight_reads = true;

  let languages_off: readonly string[] = [];
  const distant = distant_analyser();
  const analyser: Analyser = {
    prepare: distant.prepare,
    analyse: async (document) => {
      const reply = await distant.analyse(document);
      return reply.kind === 'analysis' && languages_off.includes(reply.analysis.lang) ? { kind: 'refused', why: 'language_off' } : reply;
    },
  };

  // The extension was updated while this page stood open: this script can reach nothing any more, and a new one comes
  // when the reader asks. What the old one left is taken away, by itself where it still runs.
  const orphaned = (): boolean => { try { return !browser.runtime?.id; } catch { return true; } };
  document.dispatchEvent(new Event(handover));
  document.querySelector(':root > citelight-card')?.remove();

  const start = async (): Promise<void> => {
    // A picture or a feed that stands alone: there is no page to mark.
    if (document.documentElement?.namespaceURI !== 'http://www.w3.org/1999/xhtml') {
      on_message(is_to_page, (message) => (message.kind === 'report' ? null : { kind: 'refused', why: 'empty' } satisfies PageState));
      return;
    }
    const stored = await load_settings();
    let settings = view_settings(stored);
    ({ languages_off } = stored);
    let state: PageState = { kind: 'reading' };
    let current: number | null = null;
    let selection = world.citelight_selection === true;  // what was asked for at first

    const tell = (): void => { void ask_background({ kind: 'changed', state }); };
    const state_of = (outcome: Outcome | null): PageState =>
      outcome === null ? { kind: 'reading' }
      : outcome.kind === 'refused' ? { kind: 'refused', why: outcome.why }
      : {
          kind: 'shown', counts: outcome.model.summary, hidden: view.hidden, current, checking: checker.running,
          checked: outcome.model.items.filter((item) => { const check = checker.of(item); return check !== null && check.kind !== 'reading'; }).length,
        };
    const update = (): PageState => { state = state_of(attached.last); tell(); return state; };

    const checker = new Checker(() => { view.redraw(); update(); });
    const shown = (): Extract<Outcome, { kind: 'shown' }> | null => (attached.last?.kind === 'shown' ? attached.last : null);
    // Where the site isn't allowed yet, a window of ours asks for it, and sends the claim back here.
    const check = async (index: number, may_ask: boolean): Promise<void> => {
      const now = shown();
      const item = now?.model.items[index];
      if (!now || !item?.url || !checker.can(item)) return;
      const result = await checker.check(item, now);
      if (may_ask && result?.kind === 'unread' && (result.why === 'permission' || result.why === 'moved')) {
        void ask_background({ kind: 'ask_to_read', host: item.url.host, index, all: result.why === 'moved' });
      }
    };

    const view: PageView = new PageView(document, {
      voice: browser_voice(),
      settings,
      shadow: import.meta.env.MODE === 'e2e' ? 'open' : 'closed',
      install_css: () => {
        const { look } = settings;
        void ask_background({ kind: 'style', look, on: true });
        return () => { void ask_background({ kind: 'style', look, on: false }); };
      },
      on_open: (index) => { current = index; update(); },
      checks: { of: (item) => checker.of(item), can: (item) => checker.can(item), ask: (item) => { void check(item.index, true); } },
    });
    const attached: Attached = attach(document.body ?? document.documentElement, analyser, view, {
      read: () => read_steps(document, { selection }),
      lang: () => document.documentElement.lang,
      watch_ms: quiet_ms,
      still: () => selection,
      on_outcome: () => { if (orphaned()) leave(); else update(); },
    });
    // Back from the browser's cache, as it was left: the browser has forgotten what the button showed of it.
    const back = (event: PageTransitionEvent): void => { if (event.persisted && !orphaned()) tell(); };
    addEventListener('pageshow', back);
    const leave = (): void => {
      removeEventListener('pageshow', back);
      document.removeEventListener(handover, leave_if_orphaned);
      attached.detach();
      checker.cancel();
      view.destroy();
    };
    const leave_if_orphaned = (): void => { if (orphaned()) leave(); };
    document.addEventListener(handover, leave_if_orphaned);

    const first = checker.recall().then(() => attached.refresh());
    // A shortcut may be what had the page read: it is answered once there are claims.
    const once_read = (act: () => void): Promise<PageState> => first.then(() => { act(); return update(); });

    on_message(is_to_page, (message) => {
      switch (message.kind) {
        case 'state': return state;
        case 'refresh':
          selection = message.selection;
          view.set_hidden(false);
          return attached.refresh().then(update);
        case 'report': {
          const { last } = attached;
          if (last?.kind !== 'shown') return null;
          const { text, url, title, published } = last.page.input;
          return { text, url: url ?? '', title: title ?? '', published: published ?? '', analysis: last.model.analysis, checks: last.model.items.map((item) => checker.of(item)) } satisfies PageReport;
        }
        case 'hide': view.set_hidden(message.hidden); return update();
        case 'open': view.open(message.index, { card: message.card }); return update();
        case 'step': return once_read(() => { view.step(message.by); });
        case 'check': return once_read(() => {
          const items = shown()?.model.items ?? [];
          const index = message.index ?? current ?? items.find((item) => checker.can(item))?.index;
          if (index === undefined) return;
          if (index !== current) view.open(index, { take_focus: message.index === null });
          void check(index, message.index === null);
        });
        case 'check_all': { const now = shown(); if (now) void checker.all(now); return update(); }
        case 'check_stop': checker.cancel(); return update();
      }
    });
    on_settings((changed) => {
      settings = view_settings(changed);
      view.apply(settings);
      const again = changed.languages_off.join() !== languages_off.join();
      ({ languages_off } = changed);
      if (again) void attached.refresh(true);
    });
    await first;
  };
  void start();
});
