// Every surface of our own in a real browser: does it work, and does axe-core find anything wrong, light and dark.
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch_chromium, type ChromiumReader } from './browsers.ts';
import { card_says, card_text, has_marks, place_of } from './in_page.ts';
import { serve, type Site } from './pages.ts';

const artifacts = fileURLToPath(new URL('../artifacts/', import.meta.url));

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
    return (await run.run()).violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`));
  });
}

describe.each(['light', 'dark'] as const)('surfaces in %s', (scheme) => {
  let site: Site;
  let reader: ChromiumReader;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch_chromium('fr')]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });

  const open = async (url: string, size = { width: 1280, height: 900 }): Promise<{ page: Page; errors: string[] }> => {
    const page = await reader.context.newPage();
    const errors: string[] = [];
    page.on('console', (m) => { if (m.type() === 'error') errors.push(m.text()); });
    page.on('pageerror', (e) => { errors.push(e.message); });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await page.goto(url);
    return { page, errors };
  };
  const shoot = async (page: Page, name: string, fullPage = false): Promise<void> => { await page.screenshot({ path: join(artifacts, `${name}-${scheme}.png`), fullPage }); };
  const ours = (path: string): string => `chrome-extension://${reader.id}/${path}`;

  // A read article in a tab, and that tab's number.
  const read_tab = async (path: string): Promise<{ tab: number; close(): Promise<void> }> => {
    const article = await reader.open(site.origin + path, { scheme });
    const tab = await reader.shown_tab();
    await article.run();
    await article.until(has_marks, null);
    return { tab, close: () => article.close() };
  };

  test('demo: marks, list, card', async () => {
    const { page, errors } = await open(`${site.origin}/demo/?lang=fr`);
    await page.waitForFunction(has_marks, null);
    await page.waitForSelector('.claims li');
    await shoot(page, 'demo', true);
    expect(await violations(page)).toEqual([]);

    const at = await page.evaluate(place_of, { text: '65 milliards', nth: 0 });
    expect(at).not.toBeNull();
    if (at) { await page.mouse.move(at.x - 2, at.y); await page.mouse.move(at.x, at.y); }
    await page.waitForFunction(card_says, '65 milliards');
    // In every language of ours the card is as wide as it is, and no wider.
    expect(await page.evaluate(() => {
      const card = [...document.querySelectorAll('citelight-card')].map((host) => host.shadowRoot?.querySelector<HTMLElement>('.card')).find((one) => one && !one.hidden);
      return card ? card.scrollWidth - card.clientWidth : null;
    })).toBe(0);
    await shoot(page, 'demo-card');
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('demo: the list filters, searches and leads to the passage', async () => {
    const { page } = await open(`${site.origin}/demo/?lang=en&sample=tide`);
    const rows = page.locator('.claims li');
    await rows.first().waitFor();
    const all = await rows.count();
    const filters = page.getByRole('button', { name: /^Filters/ });
    await filters.click();
    await page.getByRole('button', { name: 'Attributions' }).click();
    expect(await rows.count()).toBeLessThan(all);
    // Shut again, the button still says that something is left out, and a word brings it all back.
    await filters.click();
    expect(await page.getByRole('button', { name: 'Attributions' }).count()).toBe(0);
    expect(await filters.innerText()).toMatch(/1/);
    await page.getByRole('button', { name: 'Show all', exact: true }).click();
    expect(await rows.count()).toBe(all);
    await page.getByRole('searchbox').fill('EELGRASS');
    expect(await rows.count()).toBe(1);
    await rows.first().getByRole('button').click();
    await page.waitForFunction(() => document.querySelector('.claims [aria-current=true]') !== null);
    expect(await page.evaluate(card_text, null)).toContain('baysciencejournal.example');
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByText('No claim fits these filters.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('demo: marks follow typing, and a text of one’s own', async () => {
    const { page } = await open(`${site.origin}/demo/?lang=en&sample=tide`);
    await page.locator('.claims li').first().waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.keyboard.type('According to the mayor, the bridge cost $35 million.');
    await page.waitForFunction(() => {
      const words: string[] = [];
      CSS.highlights.forEach((h, n) => { if (n.startsWith('citelight-number')) h.forEach((r) => { words.push(r.toString()); }); });
      return words.join() === '$35 million';
    });
    await shoot(page, 'demo-typing');
    await page.close();
  });

  test('demo on a narrow screen', async () => {
    const { page } = await open(`${site.origin}/demo/?lang=fr`, { width: 390, height: 844 });
    await page.waitForFunction(has_marks, null);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const at = await page.evaluate(place_of, { text: '65 milliards', nth: 0 });
    if (at) await page.mouse.click(at.x, at.y);
    await page.waitForFunction(card_says, '65 milliards');
    await shoot(page, 'demo-narrow');
    expect(await violations(page)).toEqual([]);
    // The buttons stand on lines of their own there: each is large enough to be met with a finger.
    const small = await page.evaluate(() => [...document.querySelectorAll('.export button')].map((b) => b.getBoundingClientRect().height).filter((height) => height < 24));
    expect(small).toEqual([]);
    await page.close();
  });

  test('popup: what was found on the page', async () => {
    const article = await read_tab('/salles-de-crise');
    const { page, errors } = await open(ours(`popup.html?tab=${article.tab}`), { width: 344, height: 460 });
    await page.waitForSelector('.summary');
    await shoot(page, 'popup');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /Masquer|Hide/ }).click();
    await page.getByRole('button', { name: /Afficher|Show the marks/ }).waitFor();
    expect(errors).toEqual([]);
    await page.close();
    await article.close();
  });

  test('panel: every claim of the page, and the way to it', async () => {
    const article = await read_tab('/salles-de-crise');
    const { page, errors } = await open(ours(`sidepanel.html?tab=${article.tab}`), { width: 380, height: 900 });
    await page.locator('.claims li').first().waitFor();
    await shoot(page, 'panel');
    expect(await violations(page)).toEqual([]);
    await page.locator('.claims li button').nth(1).click();
    await page.waitForFunction(() => document.querySelector('.claims [aria-current=true]') !== null);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()]);
    expect(download.suggestedFilename()).toBe('claims.csv');
    expect(errors).toEqual([]);
    await page.close();
    await article.close();
  });

  test('options: every choice is kept', async () => {
    const { page, errors } = await open(ours('options.html'));
    const dates = page.getByRole('checkbox').nth(1);
    await dates.uncheck();
    await page.getByText(/Enregistré|Saved/).waitFor();
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[1]?.checked === false);
    await page.getByRole('checkbox').nth(1).check();
    await shoot(page, 'options', true);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('first-run page: a live sample', async () => {
    const { page, errors } = await open(ours('welcome.html'));
    await page.waitForFunction(has_marks, null);
    await page.getByRole('button', { name: /Affirmation suivante|Next claim/ }).click();
    await page.waitForFunction(card_text, null);
    await shoot(page, 'welcome', true);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });
});
