// The catalogues, and the voice that fits a reader's languages. The extension has its words from the browser and needs voice.ts alone.
import { primary_of } from '../language.ts';
import en from './en.json';
import fr from './fr.json';
import { translator, type Catalogue } from './translate.ts';
import { voice, type Voice } from './voice.ts';

export type { Catalogue, MessageKey, Substitution, Translate } from './translate.ts';
export { voice, type Voice } from './voice.ts';

export const catalogues: Readonly<Record<string, Catalogue>> = { en, fr };
// Loaded when a reader has them: who reads English or French pays nothing for them.
const later: Readonly<Record<string, () => Promise<{ default: Catalogue }>>> = {
  de: () => import('./de.json'),
  es: () => import('./es.json'),
  it: () => import('./it.json'),
  pt: () => import('./pt.json'),
};
// Every language Citelight speaks to its reader (it need not read articles in it).
export const spoken: readonly string[] = [...Object.keys(catalogues), ...Object.keys(later)];

// The same for every language that is spoken; the catalogue is fetched where it must be.
export async function load_voice(languages: readonly string[]): Promise<Voice> {
  for (const tag of languages) {
    const lang = primary_of(tag) ?? '';
    if (catalogues[lang]) break;
    const found = later[lang];
    if (found) return voice(tag, translator((await found()).default));
  }
  return voice_for(languages);
}

// The catalogue that fits the reader's languages best among those at hand, English where none does.
export function voice_for(languages: readonly string[]): Voice {
  for (const tag of languages) {
    const found = catalogues[primary_of(tag) ?? ''];
    if (found) return voice(tag, translator(found));
  }
  return voice('en', translator(en));
}
