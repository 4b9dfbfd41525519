// Dates as people and old systems write them ("Fri, 13 Aug 2010 16:08:00 EST", "le 3 mars 2021", "…-20190520/"): the day alone,
// and nothing where day and month can't be told apart. Used where the page declares no date a machine would read.
import { is_outside, named_box } from './boxes.ts';
import words from './words.json' with { type: 'json' };

// Most pages declare their date: no names are cut before one doesn't.
const months_by_lang = new Map<string, readonly string[]>();
function months_of(lang: string): readonly string[] {
  let names = months_by_lang.get(lang);
  if (!names) months_by_lang.set(lang, names = ((words.calendar as Record<string, string>)[lang] ?? '').split(' ').slice(0, 12).map(bare));
  return names;
}

function bare(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]+/g, '');
}

/** 1 … 12 for a bare word; 0 where it is no month, or could be two ("ju"). English is spoken in markup everywhere. */
function month_of(start: string, lang: string): number {
  if (start.length < 3) return 0;
  for (const one of [lang, 'en']) {
    const fits = months_of(one).map((name, i) => (name !== '' && name.startsWith(start) ? i + 1 : 0)).filter(Boolean);
    if (fits.length === 1) return fits[0]!;
  }
  return start === 'sept' ? 9 : 0;
}

function day(year: number, month: number, of_month: number): string | null {
  const full = year < 100 ? 2000 + year : year;
  if (full < 1990 || full > 2100 || month < 1 || month > 12 || of_month < 1 || of_month > 31) return null;
  return `${full}-${String(month).padStart(2, '0')}-${String(of_month).padStart(2, '0')}`;
}

// Of bare text: a pattern of all letters in either case (\p{L} with the flags i and u) takes a browser 30 ms and more to compile.
const day_first = /(?<!\d)(\d{1,2})(?:er|st|nd|rd|th|[ºo.])?[\s-]+(?:de\s+|of\s+)?([a-z]{3,})\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})(?![\d:h])/g;
const month_first = /([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d{1,2}:\d{2}(?::\d{2})?\s+(?:[a-z]{2,4}\s+)?)?(\d{4})(?!\d)/g;

export interface Days { published: string | null; modified: string | null }
type Day = keyof Days;
const day_words: readonly (readonly [Day, readonly string[]])[] = [
  ['published', Object.values(words.publications).flat().map(bare)],
  ['modified', Object.values(words.updates).flat().map(bare)],
];

/** Bare text cut before each word that says what the day behind it is; what stands before all of them is a day of publishing. */
function cut_by_day(text: string): { day: Day; at: number }[] {
  const cuts: { day: Day; at: number }[] = [{ day: 'published', at: 0 }];
  for (const [day, all] of day_words) for (const word of all) for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) cuts.push({ day, at });
  return cuts.sort((a, b) => a.at - b.at);
}

/** "Published 3 May 2024, updated 5 May 2024", in either order: both. */
export function written_days(shown: string, lang: string): Days {
  const text = bare(shown);
  const days: Days = { published: null, modified: null };
  cut_by_day(text).forEach(({ day, at }, i, cuts) => { days[day] ??= written_date(text.slice(at, cuts[i + 1]?.at), lang); });
  return days;
}

export function written_date(shown: string, lang: string): string | null {
  const text = bare(shown);
  const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  for (const found of text.matchAll(day_first)) {
    const date = day(Number(found[3]), month_of(found[2]!, lang), Number(found[1]));
    if (date) return date;
  }
  for (const found of text.matchAll(month_first)) {
    const date = day(Number(found[3]), month_of(found[1]!, lang), Number(found[2]));
    if (date) return date;
  }
  const figures = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)/.exec(text);
  if (!figures) return null;
  const [first, second, year] = [Number(figures[1]), Number(figures[2]), Number(figures[3])];
  // "03/04/2021" is March in America and April in Britain.
  if (lang === 'en' && first <= 12 && second <= 12 && first !== second) return null;
  return lang === 'en' && second > 12 ? day(year, first, second) : day(year, second, first);
}

/** The day in an address: /2010/08/13/, /2010/6/3/, /2010/sport/08/13/, …-20190520, /2019-05-20-…. */
export function date_in_address(url: string): string | null {
  const path = url.replace(/[?#].*$/, '').replace(/^https?:\/\/[^/]*/, '');
  const found = /[/_-]((?:19|20)\d{2})([/-]?)(\d{2})\2(\d{2})(?=[/_.-]|$)/.exec(path) ?? /\/((?:19|20)\d{2})(\/)(?:(?!page\/)[a-z_-]+\/)?(\d{1,2})\/(\d{1,2})(?=\/)/i.exec(path);
  return found ? day(Number(found[1]), Number(found[3]), Number(found[4])) : null;
}

const dated = 'time, abbr.published, [class*="date" i], [class*="publi" i], [class*="posted" i], [id*="date" i]';
const longest = 100;
const just_before = 24;
const most_looked_at = 20;

/** Of a reader's comment, or of another article. */
function is_of_others(element: Element, place: Element): boolean {
  for (let at: Element | null = element; at && at !== place; at = at.parentElement) {
    const box = named_box(at);
    if (box === 'comments' || box === 'away' || is_outside(at) || /^(LI|FIGURE)$/i.test(at.tagName)) return true;
  }
  return false;
}

/** Whether the element's names say that its day is one of change: "updated", but not WordPress's "published updated". */
function is_named_changed(element: Element): boolean {
  const names = `${element.getAttribute('class')} ${element.getAttribute('itemprop')}`.toLowerCase();
  const says = (parts: readonly string[]): boolean => parts.some((part) => names.includes(part));
  return says(words.days_named.modified) && !says(words.days_named.published);
}

/** The first days the page shows in places called so, between headline and text or around them. */
export function shown_days(around: readonly (Element | null)[], lang: string): Days {
  const days: Days = { published: null, modified: null };
  for (const place of around) {
    let looked = 0;
    for (const element of place?.querySelectorAll(dated) ?? []) {
      const text = element.textContent ?? '';
      if (text.length > longest || element.querySelector('a') !== null || is_of_others(element, place!)) continue;
      if (++looked > most_looked_at) break;
      const stated = element.getAttribute('datetime') ?? (element.tagName === 'ABBR' ? element.getAttribute('title') : null);
      // "Updated <time>…</time>": the word may stand before the element.
      const before = (element.previousSibling?.textContent ?? '').slice(-just_before);
      const shown = written_days(before + text, lang);
      const date = (stated ? written_date(stated, lang) : null) ?? written_date(text, lang);
      const updated = shown.modified !== null || is_named_changed(element) || cut_by_day(bare(before)).at(-1)!.day === 'modified';
      if (updated) days.modified ??= shown.modified ?? date;
      days.published ??= updated ? shown.published : date;
      if (days.published) return days;
    }
  }
  return days;
}
