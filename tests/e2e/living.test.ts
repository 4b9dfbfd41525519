// Pages that move, pages of odd kinds, and an extension that is stopped or updated under an open page.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch, launch_chromium, type BrowserName, type ChromiumReader, type Reader, type Tab } from './browsers.ts';
import { card_matches, card_says, has_marks, marked, place_of, place_of_check } from './in_page.ts';
import { serve, type Site } from './pages.ts';

// Whether a figure that begins so is marked.
function figure_is_marked(text: string): boolean {
  let found = false;
  CSS.highlights.forEach((h, n) => { if (n.startsWith('citelight-number-')) h.forEach((r) => { found ||= r.toString().startsWith(text); }); });
  return found;
}

describe.each<BrowserName>(['chromium', 'firefox'])('living pages in %s', (name) => {
  let site: Site;
  let reader: Reader;
  let tab: Tab;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch(name)]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });
  afterEach(async () => { await tab?.close(); });
  const read = async (path: string): Promise<void> => {
    tab = await reader.open(site.origin + path);
    await tab.run();
    await tab.until(has_marks, null);
  };

  test('a clock beside the article, an endless page, a page that becomes another', async () => {
    await read('/tide');
    await tab.evaluate(() => {
      const clock = document.body.appendChild(document.createElement('p'));
      setInterval(() => { clock.textContent = String(Date.now()); }, 50);
      // How few marks there ever were: a flicker would be none.
      const world = globalThis as { fewest?: number };
      const look = (): void => {
        let marks = 0;
        CSS.highlights.forEach((h, n) => { if (n.startsWith('citelight-number-')) marks += h.size; });
        world.fewest = Math.min(world.fewest ?? marks, marks);
        requestAnimationFrame(look);
      };
      look();
      const next = document.body.appendChild(document.createElement('div')).appendChild(document.createElement('article'));
      next.append(...['The harbour of Brevan', 'According to its annual report, the harbour of Brevan moved 12,450 containers last year, a tenth more than the year before.', 'The board met on Tuesday to look at the accounts and the works of the coming year, and took no decision about the new quay.'].map((text, i) =>
        Object.assign(document.createElement(i === 0 ? 'h2' : 'p'), { textContent: text })));
      document.querySelector('article')?.append(Object.assign(document.createElement('p'), { textContent: 'The plant also employs 340 people, the company said.' }));
    }, null);
    await tab.until(figure_is_marked, '340');
    expect(await tab.evaluate(() => (globalThis as { fewest?: number }).fewest ?? 0, null)).toBeGreaterThan(0);
    await tab.evaluate(() => {
      history.pushState(null, '', '/another');
      for (const article of document.querySelectorAll('body > div > article')) article.remove();
      document.querySelector('main')?.replaceChildren(Object.assign(document.createElement('article'), { innerHTML: '<h1>Another story</h1><p>The mayor said the bridge cost $35 million, and that 17 lamps stand on it, which is more than the old one ever had.</p><p>The council met on Tuesday to look at the accounts of the works, and took no decision about the second bridge that was asked for.</p>' }));
    }, null);
    await tab.until(figure_is_marked, '$35');
    expect((await tab.evaluate(marked, null)).map((m) => m.text).join()).not.toContain('412');
    expect(await tab.evaluate(() => document.querySelectorAll('citelight-card').length, null)).toBe(1);
    expect(tab.errors).toEqual([]);
  });

  test('an article of thousands of figures: those around what is seen are marked, wherever the reader goes', async () => {
    tab = await reader.open(`${site.origin}/tide`);
    await tab.evaluate(() => {
      const line = (i: number): HTMLElement => Object.assign(document.createElement('p'), { textContent: `In street number ${i} of the old town the council counted ${7000 + i} bricks and ${i + 3} lamps, a report said.` });
      document.querySelector('article')!.append(...Array.from({ length: 1500 }, (_, i) => line(i + 20)));
    }, null);
    await tab.run();
    await tab.until(figure_is_marked, '412 GWh');
    // How many are painted; null while they are fewer than so many.
    const painted = (least: number): number | null => {
      let n = 0;
      CSS.highlights.forEach((h, key) => { if (/^citelight-(number|date|speaker)-/.test(key)) n += h.size; });
      return n >= least ? n : null;
    };
    expect(await tab.until(painted, 2000)).toBeLessThan(2100);
    expect(await tab.evaluate(figure_is_marked, '8519')).toBe(false);
    await tab.evaluate(() => { scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }); }, null);
    await tab.until(figure_is_marked, '8519');
    await tab.until(() => { let found = false; CSS.highlights.forEach((h) => { h.forEach((r) => { found ||= r.toString() === '412 GWh'; }); }); return !found; }, null);
    const at = (await tab.evaluate(place_of, { text: '8519', nth: 0 }))!;
    await tab.point(at.x, at.y);
    await tab.until(card_says, '8,519');
    await tab.press('Escape');
    await tab.evaluate(() => { scrollTo({ top: 0, behavior: 'instant' }); }, null);
    await tab.until(figure_is_marked, '412 GWh');
    expect(tab.errors).toEqual([]);
  });

  test.each(['/odd/xhtml', '/odd/plain', '/odd/sandbox'])('%s is read', async (path) => {
    await read(path);
    expect((await tab.evaluate(marked, null)).map((m) => m.text)).toContain('$35 million');
    const at = await tab.evaluate(place_of, { text: '$35', nth: 0 });
    await tab.point(at!.x, at!.y);
    await tab.until(card_says, '35');
    expect(tab.errors).toEqual([]);
  });

  test('a picture that stands alone is left alone', async () => {
    tab = await reader.open(`${site.origin}/odd/picture`);
    await tab.run();
    await tab.run();
    expect(await tab.evaluate(() => document.querySelector('citelight-card') === null && document.documentElement.localName === 'svg', null)).toBe(true);
    expect(tab.errors).toEqual([]);
  });
});

describe('the extension’s own ups and downs, in chromium', () => {
  let site: Site;
  let reader: ChromiumReader;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch_chromium()]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });

  test('the background is stopped: the next question wakes it', async () => {
    const tab = await reader.open(`${site.origin}/sources`);
    await tab.run();
    await tab.until(has_marks, null);
    const options = await reader.context.newPage();
    await options.goto(`chrome-extension://${reader.id}/options.html`);
    const devtools = await reader.context.newCDPSession(options);
    await devtools.send('ServiceWorker.enable');
    await devtools.send('ServiceWorker.stopAllWorkers');
    await options.close();
    const at = await tab.evaluate(place_of, { text: '12 450', nth: 0 });
    await tab.point(at!.x, at!.y);
    await tab.until(card_says, '12 450');
    const button = await tab.evaluate(place_of_check, null);
    await tab.click(button!.x, button!.y);
    await tab.until(card_matches, 'La source le dit|The source says so');
    await tab.close();
  });
});
