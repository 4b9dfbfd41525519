// Who speaks to the reader: a translation, the locale numbers are written in, plurals.
import en from './en.json';
import fr from './fr.json';
import { plural, translator, type Catalogue, type Substitution, type Translate } from './translate.ts';

export type { Catalogue, MessageKey, Substitution, Translate } from './translate.ts';

export const catalogues: Readonly<Record<string, Catalogue>> = { en, fr };
const keys: ReadonlySet<string> = new Set(Object.keys(en));

type Stem = Parameters<typeof plural>[2];

export interface Voice {
  readonly locale: string;  // BCP 47; numbers, dates and plurals follow it
  readonly t: Translate;
  plural(stem: Stem, count: number, type?: Intl.PluralRuleType, shown?: Substitution): string;
}

export function voice(locale: string, t: Translate): Voice {
  return { locale, t, plural: (stem, count, type, shown) => plural(t, locale, stem, count, keys, type, shown) };
}

// The catalogue that fits the reader's languages best, English where none does.
export function voice_for(languages: readonly string[]): Voice {
  for (const tag of languages) {
    const found = catalogues[tag.toLowerCase().split('-')[0] ?? ''];
    if (found) return voice(tag, translator(found));
  }
  return voice('en', translator(en));
}
