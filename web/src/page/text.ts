// The page's one text as it grows, and the pieces that lead back from it.
import type { BlockKind } from './types.ts';

/** text[at, at + length) is node.data[from, from + length), each white space shown as " ". */
export interface Piece { readonly node: Node; readonly from: number; readonly at: number; length: number }
export interface Block { start: number; end: number; kind: BlockKind }

/** Stands for an embed that has no text of its own (U+FFFC, the object replacement character). */
export const object_mark = '\uFFFC';

// Marks that are not seen: soft hyphen, zero-width space, word joiner, byte-order mark, direction marks.
// (Zero-width joiners and non-joiners spell words and emoji in many scripts; they stay.)
const unseen = /[\u00ad\u200b\u2060\ufeff\u200e\u200f]/;

export class TextBuilder {
  readonly pieces: Piece[] = [];
  readonly blocks: Block[] = [];
  #parts: string[] = [];
  #length = 0;
  #block_start = 0;
  #block_kind: BlockKind = 'paragraph';
  #break_due = false;
  #space_due: { node: Text; from: number } | null = null;

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

  #put(node: Text, from: number, to: number): void {
    const data = node.data.slice(from, to);
    this.#parts.push(/[\t\n\f\r]/.test(data) ? data.replace(/[\t\n\f\r]/g, ' ') : data);
    const last = this.pieces[this.pieces.length - 1];
    if (last && last.node === node && last.from + last.length === from && last.at + last.length === this.#length) last.length += data.length;
    else this.pieces.push({ node, from, at: this.#length, length: data.length });
    this.#length += data.length;
  }

  add(node: Text, kind: BlockKind, pre: boolean): void {
    const data = node.data;
    let i = 0;
    while (i < data.length) {
      const c = data.charCodeAt(i);
      if (c === 32 || (c >= 9 && c <= 13)) {
        if (pre && c === 10) this.end_block();
        else if (!this.#break_due && this.#length > this.#block_start && !this.#space_due) this.#space_due = { node, from: i };
        i++;
        continue;
      }
      if (unseen.test(data[i]!)) { i++; continue; }
      let end = i + 1;
      while (end < data.length) {
        const d = data.charCodeAt(end);
        // One space between words stays in the run.
        if (d === 32) {
          const after = data.charCodeAt(end + 1);
          if (!(after > 32) || after === 0xad || (after >= 0x200b && after <= 0x200f) || after === 0x2060 || after === 0xfeff) break;
        } else if (d <= 32 || d === 0xad || ((d >= 0x200b && d <= 0x2060) && unseen.test(data[end]!)) || d === 0xfeff) break;
        end++;
      }
      this.#begin(kind);
      const space = this.#space_due;
      this.#space_due = null;
      if (space) this.#put(space.node, space.from, space.from + 1);
      this.#put(node, i, end);
      i = end;
    }
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
