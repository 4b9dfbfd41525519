import { describe, expect, it } from 'vitest';
import { date_in_address, shown_days, written_date, written_days } from '../src/page/written.ts';

describe('dates as pages write them', () => {
  it.each([
    ['Tue, 4 Mar 2014 09:12:00 GMT', 'en', '2014-03-04'],
    ['Thu Oct 12 21:57:01 UTC 2017', 'en', '2017-10-12'],
    ['Saturday, June 1st, 2019, 1:40 PM', 'en', '2019-06-01'],
    ['Publié le 1er févr. 2021 à 9 h', 'fr', '2021-02-01'],
    ['Mis en ligne le 7 août 19 à 9:21', 'fr', '2019-08-07'],
    ['2020-08-25|00h23', 'fr', '2020-08-25'],
    ['le 03/04/2021', 'fr', '2021-04-03'],
    ['25/04/2021', 'en', '2021-04-25'],
    ['04/25/2021', 'en', '2021-04-25'],
  ])('%s (%s)', (text, lang, day) => { expect(written_date(text, lang)).toBe(day); });
  it.each([['03/04/2021', 'en'], ['4 apples in 2014', 'en'], ['il y a 3 jours', 'fr'], ['12 h 30', 'fr'], ['4 Ju 2014', 'en'], ['45 mai 2014', 'fr']])('nothing in %s (%s)', (text, lang) => {
    expect(written_date(text, lang)).toBeNull();
  });
  it.each([
    ['Publié le 3 mai 2024, mis à jour le 5 mai 2024', 'fr', '2024-05-03', '2024-05-05'],
    ['Mis à jour le 5 mai 2024', 'fr', null, '2024-05-05'],
    ['Updated 5 May 2024', 'en', null, '2024-05-05'],
    ['3 May 2024', 'en', '2024-05-03', null],
    ['Mis à jour le 5 mai 2024 · Publié le 3 mai 2024', 'fr', '2024-05-03', '2024-05-05'],
    ['Dernière mise à jour : 5 mai 2024. Mis en ligne le 3 mai 2024 à 9 h', 'fr', '2024-05-03', '2024-05-05'],
    ['Updated 5 May 2024; published 3 May 2024', 'en', '2024-05-03', '2024-05-05'],
    ['Posted May 3, 2024 | Last edited May 5, 2024', 'en', '2024-05-03', '2024-05-05'],
    ['Updated 2 hours ago; published 3 May 2024', 'en', '2024-05-03', null],
    ['Publié hier, modifié le 5 mai 2024', 'fr', null, '2024-05-05'],
  ])('%s (%s): published and changed', (text, lang, published, modified) => { expect(written_days(text, lang)).toEqual({ published, modified }); });
  it.each([
    ['<time class="entry-date published updated" datetime="2024-05-03T09:00">3 days ago</time>', '2024-05-03', null],
    ['<time class="entry-date published" datetime="2024-05-03">x</time><time class="updated" datetime="2024-05-05">y</time>', '2024-05-03', null],
    ['<time class="updated" datetime="2024-05-05">yesterday</time>', null, '2024-05-05'],
    ['<p>Updated today · Published <time datetime="2024-05-03">3 days ago</time></p>', '2024-05-03', null],
    ['<p>Published 4 days ago · Updated <time datetime="2024-05-05">yesterday</time></p>', null, '2024-05-05'],
  ])('%s: published and changed', (html, published, modified) => {
    const page = new DOMParser().parseFromString(`<main>${html}</main>`, 'text/html');
    expect(shown_days([page.querySelector('main')], 'en')).toEqual({ published, modified });
  });
  it('reads a day in an address, and no number that only looks like one', () => {
    expect(date_in_address('https://paper.example/2016/12/06/strike')).toBe('2016-12-06');
    expect(date_in_address('https://paper.example/news/chaos-20190520/?x=20200101')).toBe('2019-05-20');
    expect(date_in_address('https://paper.example/2013/8/3/5842180/strike')).toBe('2013-08-03');
    expect(date_in_address('https://paper.example/2010/POLITICS/08/13/strike.html')).toBe('2010-08-13');
    expect(date_in_address('https://paper.example/2010/sport/5842/13/strike.html')).toBeNull();
    expect(date_in_address('https://paper.example/2014/page/2/10/')).toBeNull();
    expect(date_in_address('https://paper.example/news/20991301')).toBeNull();
    expect(date_in_address('https://paper.example/story-2019123456')).toBeNull();
  });
});
