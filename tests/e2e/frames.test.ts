// Frames: what another site or a sandbox holds is not ours to read, and nobody is bothered about it.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch, type BrowserName, type Reader, type Tab } from './browsers.ts';
import { card_says, has_marks, marked, place_of } from './in_page.ts';
import { serve, type Site } from './pages.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('frames in %s', (name) => {
  let site: Site;
  let reader: Reader;
  let tab: Tab;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch(name)]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });
  afterEach(async () => { await tab?.close(); });

  test.each([
    ['of another site', { src: '/odd/xhtml', elsewhere: true, sandbox: null }],
    ['in a sandbox without scripts', { src: '/odd/plain', elsewhere: false, sandbox: '' }],
    ['in a sandbox with scripts', { src: '/odd/sandbox', elsewhere: false, sandbox: 'allow-scripts' }],
  ] as const)('a frame %s amid the article', async (_, frame) => {
    tab = await reader.open(`${site.origin}/tide`);
    await tab.evaluate(async ({ src, elsewhere, sandbox }) => {
      const element = document.createElement('iframe');
      if (sandbox !== null) element.setAttribute('sandbox', sandbox);
      element.src = elsewhere ? `http://localhost:${location.port}${src}` : src;
      const loaded = new Promise((done) => { element.addEventListener('load', done); });
      document.querySelector('article p')!.after(element);
      await loaded;
    }, frame);
    await tab.run();
    await tab.until(has_marks, null);
    const words = (await tab.evaluate(marked, null)).map((m) => m.text);
    expect(words).toContain('412 GWh');
    expect(words).not.toContain('$35 million');  // the frame's
    const at = await tab.evaluate(place_of, { text: '412 GWh', nth: 0 });
    await tab.point(at!.x, at!.y);
    await tab.until(card_says, '412');
    expect(await tab.evaluate(() => document.querySelectorAll('citelight-card').length, null)).toBe(1);
    expect(tab.errors).toEqual([]);
  });
});
