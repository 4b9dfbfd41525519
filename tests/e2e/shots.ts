// The pictures that the stores and the README show: every surface, in French and in English, light and dark, wide and narrow,
// in build/shots. Not a test of anything: the tests look at the same surfaces.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Page } from 'playwright-core';
import { launch_chromium, type ChromiumReader, type Tab } from './browsers.ts';
import { card_matches, card_says, has_marks, place_of, place_of_check } from './in_page.ts';
import { serve, type Site } from './pages.ts';

const folder = fileURLToPath(new URL('../../build/shots/', import.meta.url));
mkdirSync(folder, { recursive: true });

// What the stores want: 1280 × 800.
const store = { width: 1280, height: 800 };
const panel = { width: 380, height: 800 };

const shown = {
  fr: { article: '/salles-de-crise', figure: '65 milliards', speaker: 'Mathew Oldham', sources: '/sources', agrees: '12 450', differs: '320', sample: 'salles-de-crise' },
  en: { article: '/tide', figure: '$450 million', speaker: 'Ruth Adeyemi', sources: '/sources-en', agrees: '12,450', differs: '320', sample: 'tide' },
} as const;

describe.each(['en', 'fr'] as const)('%s', (lang) => {
  let site: Site;
  let reader: ChromiumReader;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch_chromium(lang)]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });
  const of = shown[lang];

  describe.each(['light', 'dark'] as const)('%s', (scheme) => {
    const file = (name: string): string => join(folder, `${name}-${lang}-${scheme}.png`);
    const own = async (address: string, size: { width: number; height: number }): Promise<Page> => {
      const page = await reader.context.newPage();
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await page.goto(address);
      return page;
    };
    const ours = (path: string): string => `chrome-extension://${reader.id}/${path}`;
    const read = async (path: string, { width, height } = store): Promise<{ tab: Tab; id: number }> => {
      const tab = await reader.open(site.origin + path, { scheme });
      await tab.size(width, height);
      const id = await reader.shown_tab();
      await tab.run();
      await tab.until(has_marks, null);
      return { tab, id };
    };
    const point_at = async (tab: Tab, text: string): Promise<void> => {
      const at = await tab.evaluate(place_of, { text, nth: 0 });
      if (!at) throw new Error(`no "${text}" on the page`);
      await tab.point(at.x, at.y);
      await tab.until(card_says, text);
    };
    const shoot = async (tab: Tab, name: string): Promise<void> => {
      writeFileSync(file(name), await tab.pixels(), 'base64');
      await tab.close();
    };

    test('marks, and cards', async () => {
      const { tab } = await read(of.article);
      await shoot(tab, 'marks');
      for (const [name, text] of [['figure', of.figure], ['speaker', of.speaker]] as const) {
        const { tab: page } = await read(of.article);
        await point_at(page, text);
        await shoot(page, name);
      }
    });

    test('verdicts', async () => {
      for (const [name, text, words] of [['supported', of.agrees, 'La source le dit|The source says so'], ['differs', of.differs, 'La source dit autre chose|The source differs']] as const) {
        const { tab } = await read(of.sources);
        await point_at(tab, text);
        if (await tab.evaluate(card_matches, words) === false) {
          const button = await tab.evaluate(place_of_check, null);
          if (!button) throw new Error(`"${text}" can't be checked`);
          await tab.click(button.x, button.y);
          await tab.until(card_matches, words);
        }
        await shoot(tab, name);
      }
    });

    // No picture of a browser's window is to be had without a screen: the panel is laid beside the page, as it stands there.
    test('panel beside the page', async () => {
      const { tab, id } = await read(of.article, { width: store.width - panel.width, height: store.height });
      const beside = await own(ours(`sidepanel.html?tab=${id}`), panel);
      await beside.locator('.claims li').first().waitFor();
      await beside.screenshot({ path: file('panel') });
      await beside.close();
      await shoot(tab, 'panel-page');
      const board = await own('about:blank', store);
      const picture = (name: string): string => `<img src="data:image/png;base64,${readFileSync(file(name)).toString('base64')}">`;
      await board.setContent(`<style>body{margin:0;display:flex}img + img{box-shadow:-1px 0 #8886}</style>${picture('panel-page')}${picture('panel')}`);
      await board.screenshot({ path: file('panel-beside') });
      await board.close();
    });

    test('popup, options, first-run page', async () => {
      const { tab, id } = await read(of.article);
      const popup = await own(ours(`popup.html?tab=${id}`), { width: 344, height: 420 });
      await popup.waitForSelector('.summary');
      await popup.screenshot({ path: file('popup') });
      await popup.close();
      await tab.close();
      for (const name of ['options', 'welcome']) {
        const page = await own(ours(`${name}.html`), store);
        if (name === 'welcome') await page.waitForFunction(has_marks, null);
        else await page.waitForSelector('input');
        await page.screenshot({ path: file(name) });
        await page.close();
      }
    });

    test('demo, wide and narrow', async () => {
      for (const [name, size] of [['demo', store], ['demo-narrow', { width: 390, height: 844 }]] as const) {
        const page = await own(`${site.origin}/demo/?lang=${lang}&sample=${of.sample}`, size);
        await page.waitForFunction(has_marks, null);
        await page.screenshot({ path: file(name) });
        const at = await page.evaluate(place_of, { text: of.figure, nth: 0 });
        if (at) await page.mouse.click(at.x, at.y);
        await page.waitForFunction(card_says, of.figure);
        await page.screenshot({ path: file(`${name}-card`) });
        await page.close();
      }
    });
  });
});
