// Paints marks over the page's text without touching its DOM, and tells which mark a point meets.
import type { Have, PageDocument } from '../page/index.ts';
import { idle_time, in_slices, type Steps } from '../page/slices.ts';
import { caret_at } from './frames.ts';
import type { Item, Layer, Mark, Model } from './model.ts';
import { ground_of, type MarkState } from './theme.ts';
import { is_date } from './words.ts';

// Paints ranges by highlight name. `paint` replaces what stood under each name it is given; `change` takes some away
// and adds others: what stays is not painted again.
export interface Painter {
  paint(groups: ReadonlyMap<string, readonly Range[]>): void;
  change(name: string, gone: readonly Range[], come: readonly Range[]): void;
  clear(): void;
}

// Several views may paint in one document (two articles, the page's own element and the extension): each puts its
// ranges into the one highlight of a name, and takes only its own out again.
export function highlight_painter(): Painter | null {
  if (typeof CSS === 'undefined' || !('highlights' in CSS) || typeof Highlight === 'undefined') return null;
  const mine = new Map<string, Set<Range>>();
  // Every document has highlights of its own: a frame's words are painted in the frame.
  const change_in = (window: HighlightWindow, name: string, gone: readonly Range[], come: readonly Range[]): void => {
    const highlights = highlights_of(window);
    const highlight = highlights.get(name);
    if (highlight) {
      for (const range of gone) highlight.delete(range);
      for (const range of come) highlight.add(range);
      if (highlight.size === 0) highlights.delete(name);
    } else if (come.length > 0) {
      const fresh = new window.Highlight();
      for (const range of come) fresh.add(range);
      fresh.priority = name.includes('flash') ? 3 : name.includes('number') ? 2 : name.includes('claim') ? 0 : 1;
      highlights.set(name, fresh);
    }
  };
  const change = (name: string, gone: readonly Range[], come: readonly Range[]): void => {
    const own = mine.get(name) ?? new Set();
    for (const range of gone) own.delete(range);
    for (const range of come) own.add(range);
    if (own.size > 0) mine.set(name, own); else mine.delete(name);
    const [out, into] = [by_window(gone), by_window(come)];
    for (const window of new Set([...out.keys(), ...into.keys()])) change_in(window, name, out.get(window) ?? [], into.get(window) ?? []);
  };
  return {
    change,
    paint: (groups) => { for (const [name, ranges] of groups) { const before = mine.get(name); if (before || ranges.length > 0) change(name, [...before ?? []], ranges); } },
    clear: () => { for (const [name, ranges] of [...mine]) change(name, [...ranges], []); },
  };
}

type HighlightWindow = Pick<typeof globalThis, 'CSS' | 'Highlight'>;
// By reflection: once Firefox has compiled a plain `window.CSS.highlights` in a content script, it answers with the first
// window's highlights whichever window is asked.
const highlights_of = (window: HighlightWindow): HighlightRegistry => Reflect.get(Reflect.get(window, 'CSS'), 'highlights');

function by_window(ranges: readonly Range[]): Map<HighlightWindow, readonly Range[]> {
  const groups = new Map<HighlightWindow, Range[]>();
  for (const range of ranges) {
    const { ownerDocument } = range.startContainer;
    // A frame that has gone takes its highlights along.
    const window = ownerDocument === document ? globalThis : ownerDocument?.defaultView as (Window & HighlightWindow) | null | undefined;
    if (!window) continue;
    put(groups, window, range);
  }
  return groups;
}

function put<Key>(groups: Map<Key, Range[]>, key: Key, range: Range): void {
  const group = groups.get(key);
  if (group) group.push(range); else groups.set(key, [range]);
}

export interface Hit { readonly mark: Mark; readonly rect: DOMRect; readonly range: Range }

const order: Readonly<Record<Layer, number>> = { number: 0, speaker: 1, date: 2 };
// So many are painted at once whatever it takes: an ordinary article is never seen half marked.
const at_first = 200;
// So many are painted at most, around what is in view: whenever anything on the page changes, a browser goes through every
// painted range there is (6 µs each in Chromium), whoever changed it.
const at_most = 2000;

type Painted = ReadonlyMap<Range, string>;  // every range of ours on the page, and the name it is painted under

export class Marks {
  #page: PageDocument | null = null;
  #marks: readonly Mark[] = [];           // those of the layers that are shown, in text order
  #name: (mark: Mark) => string = () => '';  // but for the ground it stands on
  #ranges: (readonly Range[] | null)[] = [];  // of those that are painted, once each was looked for
  #painted: Painted = new Map();
  #window: readonly [number, number] = [0, 0];  // which marks are painted: half-open
  #turn = 0;
  #flash = 0;
  #moving = false;

  constructor(private readonly document: Document, private readonly painter: Painter) {}

  // What can be seen is marked at once, the rest when the browser has time. Where the same words are marked in the same way
  // already, nothing is touched.
  show(page: PageDocument, model: Model, layers: ReadonlySet<Layer>, state_of: (item: Item, mark: Mark) => MarkState = (item) => item.sourcing): void {
    this.#page = page;
    this.#marks = model.marks.filter((mark) => layers.has(mark.layer));
    this.#name = (mark) => {
      const item = model.items[mark.item];
      // What became of a check is shown on the figure; on who says so only where there is none.
      const told = item && (mark.layer === 'number' || item.quantities.every(is_date));
      return `citelight-${mark.layer}-${told ? state_of(item, mark) : mark.sourcing}`;
    };
    this.#paint(page);
  }

  // The page was scrolled: where there are more marks than are painted at a time, those around the new place are.
  moved(): void {
    if (this.#marks.length <= at_most || this.#moving) return;
    this.#moving = true;
    void idle_time().then(() => {
      this.#moving = false;
      const page = this.#page;
      if (!page || this.#marks.length <= at_most) return;
      const [low, high] = this.#window;
      const from = this.#first_in_view(page);
      if ((from < low + at_most / 4 && low > 0) || (from + at_first > high - at_most / 4 && high < this.#marks.length)) this.#paint(page, from);
    });
  }

  #paint(page: PageDocument, in_view?: number): void {
    const mine = ++this.#turn;
    this.#ranges = [];  // a range that is held is kept up by the browser: none of those left behind
    const ground = ground_of();
    const before = this.#painted;
    const now = new Map<Range, string>();
    this.#painted = now;
    const at_node = new Map<Node, Range[]>();
    for (const [range, name] of before) {
      now.set(range, name);
      put(at_node, range.startContainer, range);
    }
    const kept = new Set<Range>();
    const have: Have = (node, start, end) =>
      at_node.get(node)?.find((r) => !kept.has(r) && r.startOffset === start && r.endContainer === node && r.endOffset === end);
    const gone = new Map<string, Range[]>();
    const come = new Map<string, Range[]>();
    const place = (i: number): void => {
      const mark = this.#marks[i];
      if (!mark) return;
      const ranges = page.rangeOf(mark.start, mark.end, have);
      this.#ranges[i] = ranges;
      const first = ranges?.[0];
      if (!ranges || !first) return;  // the text has gone from the page since it was read
      const name = `${this.#name(mark)}-${ground(first.startContainer)}`;
      for (const range of ranges) {
        kept.add(range);
        const was = now.get(range);
        if (was === name) continue;
        if (was !== undefined) put(gone, was, range);
        put(come, name, range);
      }
    };
    // Only here is it noted what is painted: another painting may begin before this one comes to its end.
    const paint = (): void => {
      for (const name of new Set([...gone.keys(), ...come.keys()])) this.painter.change(name, gone.get(name) ?? [], come.get(name) ?? []);
      for (const [name, ranges] of come) for (const range of ranges) now.set(range, name);
      gone.clear();
      come.clear();
    };
    const finish = (): void => {
      for (const [range, name] of now) if (!kept.has(range)) { put(gone, name, range); now.delete(range); }
      paint();
    };
    const count = this.#marks.length;
    if (count <= at_first) {
      this.#window = [0, count];
      for (let i = 0; i < count; i++) place(i);
      finish();
      return;
    }
    const from = in_view ?? this.#first_in_view(page);
    const soon = Math.min(from + at_first, count);
    for (let i = from; i < soon; i++) place(i);
    paint();
    const low = Math.max(0, Math.min(from - at_most / 2, count - at_most));
    const high = Math.min(low + at_most, count);
    this.#window = [low, high];
    const stopped = (): boolean => mine !== this.#turn;
    const rest = function* (): Steps<void> {
      for (let i = soon; i < high && !stopped(); i++) { place(i); yield; }
      for (let i = from - 1; i >= low && !stopped(); i--) { place(i); yield; }
    };
    void idle_time().then(() => in_slices(rest(), idle_time)).then(() => { if (!stopped()) finish(); });
  }

  // The first mark that is not above the window: text runs down the page.
  #first_in_view(page: PageDocument): number {
    let low = 0;
    let high = this.#marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const mark = this.#marks[middle]!;
      const rect = page.rangeOf(mark.start, mark.end)?.[0]?.getBoundingClientRect();
      if (rect && rect.bottom < 0) low = middle + 1; else high = middle;
    }
    return Math.min(low, Math.max(0, this.#marks.length - at_first));
  }

  clear(): void {
    this.#turn++;
    this.#marks = [];
    this.#ranges = [];
    this.#painted = new Map();
    this.#window = [0, 0];
    this.#page = null;
    this.painter.clear();
  }

  get count(): number { return this.#marks.length; }

  #ranges_at(i: number): readonly Range[] {
    const mark = this.#marks[i];
    const known = this.#ranges[i];
    return known ?? (known === null || !mark ? [] : this.#page?.rangeOf(mark.start, mark.end) ?? []);
  }

  // Tints the passages of `spans`; an empty list takes the tint away.
  tint(what: 'claim' | 'flash', spans: readonly (readonly [number, number])[]): void {
    const groups = new Map<string, Range[]>([[`citelight-${what}-light`, []], [`citelight-${what}-dark`, []]]);
    const ground = ground_of();
    for (const [start, end] of spans) {
      for (const range of this.#page?.rangeOf(start, end) ?? []) groups.get(`citelight-${what}-${ground(range.startContainer)}`)?.push(range);
    }
    this.painter.paint(groups);
  }

  flash(spans: readonly (readonly [number, number])[]): void {
    this.tint('flash', spans);
    clearTimeout(this.#flash);
    this.#flash = setTimeout(() => { this.tint('flash', []); }, 1400) as unknown as number;
  }

  ranges_of(mark: Mark): readonly Range[] {
    const i = this.#marks.indexOf(mark);
    return i >= 0 ? this.#ranges_at(i) : this.#page?.rangeOf(mark.start, mark.end) ?? [];
  }

  // The mark under a point of the viewport, in CSS pixels. The caret tells the text offset; the
  // rectangles tell whether the point truly lies on the words and not beside them.
  hit(x: number, y: number): Hit | null {
    if (this.#marks.length === 0 || !this.#page) return null;
    const caret = caret_at(this.document, x, y);
    if (!caret) return null;
    const offset = this.#page.offsetOf(caret.node, caret.offset);
    if (offset === null) return null;
    const { ownerDocument } = caret.node;
    let best: Hit | null = null;
    for (let i = 0; i < this.#marks.length; i++) {
      const mark = this.#marks[i]!;
      if (mark.start > offset) break;  // in text order
      if (mark.end < offset) continue;
      const found = on_rect(this.#ranges_at(i), caret.x, caret.y, ownerDocument);
      if (!found) continue;
      if (!best || order[mark.layer] < order[best.mark.layer] || (mark.layer === best.mark.layer && mark.end - mark.start < best.mark.end - best.mark.start)) {
        best = { mark, ...found };
      }
    }
    return best;
  }
}

function on_rect(ranges: readonly Range[], x: number, y: number, document: Document | null): { rect: DOMRect; range: Range } | null {
  for (const range of ranges) {
    if (range.startContainer.ownerDocument !== document) continue;
    for (const rect of range.getClientRects()) {
      if (x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top - 2 && y <= rect.bottom + 3) return { rect, range };
    }
  }
  return null;
}
