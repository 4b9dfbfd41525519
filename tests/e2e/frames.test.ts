// Frames: what another site or a sandbox holds is not ours to read, and nobody is bothered about it.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch, type BrowserName, type Reader, type Tab } from './browsers.ts';
import { card_box, card_says, has_marks, marked, place_of } from './in_page.ts';
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

  test('a frame of the page’s own, and an open shadow root: their words are marked, and their cards stand beside them', async () => {
    tab = await reader.open(`${site.origin}/tide`);
    await tab.evaluate(async () => {
      const first = document.querySelector('article p')!;
      const box = document.createElement('news-box');
      const inside = document.createElement('p');
      inside.textContent = 'The harbour office counted 731 boats in the lee of the wall last summer, and has asked for 29 more moorings.';
      box.attachShadow({ mode: 'open' }).append(inside);
      const frame = document.createElement('iframe');
      frame.srcdoc = '<!doctype html><body style="margin:40px"><p>The wall itself took 8,450 tonnes of granite, quarried on the island and brought over in 212 crossings, the builders said.</p>';
      frame.style.cssText = 'width:100%;height:160px;border:7px solid';
      const loaded = new Promise((done) => { frame.addEventListener('load', done); });
      first.after(box, frame);
      await loaded;
    }, null);
    await tab.run();
    await tab.until(has_marks, null);
    // The middle of the mark on `words`, in the window; null while there is none: the highlights are the frame's own.
    const middle = (words: string): { x: number; y: number } | null => {
      const frame = document.querySelector('iframe')!;
      const in_frame = words === '8,450';
      const text = (in_frame ? frame.contentDocument!.querySelector('p')! : document.querySelector('news-box')!.shadowRoot!.querySelector('p')!).firstChild as Text;
      text.parentElement!.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = text.ownerDocument.createRange();
      range.setStart(text, text.data.indexOf(words));
      range.setEnd(text, text.data.indexOf(words) + words.length);
      const rect = range.getBoundingClientRect();
      const outer = frame.getBoundingClientRect();
      const at = { x: rect.x + rect.width / 2 + (in_frame ? outer.x + frame.clientLeft : 0), y: rect.y + rect.height / 2 + (in_frame ? outer.y + frame.clientTop : 0) };
      // By reflection, as web/src/view/marks.ts says.
      const highlights = Reflect.get(Reflect.get(in_frame ? frame.contentWindow! : globalThis, 'CSS') as object, 'highlights') as HighlightRegistry;
      let painted = false;
      highlights.forEach((highlight, name) => { if (name.startsWith('citelight-number')) highlight.forEach((r) => { painted ||= r.startContainer === text && r.toString().includes(words); }); });
      return painted ? at : null;
    };
    for (const words of ['731', '8,450']) {
      const at = (await tab.until(middle, words))!;
      await tab.point(at.x, at.y);
      await tab.until(card_says, words);
      const card = (await tab.evaluate(card_box, null))!;
      expect(card.left, words).toBeLessThan(at.x + 5);
      expect(Math.min(Math.abs(card.top - at.y), Math.abs(card.bottom - at.y)), words).toBeLessThan(40);
      await tab.screenshot(`inside-${words.replace(',', '')}`);
      await tab.press('Escape');
    }
    expect(tab.errors).toEqual([]);
  });
});
