// Hostile pages, read by the extension in both browsers. docs/security.md names each of these tests.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch, type BrowserName, type Reader, type Tab } from './browsers.ts';
import { card_is_closed, card_says, card_text, has_marks, marked, place_of, place_of_check } from './in_page.ts';
import { serve, type Site } from './pages.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('hostile pages in %s', (name) => {
  let site: Site;
  let reader: Reader;
  let tab: Tab;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch(name)]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });
  afterEach(async () => { await tab?.close(); });

  const read = async (page: string): Promise<void> => {
    tab = await reader.open(`${site.origin}/hostile/${page}`);
    await tab.run();
    await tab.until(has_marks, null);
  };
  const point_at = async (text: string): Promise<void> => {
    await tab.press('Escape');
    await tab.until(card_is_closed, null);
    const at = await tab.evaluate(place_of, { text, nth: 0 });
    expect(at, `"${text}" is on the page`).not.toBeNull();
    if (at) await tab.point(at.x, at.y);
  };
  const figures = async (): Promise<string[]> => (await tab.evaluate(marked, null)).filter((m) => m.name.includes('-number-')).map((m) => m.text);

  test('a page whose prototypes are traps: ours are not its', async () => {
    tab = await reader.open(`${site.origin}/hostile/overridden`);
    await tab.run();
    // The tests' own eyes are trapped as well: counts are all that can be read here.
    await tab.until(() => { let n = 0; for (const h of (CSS.highlights as unknown as Map<string, Set<Range>>).values()) n += h.size; return n >= 3; }, null);
    expect(await tab.badge()).toMatch(/^[1-9]/);
    expect(await tab.evaluate(() => (window as unknown as { called: string[] }).called.length, null)).toBe(0);
  });

  test('a page that replaces the language itself', async () => {
    // Nothing can be asked from inside it; the toolbar's badge tells that it was read.
    tab = await reader.open(`${site.origin}/hostile/overridden-all`);
    await tab.run();
    while (!/^[1-9]/.test(await tab.badge())) await new Promise((later) => { setTimeout(later, 100); });
  });

  test('HTML in every string is shown as text', async () => {
    await read('html-strings');
    await point_at('35 millions');
    await tab.until(card_says, '35');
    await tab.screenshot('hostile-html');
    const made = await tab.evaluate(() => {
      const root = document.querySelector('citelight-card')!.shadowRoot!;
      return root.querySelectorAll('script, img, iframe, object, [onerror], [onload], [onclick]').length;
    }, null);
    expect(made).toBe(0);
    expect(await tab.evaluate(() => 'pwned' in window, null)).toBe(false);

    // The same words in the list of claims, which shows them whole.
    await tab.close();
    tab = await reader.open(`${site.origin}/demo/?lang=en`);
    await tab.until(has_marks, null);
    await tab.evaluate(() => {
      document.querySelector<HTMLElement>('.controls button')!.click();
      document.querySelector<HTMLElement>('.editor')!.focus();
      const data = new DataTransfer();
      data.setData('text/plain', 'The mayor said the <img src=x onerror="pwned=1"> bridge cost $12 million, <script>pwned=1</script> according to the town.');
      const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
      Object.defineProperty(paste, 'clipboardData', { value: data });  // Firefox takes none from a script
      document.querySelector('.editor')!.dispatchEvent(paste);
    }, null);
    await tab.until(() => document.querySelector<HTMLElement>('.claims')?.innerText.includes('onerror="pwned=1"') ?? false, null);
    expect(await tab.evaluate(() => [document.querySelectorAll('.claims img, .claims script, .editor img, .editor script').length, 'pwned' in window], null)).toEqual([0, false]);
  });

  test('links that are no web addresses are never offered', async () => {
    await read('bad-links');
    for (const figure of ['35 millions', '44', '55', '66', '77']) {
      await point_at(figure);
      await tab.until(card_says, figure);
      const links = await tab.evaluate(() => [...document.querySelector('citelight-card')!.shadowRoot!.querySelectorAll('a')].map((a) => a.href), null);
      expect(links.filter((href) => !/^https?:/.test(href)), figure).toEqual([]);
      expect(await tab.evaluate(place_of_check, null), `${figure} has no source to ask`).toBeNull();
    }
    expect(await tab.evaluate(() => document.title, null)).toBe('Essai');
  });

  test('a page that hides and moves everything: the card is shown where the words are', async () => {
    await read('hiding');
    await point_at('35 millions');
    await tab.until(card_says, '35');
    const box = await tab.evaluate(() => {
      const card = document.querySelector('citelight-card')!.shadowRoot!.querySelector('.card')!;
      const r = card.getBoundingClientRect();
      const style = getComputedStyle(card);
      return { seen: style.visibility === 'visible' && style.opacity === '1', inside: r.width > 100 && r.height > 60 && r.left >= 0 && r.right <= innerWidth && r.top >= 0 };
    }, null);
    expect(box).toEqual({ seen: true, inside: true });
  });

  test('a page that pulls our host about can neither hide the card nor lay it under a click', async () => {
    await read('clickjacking');
    await point_at('35 millions');
    await tab.until(card_says, '35');
    const found = await tab.evaluate(() => {
      const host = document.querySelector('citelight-card')!;
      const card = host.shadowRoot!.querySelector('.card')!;
      const r = card.getBoundingClientRect();
      const effective = (e: Element): number => Number(getComputedStyle(e).opacity);
      return {
        pulled: (window as unknown as { pulled?: boolean }).pulled ?? false, size: [r.width < 600, r.height < 700],
        opacity: effective(card) * effective(host), covers: document.elementFromPoint(4, innerHeight - 4)?.localName === 'citelight-card',
        // The veil is drawn above no card: the card is in the top layer.
        top: host.shadowRoot!.elementFromPoint(r.left + r.width / 2, r.top + 20) !== null,
      };
    }, null);
    expect(found).toEqual({ pulled: true, size: [true, true], opacity: 1, covers: false, top: true });
  });

  test('a page that makes events gets nothing done, and sees nothing inside the card', async () => {
    await read('listening');
    await point_at('35 millions');
    await tab.until(card_says, '35');
    const before = await tab.evaluate(card_text, null);
    // Events and messages that a script made aren't a reader's.
    await tab.evaluate(() => {
      const button = document.querySelector('citelight-card')!.shadowRoot!.querySelector<HTMLElement>('button.check');
      for (const kind of ['analyse', 'run', 'check_all', 'source', 'ask_to_read']) window.postMessage({ kind, tab: 1, url: 'https://a.example/', page: location.href }, '*');
      document.dispatchEvent(new CustomEvent('citelight', { detail: { kind: 'check_all' } }));
      (globalThis as unknown as { chrome?: { runtime?: { sendMessage?(m: object): void } } }).chrome?.runtime?.sendMessage?.({ kind: 'run', tab: 1 });
      return button === null;
    }, null);
    expect(await tab.evaluate(card_text, null)).toBe(before);
    const seen = await tab.evaluate(() => ({ events: (window as unknown as { seen: { type: string; inside: boolean; target: string }[] }).seen, ours: (window as unknown as { messages: { kind?: string }[] }).messages.filter((m) => !('kind' in m)).length }), null);
    expect(seen.ours).toBe(0);
    expect(seen.events.filter((e) => e.type === 'click')).toEqual([]);
  });

  test('a storm of changes: marks stay right, and come to rest with the page', async () => {
    await read('storm');
    await tab.until((wanted) => {
      let found = false;
      CSS.highlights.forEach((h, n) => { if (n.includes('-number-')) h.forEach((r) => { found ||= r.toString() === wanted; }); });
      return found;
    }, '35 millions d’euros');
    await tab.evaluate(() => { clearInterval((window as unknown as { storm: number }).storm); }, null);
    await tab.until(() => {
      const found: string[] = [];
      CSS.highlights.forEach((h, n) => { if (n.includes('-number-')) h.forEach((r) => { found.push(r.toString()); }); });
      return found.filter((text) => text === '12 450' || text === '12 450 visiteurs').length === 1;
    }, null);
    // Every mark lies on words that are on the page, and on no more than its own.
    for (const text of await figures()) expect(text).toMatch(/^[\p{L}\p{N}\s  ’'%€.,-]+$/u);
    expect(tab.errors).toEqual([]);
  });

  test.each(['many-nodes', 'long-node', 'deep'])('%s: read, and the page still answers', async (page) => {
    await read(page);
    expect(await figures()).toContain('35 millions d’euros');
    expect(await tab.evaluate(() => new Promise((done) => { requestAnimationFrame(() => { done(true); }); }), null)).toBe(true);
    expect(tab.errors).toEqual([]);
  });

  test('five megabytes in one node: politely left', async () => {
    tab = await reader.open(`${site.origin}/hostile/one-node`);
    await tab.run();
    await tab.until(() => document.querySelector('citelight-card') !== null, null);
    expect(await tab.evaluate(marked, null)).toEqual([]);
    expect(tab.errors).toEqual([]);
  });
});
