// Pages as publishers make them, in both languages: read without harm to them, marked where the words are.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch, type BrowserName, type Reader, type Tab } from './browsers.ts';
import { as_it_stands, bring, card_covers, card_is_closed, card_text, has_marks, marked, ragged, spots } from './in_page.ts';
import { has_real_pages, serve, type Site } from './pages.ts';

const names = ['fr-lefigaro-2', 'fr-ouestfrance-1', 'fr-radiocanada-2', 'fr-mondediplo-1', 'fr-lesechos-2',
  'en-theguardian-4', 'en-reuters-1', 'en-snopes-1', 'en-nytimes-7', 'en-pewresearch-1'];

// The card writes numbers as the reader's locale does: spaces, points and commas are not what is compared.
const plain = (text: string): string => text.replace(/[\s.,\u00ad\u200b-\u200f]+/gu, '').toLowerCase();
// Units are spelled in the reader's language too: of a figure in digits the digits are what the card must have.
const essence = (text: string): string => /\d+/.exec(plain(text))?.[0] ?? plain(text);

// The first line that is another one: these pages are too long to be shown whole.
interface Standing { readonly markup: string; readonly boxes: string }
function changed(before: Standing, after: Standing): string | null {
  const was = `${before.markup}\n${before.boxes}`.split('\n');
  const is = `${after.markup}\n${after.boxes}`.split('\n');
  const at = is.findIndex((line, i) => line !== was[i]);
  return at < 0 && is.length === was.length ? null : `${was[at]?.slice(0, 300)} → ${is[at]?.slice(0, 300)}`;
}

describe.runIf(has_real_pages).each<BrowserName>(['chromium', 'firefox'])('real pages in %s', (browser) => {
  let site: Site;
  let reader: Reader;
  let tab: Tab | undefined;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch(browser)]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });
  afterEach(async () => { await tab?.close(); tab = undefined; });

  test.each(names)('%s', async (name) => {
    const page = tab = await reader.open(`${site.origin}/real/${name}`);
    const complaints = page.errors.length;  // the page's own: its scripts and pictures are not there
    const before = await page.evaluate(as_it_stands, null);
    const looks = await page.pixels();
    await page.run();
    await page.until(has_marks, null);
    expect(changed(before, await page.evaluate(as_it_stands, null))).toBeNull();

    const marks = await page.evaluate(marked, null);
    expect(marks.length).toBeGreaterThan(5);
    expect(await page.evaluate(ragged, null)).toEqual([]);
    const { seen, lost } = await page.evaluate(spots, null);
    expect(lost).toEqual([]);
    // Words to point at: the card that opens speaks of them.
    const tried = seen.filter((s) => s.name.includes('-number-') && !/^\p{L}+$/u.test(s.text)).filter((_, i, all) => i % Math.ceil(all.length / 3) === 0);
    for (const spot of tried) {
      await page.press('Escape');
      await page.until(card_is_closed, null);
      const at = await page.evaluate(bring, spot);
      await page.point(at.x, at.y);
      const said = await page.until(card_text, null);
      expect(plain(said!), `the card on "${spot.text}"`).toContain(essence(spot.text));
      expect(await page.evaluate(card_covers, at), `the card on "${spot.text}" lies over it`).toBe(false);
    }
    await page.screenshot(`real-${name}`);
    await page.press('Escape');
    await page.until(card_is_closed, null);
    await page.hide();
    await page.until(() => { let left = 0; CSS.highlights.forEach((_, n) => { if (n.startsWith('citelight-')) left++; }); return left === 0; }, null);
    await page.point(2, 2);
    await page.evaluate(() => { scrollTo({ left: 0, top: 0, behavior: 'instant' }); }, null);
    expect(changed(before, await page.evaluate(as_it_stands, null))).toBeNull();
    expect(await page.pixels() === looks, 'the page looks as it did').toBe(true);
    expect(page.errors.slice(complaints).filter((e) => /extension:|citelight/i.test(e))).toEqual([]);
  });
});
