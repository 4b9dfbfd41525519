// A document's analysis, on a port of its own and in parts: a message is taken in whole, and the thread that takes it in is
// the page's own. Between two parts the page gets its turn.
import { browser } from 'wxt/browser';
import { is_document, is_object, is_reply, type Analysis, type DocumentInput, type Reply } from '../../web/src/engine/messages.ts';

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

// In the background.
export function answer_for_analyses(analyse: (document: DocumentInput) => Promise<Reply>): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== name || port.sender?.id !== browser.runtime.id) return;
    let gone = false;
    port.onDisconnect.addListener(() => { gone = true; });
    port.onMessage.addListener((document: unknown) => {
      if (!is_document(document)) { port.disconnect(); return; }
      void analyse(document).then((reply) => {
        for (const part of parts_of(reply)) if (!gone) port.postMessage(part);
      });
    });
  });
}

// In a page. Refused where no answer comes.
export function ask_for_analysis(document: DocumentInput): Promise<Reply> {
  return new Promise((resolve) => {
    const refused = (told?: { message?: string } | null): void => { resolve({ kind: 'refused', why: 'failed', detail: told?.message || 'no answer from the engine' }); };
    try {
      const port = browser.runtime.connect({ name });
      const take = whole_of();
      port.onMessage.addListener((message: unknown) => {
        const reply = take(message);
        if (!reply) return;
        port.disconnect();
        resolve(reply);
      });
      // Left unread, the error of a background that went away is told in the page's console.
      port.onDisconnect.addListener(() => { refused(browser.runtime.lastError); });
      port.postMessage(document);
    } catch {
      refused();
    }
  });
}
