// A document's analysis, on a port of its own and in parts: a message is taken in whole, and the thread that takes it in is
// the page's own. Between two parts the page gets its turn.
import { browser } from 'wxt/browser';
import type { Analyser } from '../../web/src/engine/analyser.ts';
import { is_document, is_notice, is_object, is_reply, type Analysis, type Reply, type WorkerNotice } from '../../web/src/engine/messages.ts';

const name = 'analysis';
const items_a_part = 250;  // some 5 ms to take in
const lists = ['quantities', 'attributions', 'claims'] as const;

interface Part { readonly list: typeof lists[number]; readonly items: readonly unknown[] }
const is_part = (v: unknown): v is Part => is_object(v) && lists.some((list) => list === v.list) && Array.isArray(v.items);

/** An analysis as parts of its lists, and last the reply without them; any other reply as it is. */
export function* parts_of(reply: Reply): Generator<Part | Reply> {
  if (reply.kind !== 'analysis') { yield reply; return; }
  for (const list of lists) {
    const all = reply.analysis[list];
    for (let i = 0; i < all.length; i += items_a_part) yield { list, items: all.slice(i, i + items_a_part) };
  }
  yield { kind: 'analysis', analysis: { ...reply.analysis, quantities: [], attributions: [], claims: [] } };
}

/** Takes the parts in; the reply once it is whole, undefined until then. */
export function whole_of(): (message: unknown) => Reply | undefined {
  const had: Record<typeof lists[number], unknown[]> = { quantities: [], attributions: [], claims: [] };
  return (message) => {
    if (is_part(message)) for (const item of message.items) had[message.list].push(item);
    if (!is_reply(message)) return undefined;
    return message.kind === 'analysis' ? { kind: 'analysis', analysis: { ...message.analysis, ...had as unknown as Pick<Analysis, typeof lists[number]> } } : message;
  };
}

// A document is about to come, in this language if the page tells the truth; '' where it doesn't say.
const names_language = (v: unknown): v is WorkerNotice => is_notice(v) && /^([a-z]{2,3}(-[\w-]{1,32})?)?$/i.test(v.prepare);

// In the background.
export function answer_for_analyses(analyser: Required<Analyser>): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== name || port.sender?.id !== browser.runtime.id) return;
    let gone = false;
    port.onDisconnect.addListener(() => { gone = true; });
    port.onMessage.addListener((message: unknown) => {
      if (names_language(message)) { analyser.prepare(message.prepare); return; }
      if (!is_document(message)) { port.disconnect(); return; }
      void analyser.analyse(message).then((reply) => {
        for (const part of parts_of(reply)) if (!gone) port.postMessage(part);
      });
    });
  });
}

// In a page. Refused where no answer comes.
export function distant_analyser(): Required<Analyser> {
  type Port = ReturnType<typeof browser.runtime.connect>;
  // Opened while the page is being read: half of what a message takes is the opening of its port. The next question takes it.
  let ready: Port | null = null;
  const connect = (): Port => {
    const port = browser.runtime.connect({ name });
    // Left unread, the error of a background that went away is told in the page's console.
    port.onDisconnect.addListener(() => { if (browser.runtime.lastError || ready === port) ready = null; });
    return port;
  };
  return {
    prepare: (lang = '') => {
      try {
        ready ??= connect();
        ready.postMessage({ prepare: lang } satisfies WorkerNotice);
      } catch {
        ready = null;  // told to who asks
      }
    },
    analyse: (document) => new Promise((resolve) => {
      const refused = (told?: { message?: string } | null): void => { resolve({ kind: 'refused', why: 'failed', detail: told?.message || 'no answer from the engine' }); };
      try {
        const port = ready ?? connect();
        ready = null;
        const take = whole_of();
        port.onMessage.addListener((message: unknown) => {
          const reply = take(message);
          if (!reply) return;
          port.disconnect();
          resolve(reply);
        });
        port.onDisconnect.addListener(() => { refused(browser.runtime.lastError); });
        port.postMessage(document);
      } catch {
        refused();
      }
    }),
  };
}
