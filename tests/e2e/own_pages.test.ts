// The extension's own pages in Firefox, as surfaces.test.ts has them in Chromium: do they work, is axe-core content, does
// the console stay empty.
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch_firefox, type FirefoxReader, type OwnPage, type Tab } from './browsers.ts';
import { card_text, has_marks } from './in_page.ts';
import { serve, type Site } from './pages.ts';

async function violations(page: OwnPage): Promise<string[]> {
  await page.load(axe.source);
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
    return (await run.run()).violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`));
  }, null);
}

const rows = (_: null): number => document.querySelectorAll('.claims li').length;
// Presses the first button whose words, or whose name, match; false while there is none.
const pressed = (pattern: string): boolean => {
  const button = [...document.querySelectorAll('button')].find((b) => new RegExp(pattern).test(b.ariaLabel ?? b.innerText));
  button?.click();
  return button !== undefined;
};

describe.each(['light', 'dark'] as const)('the extension’s own pages in firefox, %s', (scheme) => {
  let site: Site;
  let reader: FirefoxReader;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch_firefox()]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });

  const read = async (): Promise<{ article: Tab; tab: number }> => {
    const article = await reader.open(`${site.origin}/salles-de-crise`, { scheme });
    await article.run();
    await article.until(has_marks, null);
    return { article, tab: await reader.shown_tab() };
  };

  test('popup', async () => {
    const { article, tab } = await read();
    const page = await reader.own(`popup.html?tab=${tab}`, { width: 344, height: 460 }, scheme);
    await page.until(() => document.querySelector('.summary') !== null, null);
    await page.screenshot(`popup-${scheme}`);
    expect(await violations(page)).toEqual([]);
    await page.until(pressed, 'Masquer|Hide');
    await page.until(() => [...document.querySelectorAll('button')].some((b) => /Afficher|Show the marks/.test(b.innerText)), null);
    expect(page.errors).toEqual([]);
    await page.close();
    await article.close();
  });

  test('panel: list, filters, the way to a claim', async () => {
    const { article, tab } = await read();
    const page = await reader.own(`sidepanel.html?tab=${tab}`, { width: 380, height: 900 }, scheme);
    const all = await page.until(rows, null);
    await page.until(pressed, '^(Filters|Filtres)');
    await page.until(pressed, '^(Attributions)');
    await page.until((n) => { const now = document.querySelectorAll('.claims li').length; return now > 0 && now < n; }, all);
    await page.screenshot(`panel-${scheme}`);
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => { document.querySelector<HTMLElement>('.claims li button')!.click(); }, null);
    await page.until(() => document.querySelector('.claims [aria-current=true]') !== null, null);
    expect(await article.until(card_text, null)).toBeTruthy();
    expect(page.errors).toEqual([]);
    await page.close();
    await article.close();
  });

  test('options: what is chosen is kept', async () => {
    const page = await reader.own('options.html', { width: 1100, height: 800 }, scheme);
    const box = (wanted: boolean | null): boolean => {
      const dates = document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[1];
      if (wanted !== null && dates && dates.checked !== wanted) dates.click();
      return dates?.checked ?? false;
    };
    await page.until(() => document.querySelectorAll('input[type=checkbox]').length > 1, null);
    await page.evaluate(box, false);
    await page.until(() => /Enregistré|Saved/.test(document.body.innerText), null);
    const again = await reader.own('options.html', { width: 1100, height: 800 }, scheme);
    await again.until(() => document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[1]?.checked === false, null);
    await again.evaluate(box, true);
    await again.screenshot(`options-${scheme}`);
    expect(await violations(again)).toEqual([]);
    expect([...page.errors, ...again.errors]).toEqual([]);
    await again.close();
    await page.close();
  });

  test('first-run page: a live sample', async () => {
    const page = await reader.own('welcome.html', { width: 1100, height: 800 }, scheme);
    await page.until(has_marks, null);
    await page.until(pressed, 'Affirmation suivante|Next claim');
    await page.until(card_text, null);
    await page.screenshot(`welcome-${scheme}`);
    expect(await violations(page)).toEqual([]);
    expect(page.errors).toEqual([]);
    await page.close();
  });
});
