// Page → document: the article's text as rendered, its blocks and links, and the way back to the DOM.
//
//   const page = readPage(document);
//   const analysis = await engine.analyse(page.input);
//   const ranges = page.rangeOf(analysis.claims[0].start, analysis.claims[0].end);
import { misnamed } from './boxes.ts';
import { find_article, type Article } from './article.ts';
import { has_layout } from './dom.ts';
import { Way } from './way.ts';
import { measuring } from './measure.ts';
import { declared_language, find_dates, read_meta, take_days } from './metadata.ts';
import { shown_writers } from './writers.ts';
import { link_plain_marks, mark_reference_lists, set_controls_apart, set_jumps_apart, set_copies_apart, set_pointers_apart, set_stamps_apart, set_writers_apart } from './lines.ts';
import { at_once, type Steps } from './slices.ts';
import { spoken_language } from './spoken.ts';
import { Walk } from './walk.ts';
import { primary_of } from '../language.ts';
import { written_days } from './written.ts';
import { address_of, site_of } from './links.ts';
import type { PageDocument, ReadOptions } from './types.ts';

export type { BlockKind, ClaimReview, Have, How, LinkKind, PageDocument, PageMeta, ReadOptions } from './types.ts';

/** Reads the page. Never throws on what a page holds, and never changes it. */
export function readPage(document: Document, options: ReadOptions = {}): PageDocument {
  return at_once(read_steps(document, options));
}

/** The same in steps, between which the page can be left to its reader. Who changes it meanwhile must have it read again. */
export function* read_steps(document: Document, options: ReadOptions = {}): Steps<PageDocument> {
  const page = options.url ?? document.URL;
  const base = base_of(document, page);
  const layout = has_layout(document);
  const meta = read_meta(document, page);
  const top = options.root ?? document.body ?? document.documentElement;
  const measures = yield* measuring(top, layout);
  yield;
  const selected = options.selection ? selection_of(document) : null;
  const article: Article = selected !== null ? { root: selected.root, core: selected.root, headline: null, how: 'selection' }
    : options.root || !document.body ? { root: top, core: top, headline: null, how: 'page' } : find_article(document, measures);

  const walk = new Walk(article.root, article.core, article.headline, { measures, prose: measures.get(article.core)?.prose ?? 0, page: base, misnamed: misnamed(article.core, measures) }, layout, base);
  yield;
  yield* walk.run();
  yield;
  const whole = walk.out.text;
  const lang = spoken_language(declared_language(document, article.root), whole);
  if (meta.authors.length === 0 && article.how === 'article') meta.authors = shown_writers([article.headline?.parentElement?.parentElement ?? null, article.root]);
  if (!meta.published && article.how === 'article') find_dates(meta, article.headline, article.root, lang);
  const way = new Way(walk.out.pieces);
  const blocks = walk.out.blocks;
  const links = walk.links.sort((a, b) => a.start - b.start || a.end - b.end);
  mark_reference_lists(blocks, whole);
  link_plain_marks(blocks, links, whole, walk.marks, base);
  yield;
  set_copies_apart(blocks, whole);
  yield;
  set_pointers_apart(blocks, links, whole, base);
  yield;
  set_controls_apart(blocks, whole);
  set_jumps_apart(blocks, walk.jumps);
  yield;
  const stamps = set_stamps_apart(blocks, whole, lang, [...meta.authors, meta.publisher ?? '', site_of(base).split('.')[0] ?? '', ...links.filter((link) => link.kind === 'staff').map((link) => whole.slice(link.start, link.end))]);
  if (!meta.published && article.how === 'article') for (const line of stamps.dates) take_days(meta, written_days(line, primary_of(lang) ?? 'en'));
  if (meta.authors.length === 0 && article.how === 'article') meta.authors = stamps.writers;
  set_writers_apart(blocks, links, whole, meta.authors);

  let text = whole;
  let shown = blocks;
  let led = links;
  if (selected) {
    const [from, to] = way.span_of(selected.range);
    const clip = <T extends { start: number; end: number }>(all: T[]): T[] => all.filter((s) => s.end > from && s.start < to).map((s) => ({ ...s, start: Math.max(s.start, from) - from, end: Math.min(s.end, to) - from }));
    text = whole.slice(from, to);
    shown = clip(blocks);
    led = clip(links);
    way.shift(from, to);
  }
  const title = document.querySelector('meta[property="og:title"]')?.getAttribute('content')?.trim() || document.title.trim();
  return {
    input: {
      text, blocks: shown, links: led,
      ...(lang ? { lang } : {}),
      ...(address_of(page, page) ? { url: page } : meta.canonical ? { url: meta.canonical } : {}),
      ...(title ? { title } : {}),
      ...(meta.published ? { published: meta.published } : {}),
    },
    meta,
    how: article.how,
    frames: walk.frames,
    rangeOf: (start, end, have) => way.ranges(start, end, have),
    offsetOf: (node, offset) => way.offset(node, offset),
  };
}

function base_of(document: Document, page: string): string {
  const declared = document.querySelector('base[href]')?.getAttribute('href');
  try {
    return declared ? new URL(declared, page).href : new URL(page).href;
  } catch {
    return page;
  }
}

function selection_of(document: Document): { root: Element; range: Range } | null {
  const selection = document.getSelection?.();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const root = around.nodeType === 1 ? around as Element : around.parentElement;
  return root ? { root, range } : null;
}
