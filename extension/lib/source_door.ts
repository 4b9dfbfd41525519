// Questions for a source, each on a port of its own: the port is the request. Where the page lets go of it (the reader
// stopped, went elsewhere, closed the tab), the request is let go as well.
import { browser } from 'wxt/browser';
import type { SourceReply } from '../../web/src/check/types.ts';
import { is_object } from '../../web/src/engine/messages.ts';

const name = 'source';

// The source at `url`, which the page at `page` cites.
export interface SourceQuestion { readonly url: string; readonly page: string }

export const is_source_question = (v: unknown): v is SourceQuestion =>
  is_object(v) && typeof v.url === 'string' && v.url.length <= 8192 && typeof v.page === 'string';

// In the background. The page is the one the sender stands in, whatever it says.
export function answer_for_sources(answer: (url: string, page: string, signal: AbortSignal) => Promise<SourceReply>): void {
  browser.runtime.onConnect.addListener((port) => {
    const { sender } = port;
    if (port.name !== name || sender?.id !== browser.runtime.id || !sender.tab) return;
    const gone = new AbortController();
    port.onDisconnect.addListener(() => { gone.abort(); });
    port.onMessage.addListener((question: unknown) => {
      if (!is_source_question(question)) { port.disconnect(); return; }
      void answer(question.url, sender.url ?? question.page, gone.signal).catch((): SourceReply => ({ kind: 'unread', why: 'failed' })).then((reply) => {
        if (!gone.signal.aborted) port.postMessage(reply);
      });
    });
  });
}

// In the page. Resolves to undefined where no answer comes: stopped, or nobody there.
export function ask_for_source(question: SourceQuestion, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    if (signal.aborted) { resolve(undefined); return; }
    try {
      const port = browser.runtime.connect({ name });
      const done = (reply?: unknown): void => { signal.removeEventListener('abort', stop); resolve(reply); };
      const stop = (): void => { port.disconnect(); done(); };
      signal.addEventListener('abort', stop);
      port.onMessage.addListener((reply: unknown) => { port.disconnect(); done(reply); });
      // Left unread, the error of a background that went away is told in the page's console.
      port.onDisconnect.addListener(() => { done(browser.runtime.lastError && undefined); });
      port.postMessage(question);
    } catch {
      resolve(undefined);
    }
  });
}
