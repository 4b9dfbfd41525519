// Hand-made answers of an engine, for tests of what is shown.
import type { Analysis, Attribution, Citation, Quantity } from '@citelight/engine';
import { catalogues, voice, type Voice } from '../src/strings/index.ts';
import { translator } from '../src/strings/translate.ts';

export const speak = (lang: 'en' | 'fr'): Voice => voice(lang, translator(catalogues[lang]!));

export const quantity = (given: Partial<Quantity>): Quantity => ({
  kind: 'cardinal', start: 0, end: 0, text: '', number: null, value: null, min: null, max: null, unit: null, bound: 'exact', bound_at: null, counted: null, ...given,
});

export const attribution = (given: Partial<Attribution>): Attribution => ({
  kind: 'indirect', content: null, source: null, cue: null, speaker: null, source_type: 'unknown', stance: 'stated', via: null, ...given,
});

export const citation = (given: Partial<Citation>): Citation => ({
  rung: 'none', url: null, name: null, inherited: false, confidence: 0, reason: '', ...given,
});

const span = (text: string, words: string): [number, number] => {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`"${words}" is not in the text`);
  return [at, at + words.length];
};

// Three claims: one linked, one only named and anonymous, one without any source.
export const text = 'Zuckerberg a annoncé jusqu’à 65 milliards de dollars. Deux équipes travaillent, dit un employé anonyme. Le titre a perdu 17 % en 2025.';
export function sample(): Analysis {
  const [money, teams, fall, year] = ['65 milliards de dollars', 'Deux', '17 %', '2025'].map((w) => span(text, w));
  const sentence = (words: string, from: number): [number, number] => [text.indexOf(words), text.indexOf('.', from) + 1];
  const [a, b, c] = [sentence('Zuck', 0), sentence('Deux', 60), sentence('Le titre', 110)];
  return {
    id: null, lang: 'fr',
    quantities: [
      quantity({ kind: 'money', start: money![0], end: money![1], text: '65 milliards de dollars', max: 65e9, unit: 'USD', bound: 'at_most', bound_at: span(text, 'jusqu’à') }),
      quantity({ start: teams![0], end: teams![1], text: 'Deux', value: 2, counted: span(text, 'équipes') }),
      quantity({ kind: 'percent', start: fall![0], end: fall![1], text: '17 %', value: 17, unit: '%', change: 'down' }),
      quantity({ kind: 'date', start: year![0], end: year![1], text: '2025', value: '2025' }),
    ],
    attributions: [
      attribution({ source: [span(text, 'Zuckerberg')], cue: [span(text, 'a annoncé')], content: [[21, 52]], speaker: 'Mark Zuckerberg', source_type: 'person' }),
      attribution({ source: [span(text, 'un employé anonyme')], cue: [span(text, 'dit')], speaker: 'un employé anonyme', source_type: 'anonymous', stance: 'reported' }),
    ],
    claims: [
      { start: a[0], end: a[1], quantities: [0], attributions: [0], score: 0.9, reasons: [], citation: citation({ rung: 'sentence_link', url: 'https://www.example.org/post?id=1', confidence: 0.9 }) },
      { start: b[0], end: b[1], quantities: [1], attributions: [1], score: 0.6, reasons: [], citation: citation({ rung: 'named', name: 'un employé anonyme', confidence: 0.5 }) },
      { start: c[0], end: c[1], quantities: [2, 3], attributions: [], score: 0.7, reasons: [], citation: citation({}) },
    ],
  };
}
