import { expect, test } from 'vitest';
import { catalogues, load_voice, spoken, voice_for } from '../src/strings/index.ts';
import { fill, type Catalogue } from '../src/strings/translate.ts';
import { speak } from './support.ts';

const slots = (message: string): string[] => [...new Set(message.match(/\$[1-9]/g) ?? [])].sort();

test.each(spoken)('%s says everything English says, with the same places to fill', async (lang) => {
  const catalogue = ((await import(`../src/strings/${lang}.json`)) as { default: Catalogue }).default;
  const english = catalogues.en!;
  expect(Object.keys(catalogue)).toEqual(Object.keys(english));
  for (const [key, { message }] of Object.entries(catalogue)) {
    expect(message.trim(), key).not.toBe('');
    expect(slots(message), key).toEqual(slots(english[key as keyof typeof english].message));
    expect(key, 'a name that browsers accept').toMatch(/^\w+$/);
  }
  expect(catalogue.lang_tag.message).toBe(lang);
});

test('the plural forms are those that plural() counts on', () => {
  const names = Object.keys(catalogues.en!);
  const stems = names.filter((name) => name.endsWith('_other')).map((name) => name.slice(0, -'_other'.length));
  const forms = names.filter((name) => stems.some((stem) => name.startsWith(`${stem}_`) && /_(zero|one|two|few|many|other)$/.test(name)));
  expect(forms.sort()).toEqual(stems.flatMap((stem) => [...(stem === 'ordinal' ? ['few', 'two'] : []), 'one', 'other'].map((form) => `${stem}_${form}`)).sort());
});

test('fills places as browsers do', () => {
  expect(fill('$1 of $2, $$5, $1', ['a', 2])).toBe('a of 2, $5, a');
});

test('plurals follow the reader’s language', () => {
  expect(speak('en').plural('summary_figures', 0)).toBe('figures');
  expect(speak('fr').plural('summary_figures', 0)).toBe('chiffre');
  expect(speak('fr').plural('summary_figures', 2_000_000)).toBe('chiffres');
});

test('a language that is fetched when it is asked for', async () => {
  expect((await load_voice(['de-AT', 'en'])).t('action_check')).toBe('Quelle prüfen');
  expect((await load_voice(['fr', 'de'])).t('lang_tag')).toBe('fr');
  expect((await load_voice(['xx'])).t('lang_tag')).toBe('en');
});

test('the reader’s first language that is there', () => {
  expect(voice_for(['br', 'fr-CA', 'en']).t('lang_tag')).toBe('fr');
  expect(voice_for(['fr-CA']).locale).toBe('fr-CA');
  expect(voice_for(['xx']).t('lang_tag')).toBe('en');
});
