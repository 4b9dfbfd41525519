// Who speaks to the reader: a translation, the locale numbers are written in, plurals. Knows no catalogue.
import { plural, type PluralStem, type Substitution, type Translate } from './translate.ts';

export interface Voice {
  readonly locale: string;  // BCP 47; numbers, dates and plurals follow it
  readonly t: Translate;
  plural(stem: PluralStem, count: number, type?: Intl.PluralRuleType, shown?: Substitution): string;
}

export function voice(locale: string, t: Translate): Voice {
  return { locale, t, plural: (stem, count, type, shown) => plural(t, locale, stem, count, type, shown) };
}
