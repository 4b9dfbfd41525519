// What the engine found, said in the reader's own words. Pure: no DOM.
import type { Attribution, Citation, Quantity } from '@citelight/engine';
import type { Voice } from '../strings/voice.ts';

// UCUM code → the unit name that Intl speaks (ECMA-402's sanctioned list). Others show their symbol.
const spoken_units: Readonly<Record<string, string>> = {
  km: 'kilometer', m: 'meter', cm: 'centimeter', mm: 'millimeter', '[mi_i]': 'mile', '[ft_i]': 'foot', '[in_i]': 'inch',
  '[yd_i]': 'yard', har: 'hectare', '[acr_us]': 'acre', L: 'liter', mL: 'milliliter', '[gal_us]': 'gallon',
  '[foz_us]': 'fluid-ounce', kg: 'kilogram', g: 'gram', '[lb_av]': 'pound', '[oz_av]': 'ounce', '[stone_av]': 'stone',
  Cel: 'celsius', '[degF]': 'fahrenheit', deg: 'degree', 'km/h': 'kilometer-per-hour', 'm/s': 'meter-per-second',
  '[mi_i]/h': 'mile-per-hour', a: 'year', mo: 'month', wk: 'week', d: 'day', h: 'hour', min: 'minute', s: 'second',
  ms: 'millisecond', us: 'microsecond', ns: 'nanosecond', bit: 'bit', By: 'byte', kBy: 'kilobyte', MBy: 'megabyte',
  GBy: 'gigabyte', TBy: 'terabyte', PBy: 'petabyte', '%': 'percent',
};
const unit_symbols: Readonly<Record<string, string>> = {
  'kW.h': 'kWh', 'MW.h': 'MWh', 'GW.h': 'GWh', 'TW.h': 'TWh', km2: 'km²', m2: 'm²', cm2: 'cm²', m3: 'm³', km3: 'km³',
  cm3: 'cm³', '[nmi_i]': 'nmi', '[kn_i]': 'kn', '[mi_i]2': 'sq mi', '[ft_i]2': 'sq ft', '[bbl_us]': 'bbl', Ohm: 'Ω', ug: 'µg', um: 'µm',
  '[ppm]': 'ppm', '[ppb]': 'ppb', '[psi]': 'psi', '[px]': 'px', 'mm[Hg]': 'mmHg', 'L/(100.km)': 'L/100 km',
};
// "A quarter century" in a unit that everybody counts in.
const in_years: Readonly<Record<string, number>> = { '10.a': 10, '100.a': 100, '1000.a': 1000 };

// A unit's sign. UCUM's own codes are for machines: where one is no sign, the page's words behind its number stand for it.
function unit_sign(q: Quantity): string {
  const unit = q.unit ?? '';
  const known = unit_symbols[unit];
  if (known !== undefined) return known;
  if (/[[\]{}()]/.test(unit)) return q.number ? q.text.slice(q.number.end - q.start).replace(/^[\s-]+|\s+$/g, '') : '';  // "275-horsepower"
  return unit.replace(/([WA])\.h/g, '$1h').replaceAll('.', '·').replace(/\bu(?=[a-zA-Z])/g, 'µ').replace(/2\b/g, '²').replace(/3\b/g, '³');
}

const known_sign = ({ unit }: Quantity): boolean => unit !== null && unit in unit_symbols;

type Scalar = number | string;

export const is_date = ({ kind }: Quantity): boolean => kind === 'date' || kind === 'time';

// Enough digits to show every digit the page wrote, and no more.
const digits = { maximumSignificantDigits: 15 } as const;

function try_format(locale: string, options: Intl.NumberFormatOptions, value: number): string | null {
  try {
    return new Intl.NumberFormat(locale, options).format(value);
  } catch {
    return null;  // a currency or unit this browser's Intl doesn't know
  }
}

// Whether "1.2 million" says it; "141,633,260" is told in digits, for nobody reads 141.63326 million.
function in_millions(value: number): boolean {
  const size = Math.abs(value);
  return size >= 1e6 && Number.isInteger(size * 1000 / 1000 ** Math.floor(Math.log10(size) / 3));
}

function plain(value: number, locale: string, long: boolean): string {
  const compact: Intl.NumberFormatOptions = long && in_millions(value) ? { notation: 'compact', compactDisplay: 'long' } : {};
  return new Intl.NumberFormat(locale, { ...digits, ...compact }).format(value);
}

// null: nothing of ours says it as well as the page does ("4e trimestre 2024", a decade).
function date_words(iso: string, { locale, t }: Voice): string | null {
  // "1er janvier": Intl counts the first of a month like any other day.
  const with_first = (format: Intl.DateTimeFormat, at: Date): string =>
    format.formatToParts(at).map((p) => (p.type === 'day' && p.value === '1' ? t('day_one') : p.value)).join('');
  const spoken = (text: string): string | null => {
    const yearless = /^XXXX-(\d{2})(?:-(\d{2}))?$/.exec(text);  // ISO 8601-2: the page names no year
    if (yearless) {
      return with_first(new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC', ...(yearless[2] ? { day: 'numeric' } : {}) }),
        new Date(Date.UTC(2000, Number(yearless[1]) - 1, Number(yearless[2] ?? 1))));
    }
    const week = /^(\d{4})-W(\d{2})$/.exec(text);  // ISO 8601: the first week of a year is that of its January 4
    if (week) {
      const fourth = new Date(Date.UTC(Number(week[1]), 0, 4));
      const monday = new Date(fourth.getTime() + (7 * (Number(week[2]) - 1) - (fourth.getUTCDay() + 6) % 7) * 86_400_000);
      return t('week_of', with_first(new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }), monday));
    }
    const parts = /^(-?\d{4,})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}):(\d{2})\S*)?$/.exec(text);
    if (!parts) {
      const clock = /^T(\d{2})(?::(\d{2}))?/.exec(text);
      if (!clock) return null;
      return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' })
        .format(Date.UTC(2000, 0, 1, Number(clock[1]), Number(clock[2] ?? 0)));
    }
    const [, year, month, day, hour, minute] = parts;
    if (!month) return year ?? null;
    if (Number(month) > 12) return null;  // ISO 8601-2: 21 is spring, no ninth month of the next year
    const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1), Number(hour ?? 0), Number(minute ?? 0)));
    if (Number.isNaN(at.getTime())) return null;
    return with_first(new Intl.DateTimeFormat(locale, {
      year: 'numeric', month: 'long', timeZone: 'UTC',
      ...(day ? { day: 'numeric', weekday: 'long' } : {}),
      ...(hour ? { hour: 'numeric', minute: '2-digit' } : {}),
    }), at);
  };
  const ends = iso.split('/').map(spoken);
  return ends.includes(null) ? null : ends.join(' – ');
}

// "2 hours 41 minutes", not 2.6833 hours: what is no whole number is told in the smaller units, down to hundredths of a second.
function duration_words(value: number, unit: string, voice: Voice): string | null {
  const seconds = { h: 3600, min: 60 }[unit];
  if (seconds === undefined || Number.isInteger(value)) return null;
  let left = Math.round(value * seconds * 100) / 100;
  const parts: (string | null)[] = [];
  for (const [name, size] of [['hour', 3600], ['minute', 60], ['second', 1]] as const) {
    const count = size === 1 ? left : Math.floor(left / size);
    left = Math.round((left - count * size) * 100) / 100;
    if (count > 0) parts.push(try_format(voice.locale, { style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: 2 }, count));
  }
  return parts.length === 0 || parts.includes(null) ? null : parts.join(' ');
}

const vowel = /^[aeiouyàâéèêëîïôùûh]/i;

function joined(number: string, name: string, t: Voice['t']): string {
  return t(vowel.test(name) ? 'amount_of_vowel' : 'amount_of', number, name);
}

// A large amount and what it is an amount of. Intl's own compact forms drop the preposition that
// French and its neighbours need ("65 milliards dollars"), so the unit's name is joined here.
function large_amount(value: number, options: Intl.NumberFormatOptions, { locale, t }: Voice): string | null {
  try {
    const parts = new Intl.NumberFormat(locale, options).formatToParts(value);
    const name = parts.filter((p) => p.type === 'currency' || p.type === 'unit').map((p) => p.value).join(' ').trim();
    const number = plain(value, locale, true);
    return joined(number, name, t);
  } catch {
    return null;  // a currency or unit this browser's Intl doesn't know
  }
}

// "65 milliards de dollars des États-Unis": one value of a quantity, without its bound.
function amount(q: Quantity, value: Scalar, voice: Voice): string {
  const { locale, t, plural } = voice;
  if (typeof value === 'string') {
    return is_date(q) ? date_words(value, voice) ?? q.text : value;
  }
  const large = in_millions(value);
  const unit = q.unit ?? '';
  switch (q.kind) {
    case 'money': {
      const style: Intl.NumberFormatOptions = { style: 'currency', currency: unit, currencyDisplay: 'name' };
      // Left alone, Intl rounds to the currency's cents: an exchange rate of 1.1075 dollars is none of 1.11.
      const cents = Number.isInteger(value) ? { minimumFractionDigits: 0 } : { maximumFractionDigits: 12 };
      const said = large ? large_amount(value, style, voice) : try_format(locale, { ...style, ...cents }, value);
      if (said !== null) return said;
      const name = unit || (/\p{L}+$/u.exec(q.text)?.[0] ?? '');  // "300 pesos": whose, the page doesn't say
      return large && name && !unit ? joined(plain(value, locale, true), name, t) : `${plain(value, locale, true)} ${name}`.trimEnd();
    }
    case 'percent':
      return try_format(locale, { style: 'unit', unit: 'percent', unitDisplay: 'short', ...digits }, value) ?? `${plain(value, locale, false)} %`;
    case 'percentage_points':
      return plural('percentage_points', value, 'cardinal', plain(value, locale, false));
    case 'ratio':
      return try_format(locale, { style: 'percent', maximumSignificantDigits: 4 }, value) ?? String(value);
    case 'multiple':
      return t('multiple', plain(value, locale, false));
    case 'ordinal':
      // "Premières": of the ranks that are read, only the first is inflected.
      if (value === 1 && /\p{L}{3}s$/iu.test(q.text)) return q.text;
      if (value === 1 && /(?:è?re|ª)$/iu.test(q.text)) return t('first_feminine');
      return plural('ordinal', value, 'ordinal', plain(value, locale, false));
    case 'measure': case 'duration': case 'age': {
      if (unit === '{point}') return plural('points', value, 'cardinal', plain(value, locale, true));
      const years = in_years[unit];
      if (years !== undefined) return amount({ ...q, unit: 'a' }, value * years, voice);
      const parts = q.kind === 'duration' ? duration_words(value, unit, voice) : null;
      if (parts !== null) return parts;
      const name = spoken_units[unit];
      const style: Intl.NumberFormatOptions = { style: 'unit', unit: name, unitDisplay: 'long', ...digits };
      const said = name && (large ? large_amount(value, style, voice) : try_format(locale, style, value));
      if (said) return said;
      const sign = unit_sign(q);  // « 1,2 million DE m³ »
      return large && known_sign(q) ? joined(plain(value, locale, true), sign, t) : `${plain(value, locale, true)} ${sign}`.trimEnd();
    }
    default:
      return plain(value, locale, true);
  }
}

// "From 3 TO 4 MILLION US DOLLARS": what both ends of a range have behind their digits is said once.
function without_unit(from: string, to: string): string {
  const [left, right] = [from, to].map((words) => words.split(/\s+/u)) as [string[], string[]];
  let shared = 0;
  while (shared + 1 < left.length && left[left.length - 1 - shared] === right[right.length - 1 - shared] && !/\p{Nd}/u.test(left[left.length - 1 - shared]!)) shared++;
  return left.slice(0, left.length - shared).join('\u00a0');
}

// `day`: it ends in the day of a month, which has an article in some languages (« avant LE 1er mai »).
function bounded_date(bound: Quantity['bound'], said: string, day: boolean, t: Voice['t']): string {
  switch (bound) {
    case 'approx': return t('bound_approx', said);
    case 'at_least': return t(day ? 'date_or_later_day' : vowel.test(said) ? 'date_or_later_vowel' : 'date_or_later', said);
    case 'at_most': return t(day ? 'date_or_earlier_day' : 'date_or_earlier', said);
    case 'more_than': return t(day ? 'date_after_day' : 'date_after', said);
    case 'less_than': return t(day ? 'date_before_day' : 'date_before', said);
    default: return said;
  }
}

// The quantity in plain words, its bound included: "at most 65 billion US dollars".
export function quantity_words(q: Quantity, voice: Voice): string {
  const { t, locale } = voice;
  const { min, max, value } = q;
  if (q.kind === 'score') return min !== null && max !== null ? t('score_pair', plain(min, locale, false), plain(max, locale, false)) : q.text;
  // "One in five" people, but a third of the price.
  const fraction = q.fraction && q.kind !== 'measure' ? (q.kind === 'ratio' ? t('one_in', q.fraction[0], q.fraction[1]) : q.fraction.join('/')) : null;
  if (min !== null && max !== null) {
    const [from, to] = [amount(q, min, voice), amount(q, max, voice)];
    return t('bound_range', typeof min === 'number' ? without_unit(from, to) : from, to);
  }
  const one = value ?? max ?? min;
  if (one === null) return q.text;
  // The page's own words have its own "since the" before them.
  if (typeof one === 'string' && is_date(q) && date_words(one, voice) === null) return q.text;
  const said = fraction ?? amount(q, one, voice);
  if (is_date(q)) return bounded_date(q.bound, said, /^(?:XXXX|\d{4})-\d\d-\d\d$/.test(String(one)), t);
  switch (q.bound) {
    case 'approx': return t('bound_approx', said);
    case 'at_least': return t('bound_at_least', said);
    case 'at_most': return t('bound_at_most', said);
    case 'more_than': return t('bound_more_than', said);
    case 'less_than': return t('bound_less_than', said);
    default: return said;
  }
}

/**
 * What is counted, as the page words it. Joined: it goes on behind the figure, with the words between ("2 million" "of the voters"), or
 * with the hyphen ("30" "-member").
 */
export function counted_words(q: Quantity, text: string): { readonly words: string; readonly joined: boolean } | null {
  if (!q.counted) return null;
  const [start, end] = q.counted;
  const between = start >= q.end && start - q.end <= 24 ? text.slice(q.end, start) : null;
  // "A 30-year bond" is none of "30 years bond", nor "a 15 billion euro loan" of "15 billion euros loan".
  const adjective = /^(?:money|duration|measure|age)$/.test(q.kind) && (/-\p{L}+$/u.test(q.text) || !/\p{L}/u.test(between ?? ''));
  const joined = between !== null && !adjective && /^[\p{L}\p{M}\p{N}\s'’\u00ad-]*$/u.test(between);
  const words = text.slice(joined ? q.end : start, end).trim();
  // « Une trentaine de communes »: what stands for the noun is a number, « environ 30 communes ».
  const digits = q.kind === 'cardinal' && !q.fraction && Math.abs(Number(q.value ?? q.max ?? q.min ?? NaN)) < 1e6;
  return { words: joined && digits ? words.replace(/^(?:de (?![cls]es |leurs )|d['’])/, '') : words, joined };
}

/** What stands between a figure and the words that go on behind it: "59 dead", but "30-member". */
export const gap_before = (words: string): string => (words.startsWith('-') ? '' : ' ');

/** The figure with what it counts, where that follows it: "59 dead", not a bare 59. */
export function figure_words(q: Quantity, text: string, voice: Voice): string {
  const counted = counted_words(q, text);
  return counted?.joined ? `${quantity_words(q, voice)}${gap_before(counted.words)}${counted.words}` : quantity_words(q, voice);
}

/** The same with what it counts wherever that stands: "40% · turnout". */
export function figure_with_counted(q: Quantity, text: string, voice: Voice): string {
  const counted = counted_words(q, text);
  return counted && !counted.joined ? `${quantity_words(q, voice)} · ${counted.words}` : figure_words(q, text, voice);
}

// All the digits with the unit's code, where that says more than the words: "65,000,000,000 USD".
export function quantity_in_full(q: Quantity, { locale, t }: Voice): string | null {
  const show = (v: Scalar | null): string | null => (typeof v === 'number' ? new Intl.NumberFormat(locale, digits).format(v) : null);
  const list = [...new Set([q.min, q.max, q.value].map(show).filter((s) => s !== null))];
  if (q.fraction && typeof q.value === 'number') {
    const [part, whole] = q.fraction;
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 4 }).format(q.value);
    return Number.isInteger(part * 1e4 / whole) ? percent : t('bound_approx', percent);
  }
  const ends = [q.min, q.max, q.value].filter((v) => typeof v === 'number');
  if (!ends.some(in_millions) || list.length === 0) return null;
  const name = q.kind === 'duration' || q.kind === 'age' ? spoken_units[q.unit ?? ''] : undefined;  // UCUM's "a" is no sign for years
  const unit = name && new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).formatToParts(ends[ends.length - 1]!).find((p) => p.type === 'unit')?.value;
  return `${list.join(' – ')} ${unit ?? unit_sign(q)}`.trimEnd();
}

/** A text's words at these places. */
export const pieces = (text: string, spans: Attribution['content']): string => (spans ?? []).map(([start, end]) => text.slice(start, end).trim()).join(' … ');

export const speaker_of = (a: Attribution, text: string, { t }: Voice): string => (a.speaker ?? (pieces(text, a.source) || t('speaker_unknown'))).replace(/\s+/gu, ' ');

// How firmly the page reports what this source says.
export function stance_words(a: Attribution, { t }: Voice): string {
  if (a.stance !== 'stated') return t(`stance_${a.stance}`);
  // A passage that is set off as somebody else's, whose the page doesn't say there.
  if (a.kind === 'direct') return t(a.speaker === null && a.source === null ? 'stance_quoted' : 'stance_stated_direct');
  return a.kind === 'according_to' ? t('stance_according_to') : t('stance_stated');
}

// Where a claim's source is. What was cited in another sentence has no link in this one.
export const rung_of = ({ claim: { citation } }: { claim: { citation: Citation } }): 'rung_inherited' | `rung_${Citation['rung']}` =>
  (citation.inherited ? 'rung_inherited' : `rung_${citation.rung}`);

export type Confidence = 'strong' | 'fair' | 'weak';
export function confidence_of(c: Citation): Confidence {
  return c.confidence >= 0.8 ? 'strong' : c.confidence >= 0.5 ? 'fair' : 'weak';
}

// Whether a link may be offered: a page can write anything into an href.
export function safe_url(url: string | null): URL | null {
  if (!url) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : null;
  } catch {
    return null;
  }
}

export const host_of = (url: URL): string => url.hostname.replace(/^www\./, '');
