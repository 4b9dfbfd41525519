// Pages of a French paper that declare English, since their template does: told by the text's commonest words.
import { primary_of } from '../language.ts';
import words from './words.json' with { type: 'json' };

const spoken = new Map<string, string>(Object.entries(words.spoken).flatMap(([lang, common]) => common.split(' ').map((word) => [word, lang] as const)));
// Enough for a sure answer; more would only cost time.
const sample = 4000;
// One language's words as often as this, and so many times as often as those of the declared one: the text is in it.
const fewest = 30;
const times = 4;

/** What the page declares, unless its text plainly speaks another of the languages whose words are known. */
export function spoken_language(declared: string | undefined, text: string): string | undefined {
  const primary = primary_of(declared);
  if (primary === undefined || !(primary in words.spoken)) return declared;
  const counts = new Map<string, number>();
  for (const word of text.slice(0, sample).toLowerCase().split(/[\s.,;:!?«»“”"’'()]+/)) {
    const lang = spoken.get(word);
    if (lang !== undefined) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  }
  const [most, count] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0]);
  return count >= fewest && count >= times * (counts.get(primary) ?? 0) ? most : declared;
}
