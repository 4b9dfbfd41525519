import { describe, expect, test } from 'vitest';
import type { Quantity } from '@citelight/engine';
import { confidence_of, counted_words, figure_words, quantity_in_full, quantity_words, safe_url, stance_words } from '../src/view/words.ts';
import { in_other_units } from '../src/view/convert.ts';
import { attribution, citation, quantity, speak } from './support.ts';

const said = (given: Partial<Quantity>, lang: 'en' | 'fr'): string => quantity_words(quantity(given), speak(lang)).replace(/[\u00a0\u202f]/g, ' ');

describe('a quantity in plain words', () => {
  test.each<[Partial<Quantity>, string, string]>([
    [{ kind: 'money', max: 65e9, unit: 'USD', bound: 'at_most' }, 'at most 65 billion US dollars', 'au plus 65 milliards de dollars des États-Unis'],
    [{ kind: 'money', value: 1.5e6, unit: 'EUR' }, '1.5 million euros', '1,5 million d’euros'],
    [{ kind: 'money', value: 0.5, unit: 'EUR' }, '0.50 euros', '0,50 euro'],
    [{ kind: 'money', value: 1.1075, unit: 'USD' }, '1.1075 US dollars', '1,1075 dollar des États-Unis'],
    [{ kind: 'money', value: 0.0085, unit: 'EUR' }, '0.0085 euros', '0,0085 euro'],
    [{ kind: 'money', value: 35, unit: 'EUR' }, '35 euros', '35 euros'],
    [{ kind: 'money', min: 3e6, max: 4e6, unit: 'USD', bound: 'range' }, 'from 3 to 4 million US dollars', 'de 3 à 4 millions de dollars des États-Unis'],
    [{ kind: 'money', min: 9e5, max: 1.2e6, unit: 'EUR', bound: 'range' }, 'from 900,000 to 1.2 million euros', 'de 900 000 euros à 1,2 million d’euros'],
    [{ kind: 'percent', min: 3, max: 4, unit: '%', bound: 'range' }, 'from 3% to 4%', 'de 3 à 4 %'],
    [{ kind: 'percent', value: 20.7, unit: '%' }, '20.7%', '20,7 %'],
    [{ kind: 'percentage_points', value: 12, unit: '[pp]' }, '12 percentage points', '12 points de pourcentage'],
    [{ kind: 'percentage_points', value: 1, unit: '[pp]' }, '1 percentage point', '1 point de pourcentage'],
    [{ kind: 'ratio', value: 0.2, fraction: [1, 5] }, '1 in 5', '1 sur 5'],
    [{ kind: 'multiple', value: 3 }, '3 times', '3 fois'],
    [{ kind: 'score', min: 3, max: 1 }, '3 to 1', '3 à 1'],
    [{ kind: 'cardinal', value: 0.5, fraction: [1, 2], bound: 'more_than' }, 'more than 1/2', 'plus de 1/2'],
    [{ kind: 'ordinal', value: 3 }, '3rd', '3e'],
    [{ kind: 'ordinal', value: 1, text: 'première' }, '1st', '1re'],
    [{ kind: 'ordinal', value: 1, text: 'premières' }, 'premières', 'premières'],
    [{ kind: 'ordinal', value: 1, text: 'premiers' }, 'premiers', 'premiers'],
    [{ kind: 'ordinal', value: 1, text: '1re' }, '1st', '1re'],
    [{ kind: 'ordinal', value: 1, text: 'premier' }, '1st', '1er'],
    [{ kind: 'ordinal', value: 3, text: 'tierce' }, '3rd', '3e'],
    [{ kind: 'ordinal', value: 1 }, '1st', '1er'],
    [{ kind: 'ordinal', value: 112 }, '112th', '112e'],
    [{ kind: 'measure', value: 400, unit: 'm', bound: 'less_than' }, 'less than 400 meters', 'moins de 400 mètres'],
    [{ kind: 'measure', value: 412, unit: 'GW.h' }, '412 GWh', '412 GWh'],
    [{ kind: 'measure', value: 12, unit: 'ug/m3' }, '12 µg/m³', '12 µg/m³'],
    [{ kind: 'measure', value: 5000, unit: 'mA.h' }, '5,000 mAh', '5 000 mAh'],
    [{ kind: 'measure', value: 3, unit: 'm/s2' }, '3 m/s²', '3 m/s²'],
    [{ kind: 'measure', value: 7.2, unit: 'L/(100.km)' }, '7.2 L/100 km', '7,2 L/100 km'],
    [{ kind: 'measure', value: 2e6, unit: '[bbl_us]/d', start: 30, text: '2 million barrels a day', number: { start: 30, end: 39 } }, '2 million barrels a day', '2 millions barrels a day'],
    [{ kind: 'measure', value: 4, unit: '{rev}/min' }, '4', '4'],
    [{ kind: 'duration', value: 0.25, unit: '100.a', bound: 'approx' }, 'about 25 years', 'environ 25 ans'],
    [{ kind: 'duration', value: 2, unit: '10.a' }, '20 years', '20 ans'],
    [{ kind: 'measure', value: 2e6, unit: 'km' }, '2 million kilometers', '2 millions de kilomètres'],
    [{ kind: 'measure', value: 1.2e6, unit: 'm3' }, '1.2 million m³', '1,2 million de m³'],
    [{ kind: 'measure', value: 141633260, unit: '[mi_i]' }, '141,633,260 miles', '141 633 260 miles'],
    [{ kind: 'duration', value: 3, unit: 'd', bound: 'approx' }, 'about 3 days', 'environ 3 jours'],
    [{ kind: 'age', value: 94, unit: 'a' }, '94 years', '94 ans'],
    [{ kind: 'age', max: 30, unit: 'a', bound: 'at_most' }, 'at most 30 years', 'au plus 30 ans'],
    [{ kind: 'cardinal', value: 130000 }, '130,000', '130 000'],
    [{ kind: 'date', value: '2025-01-28' }, 'Tuesday, January 28, 2025', 'mardi 28 janvier 2025'],
    [{ kind: 'date', value: '2015-21', text: 'printemps 2015' }, 'printemps 2015', 'printemps 2015'],
    [{ kind: 'date', value: '2017-10-01' }, 'Sunday, October 1, 2017', 'dimanche 1er octobre 2017'],
    [{ kind: 'date', value: '2017-10-11' }, 'Wednesday, October 11, 2017', 'mercredi 11 octobre 2017'],
    [{ kind: 'date', value: 'XXXX-05-01' }, 'May 1', '1er mai'],
    [{ kind: 'date', value: '2017-W10', text: 'la semaine dernière', bound: 'at_most' }, 'up to the week of March 6, 2017', 'jusqu’à la semaine du 6 mars 2017'],
    [{ kind: 'date', value: '2021-W01' }, 'the week of January 4, 2021', 'la semaine du 4 janvier 2021'],
    [{ kind: 'date', value: '2015-W53' }, 'the week of December 28, 2015', 'la semaine du 28 décembre 2015'],
    [{ kind: 'date', value: '2025-01' }, 'January 2025', 'janvier 2025'],
    [{ kind: 'date', value: '2013/2014' }, '2013 – 2014', '2013 – 2014'],
    [{ kind: 'date', value: 'XXXX-01-24' }, 'January 24', '24 janvier'],
    [{ kind: 'date', value: '202X', text: '2020s' }, '2020s', '2020s'],
    [{ kind: 'date', value: '197X', text: 'années 1970', bound: 'at_least' }, 'années 1970', 'années 1970'],
    [{ kind: 'measure', value: 275, unit: '[HP]', start: 9, text: '275-horsepower', number: { start: 9, end: 12 } }, '275 horsepower', '275 horsepower'],
    [{ kind: 'date', value: '2024-Q4', text: 'Q4 2024' }, 'Q4 2024', 'Q4 2024'],
    [{ kind: 'date', value: '2025-03-03', bound: 'at_least' }, 'from Monday, March 3, 2025 on', 'à partir du lundi 3 mars 2025'],
    [{ kind: 'date', value: '2016-10', bound: 'at_least' }, 'from October 2016 on', 'à partir d’octobre 2016'],
    [{ kind: 'date', value: 'XXXX-05-01', bound: 'at_least' }, 'from May 1 on', 'à partir du 1er mai'],
    [{ kind: 'date', value: 'XXXX-05-02', bound: 'more_than' }, 'after May 2', 'après le 2 mai'],
    [{ kind: 'time', value: 'T18:30', bound: 'less_than' }, 'before 6:30 PM', 'avant 18:30'],
    [{ kind: 'date', value: '2025', bound: 'less_than' }, 'before 2025', 'avant 2025'],
    [{ kind: 'duration', value: 2.68333333333333, unit: 'h' }, '2 hours 41 minutes', '2 heures 41 minutes'],
    [{ kind: 'duration', value: 1.901, unit: 'min' }, '1 minute 54.06 seconds', '1 minute 54,06 secondes'],
    [{ kind: 'duration', value: 0.5, unit: 'h' }, '30 minutes', '30 minutes'],
    [{ kind: 'duration', value: 2.5, unit: 'a' }, '2.5 years', '2,5 ans'],
    [{ kind: 'measure', value: 36, unit: '{point}' }, '36 points', '36 points'],
    [{ kind: 'time', value: 'T14:30' }, '2:30 PM', '14:30'],
    [{ kind: 'money', value: 300, unit: null, text: '300 pesos' }, '300 pesos', '300 pesos'],
    [{ kind: 'money', value: 3e8, unit: null, text: '300 million pesos' }, '300 million pesos', '300 millions de pesos'],
    [{ kind: 'money', value: 500, unit: null, text: 'Rs 500' }, '500', '500'],
    [{ kind: 'money', value: 7, unit: 'not a currency' }, '7 not a currency', '7 not a currency'],
  ])('%o', (given, en, fr) => {
    expect(said(given, 'en')).toBe(en);
    expect(said(given, 'fr')).toBe(fr);
  });

  test('shows every digit of a large amount, and nothing more of a small one', () => {
    const full = (given: Partial<Quantity>): string | null => quantity_in_full(quantity(given), speak('en'));
    expect(full({ kind: 'money', max: 65e9, unit: 'USD' })).toBe('65,000,000,000 USD');
    expect(full({ kind: 'measure', value: 2e6, unit: '[bbl_us]/d', text: '2m barrels a day', number: { start: 0, end: 2 } })).toBe('2,000,000 barrels a day');
    expect(full({ kind: 'duration', value: 5e7, unit: 'a' })).toBe('50,000,000 years');
    expect(full({ kind: 'measure', value: 141633260, unit: 'km' }), 'told in digits already').toBeNull();
    expect(full({ value: 4 })).toBeNull();
    expect(full({ kind: 'date', value: '2025' })).toBeNull();
    expect(full({ value: 0.25, fraction: [1, 4] })).toBe('25%');
    expect(full({ value: 1 / 3, fraction: [1, 3] })).toBe('about 33.33%');
  });
});

describe('what a figure counts', () => {
  const at = (text: string, words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];
  const counted = (text: string, figure: string, noun: string): ReturnType<typeof counted_words> => {
    const [start, end] = at(text, figure);
    return counted_words(quantity({ start, end, text: figure, counted: at(text, noun) }), text);
  };
  test('goes on behind it, with the words between', () => {
    expect(counted('Elle a cédé 3,12 % de Norvane.', '3,12 %', 'Norvane')).toEqual({ words: 'de Norvane', joined: true });
    expect(counted('la moitié des 60 buts', 'la moitié', 'buts')).toEqual({ words: 'des 60 buts', joined: true });
    expect(counted('deux autres juges', 'deux', 'juges')).toEqual({ words: 'autres juges', joined: true });
    expect(counted('10% of the voters', '10%', 'voters')).toEqual({ words: 'of the voters', joined: true });
  });
  test('is kept apart where it stands before, far away or beyond a stop', () => {
    expect(counted('inflation of 4.2%', '4.2%', 'inflation')).toEqual({ words: 'inflation', joined: false });
    expect(counted('it had 12 (all told) members', '12', 'members')).toEqual({ words: 'members', joined: false });
    expect(counted('it had 12 that nobody had ever seen before as members', '12', 'members')).toEqual({ words: 'members', joined: false });
  });
  test('is kept apart from an adjective, and is led by no "de" behind digits', () => {
    const one = (text: string, figure: string, noun: string, given: Partial<Quantity>): string => {
      const [start, end] = at(text, figure);
      return figure_words(quantity({ start, end, text: figure, counted: at(text, noun), ...given }), text, speak('fr')).replace(/\s/g, ' ');
    };
    expect(counted_words(quantity({ kind: 'duration', start: 2, end: 9, text: '30-year', counted: [10, 14] }), 'a 30-year bond')).toEqual({ words: 'bond', joined: false });
    expect(counted_words(quantity({ kind: 'duration', start: 0, end: 8, text: '30 years', counted: [12, 16] }), '30 years of work')).toEqual({ words: 'of work', joined: true });
    expect(one('une trentaine de communes', 'une trentaine', 'communes', { value: 30, bound: 'approx' })).toBe('environ 30 communes');
    expect(one('une centaine d’emplois', 'une centaine', 'emplois', { value: 100, bound: 'approx' })).toBe('environ 100 emplois');
    expect(one('une dizaine de ses élus', 'une dizaine', 'élus', { value: 10 })).toBe('10 de ses élus');
    expect(one('des milliers d’emplois', 'milliers', 'emplois', { value: null })).toBe('milliers d’emplois');
  });
  test('is kept apart where it stands right behind a sum, and on its hyphen behind a number', () => {
    const words = (text: string, figure: string, noun: string, given: Partial<Quantity>): string => {
      const [start, end] = at(text, figure);
      return figure_words(quantity({ start, end, text: figure, counted: at(text, noun), ...given }), text, speak('en'));
    };
    expect(words('a 15 billion euro loan', '15 billion euro', 'loan', { kind: 'money', value: 15e9, unit: 'EUR' })).toBe('15 billion euros');
    expect(words('$2m in damages', '$2m', 'damages', { kind: 'money', value: 2e6, unit: 'USD' })).toBe('2 million US dollars in damages');
    expect(words('the 30-member index', '30', 'member', { value: 30 })).toBe('30-member');
    expect(words('30 members', '30', 'members', { value: 30 })).toBe('30 members');
  });
  test('is said where the figure is named among others', () => {
    const text = 'deux millions d’habitants';
    const q = quantity({ start: 0, end: 13, text: 'deux millions', value: 2e6, counted: at(text, 'habitants') });
    expect(figure_words(q, text, speak('fr')).replace(/\s/g, ' ')).toBe('2 millions d’habitants');
    expect(figure_words(quantity({ value: 3 }), text, speak('fr'))).toBe('3');
  });
});

test('how firmly a source is reported', () => {
  const { t } = speak('en');
  expect(stance_words(attribution({ kind: 'direct', speaker: 'Ada' }), speak('en'))).toBe(t('stance_stated_direct'));
  expect(stance_words(attribution({ kind: 'direct', source: [[0, 3]] }), speak('en'))).toBe(t('stance_stated_direct'));
  expect(stance_words(attribution({ kind: 'direct' }), speak('en')), 'whose words they are is not said').toBe(t('stance_quoted'));
  expect(stance_words(attribution({ kind: 'according_to' }), speak('en'))).toBe(t('stance_according_to'));
  expect(stance_words(attribution({ kind: 'direct', stance: 'denied' }), speak('en'))).toBe(t('stance_denied'));
});

test('confidence in three steps', () => {
  expect([0.95, 0.8, 0.6, 0.49].map((confidence) => confidence_of(citation({ confidence })))).toEqual(['strong', 'strong', 'fair', 'weak']);
});

test('only web addresses are offered as links', () => {
  expect(safe_url('https://example.org/a')?.href).toBe('https://example.org/a');
  for (const bad of [null, '', 'javascript:alert(1)', 'data:text/html,x', '#note', '/path', 'file:///etc/passwd']) expect(safe_url(bad)).toBeNull();
});

describe('a measure in the other system', () => {
  const other = (given: Partial<Quantity>, lang: 'en' | 'fr' = 'en'): string | null => in_other_units(quantity({ kind: 'measure', ...given }), speak(lang))?.replace(/[\u00a0\u202f]/g, ' ') ?? null;
  test.each<[Partial<Quantity>, string]>([
    [{ value: 5, unit: '[mi_i]' }, 'about 8 kilometers'],
    [{ value: 42, unit: 'km' }, 'about 26 miles'],
    [{ value: 1250, unit: 'har' }, 'about 3,090 acres'],
    [{ max: 200, unit: '[lb_av]', bound: 'at_most' }, 'at most 91 kilograms'],
    [{ min: 60, max: 70, unit: '[mi_i]/h', bound: 'range' }, 'from 97 to 110 kilometers per hour'],
    [{ value: 40, unit: 'Cel' }, 'about 104 degrees Fahrenheit'],
    [{ value: 41.5, unit: 'Cel' }, 'about 106.7 degrees Fahrenheit'],
    [{ value: 100, unit: '[degF]' }, 'about 38 degrees Celsius'],
  ])('%j', (given, en) => { expect(other(given)).toBe(en); });
  test('in the reader’s language', () => { expect(other({ value: 5, unit: '[mi_i]' }, 'fr')).toBe('environ 8 kilomètres'); });
  test('is silent where there is none, or a difference may be meant', () => {
    for (const given of [{ value: 3, unit: 'kW.h' }, { value: 1.5, unit: 'Cel' }, { value: 20, unit: 'Cel', change: 'up' }, { kind: 'duration', value: 3, unit: 'h' }, { kind: 'money', value: 3, unit: 'EUR' }] as const) {
      expect(other(given), JSON.stringify(given)).toBeNull();
    }
  });
});
