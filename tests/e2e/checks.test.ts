// Checks that the reader stops, leaves, or asks for again: no request outlives the question.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch_chromium, type ChromiumReader, type Tab } from './browsers.ts';
import { card_matches, card_says, has_marks, place_of, place_of_check } from './in_page.ts';
import { asked_with, let_go, serve, type Site } from './pages.ts';

interface Report { readonly checks: readonly ({ readonly kind: string } | null)[] }

const soon = async (is: () => boolean | Promise<boolean>): Promise<void> => { while (!await is()) await new Promise((later) => { setTimeout(later, 50); }); };

describe('checks, in chromium', () => {
  let site: Site;
  let reader: ChromiumReader;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch_chromium()]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });

  // As the panel tells the page that is shown.
  const tell = async <T>(message: object): Promise<T> => {
    const worker = reader.context.serviceWorkers()[0] ?? await reader.context.waitForEvent('serviceworker');
    return await worker.evaluate(async (told) => {
      const { tabs } = (globalThis as unknown as { chrome: { tabs: { query(q: object): Promise<{ id: number }[]>; sendMessage(id: number, m: object): Promise<unknown> } } }).chrome;
      return tabs.sendMessage((await tabs.query({ active: true, lastFocusedWindow: true }))[0]!.id, told);
    }, message) as T;
  };
  const read = async (): Promise<Tab> => {
    asked_with.length = let_go.length = 0;
    const tab = await reader.open(`${site.origin}/sources`);
    await tab.run();
    await tab.until(has_marks, null);
    return tab;
  };
  const asked = (path: string): number => asked_with.filter((a) => a.path === path).length;

  test('stopped: what was under way is let go, and is as if it had not been asked', async () => {
    const tab = await read();
    void tell({ kind: 'check_all' });
    await soon(() => asked('lente') > 0);
    expect(await tell({ kind: 'state' })).toMatchObject({ checking: true });
    expect(await tell({ kind: 'check_stop' })).toMatchObject({ checking: false });
    await soon(() => let_go.includes('lente'));
    await soon(async () => !(await tell<Report>({ kind: 'report' })).checks.some((c) => c?.kind === 'reading'));
    const { checks } = await tell<Report>({ kind: 'report' });
    expect(checks.filter((c) => c && 'why' in c && c.why === 'timeout')).toEqual([]);
    expect(tab.errors).toEqual([]);
    await tab.close();
  });

  test('asked again: the source is read again', async () => {
    const tab = await read();
    const at = await tab.evaluate(place_of, { text: '12 450', nth: 0 });
    await tab.point(at!.x, at!.y);
    await tab.until(card_says, '12 450');
    // Known from the test before, or not: pressed until it is read twice here.
    for (const times of [1, 2]) {
      await tab.until(card_matches, 'Vérifier|Check');
      const button = await tab.evaluate(place_of_check, null);
      await tab.click(button!.x, button!.y);
      await soon(() => asked('bonne') >= times);
      await tab.until(card_matches, 'La source le dit|The source says so');
    }
    expect(await tab.evaluate(card_matches, 'Vérifier à nouveau|Check again')).toBeTruthy();
    await tab.screenshot('check-again');
    expect(tab.errors).toEqual([]);
    await tab.close();
  });

  test('the tab is closed in the middle: its requests go with it, and the next page is read', async () => {
    const tab = await read();
    void tell({ kind: 'check_all' }).catch(() => undefined);
    await soon(() => asked('lente') > 0);
    await tab.close();
    await soon(() => let_go.includes('lente'));
    const next = await reader.open(`${site.origin}/tide`);
    await next.run();
    await next.until(has_marks, null);
    expect(next.errors).toEqual([]);
    await next.close();
  });
});
