// Articles to try the demo on, written by us.
import library from './samples/library.en.html?raw';
import bikes from './samples/velos.fr.html?raw';
import crisis from './samples/salles-de-crise.fr.html?raw';
import tide from './samples/tide.en.html?raw';

export interface Sample { readonly id: string; readonly lang: 'fr' | 'en'; readonly title: string; readonly html: string }

const title_of = (html: string): string => /<h1>([^<]*)<\/h1>/.exec(html)?.[1] ?? '';
const sample = (id: string, lang: Sample['lang'], html: string): Sample => ({ id, lang, title: title_of(html), html });

export const samples: readonly Sample[] = [
  sample('salles-de-crise', 'fr', crisis),
  sample('velos', 'fr', bikes),
  sample('tide', 'en', tide),
  sample('library', 'en', library),
];
