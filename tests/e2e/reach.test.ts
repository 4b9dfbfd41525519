// Who can reach what: by keyboard, by the context menu, in other colours, magnified, and on pages that run from right to left.
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch_chromium, type ChromiumReader, type Tab } from './browsers.ts';
import { card_covers, card_is_closed, card_matches, card_says, card_text, has_marks, marked, place_of } from './in_page.ts';
import { serve, type Site } from './pages.ts';

const artifacts = fileURLToPath(new URL('../artifacts/', import.meta.url));

interface Chrome {
  tabs: { query(q: object): Promise<{ id: number }[]> };
  commands: { onCommand: { dispatch(name: string, tab: object): void } };
  contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
}

async function violations(page: Page, of = 'html'): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (of) => {
    const { axe: run } = globalThis as unknown as { axe: { run(of: string): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
    return (await run.run(of)).violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`));
  }, of);
}

// The card is a dialog with the keyboard in it.
const focused_card = (_: null): boolean => {
  const root = document.querySelector('citelight-card')?.shadowRoot;
  return root?.activeElement?.closest('.card') !== null && root?.activeElement !== undefined;
};

describe('reach', () => {
  let site: Site;
  let reader: ChromiumReader;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch_chromium()]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });

  const read = async (path: string): Promise<{ tab: Tab; page: Page }> => {
    const tab = await reader.open(site.origin + path);
    await tab.run();
    await tab.until(has_marks, null);
    return { tab, page: reader.context.pages().at(-1)! };
  };
  // What the browser tells us when a shortcut is pressed or an entry of the menu is chosen: no test can press the browser's own keys.
  const tell = async (what: 'commands' | 'contextMenus', name: string): Promise<void> => {
    const worker = reader.context.serviceWorkers()[0] ?? await reader.context.waitForEvent('serviceworker');
    await worker.evaluate(async ([kind, told]) => {
      const { chrome } = globalThis as unknown as { chrome: Chrome };
      const tab = (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]!;
      if (kind === 'commands') chrome.commands.onCommand.dispatch(told!, tab); else chrome.contextMenus.onClicked.dispatch({ menuItemId: told }, tab);
    }, [what, name]);
  };

  test('by keyboard: claim after claim, into the card and back, and to the source', async () => {
    const { tab } = await read('/sources');
    await tell('commands', 'next');
    const first = await tab.until(card_text, null);
    expect(await tab.until(focused_card, null)).toBe(true);
    await tab.press('ArrowRight');
    await tab.until((before) => {
      const card = document.querySelector('citelight-card')?.shadowRoot?.querySelector<HTMLElement>('.card');
      return card && !card.hidden && card.innerText !== before;
    }, first);
    await tab.press('Escape');
    await tab.until(card_is_closed, null);
    await tell('commands', 'next');
    await tab.until(card_says, '12 450');
    await tell('commands', 'check');
    await tab.until(card_matches, 'La source le dit|The source says so');
    await tell('commands', 'run');
    await tab.until(card_is_closed, null);
    expect(await tab.evaluate(marked, null)).toEqual([]);
    await tab.close();
  });

  test('the selection alone, by the context menu, however the page moves on', async () => {
    const tab = await reader.open(`${site.origin}/tide`);
    await tab.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.nodeValue?.includes('$450 million')) getSelection()?.selectAllChildren(node.parentElement!);
      }
    }, null);
    await tell('contextMenus', 'selection');
    await tab.until(has_marks, null);
    const words = (await tab.evaluate(marked, null)).map((m) => m.text).join(' ');
    expect(words).toContain('$450 million');
    expect(words).not.toContain('412 GWh');
    await tab.close();
  });

  test('magnified twice: the card fits and leaves its mark free', async () => {
    const { tab } = await read('/salles-de-crise');
    await tab.size(550, 400);
    const at = await tab.evaluate(place_of, { text: '65 milliards', nth: 0 });
    await tab.point(at!.x, at!.y);
    await tab.until(card_says, '65 milliards');
    expect(await tab.evaluate(card_covers, at!)).toBe(false);
    const box = await tab.evaluate(() => document.querySelector('citelight-card')!.shadowRoot!.querySelector('.card')!.getBoundingClientRect().toJSON() as DOMRect, null);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.bottom).toBeLessThanOrEqual(400);
    await tab.screenshot('zoomed');
    await tab.close();
  });

  test('on a phone the card opens at the window’s foot, or at its head where the mark is below', async () => {
    const { tab } = await read('/salles-de-crise');
    await tab.size(360, 740);
    const box = (): Promise<DOMRect> => tab.evaluate(() => document.querySelector('citelight-card')!.shadowRoot!.querySelector('.card')!.getBoundingClientRect().toJSON() as DOMRect, null);
    for (const [from_top, end] of [[120, 'foot'], [360, 'foot'], [600, 'head']] as const) {
      await tab.press('Escape');
      await tab.until(card_is_closed, null);
      const middle = (await tab.evaluate(place_of, { text: 'deux équipes', nth: 0 }))!;
      await tab.evaluate((by) => { scrollBy({ top: by, behavior: 'instant' }); }, middle.y - from_top);
      const at = { x: middle.x, y: from_top };
      await tab.click(at.x, at.y);
      await tab.until(card_says, '2 équipes');
      expect(await tab.evaluate(card_covers, at), `from ${from_top}`).toBe(false);
      const { top, bottom, width } = await box();
      expect(width).toBeGreaterThan(330);
      expect(end === 'foot' ? bottom : top, `from ${from_top}`).toBeCloseTo(end === 'foot' ? 740 : 0, 0);
    }
    await tab.close();
  });

  test('on a page that makes its own rem smaller the card is as wide as ever, with all its buttons', async () => {
    const { tab, page } = await read('/salles-de-crise');
    await page.addStyleTag({ content: 'html{font-size:62.5%}' });
    const at = await tab.evaluate(place_of, { text: '65 milliards', nth: 0 });
    await tab.point(at!.x, at!.y);
    await tab.until(card_says, '65 milliards');
    const { width, over } = await tab.evaluate(() => { const card = document.querySelector('citelight-card')!.shadowRoot!.querySelector('.card')!; return { width: card.getBoundingClientRect().width, over: card.scrollWidth - card.clientWidth }; }, null);
    expect(width).toBe(392);
    expect(over).toBe(0);
    await tab.close();
  });

  test('the keyboard stays in the card when the button that was pressed is gone', async () => {
    const { tab } = await read('/sources');
    const at = await tab.evaluate(place_of, { text: '24', nth: 0 });
    await tab.point(at!.x, at!.y);
    await tab.until(card_says, '24');
    await tab.evaluate(() => { document.querySelector('citelight-card')!.shadowRoot!.querySelector<HTMLElement>('.check')!.focus(); }, null);
    await tab.press('Enter');
    await tab.until(card_matches, 'La source le dit|The source says so');
    expect(await tab.evaluate(() => document.querySelector('citelight-card')!.shadowRoot!.activeElement?.className ?? null, null)).toMatch(/card/);
    await tab.close();
  });

  test('in the reader’s own few colours, and on a page from right to left', async () => {
    const { tab, page } = await read('/salles-de-crise');
    await page.emulateMedia({ forcedColors: 'active' });
    await tab.evaluate(() => { document.documentElement.dir = 'rtl'; }, null);
    const at = await tab.evaluate(place_of, { text: '65 milliards', nth: 0 });
    await tab.point(at!.x, at!.y);
    await tab.until(card_says, '65 milliards');
    const box = await tab.evaluate(() => document.querySelector('citelight-card')!.shadowRoot!.querySelector('.card')!.getBoundingClientRect().toJSON() as DOMRect, null);
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(1100);
    expect(await tab.evaluate(card_covers, at!)).toBe(false);
    await tab.screenshot('forced-colours-rtl');
    await tab.close();
  });

  test.each(['light', 'dark'] as const)('axe-core finds nothing in the card with a verdict, or where we ask for a site, in %s', async (scheme) => {
    const { tab, page } = await read('/sources');
    await page.emulateMedia({ colorScheme: scheme });
    if (scheme === 'dark') await page.addStyleTag({ content: 'html{color:#eee;background:#111}a{color:#9cf}' });
    await tab.run();
    const at = await tab.evaluate(place_of, { text: '320', nth: 0 });
    await tab.point(at!.x, at!.y);
    await tab.until(card_says, '320');
    await tell('commands', 'check');
    await tab.until(card_matches, 'La source dit autre chose|The source differs');
    expect(await violations(page, 'citelight-card')).toEqual([]);
    await tab.close();

    const allow = await reader.context.newPage();
    await allow.setViewportSize({ width: 460, height: 420 });
    await allow.emulateMedia({ colorScheme: scheme });
    await allow.goto(`chrome-extension://${reader.id}/allow.html?tab=1&index=0&host=www.registre.example`);
    await allow.getByRole('button', { name: /registre\.example/ }).waitFor();
    await allow.screenshot({ path: join(artifacts, `allow-${scheme}.png`) });
    expect(await violations(allow)).toEqual([]);
    await allow.close();
  });
});
