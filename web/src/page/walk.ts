// Walks the article as a reader sees it and writes down its text, blocks and links.
import { box_in_article, is_hover_card, is_named_caption, is_outside, type Surroundings } from './boxes.ts';
import { children_of, frame_document, is_element, is_hidden_by_markup, is_text, is_unread_tag, look_of, tag_of } from './dom.ts';
import { embed_address, may_embed } from './embeds.ts';
import { address_of, is_share, kind_of, site_of } from './links.ts';
import { measuring } from './measure.ts';
import { primary_of } from '../language.ts';
import type { Steps } from './slices.ts';
import { TextBuilder } from './text.ts';
import type { BlockKind, LinkKind } from './types.ts';
import words from './words.json' with { type: 'json' };

export interface Link { start: number; end: number; url: string; kind: LinkKind }

interface Context { kind: BlockKind; pre: boolean; link: boolean; superscript: boolean; outside_core: boolean }

// An outer block's kind wins over an inner one's where it says more: a paragraph of an embed is the embed's.
const strength: Record<BlockKind, number> = { embed: 9, note: 8, aside: 7, caption: 6, table_cell: 5, quote: 4, heading: 3, list_item: 2, paragraph: 1 };
const kind_of_tag: Record<string, BlockKind> = {
  H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', H5: 'heading', H6: 'heading', BLOCKQUOTE: 'quote', LI: 'list_item', DD: 'list_item', DT: 'list_item',
  TD: 'table_cell', TH: 'table_cell', CAPTION: 'caption', FIGCAPTION: 'caption', P: 'paragraph',
};
// Tables and lists that only their roles tell.
const kind_of_role: Record<string, BlockKind> = { heading: 'heading', cell: 'table_cell', gridcell: 'table_cell', columnheader: 'table_cell', rowheader: 'table_cell', listitem: 'list_item' };
const mark_text = /^[\s[(]*(\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]+)[\s\])]*$/i;
const most_depth = 400;
const shortest_standfirst = 60;

/** <cite> at the end of a block quote, behind what is quoted: who signs it, though the page may show both in one line. */
function signs_quote(cite: Element): boolean {
  const says = (node: Node | null): string => node?.textContent?.trim() ?? '';
  if (says(cite.nextSibling) !== '') return false;
  const before = cite.previousSibling;
  return before === null ? cite.parentElement?.tagName === 'BLOCKQUOTE' : before.nodeType === 3 ? /[.!?…»”"’]$/.test(says(before)) : cite.parentElement?.tagName === 'BLOCKQUOTE';
}
/** A figure that shows a quotation and no picture: its caption says who is quoted. */
const quotes = (figure: Element | null): boolean => figure?.tagName === 'FIGURE' && figure.querySelector('blockquote') !== null && figure.querySelector('img, picture, video') === null;

/** A passage in a language of its own that nobody here reads: of "45 مليون" only the 45 would be. Some templates declare that they don't know. */
function is_foreign(element: Element): boolean {
  const own = primary_of(element.getAttribute('lang') ?? undefined) ?? '';
  return /^(?!und|mul|zxx)[a-z]{2,3}$/.test(own) && !(own in words.stamps) && own !== primary_of(element.ownerDocument.documentElement.lang);
}

export class Walk {
  readonly out = new TextBuilder();
  readonly links: Link[] = [];
  readonly frames: Document[] = [];
  /** Raised marks that link nothing: notes, if the page has a list of them. */
  readonly marks: { start: number; end: number }[] = [];
  /** Links to another place on the page: "Skip to the text". */
  readonly jumps: { start: number; end: number }[] = [];
  /** Elements the article's note marks point to. */
  readonly #notes = new Set<Element>();
  /** These and all above them: never cut. */
  readonly #note_holders = new Set<Element>();
  readonly #core_holders = new Set<Element>();
  /** The headline and what wraps it: gone through, whatever else they hold. */
  readonly #head_holders = new Set<Element>();
  /** Elements that may be posts, videos or charts set into the article. */
  readonly #embeds = new Set<Element>();
  readonly #core: Element;
  readonly #headline: Element | null;
  #past_core = false;
  #seen = 0;

  constructor(readonly root: Element, core: Element, headline: Element | null, readonly around: Surroundings, readonly layout: boolean, readonly base: string) {
    this.#core = core;
    this.#headline = headline;
    this.#find_notes();
    this.#find_embeds(root);
    const all_above = (from: Element, into: Set<Element>): void => { for (let e: Element | null = from; e && !into.has(e); e = e.parentElement) into.add(e); };
    all_above(core, this.#core_holders);
    if (headline && root.contains(headline)) all_above(headline, this.#head_holders);
    for (const note of this.#notes) all_above(note, this.#note_holders);
  }

  *run(): Steps<void> {
    yield* this.#element(this.root, { kind: 'paragraph', pre: false, link: false, superscript: false, outside_core: this.root !== this.#core }, 0);
    this.out.end_block();
    // References stand below the article on some pages.
    for (const note of this.#notes) {
      if (!this.root.contains(note)) { this.#find_embeds(note); yield* this.#element(note, { kind: 'note', pre: false, link: false, superscript: false, outside_core: false }, 0); this.out.end_block(); }
    }
  }

  // Marks are links inside the page whose text is a mark; what they point to are the notes, unless it is
  // itself a mark (the way back).
  #find_notes(): void {
    for (const a of this.root.querySelectorAll('a[href*="#"]')) {
      const target = this.#target(a);
      if (!target || !this.#is_mark(a)) continue;
      const note = this.#note_around(target);
      // The way back leads up the page.
      if (!note || note.contains(a) || (a.compareDocumentPosition(note) & 4) === 0) continue;
      this.#notes.add(note);
      // Its neighbours that can be led to are notes as well, whether a mark that links them is read or not.
      if (note.tagName === 'LI' && note.id !== '') for (const other of note.parentElement?.children ?? []) if (other.tagName === 'LI' && other.id !== '') this.#notes.add(other);
    }
  }

  #find_embeds(below: ParentNode): void {
    for (const element of below.querySelectorAll(may_embed)) this.#embeds.add(element);
  }

  #target(a: Element): Element | null {
    const href = a.getAttribute('href') ?? '';
    const hash = href.indexOf('#');
    if (hash < 0 || hash === href.length - 1) return null;
    if (hash > 0 && href.slice(0, hash) !== this.base.split('#')[0] && !/^[^/]*$/.test(href.slice(0, hash))) return null;
    try {
      const name = decodeURIComponent(href.slice(hash + 1));
      return a.ownerDocument.getElementById(name) ?? a.ownerDocument.querySelector(`a[name="${CSS_escape(name)}"]`);
    } catch {
      return null;
    }
  }

  #is_mark(a: Element): boolean {
    if (/doc-noteref/.test(a.getAttribute('role') ?? '')) return true;
    const text = a.textContent ?? '';
    if (text.length > 12 || !mark_text.test(text)) return false;
    return a.closest('sup') !== null || a.querySelector('sup') !== null || /^[\s]*[[(*†‡§]/.test(text) || /note|ref|fn|nb\d/i.test(a.getAttribute('href') ?? '') || /note|ref/i.test(a.getAttribute('rel') ?? '');
  }

  // The target may be an empty anchor, or one around the number alone: the note is its list item or paragraph.
  #note_around(target: Element): Element | null {
    let at: Element | null = target;
    while (at && at !== this.root && !/^(LI|P|DIV|DD|TR|ASIDE|SECTION)$/.test(tag_of(at))) at = at.parentElement;
    if (!at || at === this.root || at.contains(this.#core)) return null;
    return (at.textContent ?? '').length > 4000 ? null : at;
  }

  *#nodes(node: Node, context: Context, depth: number): Steps<void> {
    const children = children_of(node);
    if ((node as Element).shadowRoot) this.#find_embeds((node as Element).shadowRoot!);
    for (let i = 0; i < children.length; i++) {
      const child = children[i]!;
      if (is_text(child)) {
        if (!context.outside_core || child.data.trim() === '') this.out.add(child, context.kind, context.pre);
      } else if (is_element(child) && depth < most_depth) {
        if (!context.outside_core && this.#heads_comments(child, children, i)) break;
        yield* this.#element(child, context, depth + 1);
      }
    }
  }

  /** Readers' comments that share the article's own box: their heading, and all that follows it. */
  #heads_comments(child: Element, children: ArrayLike<Node>, at: number): boolean {
    if (this.around.measures.get(child)?.opens !== 'comments' || this.out.length === 0) return false;
    for (let i = at; i < children.length; i++) {
      const after = children[i]!;
      if (is_element(after) && (this.#core_holders.has(after) || this.#note_holders.has(after) || (this.around.measures.get(after)?.headline ?? false))) return false;
    }
    return true;
  }

  *#element(element: Element, context: Context, depth: number): Steps<void> {
    if (++this.#seen % 16 === 0) yield;
    const tag = tag_of(element);
    if (tag === 'BR') { if (context.kind !== 'heading') this.out.end_block(); else this.out.add_space(element); return; }
    if (tag === 'HR') { this.out.end_block(); return; }
    // What is measured is not hidden by its markup, nor a tooltip or a menu in the middle of a line.
    const unmeasured = element !== this.root && !this.around.measures.has(element);
    if (unmeasured && is_hidden_by_markup(element) && !this.#is_embed_frame(element)) return;
    if (!context.outside_core && !context.link && context.kind !== 'embed' && this.#embeds.has(element)) {
      const url = embed_address(element, this.base);
      if (url !== null && !is_outside(element)) { yield* this.#embed(element, url, context, depth); return; }
    }
    if (tag === 'IFRAME' || tag === 'FRAME') { yield* this.#frame(element, context, depth); return; }
    if ((is_unread_tag(tag) && !is_word(element, tag)) || (!this.#core_holders.has(element) && !this.#head_holders.has(element) && is_hover_card(element)) || (unmeasured && context.kind !== 'embed' && is_outside(element))) return;

    const look = look_of(element, this.layout);
    if (look.hidden || (look.block && !this.#core_holders.has(element) && is_foreign(element))) return;
    const role = element.getAttribute('role');
    // A headline may be shown in line within its header.
    if (element === this.#headline || (role !== null && kind_of_role[role] !== undefined)) look.block = true;
    let here = context;
    const note = this.#notes.has(element);
    if (note) here = { ...here, kind: 'note', outside_core: false };
    else if (look.block && element !== this.root && !this.#core_holders.has(element) && !(here.outside_core && tag !== 'H1' && element !== this.#headline && this.#head_holders.has(element))) {
      const belongs = here.outside_core && (this.#is_of_the_head(element) || (this.#past_core && this.#is_list_of_sources(element)));
      if (here.outside_core && !belongs) {
        if (!this.#note_holders.has(element)) return;
      } else if (here.kind !== 'note' && here.kind !== 'embed' && !this.#note_holders.has(element)) {
        const box = this.#head_holders.has(element) ? null : box_in_article(element, this.around);
        if (box === 'drop') return;
        if (box === 'aside' && strength[here.kind] < strength.aside) here = { ...here, kind: 'aside' };
      }
      if (belongs) here = { ...here, outside_core: false };
    }
    if (element === this.#core) here = { ...here, outside_core: false };
    if (here.outside_core && !look.block && this.#is_standfirst(element)) {
      look.block = true;
      here = { ...here, outside_core: false };
    }
    let kind = (role === null ? undefined : kind_of_role[role]) ?? kind_of_tag[tag];
    if (kind === 'table_cell' && this.#lays_out(element)) kind = undefined;
    if ((tag === 'DIV' || tag === 'P' || tag === 'SPAN') && !here.outside_core && here.kind !== 'caption' && !this.#core_holders.has(element) && is_named_caption(element, this.around.measures)) {
      look.block = true;
      kind = 'caption';
    }
    if (tag === 'CITE' && here.kind === 'quote' && signs_quote(element)) look.block = true;
    if (tag === 'FIGCAPTION' && quotes(element.parentElement)) kind = 'quote';
    if (kind && strength[kind] > strength[here.kind]) here = { ...here, kind };
    if (look.pre !== here.pre) here = { ...here, pre: look.pre };
    if (tag === 'SUP') here = { ...here, superscript: true };

    if (look.block) this.out.end_block();
    const before = this.out.length;
    if (tag === 'A' && element.hasAttribute('href')) yield* this.#anchor(element, { ...here, link: true }, depth);
    else yield* this.#nodes(element, here, depth);
    if (tag === 'SUP' && !here.link && !here.outside_core && this.out.length - before > 0 && this.out.length - before < 8 && element.querySelector('a[href]') === null) {
      const text = this.out.text_from(before);
      this.marks.push({ start: before + text.length - text.trimStart().length, end: this.out.length });
    }
    if (look.block) this.out.end_block();
    if (tag === 'BLOCKQUOTE' && !here.outside_core && this.out.length > before) this.#cited(element, before === 0 ? 0 : before + 1);
    if (element === this.#core) this.#past_core = true;
  }

  /** Whether the cell is a column of the page, as pages were made before style sheets, and not of a table. */
  #lays_out(cell: Element): boolean {
    return this.#core_holders.has(cell) || this.#head_holders.has(cell) || (this.around.measures.get(cell)?.prose ?? 0) > 0.3 * this.around.prose;
  }

  /** <blockquote cite="…">: what is quoted says where it is from, though nobody sees it. */
  #cited(quote: Element, start: number): void {
    const url = address_of(quote.getAttribute('cite'), this.base);
    if (url && url.split('#')[0] !== this.base.split('#')[0]) this.links.push({ start, end: this.out.length, url, kind: 'embed' });
  }

  /** Below the body, sources listed: links that all leave the site, each with a title. */
  #is_list_of_sources(element: Element): boolean {
    const m = this.around.measures.get(element);
    if (!m || m.links === 0 || m.prose > 0 || m.linked < 0.5 * m.chars || m.linked < 25 * m.links || is_outside(element)) return false;
    return [...element.querySelectorAll('a[href]')].every((a) => {
      const url = address_of(a.getAttribute('href'), this.base);
      return url !== null && site_of(url) !== site_of(this.base) && !is_share(url) && !/sponsored/.test(a.getAttribute('rel') ?? '');
    });
  }

  /** Outside the body, only what heads it is read: the headline and, below it, standfirst and lead caption. */
  #is_of_the_head(element: Element): boolean {
    if (this.#past_core) return false;
    const tag = tag_of(element);
    // Another heading of the first rank is the site's or the section's name.
    if (tag === 'H1' || element === this.#headline) return element === this.#headline || this.#headline === null;
    if (is_outside(element)) return false;
    const m = this.around.measures.get(element);
    if (!m || m.chars === 0) return false;
    if (m.headline) return false;
    return (m.prose > 0 && m.linked < 0.4 * m.chars && box_in_article(element, this.around) === null && /^(P|H[2-4]|FIGCAPTION|UL|LI|DIV|FIGURE|SECTION|HEADER)$/.test(tag) && m.prose > 0.6 * m.chars);
  }

  /** A standfirst that is a <span> beside the headline, made a block by the page's style alone. */
  #is_standfirst(element: Element): boolean {
    if (this.#past_core || !this.#headline || tag_of(element) !== 'SPAN' || !element.parentElement || !this.#head_holders.has(element.parentElement) || element.parentElement === this.#headline) return false;
    const m = this.around.measures.get(element);
    return m !== undefined && m.chars - m.linked >= shortest_standfirst && m.linked < 0.4 * m.chars && (this.#headline.compareDocumentPosition(element) & 20) === 4 && box_in_article(element, this.around) === null;
  }

  *#anchor(a: Element, context: Context, depth: number): Steps<void> {
    const before = this.out.length;
    yield* this.#nodes(a, context, depth);
    if (this.out.length === before) return;
    // What was added may begin with a break or a space that is not the link's.
    const text = this.out.text_from(before);
    const start = before + text.length - text.trimStart().length;
    const end = before + text.trimEnd().length;
    if (end <= start) return;
    const href = a.getAttribute('href');
    if (this.#is_mark(a) || (context.superscript && (href ?? '').includes('#'))) {
      const target = this.#target(a);
      // The way back from a note to the text.
      if (target && context.kind === 'note' && (a.compareDocumentPosition(target) & 2) !== 0) return;
      const note = target ? this.#note_around(target) : null;
      const url = (note ? this.#first_outside(note) : null) ?? address_of(href, this.base);
      if (url) this.links.push({ start, end, url, kind: 'note' });
      return;
    }
    if (href === null) return;
    const url = href.startsWith('#') ? null : address_of(href, this.base);
    if (href.startsWith('#') || (url?.includes('#') && url.split('#')[0] === this.base.split('#')[0])) { this.jumps.push({ start, end }); return; }
    if (!url) return;
    const kind = kind_of(a, url, this.base);
    this.links.push({ start, end, url, kind: kind === 'body' && context.kind === 'aside' && site_of(url) === site_of(this.base) ? 'nav' : kind });
  }

  #first_outside(note: Element): string | null {
    for (const a of note.querySelectorAll('a[href]')) {
      const href = a.getAttribute('href') ?? '';
      if (href.startsWith('#')) continue;
      const url = address_of(href, this.base);
      if (url && url.split('#')[0] !== this.base.split('#')[0]) return url;
    }
    return null;
  }

  // A player that waits for consent is hidden or without source, and still what the article shows.
  #is_embed_frame(element: Element): boolean {
    return this.#embeds.has(element) && tag_of(element) === 'BLOCKQUOTE' && embed_address(element, this.base) !== null;
  }

  *#embed(element: Element, url: string, context: Context, depth: number): Steps<void> {
    this.out.end_block();
    const before = this.out.length;
    if (!is_unread_tag(tag_of(element)) && !/^(IFRAME|EMBED|AMP-IFRAME)$/.test(tag_of(element))) yield* this.#nodes(element, { ...context, kind: 'embed' }, depth);
    this.out.end_block();
    if (this.out.length > before) {
      const start = before === 0 ? 0 : before + 1;
      // The post's own link, where the walk found it, is told by its address; else the whole post is the link.
      const last = this.links.filter((l) => l.start >= start && l.url.split('?')[0] === url.split('?')[0]).pop();
      if (last) last.kind = 'embed';
      else this.links.push({ start, end: this.out.length, url, kind: 'embed' });
    } else {
      const at = this.out.add_object(element, 'embed');
      this.links.push({ start: at, end: at + 1, url, kind: 'embed' });
    }
  }

  *#frame(element: Element, context: Context, depth: number): Steps<void> {
    if (context.outside_core) return;
    const inside = frame_document(element);
    if (!inside || depth > most_depth) return;
    const measures = yield* measuring(inside.body, this.layout);
    const prose = measures.get(inside.body)?.prose ?? 0;
    if (prose === 0) return;
    for (const [e, m] of measures) this.around.measures.set(e, m);
    this.frames.push(inside);
    this.#find_embeds(inside);
    this.out.end_block();
    yield* this.#nodes(inside.body, context, depth + 1);
    this.out.end_block();
  }
}

/** A button in the middle of a sentence shows a word's meaning, and is the word. */
function is_word(element: Element, tag: string): boolean {
  if (tag !== 'BUTTON') return false;
  const before = element.previousSibling;
  const after = element.nextSibling;
  return before !== null && after !== null && is_text(before) && is_text(after) && /[^\s.!?…:|•·]\s*$/.test(before.data) && /^\s*[\p{Ll},;.!?»”)]/u.test(after.data);
}

function CSS_escape(name: string): string {
  return name.replace(/["\\]/g, '\\$&');
}
