// The road in the reader's own browser: press the button on a page, see the marks, open a card.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch, type BrowserName, type Reader, type Tab } from './browsers.ts';
import { as_it_stands, card_is_closed, card_matches, card_says, card_text, has_marks, marked, passage_link, place_of, place_of_check } from './in_page.ts';
import { asked_with, has_first_article, serve, type Site } from './pages.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('the extension in %s', (name) => {
  let site: Site;
  let reader: Reader;
  let tab: Tab;
  beforeAll(async () => { [site, reader] = await Promise.all([serve(), launch(name)]); });
  afterAll(async () => { await reader?.close(); await site?.close(); });
  afterEach(async () => { await tab?.close(); });

  const read = async (path: string, options?: { scheme?: 'light' | 'dark' }): Promise<void> => {
    tab = await reader.open(site.origin + path, options);
    await tab.run();
    await tab.until(has_marks, null);
  };
  const point_at = async (text: string, nth = 0): Promise<void> => {
    await tab.press('Escape');  // an open card may cover the next mark, whatever the machine's fonts
    await tab.until(card_is_closed, null);
    const at = await tab.evaluate(place_of, { text, nth });
    expect(at, `"${text}" is on the page`).not.toBeNull();
    if (at) await tab.point(at.x, at.y);
  };
  const words = async (layer: string): Promise<string[]> =>
    (await tab.evaluate(marked, null)).filter((m) => m.name.startsWith(`citelight-${layer}-`)).map((m) => m.text);

  test('does nothing to a page before it is asked', async () => {
    tab = await reader.open(`${site.origin}/salles-de-crise`);
    expect(await tab.evaluate(marked, null)).toEqual([]);
    expect(await tab.evaluate(() => document.querySelector('citelight-card'), null)).toBeNull();
  });

  test('our own article about Meta’s crisis rooms', async () => {
    tab = await reader.open(`${site.origin}/salles-de-crise`);
    const before = await tab.evaluate(as_it_stands, null);
    await tab.run();
    await tab.until(has_marks, null);
    expect(await tab.evaluate(as_it_stands, null)).toEqual(before);

    const figures = await words('number');
    expect(figures).toEqual(expect.arrayContaining(['quatre', 'deux', '65 milliards de dollars', '17 %', '600 milliards de dollars']));
    expect(figures.join(' ')).not.toMatch(/Llama|R1|\b4\b/);
    const speakers = (await words('speaker')).join(' | ');
    for (const expected of ['The Information', 'un porte-parole de Meta', 'Mathew Oldham', 'un employé anonyme de Meta']) expect(speakers).toContain(expected);

    await point_at('65 milliards');
    const money = await tab.until(card_says, '65 milliards');
    expect(money).toMatch(/65[\s,]000[\s,]000[\s,]000 USD/);
    expect(money).toContain('Zuckerberg');
    expect(money).toContain('facebook.com');
    await tab.screenshot('crisis-rooms-money');

    await point_at('Mathew Oldham');
    const reported = await tab.until(card_says, 'Mathew Oldham');
    expect(reported).toMatch(/Rapporté, non établi|Reported, not established/);
    await tab.screenshot('crisis-rooms-speaker');

    await tab.press('Escape');
    await tab.until(card_is_closed, null);
    expect(await tab.badge()).toMatch(/^[1-9]\d*$/);
    expect(tab.errors).toEqual([]);
  });

  test.runIf(has_first_article)('the first article', async () => {
    await read('/first-article');
    const figures = await words('number');
    expect(figures).toEqual(expect.arrayContaining(['quatre', 'deux', '65 milliards de dollars']));
    expect(figures.join(' ')).not.toMatch(/Llama|R1/);
    await point_at('65 milliards');
    expect(await tab.until(card_says, '65 milliards')).toContain('Zuckerberg');
    await tab.screenshot('first-article');
    expect(tab.errors).toEqual([]);
  });

  test('a hard page: tags inside numbers, thin spaces, soft hyphens, notes and embeds, on a dark ground', async () => {
    tab = await reader.open(`${site.origin}/shape`, { scheme: 'dark' });
    const before = await tab.evaluate(as_it_stands, null);
    await tab.run();
    await tab.until(has_marks, null);
    expect(await tab.evaluate(as_it_stands, null)).toEqual(before);
    const marks = (await tab.evaluate(marked, null)).filter((m) => m.name.includes('-number-'));
    const text = marks.map((m) => m.text).join('');
    expect(text).toContain('12\u00a0450');
    expect(text).toContain('8,5');
    expect(text).toMatch(/40 à 45\u00a0millions d’euros/);
    for (const never of ['100', '999', '888', '02 99']) expect(text).not.toContain(never);
    expect(marks.every((m) => m.name.endsWith('-dark'))).toBe(true);
    await point_at('45');
    await tab.until(card_says, '45');
    await tab.screenshot('hard-page');
    expect(tab.errors).toEqual([]);
  });

  test('an English article', async () => {
    await read('/tide');
    expect(await words('number')).toEqual(expect.arrayContaining(['412 GWh', '$1.2bn', '$450 million']));
    await point_at('$450 million');
    await tab.until(card_says, '450');
    await tab.screenshot('tide');
  });

  test('a page whose policy forbids scripts, styles and requests of its own', async () => {
    await read('/salles-de-crise?strict');
    await point_at('65 milliards');
    expect(await tab.until(card_says, '65 milliards')).toContain('Zuckerberg');
    expect(tab.errors).toEqual([]);  // a policy that was tried is told in the console
  });

  test('a mark that is clicked keeps its card, and the page goes on being read as it grows', async () => {
    await read('/salles-de-crise');
    const at = await tab.evaluate(place_of, { text: '600 milliards', nth: 0 });
    if (at) await tab.click(at.x, at.y);
    await tab.until(card_says, '600 milliards');
    await tab.evaluate(() => {
      const p = document.createElement('p');
      p.textContent = 'Un an plus tôt, le groupe employait 67 000 personnes.';
      document.querySelector('article')?.append(p);
    }, null);
    await tab.until((text) => {
      let found = false;
      CSS.highlights.forEach((h, n) => { if (n.startsWith('citelight-number-')) h.forEach((r) => { found ||= r.toString().startsWith(text); }); });
      return found;
    }, '67');
    expect(await tab.evaluate(card_text, null)).toContain('600 milliards');
  });

  test('the open claim has its tint', async () => {
    await read('/salles-de-crise');
    const at = (await tab.evaluate(place_of, { text: '600 milliards', nth: 0 }))!;
    await tab.click(at.x, at.y);
    await tab.until(card_says, '600 milliards');
    // A highlight that is there may still be painted without its ground: what is seen must change when it goes.
    const drop = (part: string): void => { for (const name of [...CSS.highlights.keys()]) if (name.includes(part)) CSS.highlights.delete(name); };
    const whole = await tab.pixels();
    expect(await tab.pixels()).toBe(whole);
    await tab.evaluate(drop, '-claim-');
    expect(await tab.pixels()).not.toBe(whole);
    expect(tab.errors).toEqual([]);
  });

  const check = async (text: string): Promise<void> => {
    await point_at(text);
    await tab.until(card_says, text);
    const button = await tab.evaluate(place_of_check, null);
    expect(button, `"${text}" can be checked`).not.toBeNull();
    if (button) await tab.click(button.x, button.y);
  };

  test('a claim is held against its source, and every way a source fails has its own words', async () => {
    await read('/sources');
    asked_with.length = 0;
    await check('12 450');
    const found = await tab.until(card_matches, 'La source le dit|The source says so');
    expect(found).toContain('En 2023, le port de Brévan a traité 12 450 conteneurs.');
    expect(found).toMatch(/pas sur la vérité des faits|not about the truth of the matter/);
    await tab.screenshot('check-supported');
    await check('320 dockers'.split(' ')[0]!);
    expect(await tab.until(card_matches, 'La source dit autre chose|The source differs')).toContain('230');
    await tab.screenshot('check-refuted');
    const marks = await tab.evaluate(marked, null);
    expect(marks.find((m) => m.name.startsWith('citelight-number-supported-'))?.text).toBe('12 450');
    expect(marks.find((m) => m.name.startsWith('citelight-number-refuted-'))?.text).toBe('320');
    for (const [figure, words] of [
      ['18', 'mène à une autre adresse|leads on to another address'], ['8,5', 'trop volumineuse|too large'], ['900', 'n’est pas un texte|not a text'],
      ['640', 'injoignable|could not be reached'], ['14', 'n’existe plus|no longer there'], ['45 millions', 'pas encore le droit|not allowed to read'],
    ] as const) {
      await check(figure);
      await tab.until(card_matches, words);
    }
    await check('24');
    await tab.until(card_matches, 'La source le dit|The source says');
    // The browser keeps what came of it: the page that is loaded again still knows.
    const asked = asked_with.length;
    await tab.close();
    await read('/sources');
    await tab.until(() => { let found = ''; CSS.highlights.forEach((h, n) => { if (n.startsWith('citelight-number-refuted-')) h.forEach((r) => { found = r.toString(); }); }); return found; }, null);
    await point_at('320');
    expect(await tab.until(card_matches, 'La source dit autre chose|The source differs')).toContain('230');
    expect(asked_with.length).toBe(asked);
    expect(asked).toBeGreaterThan(5);
    for (const { path, headers } of asked_with) {
      expect(headers.cookie, path).toBeUndefined();
      expect(headers.referer, path).toBeUndefined();
    }
    expect(tab.errors).toEqual([]);
  });

  test('a source that is a PDF is read, and the link leads to its page', async () => {
    await read('/pdfs');
    await check('12 450');
    const found = await tab.until(card_matches, 'La source le dit|The source says so');
    expect(found).toContain('a traité 12 450 conteneurs, soit un dixième de plus');
    expect(found).toMatch(/page 2/i);
    expect(await tab.evaluate(passage_link, null)).toMatch(/\/source\/rapport\.pdf#page=2$/);
    await tab.screenshot('check-pdf');
    await check('320');
    expect(await tab.until(card_matches, 'La source dit autre chose|The source differs')).toContain('230');
    expect(await tab.evaluate(passage_link, null)).toMatch(/#page=3$/);
    for (const [figure, words] of [['900', 'fait d’images|made of pictures'], ['18', 'mot de passe|password'], ['640', 'n’a pas pu être lu|could not be read']] as const) {
      await check(figure);
      await tab.until(card_matches, words);
    }
    expect(tab.errors).toEqual([]);
  });
});
