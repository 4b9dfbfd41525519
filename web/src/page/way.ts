// The way back: from a span of the text to DOM ranges, and from a DOM position to the text.
import { is_text } from './dom.ts';
import type { Piece } from './text.ts';
import type { Have } from './types.ts';

export class Way {
  readonly #pieces: readonly Piece[];
  readonly #first_of = new Map<Node, number>();
  // A selection's text is a cut out of the whole.
  #from = 0;
  #to: number;

  /** `pieces` in text order. */
  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    pieces.forEach((piece, i) => { if (!this.#first_of.has(piece.node)) this.#first_of.set(piece.node, i); });
    const last = pieces[pieces.length - 1];
    this.#to = last ? last.at + last.length : 0;
  }

  shift(from: number, to: number): void {
    this.#from = from;
    this.#to = to;
  }

  /** Index of the first piece that ends after `at`. */
  #piece_at(at: number): number {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = this.#pieces[middle]!;
      if (piece.at + piece.length <= at) low = middle + 1; else high = middle;
    }
    return low;
  }

  /** `have`: ranges that stand on the page already, to be taken again where one is the same. */
  ranges(start: number, end: number, have?: Have): Range[] | null {
    const from = Math.max(0, start) + this.#from;
    const to = Math.min(end + this.#from, this.#to);
    const ranges: Range[] = [];
    let open = null as { node: Text; start: number; end: number } | null;
    const close = (): void => {
      if (!open) return;
      const { node, start: begin, end: stop } = open;
      open = null;
      const same = have?.(node, begin, stop);
      if (same) { ranges.push(same); return; }
      const range = node.ownerDocument.createRange();
      range.setStart(node, begin);
      range.setEnd(node, stop);
      ranges.push(range);
    };
    for (let i = this.#piece_at(from); i < this.#pieces.length; i++) {
      const { node, from: at_node, at, length } = this.#pieces[i]!;
      if (at >= to) break;
      if (!node.isConnected) continue;
      if (!is_text(node)) {
        close();
        const range = node.ownerDocument!.createRange();
        range.selectNode(node);
        ranges.push(range);
        continue;
      }
      const stop = at_node + Math.min(to - at, length);
      // The page may have changed the node since it was read.
      if (stop > node.data.length) continue;
      // Pieces of one text node make one range: what lies between them is not seen.
      if (open?.node === node) { open.end = stop; continue; }
      close();
      open = { node, start: at_node + Math.max(from - at, 0), end: stop };
    }
    close();
    return ranges.length > 0 ? ranges : null;
  }

  #in_cut(at: number): number | null {
    return at < this.#from || at > this.#to ? null : at - this.#from;
  }

  offset(node: Node, offset: number): number | null {
    if (!is_text(node)) {
      const at = this.#between(node, offset);
      return at === null ? null : this.#in_cut(at);
    }
    const first = this.#first_of.get(node);
    if (first === undefined) return null;
    let end = 0;
    // A node has few pieces, but a pathological one (a soft hyphen every other letter) has many: found by halving.
    let low = first;
    let high = this.#last_index(node, first) + 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = this.#pieces[middle]!;
      if (piece.from + piece.length < offset) low = middle + 1; else high = middle;
    }
    const piece = this.#pieces[low];
    if (piece?.node === node) return this.#in_cut(piece.at + Math.max(0, offset - piece.from));
    const before = this.#pieces[low - 1]!;
    end = before.at + before.length;
    return this.#in_cut(end);
  }

  // A node's pieces follow each other: nothing else is written between them.
  #last_index(node: Node, first: number): number {
    let low = first;
    let high = this.#pieces.length - 1;
    let step = 1;
    while (low + step <= high && this.#pieces[low + step]!.node === node) { low += step; step *= 2; }
    high = Math.min(high, low + step);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#pieces[middle]!.node === node) low = middle; else high = middle - 1;
    }
    return low;
  }

  /** Between an element's children: where what follows begins, else where what stands before ends. */
  #between(node: Node, offset: number): number | null {
    const children = node.childNodes;
    const next = children[offset];
    let at = next ? this.#first_below(next) : null;
    for (let i = Math.min(offset, children.length) - 1; at === null && i >= 0; i--) at = this.#last_below(children[i]!);
    for (let i = offset + 1; at === null && i < children.length; i++) at = this.#first_below(children[i]!);
    return at;
  }

  #first_below(node: Node): number | null {
    const found = this.#first_of.get(node);
    if (found !== undefined) return this.#pieces[found]!.at;
    for (const child of node.childNodes) {
      const at = this.#first_below(child);
      if (at !== null) return at;
    }
    return null;
  }

  #last_below(node: Node): number | null {
    const found = this.#first_of.get(node);
    if (found !== undefined) {
      const piece = this.#pieces[this.#last_index(node, found)]!;
      return piece.at + piece.length;
    }
    for (let i = node.childNodes.length - 1; i >= 0; i--) {
      const at = this.#last_below(node.childNodes[i]!);
      if (at !== null) return at;
    }
    return null;
  }

  /** The text's span that a range covers, before any shift. */
  span_of(range: Range): [number, number] {
    let from = -1;
    let to = -1;
    for (const { node, from: at_node, at, length } of this.#pieces) {
      if (!range.intersectsNode(node)) continue;
      const begin = node === range.startContainer ? Math.min(Math.max(range.startOffset - at_node, 0), length) : 0;
      const end = node === range.endContainer ? Math.min(Math.max(range.endOffset - at_node, 0), length) : length;
      if (end <= begin) continue;
      if (from < 0) from = at + begin;
      to = at + end;
    }
    return from < 0 ? [0, 0] : [from, to];
  }
}
