// Paints marks over the page's text without touching its DOM, and tells which mark a point meets.
import type { PageDocument } from '../page/index.ts';
import type { Item, Layer, Mark, Model } from './model.ts';
import { ground_of, mark_states, type MarkState } from './theme.ts';

// Paints ranges by highlight name. `paint` replaces what stood under each name it is given.
export interface Painter {
  paint(groups: ReadonlyMap<string, readonly Range[]>): void;
  clear(): void;
}

// Several views may paint in one document (two articles, the page's own element and the extension): each puts its
// ranges into the one highlight of a name, and takes only its own out again.
export function highlight_painter(): Painter | null {
  if (typeof CSS === 'undefined' || !('highlights' in CSS) || typeof Highlight === 'undefined') return null;
  const mine = new Map<string, readonly Range[]>();
  const set = (name: string, ranges: readonly Range[]): void => {
    const before = mine.get(name);
    if (ranges.length === 0 && !before) return;
    let highlight = CSS.highlights.get(name);
    if (before && highlight) {
      if (before.length === highlight.size) { CSS.highlights.delete(name); highlight = undefined; }
      else for (const range of before) highlight.delete(range);
    }
    mine.delete(name);
    if (ranges.length === 0) return;
    mine.set(name, ranges);
    if (highlight) { for (const range of ranges) highlight.add(range); return; }
    highlight = new Highlight(...ranges);
    highlight.priority = name.includes('flash') ? 3 : name.includes('number') ? 2 : name.includes('claim') ? 0 : 1;
    CSS.highlights.set(name, highlight);
  };
  return {
    paint: (groups) => { for (const [name, ranges] of groups) set(name, ranges); },
    clear: () => { for (const name of [...mine.keys()]) set(name, []); },
  };
}

export interface Hit { readonly mark: Mark; readonly rect: DOMRect; readonly range: Range }

interface Placed { readonly mark: Mark; readonly ranges: Range[] }

const order: Readonly<Record<Layer, number>> = { number: 0, speaker: 1, date: 2 };
const all_names = (['light', 'dark'] as const).flatMap((ground) => [
  ...(['number', 'speaker', 'date'] as const).flatMap((layer) => mark_states.map((s) => `citelight-${layer}-${s}-${ground}`)),
]);

export class Marks {
  #placed: Placed[] = [];
  #page: PageDocument | null = null;
  #flash = 0;

  constructor(private readonly document: Document, private readonly painter: Painter) {}

  show(page: PageDocument, model: Model, layers: ReadonlySet<Layer>, state_of: (item: Item) => MarkState = (item) => item.sourcing): void {
    const groups = new Map<string, Range[]>(all_names.map((name) => [name, []]));
    const ground = ground_of();
    this.#page = page;
    this.#placed = [];
    for (const mark of model.marks) {
      if (!layers.has(mark.layer)) continue;
      const ranges = page.rangeOf(mark.start, mark.end);
      const first = ranges?.[0];
      if (!ranges || !first) continue;  // the text has gone from the page since it was read
      this.#placed.push({ mark, ranges });
      const item = model.items[mark.item];
      // What became of a check is shown on the figure; on who says so only where there is none.
      const told = item && (mark.layer === 'number' || !item.quantities.some((q) => q.kind !== 'date' && q.kind !== 'time'));
      groups.get(`citelight-${mark.layer}-${told ? state_of(item) : mark.sourcing}-${ground(first.startContainer)}`)?.push(...ranges);
    }
    this.painter.paint(groups);
  }

  clear(): void {
    this.#placed = [];
    this.#page = null;
    this.painter.clear();
  }

  get count(): number { return this.#placed.length; }

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
    return this.#placed.find((p) => p.mark === mark)?.ranges ?? this.#page?.rangeOf(mark.start, mark.end) ?? [];
  }

  // The mark under a point of the viewport, in CSS pixels. The caret tells the text offset; the
  // rectangles tell whether the point truly lies on the words and not beside them.
  hit(x: number, y: number): Hit | null {
    if (this.#placed.length === 0 || !this.#page) return null;
    const caret = caret_at(this.document, x, y);
    if (!caret) return null;
    const offset = this.#page.offsetOf(caret.node, caret.offset);
    if (offset === null) return null;
    let best: Hit | null = null;
    for (const { mark, ranges } of this.#placed) {
      if (mark.start > offset) break;  // in text order
      if (mark.end < offset) continue;
      const found = on_rect(ranges, x, y);
      if (!found) continue;
      if (!best || order[mark.layer] < order[best.mark.layer] || (mark.layer === best.mark.layer && mark.end - mark.start < best.mark.end - best.mark.start)) {
        best = { mark, ...found };
      }
    }
    return best;
  }
}

function on_rect(ranges: readonly Range[], x: number, y: number): { rect: DOMRect; range: Range } | null {
  for (const range of ranges) {
    for (const rect of range.getClientRects()) {
      if (x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top - 2 && y <= rect.bottom + 3) return { rect, range };
    }
  }
  return null;
}

function caret_at(document: Document, x: number, y: number): { node: Node; offset: number } | null {
  if (typeof document.caretPositionFromPoint === 'function') {
    const at = document.caretPositionFromPoint(x, y);
    return at ? { node: at.offsetNode, offset: at.offset } : null;
  }
  // Safari and Chromium before 128.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
