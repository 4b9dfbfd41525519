// What the browser itself asks the reader, answered: that a site may be read, in Firefox, which holds each request against the manifest.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch_firefox, type FirefoxReader } from './browsers.ts';
import { card_matches, card_says, has_marks, place_of } from './in_page.ts';
import { serve, type Site } from './pages.ts';

describe('permissions, in firefox', () => {
  let site: Site;
  let reader: FirefoxReader;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch_firefox()]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });

  test('one site is allowed, its source is read, and the options name it and take it back', async () => {
    const tab = await reader.open(`${site.origin}/asks`);
    const number = await reader.shown_tab();
    await tab.run();
    await tab.until(has_marks, null);
    const at = await tab.evaluate(place_of, { text: '12,450', nth: 0 });
    await tab.point(at!.x, at!.y);
    await tab.until(card_says, '12,450');

    const allow = await reader.own(`allow.html?tab=${number}&index=0&host=archive.localhost`, { width: 460, height: 420 }, 'light');
    await allow.click('.choices .main');
    expect(await reader.say_yes()).toContain('archive.localhost');
    await tab.until(card_matches, 'La source le dit|The source says so');

    const options = await reader.own('options.html', { width: 900, height: 900 }, 'light');
    const rows = (_: null): string[] => Array.from(document.querySelectorAll('section'), (s) => s.innerText).flatMap((words) => /archive\.localhost/.test(words) ? [words] : []);
    expect(await options.until((_: null) => document.body.innerText.includes('archive.localhost'), null)).toBe(true);
    expect((await options.evaluate(rows, null)).join()).not.toContain('*');
    await options.click('[aria-label$="archive.localhost"]');
    await options.until((_: null) => !document.body.innerText.includes('archive.localhost'), null);
    // The keyboard stays among the rows that are left.
    expect(await options.evaluate(() => document.activeElement?.closest('section') !== null, null)).toBe(true);
    await options.close();
    await tab.close();
  });

  test('a shortcut that has the page read is answered once it is', async () => {
    const tab = await reader.open(`${site.origin}/tide`);
    await tab.next();
    expect(await tab.until(() => document.querySelector('citelight-card')?.shadowRoot?.querySelector('.card:popover-open .headline') !== null, null)).toBe(true);
    await tab.close();
  });

  test('a page back from the browser’s cache tells its count again', async () => {
    const tab = await reader.open(`${site.origin}/tide`);
    await tab.run();
    await tab.until(has_marks, null);
    const soon = async (wanted: RegExp): Promise<void> => { while (!wanted.test(await tab.badge())) await new Promise((later) => { setTimeout(later, 50); }); };
    await soon(/^\d+$/);
    await tab.evaluate(() => { location.href = '/empty'; }, null);
    await tab.until(() => document.title === 'Empty', null);
    await soon(/^$/);
    await tab.evaluate(() => { history.back(); }, null);
    await soon(/^\d+$/);
    await tab.close();
  });
});
