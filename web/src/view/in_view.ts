// What of a document a reader sees before scrolling further: it is marked first.
import type { DocumentInput } from '../engine/analyser.ts';
import type { PageDocument } from '../page/index.ts';

// A shorter text is read whole as soon; of one that is mostly in view nothing is won.
const long_text = 8_000;
const most = 0.5;

/** The document up to the end of the window; null where reading that first is not worth it. */
export function in_view({ input, rangeOf }: PageDocument): DocumentInput | null {
  const { text, blocks = [] } = input;
  const below = document.defaultView?.innerHeight ?? 0;
  if (text.length < long_text) return null;
  // Text runs down the page: the first block that begins under the window.
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { start, end } = blocks[middle]!;
    const rect = rangeOf(start, Math.min(end, start + 1))?.[0]?.getBoundingClientRect();
    if (rect && rect.top >= below) high = middle; else low = middle + 1;
  }
  const until = blocks[low - 1]?.end ?? 0;
  if (until === 0 || until > most * text.length) return null;
  const before = <Span extends { readonly end: number }>(spans: readonly Span[] = []): Span[] => spans.filter(({ end }) => end <= until);
  return { ...input, text: text.slice(0, until), blocks: before(blocks), links: before(input.links) };
}
