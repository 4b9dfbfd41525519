// A page's claims as files: for a spreadsheet, a note, an annotation tool, a fact-checker's draft. Pure: no DOM.
import type { DocumentInput } from '@citelight/engine';
import type { Check, Unread, Verdict } from '../check/types.ts';
import type { Voice } from '../strings/voice.ts';
import type { Item, Model } from './model.ts';
import { figure_with_counted, rung_of, speaker_of, stance_words } from './words.ts';

export type ExportFormat = 'json' | 'csv' | 'markdown' | 'annotations' | 'claimreview';

export interface Exported { readonly name: string; readonly type: string; readonly content: string }

/** What became of holding a claim against its source; null where nobody asked. */
export type CheckOf = (item: Item) => Check | null;

type PageFacts = Pick<DocumentInput, 'text' | 'url' | 'title' | 'published'>;

export function claim_as_text(item: Item, page: PageFacts, voice: Voice): string {
  const { t } = voice;
  const lines = [t('quoted', item.text.trim())];
  const said = item.attributions.map((a) => `${speaker_of(a, page.text, voice)} – ${stance_words(a, voice)}`);
  lines.push(...said);
  lines.push(`${t('card_source')}${t('colon')}${t(rung_of(item))}${item.url ? ` ${item.url.href}` : item.source ? ` (${item.source})` : ''}`);
  if (page.title ?? page.url) lines.push([page.title, page.url].filter(Boolean).join(' – '));
  return lines.join('\n');
}

// Everything a maintainer needs to turn a wrong mark into a test case; the reader sends it or not.
export function wrong_mark_report(item: Item, model: Model, page: PageFacts): string {
  return `${JSON.stringify({
    what_is_wrong: '', page: { url: page.url ?? null, title: page.title ?? null }, lang: model.analysis.lang,
    sentence: item.text, claim: item.claim, quantities: item.quantities, attributions: item.attributions,
  }, null, 2)}\n`;
}

function verdict(item: Item, check_of: CheckOf): Verdict | null {
  const check = check_of(item);
  return check?.kind === 'verdict' ? check : null;
}

// Why a source that was asked for could not be read; else undefined.
const unread = (item: Item, check_of: CheckOf): Unread | undefined => {
  const check = check_of(item);
  return check?.kind === 'unread' ? check.why : undefined;
};

// A cell that starts like a formula would be run by spreadsheets.
function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '').replace(/\s+/g, ' ').trim();
  const safe = /^[=+\-@]/.test(text) && !/^[+-]?[\d.,]+$/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const markdown = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/[\\`*_[\]<>#|]/g, '\\$&');

function as_csv(model: Model, page: PageFacts, voice: Voice, check_of: CheckOf): string {
  const head = ['claim', 'figures', 'speakers', 'stance', 'sourcing', 'rung', 'source', 'url', 'confidence', 'start', 'end', 'verdict', 'passage', 'unread'];
  const rows = model.items.map((i) => [
    i.text, i.quantities.map((q) => figure_with_counted(q, page.text, voice)).join('; '), i.speakers.join('; '),
    i.attributions.map((a) => a.stance).join('; '), i.sourcing, i.claim.citation.rung, i.source, i.url?.href ?? '',
    i.claim.citation.confidence, i.claim.start, i.claim.end, verdict(i, check_of)?.status, verdict(i, check_of)?.passage, unread(i, check_of),
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function as_markdown(model: Model, page: PageFacts, voice: Voice, check_of: CheckOf): string {
  const { t } = voice;
  const lines = [`# ${markdown(page.title ?? t('list_label'))}`, ''];
  if (page.url) lines.push(`<${page.url}>`, '');
  for (const i of model.items) {
    const number = `${i.index + 1}. `;
    const below = ' '.repeat(number.length);  // fewer, and the list below would not be the item's
    lines.push(`${number}${markdown(i.text)}`);
    for (const q of i.quantities) lines.push(`${below}- ${t(`quantity_${q.kind}`)}${t('colon')}${markdown(figure_with_counted(q, page.text, voice))}`);
    for (const a of i.attributions) lines.push(`${below}- ${markdown(speaker_of(a, page.text, voice))}${t('colon')}${stance_words(a, voice)}`);
    const where = i.url ? ` – [${markdown(i.source ?? i.url.hostname)}](<${i.url.href}>)` : i.source ? ` – ${markdown(i.source)}` : '';
    lines.push(`${below}- ${t('card_source')}${t('colon')}${t(rung_of(i))}${where}`);
    const said = verdict(i, check_of);
    const why = unread(i, check_of);
    if (why) lines.push(`${below}- ${t('check_title')}${t('colon')}${t(`unread_${why}`)}`);
    if (said) lines.push(`${below}- ${t('check_title')}${t('colon')}${t(`verdict_${said.status}`)}${said.passage ? ` – ${markdown(said.passage)}` : ''}`);
  }
  return `${lines.join('\n')}\n`;
}

// https://www.w3.org/TR/annotation-model/ : one annotation a claim, anchored by quote and by position.
function as_annotations(model: Model, page: PageFacts, voice: Voice, check_of: CheckOf): unknown {
  const around = 32;
  const assessed = (i: Item): unknown[] => {
    const said = verdict(i, check_of);
    return said ? [{ type: 'TextualBody', purpose: 'assessing', format: 'text/plain', language: voice.locale, value: [voice.t(`verdict_${said.status}`), said.passage].filter(Boolean).join(' – ') }] : [];
  };
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationCollection', label: page.title ?? '', total: model.items.length,
    first: {
      type: 'AnnotationPage', startIndex: 0,
      items: model.items.map((i) => ({
        type: 'Annotation', motivation: i.url ? 'linking' : 'highlighting',
        body: [
          i.url ? { source: i.url.href, purpose: 'linking' }
          : { type: 'TextualBody', purpose: 'commenting', format: 'text/plain', language: voice.locale, value: [voice.t(rung_of(i)), i.source].filter(Boolean).join(' – ') },
          ...assessed(i),
        ],
        target: {
          source: page.url ?? '',
          selector: [
            { type: 'TextQuoteSelector', exact: i.text, prefix: page.text.slice(Math.max(0, i.claim.start - around), i.claim.start), suffix: page.text.slice(i.claim.end, i.claim.end + around) },
            { type: 'TextPositionSelector', start: i.claim.start, end: i.claim.end },
          ],
        },
      })),
    },
  };
}

// https://schema.org/ClaimReview : drafts. The rating and the reviewer are a person's to fill in.
function as_claim_review(model: Model, page: PageFacts, voice: Voice, check_of: CheckOf): unknown {
  const author = (i: Item): unknown => {
    const a = i.attributions.find((x) => x.speaker !== null && x.source_type !== 'document');  // a study is nobody
    return a ? { '@type': a.source_type === 'organisation' || a.source_type === 'group' ? 'Organization' : 'Person', name: a.speaker } : undefined;
  };
  const body = (i: Item): string | undefined => {
    const said = verdict(i, check_of);
    return said ? [voice.t(`verdict_${said.status}`), said.passage].filter(Boolean).join(' – ') : undefined;
  };
  return {
    '@context': 'https://schema.org',
    '@graph': model.items.map((i) => ({
      '@type': 'ClaimReview', claimReviewed: i.text.trim(), reviewBody: body(i),
      itemReviewed: {
        '@type': 'Claim', author: author(i), datePublished: page.published || undefined,
        appearance: page.url ? { '@type': 'CreativeWork', url: page.url } : undefined,
        firstAppearance: i.url ? { '@type': 'CreativeWork', url: i.url.href } : undefined,
      },
    })),
  };
}

export function export_model(format: ExportFormat, model: Model, page: PageFacts, voice: Voice, check_of: CheckOf = () => null): Exported {
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  switch (format) {
    case 'json': {
      const checks = model.items.flatMap((i): unknown[] => {
        const said = verdict(i, check_of);
        const why = unread(i, check_of);
        return said ? [{ claim: i.index, status: said.status, passage: said.passage, url: said.url, findings: said.findings }] : why ? [{ claim: i.index, unread: why }] : [];
      });
      return { name: 'claims.json', type: 'application/json', content: json({ url: page.url, title: page.title, text: page.text, ...model.analysis, checks }) };
    }
    case 'csv': return { name: 'claims.csv', type: 'text/csv', content: as_csv(model, page, voice, check_of) };
    case 'markdown': return { name: 'claims.md', type: 'text/markdown', content: as_markdown(model, page, voice, check_of) };
    case 'annotations': return { name: 'claims.annotations.jsonld', type: 'application/ld+json', content: json(as_annotations(model, page, voice, check_of)) };
    case 'claimreview': return { name: 'claims.claimreview.jsonld', type: 'application/ld+json', content: json(as_claim_review(model, page, voice, check_of)) };
  }
}
