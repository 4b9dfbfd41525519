// Lines that are not the article's running text, told by what they say and where they stand, once the whole text
// is known: reference lists, copies, pointers elsewhere, and lines that say only when and by whom.
import { primary_of } from '../language.ts';
import { closes_page, ends_with_pointer, heads_pointer, is_label, points_away } from './boxes.ts';
import { site_of } from './links.ts';
import type { Block } from './text.ts';
import type { Link } from './walk.ts';
import { heads_with_writers, written_by } from './writers.ts';
import words from './words.json' with { type: 'json' };

const note_words = new Set(words.note_headings);
const note_joiners = new Set(words.note_joiners);

/** "Notes", "Notes et références :" */
function heads_notes(line: string): boolean {
  const plain = line.trim().toLowerCase().replace(/[\s:.]+$/, '');
  if (plain === '' || plain.length > 40) return false;
  return note_words.has(plain) || plain.split(/\s+/).every((word, i) => note_words.has(word) || (i > 0 && note_joiners.has(word)));
}

// How a note begins: "[12] Perrin", "3. Ibid.", "† See", "*Names were changed".
const note_label = /^[[(]?(\d{1,3}|[a-z]|\*+|[†‡§]+)(?:[\])](?=\s|\p{L})|[.:)](?=\s)|(?<=[*†‡§])(?=\s?[\p{L}«“"(])|(?=\s\p{Lu}))/u;

/** Reference lists that no mark points to, told by their heading. */
export function mark_reference_lists(blocks: Block[], text: string): void {
  let inside = false;
  for (const block of blocks) {
    if (heads_notes(text.slice(block.start, Math.min(block.end, block.start + 60)))) inside = true;
    else if (block.kind === 'heading') inside = false;
    else if (inside && (block.kind === 'list_item' || (block.kind === 'paragraph' && note_label.test(text.slice(block.start, block.start + 12))))) block.kind = 'note';
    else if (inside && block.kind !== 'note') inside = false;
  }
}

// What a raised "2" is part of behind these: square metres, powers of ten.
const raised_power = /(?:^|[^\p{L}])(?:[kcdm]?m|ha|ft|mi|yd|in|10)$/u;

/** Marks that link nothing ("[1]", a raised "1", "†") become the links of their notes, where the page has such notes. */
export function link_plain_marks(blocks: Block[], links: Link[], text: string, raised: readonly { start: number; end: number }[], page: string): void {
  // "† See …" at the article's end is a note where the text before has the sign behind a word.
  for (let i = blocks.length - 1, looked = 0; i > 0 && looked < 12; i--, looked++) {
    const block = blocks[i]!;
    const sign = (block.kind === 'paragraph' || block.kind === 'list_item') && '*†‡§'.includes(text[block.start] ?? ' ') ? /^(\*+|[†‡§]+)\s?[\p{L}«“"(]/u.exec(text.slice(block.start, block.start + 8))?.[1] : undefined;
    if (!sign) continue;
    const before = text.slice(0, block.start);
    let at = before.indexOf(sign);
    while (at > 0 && (!/[\p{L}\p{N}.,;:!?»”"')\]]/u.test(before[at - 1]!) || before[at + sign.length] === sign[0])) at = before.indexOf(sign, at + sign.length);
    if (at > 0) block.kind = 'note';
  }
  const notes = new Map<string, Block>();
  let count = 0;
  for (const block of blocks) {
    if (block.kind !== 'note') { count = 0; continue; }
    const label = note_label.exec(text.slice(block.start, block.start + 12))?.[1];
    if (!label) count++;
    const key = label ?? String(count);
    if (!notes.has(key)) notes.set(key, block);
  }
  if (notes.size === 0) return;
  const taken = links.filter((link) => link.kind === 'note');
  const add = (start: number, end: number, label: string): void => {
    const note = notes.get(label);
    if (!note || (start >= note.start && start < note.end) || taken.some((link) => link.start < end && link.end > start)) return;
    const led = links.find((link) => link.start >= note.start && link.end <= note.end && link.kind === 'body');
    links.push({ start, end, url: led?.url ?? `${page.split('#')[0]}#${encodeURIComponent(label)}`, kind: 'note' });
  };
  for (const { start, end } of raised) {
    const mark = text.slice(start, end);
    const label = /^[[(]?(\d{1,3}|[a-z]|\*+|[†‡§]+)(?:\s?[,;–-]\s?\d{1,3})*[\])]?$/.exec(mark)?.[1];
    if (label && !raised_power.test(text.slice(Math.max(0, start - 4), start))) add(start, end, label);
  }
  const signs = /\[(\d{1,3}|[a-z])(?:\s?[,;–-]\s?\d{1,3})*\]|(?<=[\p{L}\p{N}.,;:!?»”"')\]])(\*+|[†‡§]+)|(?<=\S\s?)\((\d{1,3})(?:\s?[,;–-]\s?\d{1,3})*\)/gu;
  // "(1)" may be anything; a row of them that counts the notes is not.
  const round: { start: number; end: number; label: string }[] = [];
  for (const block of blocks) {
    if (block.kind === 'note' || block.kind === 'embed') continue;
    for (const found of text.slice(block.start, block.end).matchAll(signs)) {
      const start = block.start + found.index;
      const end = start + found[0].length;
      if (found[3]) round.push({ start, end, label: found[3] });
      else add(start, end, (found[1] ?? found[2])!);
    }
  }
  let counted = 0;
  const counts = round.every(({ start, end, label }) => {
    if (Number(label) > counted + 1) return false;
    for (const [number] of text.slice(start, end).matchAll(/\d+/g)) counted = Math.max(counted, Number(number));
    return true;
  });
  if (counts) for (const { start, end, label } of round) add(start, end, label);
  links.sort((a, b) => a.start - b.start || a.end - b.end);
}

const shortest_copy = 60;
const shortest_caption = 30;
const shortest_repeated = 12;
const often = 4;

/**
 * Blocks that stand on the page twice (one for wide windows, one for small): the copy is kept apart. So is a line that
 * says again how the caption before it begins.
 */
export function set_copies_apart(blocks: Block[], text: string): void {
  const seen = new Set<string>();
  const short = new Map<string, Block[]>();
  let caption = '';
  let headline: string | null = null;
  for (const block of blocks) {
    const words = text.slice(block.start, block.end);
    const length = words.length;
    if (block.kind === 'caption') {
      if (length >= shortest_caption && caption.startsWith(words)) block.kind = 'aside';
      else caption = words;
    } else if (block.kind === 'paragraph') {
      if (length >= shortest_caption && caption.startsWith(words)) block.kind = 'aside';
      caption = '';
      // The headline again, below the gallery that stands between it and the text.
      if (words === headline) block.kind = 'aside';
    }
    if (length < shortest_copy && block.kind === 'paragraph' && length >= shortest_repeated) short.set(words, [...short.get(words) ?? [], block]);
    // The headline, once above the standfirst and once above the text; other headings may well be alike.
    if (block.kind === 'heading') {
      if (length >= shortest_caption && words === headline) block.kind = 'aside';
      headline ??= words;
    }
    if (length < shortest_copy || block.kind === 'note' || block.kind === 'table_cell') continue;
    if (seen.has(words)) block.kind = 'aside';
    seen.add(words);
  }
  // A gallery's title, once for every picture.
  for (const repeated of short.values()) if (repeated.length >= often) for (const block of repeated) block.kind = 'aside';
}

const longest_offer = 160;
const most_offered = 12;

/** Whether short lines alone are left on the page, behind what says that one must subscribe. */
function sells_on(blocks: readonly Block[], from: Block): boolean {
  const rest = blocks.slice(blocks.indexOf(from) + 1).filter((block) => block.kind !== 'note');
  return rest.length <= most_offered && rest.every((block) => block.end - block.start <= longest_offer);
}

// A paragraph up to this length may be nothing but the head of a list of pointers.
const longest_label = 60;
// What stands before tags: "Mots-clés : ", "Filed under ".
const longest_head = 24;

/**
 * Pointers elsewhere ("Lire aussi : …") are kept apart: paragraphs that are nothing else, the links listed behind such
 * a head, and those set between two sentences of a paragraph. Their links are navigation.
 */
export function set_pointers_apart(blocks: Block[], links: Link[], text: string, page: string): void {
  const away = (link: Link): void => { if (link.kind === 'body' && site_of(link.url) === site_of(page)) link.kind = 'nav'; };
  const parts: Block[] = [];
  let first = 0;
  let listed = false;
  let offering = false;
  for (const block of blocks) {
    while (first < links.length && links[first]!.end <= block.start) first++;
    let last = first;
    let linked = 0;
    for (; last < links.length && links[last]!.start < block.end; last++) linked += links[last]!.end - links[last]!.start;
    const here = links.slice(first, last);
    // What is printed of a page says where it is from.
    if (block.kind === 'paragraph' && /^https?:\/\/\S+$/.test(text.slice(block.start, Math.min(block.end, block.start + 400))) && text.slice(block.start, block.end).split(/[?#]/)[0] === page.split(/[?#]/)[0]) block.kind = 'aside';
    const size = block.end - block.start;
    const text_block = block.kind === 'paragraph' || block.kind === 'list_item';
    const line = text_block && size < 400 ? text.slice(block.start, block.end) : '';
    if (block.kind === 'heading' && size < longest_label && is_label(text.slice(block.start, block.end))) block.kind = 'aside';
    const pointer = line !== '' && points_away(line);
    if (line !== '' && block.kind === 'paragraph' && (heads_pointer(line) || closes_page(line))) {
      block.kind = 'aside';
      here.forEach(away);
      if (words.offers.some((one) => line.toLowerCase().includes(one)) && sells_on(blocks, block)) offering = true;
    } else if (offering && block.kind !== 'note') {
      block.kind = 'aside';
      here.forEach(away);
    }
    // Nothing but ways to subscribe, tags, or who wrote it; no sentence that names people with a page of theirs.
    if (line !== '' && (linked * 2 > size || (linked > 0 && size - linked <= longest_head)) && !/[.!?…][»”"’')]*\s*$/.test(line) && here.every((link) => link.kind !== 'body' && link.kind !== 'note' && link.kind !== 'embed')) block.kind = 'aside';
    if (listed && text_block && here.length > 0 && linked > 0.6 * size) {
      block.kind = 'aside';
      here.forEach(away);
    } else {
      listed = pointer && linked === 0 && size < longest_label && (/[:：»>→↓]\s*$/.test(line) || is_label(line));
      if (listed) block.kind = 'aside';
    }
    // "Lire aussi Jeanne Petit, « … », Le Bourg, juin 2018": one sentence, and a good part of it is the link.
    if (pointer && (linked * 2 > size || (size < 220 && linked * 4 > size && !/[.!?]["”»]?\s+\p{Lu}/u.test(line)))) {
      block.kind = 'aside';
      here.forEach(away);
    }
    if (block.kind === 'paragraph' || block.kind === 'quote') split(block, here, text, parts, away);
    else parts.push(block);
  }
  blocks.splice(0, blocks.length, ...parts);
}

// "… of the board. READ ALSO The fees of 2023 The council …": three blocks.
function split(block: Block, links: readonly Link[], text: string, into: Block[], away: (link: Link) => void): void {
  let from = block.start;
  const cut = (start: number, end: number, kind: Block['kind']): void => {
    while (start < end && text[start] === ' ') start++;
    while (end > start && text[end - 1] === ' ') end--;
    if (end > start) into.push({ start, end, kind });
  };
  for (const link of links) {
    if (link.kind !== 'body' || link.start < from) continue;
    const label = ends_with_pointer(text.slice(Math.max(from, link.start - longest_label), link.start));
    if (label === 0 || (link.start - label === block.start && link.end === block.end)) continue;
    cut(from, link.start - label, block.kind);
    cut(link.start - label, link.end, 'aside');
    from = link.end;
    away(link);
  }
  if (from === block.start) into.push(block);
  else cut(from, block.end, block.kind);
}

const controls = new Set(Object.values(words.controls).flat());
const longest_control = 40;

/** Lines that only lead to another place on the page: "Skip past the newsletter", a table of contents. */
export function set_jumps_apart(blocks: Block[], jumps: readonly { start: number; end: number }[]): void {
  const ends = new Map(jumps.map(({ start, end }) => [start, end]));
  for (const block of blocks) if ((block.kind === 'paragraph' || block.kind === 'list_item') && ends.get(block.start) === block.end) block.kind = 'aside';
}

/** What a gallery or a player leaves between the paragraphs: its buttons' words, its row of numbers ("<< < 1 2 3 >"). */
export function set_controls_apart(blocks: Block[], text: string): void {
  let number: Block | null = null;
  for (const block of blocks) {
    const before: Block | null = number;
    number = null;
    if ((block.kind !== 'paragraph' && block.kind !== 'list_item') || block.end - block.start > longest_control) continue;
    const line = text.slice(block.start, block.end).trim();
    if (controls.has(line.toLowerCase().replace(/’/g, "'").replace(/[\s.:…>»|]+$/u, ''))) block.kind = 'aside';
    // A rule drawn with signs ("* * *"), a space that holds the place of something.
    else if (/^[^\d<>«»‹›←→|•·…\uFFFC]*$/.test(line) && words_in(line).length === 0) block.kind = 'aside';
    else if (/^(\d{1,3}|[<>«»‹›←→|•·…]{1,3})$/.test(line)) {
      // One number alone may be a key figure, with its words below it.
      number = block;
      if (before) before.kind = block.kind = 'aside';
    }
  }
}

const longest_stamp = 180;
const zones = new Set('gmt utc cet cest bst est edt cst cdt mst mdt pst pdt ist wib sast wat eat jst hkt sgt aest aedt nzst nzdt'.split(' '));
const clock_or_date = /\d{1,2}\s?[:h]\s?\d{2}|\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\b[ap]\.?\s?m\b/i;

type Lang = keyof typeof words.stamps;
const langs = Object.keys(words.stamps) as Lang[];

// All that is no letter, near enough: a class of all the world's letters takes a millisecond to be built.
const words_in = (line: string): string[] => line.toLowerCase().replace(/\b([ap])\.\s?m\.?/g, '$1m').split(/[\0-@[-`{-¿×÷\u2000-\u2bff\u3000-\u3029]+/).filter(Boolean);

const head_blocks = 12;

const credits = Object.values(words.credits).flat();
const longest_credit = 100;

const contact = /^(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{2,}|(?:https?:\/\/)?(?:www\.)?(?:twitter|x|facebook|instagram|linkedin|threads|bsky)\.\w{2,5}\/\S+)$/i;
const ways = new Set(words.no_names);
/** "jo.pell@mole.example", "Twitter", "@jopell" */
const is_contact = (word: string): boolean => ways.has(word.toLowerCase()) || ((word.includes('@') || word.includes('/')) && contact.test(word));

const fewest_named = 3;
const most_in_a_name = 5;

/** "Jo Pell / Mole Bay Pictures / AFP": names alone, between strokes. */
function is_of_agencies(line: string): boolean {
  const parts = line.split('/').map((part) => part.trim().split(/\s+/));
  return parts.length > 1 && parts.flat().length >= fewest_named && parts.every((words_of) => words_of.length <= most_in_a_name && words_of.every((word) => word !== '' && word[0] !== word[0]!.toLowerCase()));
}

/** "Photo by Jo Pell/Mole Bay Pictures", "Crédit photo : J. Pell": who took it, and no sentence. */
function is_credit(line: string): boolean {
  if (line.length > longest_credit) return false;
  const start = line.trim().toLowerCase().replace(/[’\u00a0]/g, (c) => (c === '’' ? "'" : ' '));
  const credit = credits.find((one) => start.startsWith(one));
  if (credit === undefined) return is_of_agencies(line.trim());
  const behind = line.trim().slice(credit.length).trim();
  return behind !== '' && behind[0] === behind[0]!.toUpperCase() && !/[.!?]["”»)]?(\s|$)/.test(behind.replace(/\b\S{1,2}\./g, ''));
}

/**
 * Lines that say only when, by whom and how long ("Published 9 May 2024 at 10:15", "14 hours ago"): kept apart. Returns those with
 * a date at the head, and the writers named there.
 */
export function set_stamps_apart(blocks: Block[], text: string, lang: string | undefined, names: readonly string[]): { dates: string[]; writers: string[] } {
  const dates: string[] = [];
  const writers: string[] = [];
  const primary = primary_of(lang);
  // English stands on pages of every language; where none is declared, it may be any.
  const spoken = langs.filter((one) => one === 'en' || one === primary || primary === undefined);
  const stamps = new Set<string>(spoken.flatMap((one) => words.stamps[one]));
  const named = new Set(names.flatMap(words_in));
  let days: Set<string> | null = null;
  // A line that says when and where it was published, or names the page's own people; null where it says more.
  const says_when = (line: string): { dated: boolean } | null => {
    const all = words_in(line);
    const others = all.filter((word) => !stamps.has(word) && !zones.has(word) && !named.has(word) && word !== 'h');
    // Day and month: few words, whatever else the line says.
    if (others.length > 6) return null;
    if (others.length > 0) days ??= new Set(spoken.flatMap((one) => words.calendar[one].split(' ')));
    if (!others.every((word) => days?.has(word))) return null;
    const dated = /\d/.test(line) && (clock_or_date.test(line) || others.length > 0 || all.some((word) => stamps.has(word)));
    return dated || all.some((word) => named.has(word) && !stamps.has(word)) ? { dated } : null;
  };
  let introduced = false;
  for (const [i, block] of blocks.entries()) {
    // "Three firms were fined:" above « Facebook »
    if (block.kind !== 'list_item') introduced = text[block.end - 1] === ':' && !points_away(text.slice(block.start, block.end));
    const heading = block.kind === 'heading' && i > 0 && i < head_blocks;
    if ((block.kind !== 'paragraph' && block.kind !== 'list_item' && !heading && (block.kind !== 'aside' || i >= head_blocks)) || block.end - block.start > longest_stamp) continue;
    const line = text.slice(block.start, block.end);
    // "By Jo Pell", if the page knows of a Pell: "By The Numbers" heads a section.
    if (heading && (written_by(line).length === 0 || !words_in(line).some((word) => named.has(word)))) continue;
    // A gallery's counter, a match's minute ("90'+4'"), how to reach who wrote it.
    if (/^\s*(\d{1,3}\s*\/\s*\d{1,3}|\d{1,3}\s?['’′](\s?\+\s?\d{1,2}\s?['’′]?)?)\s*$/.test(line) || (!heading && !introduced && line.trim().split(/[\s|,;:•·]+/).every(is_contact))) { block.kind = 'aside'; continue; }
    if (is_credit(line)) { block.kind = 'aside'; continue; }
    let by: string[] | null = written_by(line);
    if (by.length === 0) by = i < head_blocks && block.kind === 'paragraph' ? heads_with_writers(line) : null;
    if (by) {
      block.kind = 'aside';
      if (i < head_blocks) writers.push(...by);
      continue;
    }
    const said = says_when(line);
    // "The Harbour Post | 3 May 2024 at 10:15 | By Jo Pell (with Lou Reef)"
    const parts = said || i >= head_blocks ? [] : line.split(/\s*[|•·]\s*/).filter(Boolean);
    if (!said && (parts.length < 2 || !parts.every((part) => says_when(part) || written_by(part).length > 0 || heads_with_writers(part) !== null))) continue;
    const dated = said?.dated ?? parts.some((part) => says_when(part)?.dated);
    block.kind = 'aside';
    if (said === null) writers.push(...parts.flatMap((part) => written_by(part.replace(/\s*\(.*/, ''))));
    if (dated && i < head_blocks) dates.push(line);
  }
  return { dates, writers };
}

// Blocks at the end among which the text may tell who wrote it.
const last_blocks = 4;
const trades = Object.values(words.is_by_trade).flat();
// Where people have pages of their own.
const profiles = /^https?:\/\/(?:[a-z-]+\.)?(twitter|x|facebook|instagram|linkedin|threads|bsky|youtube|tiktok|pinterest|mastodon)\.[a-z]+\/(?!.*\/(?:status|posts?|p|video|watch)\b)./i;

/** Lines at the end about the writers ("Jane Doe is a reporter at …"), and on where else to follow them or the publisher. */
export function set_writers_apart(blocks: Block[], links: readonly Link[], text: string, writers: readonly string[]): void {
  const names = writers.filter((name) => name.includes(' ')).map((name) => name.toLowerCase().replace(/’/g, "'"));
  for (let i = blocks.length - 1, seen = 0; i > 0 && seen < last_blocks; i--) {
    const block = blocks[i]!;
    if (block.kind !== 'paragraph') continue;
    seen++;
    const start = text.slice(block.start, Math.min(block.end, block.start + longest_stamp)).trimStart().toLowerCase().replace(/’/g, "'");
    const about = names.some((name) => start.startsWith(`${name} `) && trades.some((is) => start.startsWith(is, name.length + 1)));
    const sites = new Set(links.filter((link) => link.start >= block.start && link.end <= block.end).map((link) => profiles.exec(link.url)?.[1]?.toLowerCase()).filter(Boolean));
    if (about || sites.size > 1) block.kind = 'aside';
  }
}
