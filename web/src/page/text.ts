// The page's one text as it grows, and the pieces that lead back from it.
import type { BlockKind } from './types.ts';

/** text[at, at + length) is node.data[from, from + length), each white space shown as " "; or it is what an element shows. */
export interface Piece { readonly node: Node; readonly from: number; readonly at: number; length: number }
export interface Block { start: number; end: number; kind: BlockKind }

/** Stands for an embed that has no text of its own (U+FFFC, the object replacement character). */
export const object_mark = '\uFFFC';

// A run of what is seen, with single spaces between words. Not seen: soft hyphen, zero-width space, word joiner,
// byte-order mark, direction marks. (Zero-width joiners and non-joiners spell words and emoji in many scripts; they stay.)
const run = /[^\t-\r \u00ad\u200b\u200e\u200f\u2060\ufeff]+(?: [^\t-\r \u00ad\u200b\u200e\u200f\u2060\ufeff]+)*/g;
const white = /[\t-\r ]/;

export class TextBuilder {
  readonly pieces: Piece[] = [];
  readonly blocks: Block[] = [];
  #parts: string[] = [];
  #length = 0;
  #block_start = 0;
  #block_kind: BlockKind = 'paragraph';
  #break_due = false;
  #space_due: { node: Node; from: number } | null = null;

  get text(): string {
    return this.#parts.join('');
  }

  /** Where the next character that is seen will stand. */
  get next(): number {
    return this.#break_due ? this.#length + 1 : this.#length + (this.#space_due ? 1 : 0);
  }
  /** The text from `start` on; for what was just added (looks at the last parts alone). */
  text_from(start: number): string {
    let at = this.#length;
    let i = this.#parts.length;
    while (i > 0 && at > start) at -= this.#parts[--i]!.length;
    return this.#parts.slice(i).join('').slice(start - at);
  }
  get length(): number {
    return this.#length;
  }

  /** Ends the block; what comes next starts a new one. */
  end_block(): void {
    this.#space_due = null;
    if (this.#length === this.#block_start || this.#break_due) return;
    this.blocks.push({ start: this.#block_start, end: this.#length, kind: this.#block_kind });
    this.#break_due = true;
  }

  #begin(kind: BlockKind): void {
    if (this.#break_due) {
      this.#parts.push('\n');
      this.#length++;
      this.#block_start = this.#length;
      this.#break_due = false;
    }
    if (this.#length === this.#block_start) this.#block_kind = kind;
  }

  #put(node: Node, from: number, shown: string): void {
    this.#parts.push(shown);
    const last = this.pieces[this.pieces.length - 1];
    if (last && last.node === node && last.from + last.length === from && last.at + last.length === this.#length) last.length += shown.length;
    else this.pieces.push({ node, from, at: this.#length, length: shown.length });
    this.#length += shown.length;
  }

  add(node: Text, kind: BlockKind, pre: boolean): void {
    const data = node.data;
    let done = 0;
    run.lastIndex = 0;
    for (let found = run.exec(data); found; found = run.exec(data)) {
      if (found.index > done) this.#pass(node, data, done, found.index, pre);
      this.#begin(kind);
      const space = this.#space_due;
      this.#space_due = null;
      if (space) this.#put(space.node, space.from, ' ');
      this.#put(node, found.index, found[0]);
      done = run.lastIndex;
    }
    if (done < data.length) this.#pass(node, data, done, data.length, pre);
  }

  /** What is not seen, between runs: white space is one space, due when more is seen. */
  #pass(node: Text, data: string, from: number, to: number, pre: boolean): void {
    for (let i = from; i < to; i++) {
      if (pre && data[i] === '\n') this.end_block();
      else if (white.test(data[i]!)) this.#space(node, i);
    }
  }

  /** A line's end within a heading: a space. */
  add_space(node: Node): void {
    this.#space(node, 0);
  }

  #space(node: Node, from: number): void {
    if (!this.#break_due && this.#length > this.#block_start && !this.#space_due) this.#space_due = { node, from };
  }

  /** A block of its own for what is seen and holds no text. Returns where its mark stands. */
  add_object(element: Element, kind: BlockKind): number {
    this.end_block();
    this.#begin(kind);
    const at = this.#length;
    this.#parts.push(object_mark);
    this.pieces.push({ node: element, from: 0, at, length: 1 });
    this.#length++;
    this.end_block();
    return at;
  }
}
