// The demo page and the element for publishers' own pages, in both browsers. (How they look, and axe: surfaces.test.ts.)
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launch, type BrowserName, type Reader, type Tab } from './browsers.ts';
import { card_says, card_text, has_marks, marked, place_of } from './in_page.ts';
import { serve, type Site } from './pages.ts';

const words = async (tab: Tab, layer: string): Promise<string[]> =>
  (await tab.evaluate(marked, null)).filter((m) => m.name.startsWith(`citelight-${layer}-`)).map((m) => m.text);

// True once just these figures are marked.
function only_figures(wanted: string): boolean {
  const found: string[] = [];
  CSS.highlights.forEach((h, n) => { if (n.startsWith('citelight-number')) h.forEach((r) => { found.push(r.toString()); }); });
  return found.join(' | ') === wanted;
}

// As a reader does who selects all first.
function paste_over_all(html: string): void {
  const editor = document.querySelector<HTMLElement>('.editor')!;
  editor.focus();
  document.getSelection()!.selectAllChildren(editor);
  const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
  const data = new DataTransfer();
  data.setData('text/html', html);
  Object.defineProperty(paste, 'clipboardData', { value: data });
  editor.dispatchEvent(paste);
}

// Has the open card's claim held against a text; null: against its own words.
async function check_against(tab: Tab, text: string | null): Promise<void> {
  await tab.evaluate(() => { document.querySelector('citelight-card')?.shadowRoot?.querySelector<HTMLElement>('.card button.check')?.click(); }, null);
  await tab.until(() => document.querySelector('dialog textarea') !== null, null);
  await tab.evaluate((given) => {
    const area = document.querySelector<HTMLTextAreaElement>('dialog textarea')!;
    area.value = given ?? document.querySelector('dialog blockquote')!.textContent;
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
  await tab.until(() => !document.querySelector<HTMLButtonElement>('dialog button[type=submit]')!.disabled, null);
  await tab.evaluate(() => { document.querySelector<HTMLButtonElement>('dialog button[type=submit]')!.click(); }, null);
}
const says = (words: string): boolean => document.body.innerText.includes(words);

describe.each<BrowserName>(['chromium', 'firefox'])('in %s', (name) => {
  let site: Site;
  let reader: Reader;
  let tab: Tab;
  beforeEach(async () => { [site, reader] = await Promise.all([serve(), launch(name)]); });
  afterEach(async () => { await reader?.close(); await site?.close(); });

  test('a dropped file, a pasted page and a link to a text', async () => {
    tab = await reader.open(`${site.origin}/demo/?lang=en`);
    await tab.until(has_marks, null);

    // An old page in an old character set, with a script that must not come along.
    await tab.evaluate(() => {
      const html = '<html><head><meta charset="iso-8859-1"></head><body><nav><p>Les 99 titres</p></nav><article><p>Selon la préfète, le pont a coûté 35 millions d\'euros.</p>'
        + '<script>document.title = "run"</script><p onclick="document.title = \'run\'">Fin.</p></article></body></html>';
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(html, (c) => c.charCodeAt(0))], 'old.html', { type: 'text/html' }));
      document.querySelector('.sheet')!.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, null);
    await tab.until(only_figures, '35 millions d\'euros');
    expect(await words(tab, 'speaker')).toContain('la préfète');
    expect(await tab.evaluate(() => [document.title === 'run', document.querySelector('.editor')!.innerHTML.includes('onclick')], null)).toEqual([false, false]);

    await tab.evaluate(() => {
      document.querySelector<HTMLElement>('.controls button')!.click();  // clear
      const editor = document.querySelector<HTMLElement>('.editor')!;
      editor.focus();
      const data = new DataTransfer();
      data.setData('text/html', '<p>The mayor said <a href="https://town.example/budget">the bridge</a> cost <b>$12 million</b>.</p><img src=x onerror="document.title=\'run\'">');
      data.setData('text/plain', 'not this');
      const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
      Object.defineProperty(paste, 'clipboardData', { value: data });  // Firefox takes none from a script
      editor.dispatchEvent(paste);
    }, null);
    await tab.until(only_figures, '$12 million');
    expect(await tab.evaluate(() => document.querySelector('.editor a')?.getAttribute('href'), null)).toBe('https://town.example/budget');

    await tab.evaluate(() => { document.querySelectorAll<HTMLElement>('.controls > button')[1]!.click(); }, null);
    await tab.until(() => location.hash.startsWith('#t='), null);
    const link = await tab.evaluate(() => location.href, null);
    await tab.close();
    tab = await reader.open(link);
    await tab.until(only_figures, '$12 million');
    expect(await tab.evaluate(() => document.querySelector('.editor a')?.getAttribute('href'), null)).toBe('https://town.example/budget');
    expect(tab.errors).toEqual([]);
  });

  test('a text of one’s own: put over the sample, carried into the other language, never under another’s address', async () => {
    tab = await reader.open(`${site.origin}/demo/?lang=en`);
    await tab.until(has_marks, null);
    await tab.evaluate(paste_over_all, '<p>The bridge cost $12 million, the mayor said.</p><p>It opened with 40 stalls, the mayor said.</p>');
    await tab.until(only_figures, '$12 million | 40');
    expect(await tab.evaluate(() => [document.querySelectorAll('.editor h1').length, [...document.querySelectorAll('.editor > p')].filter((p) => p.textContent.trim() !== '').length], null)).toEqual([0, 2]);

    // A row of the list by keyboard leads into the card.
    await tab.evaluate(() => { document.querySelector<HTMLElement>('.claims ol button')!.focus(); }, null);
    await tab.press('Enter');
    await tab.until(card_says, '12');
    expect(await tab.evaluate(() => document.activeElement?.localName, null)).toBe('citelight-card');
    await tab.press('Escape');
    expect(await tab.evaluate(() => document.activeElement?.closest('.claims') !== null, null)).toBe(true);

    await tab.evaluate(() => { document.querySelectorAll<HTMLElement>('.controls > button')[1]!.click(); }, null);
    await tab.until(() => location.hash.startsWith('#t='), null);
    await tab.evaluate(paste_over_all, '<p>The pier cost £3 million.</p>');
    await tab.until(only_figures, '£3 million');
    expect(await tab.evaluate(() => location.hash, null)).toBe('');
    await tab.evaluate(() => { document.querySelector<HTMLElement>('.languages a[lang=fr]')!.click(); }, null);
    await tab.until(() => document.documentElement.lang.startsWith('fr'), null);
    await tab.until(only_figures, '£3 million');
    expect(tab.errors).toEqual([]);
  });

  test('a claim against its source’s text', async () => {
    tab = await reader.open(`${site.origin}/demo/?lang=en&sample=tide`);
    await tab.until(has_marks, null);
    const at = await tab.evaluate(place_of, { text: '$450 million', nth: 0 });
    if (at) await tab.click(at.x, at.y);
    await tab.until(card_says, '450');
    await check_against(tab, null);  // the claim word for word: its source says so
    await tab.until(says, 'The source says so');
    expect(tab.errors).toEqual([]);
  });

  test('each figure of a checked claim shows what was found of it', async () => {
    tab = await reader.open(`${site.origin}/demo/?lang=en`);
    await tab.until(has_marks, null);
    await tab.evaluate(paste_over_all, '<p>The hall has 40 stalls and cost $12 million.</p>');
    await tab.until(only_figures, '40 | $12 million');
    await tab.evaluate(() => { document.querySelector<HTMLElement>('.claims ol button')!.click(); }, null);
    await tab.until(card_says, '40');
    await check_against(tab, 'The hall has 40 stalls and cost $15 million.');
    await tab.until(says, 'The source differs');
    const states = (await tab.evaluate(marked, null)).filter((m) => m.name.startsWith('citelight-number-')).map((m) => [m.text, m.name.split('-')[2]]);
    expect(states).toEqual(expect.arrayContaining([['40', 'supported'], ['$12 million', 'refuted']]));
    expect(tab.errors).toEqual([]);
  });

  test('without a network after the first visit', async () => {
    tab = await reader.open(`${site.origin}/demo/?lang=fr`);
    await tab.until(says, 'sans réseau');
    await tab.close();
    await site.close();
    tab = await reader.open(`${site.origin}/demo/?lang=en&sample=tide`);
    await tab.until(has_marks, null);
    expect(await words(tab, 'number')).toContain('$450 million');
    expect(tab.errors).toEqual([]);
  });

  test.each(['/two-articles', '/embedded-from-elsewhere'])('articles that their publisher marks: %s', async (path) => {
    tab = await reader.open(site.origin + path);
    const figures = async (): Promise<string[]> => { await tab.until(() => CSS.highlights.size > 3, null); return words(tab, 'number'); };
    await figures();
    await tab.until(() => {
      const found: string[] = [];
      CSS.highlights.forEach((h) => { h.forEach((r) => { found.push(r.toString()); }); });
      return found.includes('$450 million') && found.includes('65 milliards de dollars');
    }, null);
    const all = await figures();
    expect(all).not.toContain('77');
    const speakers = (await words(tab, 'speaker')).join(' | ');
    expect(speakers).toContain('Mathew Oldham');
    // The second article asked for numbers alone.
    const second = await tab.evaluate(() => {
      const article = document.querySelectorAll('citelight-article')[1]!;
      const names = new Set<string>();
      CSS.highlights.forEach((h, n) => { h.forEach((r) => { if (article.contains(r.startContainer)) names.add(n.split('-')[1]!); }); });
      return [...names];
    }, null);
    expect(second).toEqual(['number']);

    const at = await tab.evaluate(place_of, { text: '65 milliards', nth: 0 });
    if (at) { await tab.point(at.x, at.y); }
    await tab.until(card_says, 'Zuckerberg');
    // Without the first article its marks are gone; the second's stay.
    await tab.evaluate(() => { document.querySelector('citelight-article')!.remove(); }, null);
    await tab.until(() => {
      const found: string[] = [];
      CSS.highlights.forEach((h) => { h.forEach((r) => { found.push(r.toString()); }); });
      return !found.includes('65 milliards de dollars') && found.includes('$450 million');
    }, null);
    expect(await tab.evaluate(card_text, null)).toBeNull();
    expect(tab.errors).toEqual([]);
  });
});
