// Ports as the browser makes them: who lets go hears nothing, the other end does.
import { vi } from 'vitest';
import { browser } from 'wxt/browser';

function pipe(name: string, sender: object) {
  const end = () => ({ hears: [] as ((m: unknown) => void)[], left: [] as (() => void)[] });
  const here = end();
  const there = end();
  let open = true;
  const port = (mine: ReturnType<typeof end>, other: ReturnType<typeof end>) => ({
    name, sender,
    onMessage: { addListener: (f: (m: unknown) => void) => { mine.hears.push(f); } },
    onDisconnect: { addListener: (f: () => void) => { mine.left.push(f); } },
    postMessage: (m: unknown) => {
      if (!open) throw new Error('disconnected');
      queueMicrotask(() => { for (const f of other.hears) f(structuredClone(m)); });
    },
    disconnect: () => { if (open) { open = false; for (const f of other.left) f(); } },
    // The other end lets go.
    gone: () => { if (open) { open = false; for (const f of mine.left) f(); } },
  });
  return { page: port(here, there), background: port(there, here) };
}
export type TestPort = ReturnType<typeof pipe>['page'];

let listeners: ((port: unknown) => void)[] = [];

/** A background that listens for ports; to be called before the door under test does. */
export function listening(): void {
  listeners = [];
  vi.spyOn(browser.runtime.onConnect, 'addListener').mockImplementation(((f: (port: unknown) => void) => { listeners.push(f); }) as never);
}
/** Whoever connects from now on is `sender`; the ports made, the page's ends. */
export function connected(sender: object): TestPort[] {
  const made: TestPort[] = [];
  vi.spyOn(browser.runtime, 'connect').mockImplementation(((given: { name: string }) => {
    const { page, background } = pipe(given.name, sender);
    for (const f of listeners) f(background);
    made.push(page);
    return page;
  }) as never);
  return made;
}
export const tab = (): object => ({ id: browser.runtime.id, tab: { id: 1 }, url: 'https://page.example/' });
