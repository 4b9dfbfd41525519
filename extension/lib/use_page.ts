// What the windows of the extension know of the page they stand beside.
import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ask_background, ask_page, is_state, is_to_background, type PageState } from './messages.ts';

// The tab a window speaks of: the one it is told in its address, else the active one.
export async function tab_of_window(): Promise<number | undefined> {
  const told = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  if (Number.isSafeInteger(told)) return told;
  return (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
}

export interface PageLink {
  readonly state: PageState | null;  // null: our script isn't in this page
  // Has the page read, or takes the answer of having been asked to.
  run(asked?: Promise<unknown>): Promise<void>;
  readonly set: (state: PageState | null) => void;
}

// Follows one tab's page; `undefined` while it isn't known which.
export function use_page(tab: number | undefined): PageLink {
  const [state, set] = useState<PageState | null>(null);
  useEffect(() => {
    if (tab === undefined) return undefined;
    let current = true;
    const listen = (message: unknown, sender: { tab?: { id?: number } }): undefined => {
      if (sender.tab?.id === tab && is_to_background(message) && message.kind === 'changed') set(message.state);
    };
    // A page that goes away takes its script with it.
    const leave = (changed: number, info: { status?: string }): void => { if (changed === tab && info.status === 'loading') set(null); };
    browser.runtime.onMessage.addListener(listen);
    browser.tabs.onUpdated.addListener(leave);
    void ask_page(tab, { kind: 'state' }).then((answer) => { if (current) set(is_state(answer) ? answer : null); });
    return () => {
      current = false;
      browser.runtime.onMessage.removeListener(listen);
      browser.tabs.onUpdated.removeListener(leave);
    };
  }, [tab]);
  const run = useCallback(async (asked?: Promise<unknown>) => {
    if (tab === undefined) return;
    const answer = await (asked ?? ask_background({ kind: 'run', tab }));
    // "reading": what comes next comes as a message, and may have come already.
    if (is_state(answer)) set((before) => (answer.kind === 'reading' && before ? before : answer));
  }, [tab]);
  return { state, run, set };
}
