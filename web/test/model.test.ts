import { expect, test } from 'vitest';
import { filter_items, no_filters } from '../src/view/list.tsx';
import { model_of } from '../src/view/model.ts';
import type { Check } from '../src/check/types.ts';
import { export_model, type ExportFormat } from '../src/view/export.ts';
import type { Item } from '../src/view/model.ts';
import { citation, quantity, sample, speak, text } from './support.ts';

const model = model_of(sample(), text);
const page = { text, url: 'https://news.example/a', title: '=cmd|x', published: '2025-01-28' };

test('one item a claim, with how it is sourced', () => {
  expect(model.items.map((i) => [i.sourcing, i.source, i.anonymous])).toEqual([
    ['linked', 'example.org', false], ['named', 'un employé anonyme', true], ['none', null, false],
  ]);
  expect(model.summary).toEqual({ claims: 3, figures: 3, quotes: 2, linked: 1, named: 1, none: 1, anonymous: 1 });
});

test('marks lie in text order, on the words they mean', () => {
  expect(model.marks.map((m) => [m.layer, m.sourcing, text.slice(m.start, m.end)])).toEqual([
    ['speaker', 'linked', 'Zuckerberg'], ['speaker', 'linked', 'a annoncé'], ['number', 'linked', '65 milliards de dollars'],
    ['number', 'named', 'Deux'], ['speaker', 'named', 'dit'], ['speaker', 'named', 'un employé anonyme'],
    ['number', 'none', '17 %'], ['date', 'none', '2025'],
  ]);
});

test('a statement whose speaker is named in the sentence before bears its mark on its first word', () => {
  const analysis = sample();
  const [first, second] = analysis.claims;
  const said = analysis.attributions[second!.attributions[0]!]!;
  Object.assign(said, { source: analysis.attributions[first!.attributions[0]!]!.source, cue: null, content: [[second!.start - 3, second!.end + 9]] });
  const { marks } = model_of(analysis, text);
  expect(marks.filter((m) => m.layer === 'speaker' && m.item === 1).map((m) => text.slice(m.start, m.end))).toEqual(['Deux']);
});

test('a figure that stands in no claim still has a mark and a card', () => {
  const analysis = { ...sample(), claims: [] };
  const alone = model_of(analysis, text);
  expect(alone.marks.map((m) => m.layer)).toEqual(['number', 'number', 'number']);
  expect(alone.items.map((i) => i.text)).toContain('17 %');
  expect(alone.items.map((i) => i.text), 'a date alone is the page’s stamp').not.toContain('2025');
});

test('a figure that its claim passes over is shown with it', () => {
  const analysis = sample();
  analysis.claims[2]!.quantities = [3];
  const { items, marks } = model_of(analysis, text);
  expect(items).toHaveLength(3);
  expect(items[2]!.quantities.map((q) => q.text)).toEqual(['2025', '17 %']);
  expect(marks.filter((m) => m.item === 2).map((m) => m.layer)).toEqual(['number', 'date']);
});

test('the bare numbers of a table’s row are one claim, with its heading', () => {
  const table = 'Les ventes par ville.\nBrévan\n316\n18\n2.9\nMerville\n12\nSoit 40 en tout.';
  const cells = ['316', '18', '2.9', '12', '40'].map((words) => ({ start: table.indexOf(words), end: table.indexOf(words) + words.length, text: words }));
  const claim = (start: number, end: number, i: number): ReturnType<typeof sample>['claims'][0] => ({ ...sample().claims[2]!, start, end, quantities: [i], attributions: [], citation: citation({}) });
  const analysis = { ...sample(), attributions: [], quantities: cells.map((c) => quantity({ ...c, value: Number(c.text) })),
    claims: cells.map((c, i) => (i === 4 ? claim(table.indexOf('Soit'), table.length, 4) : claim(c.start, c.end, i))) };
  expect(model_of(analysis, table).items.map((i) => i.text)).toEqual(['Brévan\n316\n18\n2.9', 'Merville\n12', 'Soit 40 en tout.']);
});

test('a sentence without a figure or a speaker is listed where it cites a source, and only there', () => {
  const analysis = sample();
  const bare = (rung: 'none' | 'sentence_link', url: string | null): typeof analysis.claims[0] => ({ ...analysis.claims[0]!, quantities: [], attributions: [], citation: { ...analysis.claims[0]!.citation, rung, url } });
  analysis.claims.push(bare('none', null), bare('sentence_link', 'https://example.org/b'));
  const { items, summary } = model_of(analysis, text);
  expect(items.filter((i) => i.quantities.length + i.attributions.length === 0).map((i) => i.sourcing)).toEqual(['linked']);
  expect(summary).toMatchObject({ claims: 4, none: 1, linked: 2 });
});

test('a link that is no web address is not called a link', () => {
  const analysis = sample();
  analysis.claims[0]!.citation.url = 'javascript:alert(1)';
  expect(model_of(analysis, text).items[0]).toMatchObject({ sourcing: 'named', url: null });
});

test('filters: kind, source, speaker, words without case or accents', () => {
  const shown = (part: object): number[] => filter_items(model.items, { ...no_filters, ...part }).map((i) => i.index);
  expect(shown({})).toEqual([0, 1, 2]);
  expect(shown({ kind: 'quotes' })).toEqual([0, 1]);
  expect(shown({ sourcing: 'none' })).toEqual([2]);
  expect(shown({ sourcing: 'anonymous' })).toEqual([1]);
  expect(shown({ speaker: 'Mark Zuckerberg' })).toEqual([0]);
  expect(shown({ query: 'EQUIPES' })).toEqual([1]);
  expect(shown({ query: 'example.org' })).toEqual([0]);
  expect(shown({ query: 'nothing like it' })).toEqual([]);
});

test('exports: spreadsheet cells can’t be formulas, links stay links, positions hold', () => {
  const voice = speak('en');
  const csv = export_model('csv', model_of({ ...sample() }, text), page, voice).content;
  expect(csv.split('\r\n')).toHaveLength(5);
  expect(csv).toContain('https://www.example.org/post?id=1');
  const evil = sample();
  evil.attributions[0]!.speaker = '=HYPERLINK("http://x")';
  expect(export_model('csv', model_of(evil, text), page, voice).content).toContain(`"'=HYPERLINK(""http://x"")"`);

  expect(export_model('annotations', model, page, voice).content).not.toContain('"value": ""');
  const notes = JSON.parse(export_model('annotations', model, page, voice).content) as { total: number; first: { items: { target: { selector: { exact?: string; start?: number; end?: number }[] } }[] } };
  expect(notes.total).toBe(3);
  for (const { target } of notes.first.items) {
    const [quote, position] = target.selector;
    expect(text.slice(position!.start, position!.end)).toBe(quote!.exact);
  }
  const review = JSON.parse(export_model('claimreview', model, page, voice).content) as { '@graph': { claimReviewed: string; itemReviewed: { author?: { name: string } } }[] };
  expect(review['@graph'][0]).toMatchObject({ claimReviewed: model.items[0]!.text, itemReviewed: { author: { name: 'Mark Zuckerberg' } } });
  expect(export_model('markdown', model, page, voice).content).toContain('Linked in this sentence – [example.org](<https://www.example.org/post?id=1>)');
  expect(export_model('markdown', model, page, voice).content).toContain('Named, not linked – un employé anonyme');
  expect(export_model('claimreview', model, { ...page, published: '' }, voice).content).not.toContain('datePublished');
  expect(JSON.parse(export_model('json', model, page, voice).content)).toMatchObject({ text, claims: [{}, {}, {}] });
});

test('a list in Markdown holds what belongs to each claim, the tenth too, and names a pronoun as it stands', () => {
  const analysis = sample();
  const [first] = analysis.claims;
  Object.assign(analysis.attributions[0]!, { speaker: null });
  const made = export_model('markdown', model_of({ ...analysis, claims: Array.from({ length: 10 }, () => first!) }, text), page, speak('en')).content;
  expect(made).toMatch(/\n9\. .*\n {3}- /);
  expect(made).toMatch(/\n10\. .*\n {4}- /);
  expect(made).toContain('- Zuckerberg: Said so');
});

test('a draft’s author is a person or an organisation, never a document', () => {
  const author = (source_type: 'document' | 'group' | 'organisation' | 'person' | 'anonymous'): unknown => {
    const analysis = sample();
    Object.assign(analysis.attributions[0]!, { speaker: 'the source', source_type });
    const made = JSON.parse(export_model('claimreview', model_of(analysis, text), { text }, speak('en')).content) as { '@graph': { itemReviewed: { author?: { '@type': string } } }[] };
    return made['@graph'][0]!.itemReviewed.author?.['@type'];
  };
  expect((['person', 'anonymous', 'organisation', 'group', 'document'] as const).map(author)).toEqual(['Person', 'Person', 'Organization', 'Organization', undefined]);
});

test('exports say what the source says, where it was asked', () => {
  const voice = speak('en');
  const said: Check = { kind: 'verdict', status: 'refuted', findings: [], passage: 'It was 40 billion.', url: 'https://www.example.org/post?id=1#:~:text=It', translated: false };
  const check_of = (item: Item): Check | null => (item.index === 0 ? said : item.index === 1 ? { kind: 'unread', why: 'timeout' } : null);
  const made = (format: ExportFormat): string => export_model(format, model, page, voice, check_of).content;
  expect((JSON.parse(made('json')) as { checks: unknown[] }).checks).toEqual([{ claim: 0, status: 'refuted', passage: said.passage, url: said.url, findings: [] }, { claim: 1, unread: 'timeout' }]);
  expect(made('csv').split('\r\n')[1]).toMatch(/,refuted,It was 40 billion\.,$/);
  expect(made('csv').split('\r\n')[2]).toMatch(/,,,timeout$/);
  expect(made('csv').split('\r\n')[3]).toMatch(/,,,$/);
  expect(made('markdown').match(/The site did not answer in time\./g)).toHaveLength(1);
  expect(made('markdown').match(/The source differs – It was 40 billion\./g)).toHaveLength(1);
  expect(made('annotations').match(/"assessing"/g)).toHaveLength(1);
  expect(made('claimreview').match(/"reviewBody": "The source differs – It was 40 billion\."/g)).toHaveLength(1);
});
