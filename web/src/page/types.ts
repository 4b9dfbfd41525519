// What the reader of pages hands over: one text, and the way back from it to the DOM.
import type { DocumentInput } from '@citelight/engine';

export type BlockKind = NonNullable<NonNullable<DocumentInput['blocks']>[number]['kind']>;
export type LinkKind = NonNullable<NonNullable<DocumentInput['links']>[number]['kind']>;
/** What was read: the article that was found, what the reader selected, or all of the page. */
export type How = 'article' | 'selection' | 'page';

/** Of schema.org's ClaimReview, what a reader is shown. */
export interface ClaimReview { claim: string; rating: string | null; url: string | null; publisher: string | null }

export interface PageMeta {
  canonical: string | null;
  publisher: string | null;
  authors: string[];
  /** ISO 8601, as the page declares it. */
  published: string | null;
  modified: string | null;
  section: string | null;
  reviews: ClaimReview[];
}

/** A range over node.data[start, end) that exists already, if any. */
export type Have = (node: Text, start: number, end: number) => Range | undefined;

export interface PageDocument {
  /** What the engine takes. Offsets are UTF-16 code units; blocks are parted by "\n". */
  input: DocumentInput;
  meta: PageMeta;
  how: How;
  /** Documents of frames that were read with the page. */
  frames: readonly Document[];
  /** DOM ranges, one a text node, of text[start, end); null where nothing of it is on the page any more. */
  rangeOf(start: number, end: number, have?: Have): Range[] | null;
  /** Where a DOM position stands in the text; null where it is not read. */
  offsetOf(node: Node, offset: number): number | null;
}

export interface ReadOptions {
  /** Read this element, whatever else the page holds. */
  root?: Element;
  /** Read what is selected, where anything is. */
  selection?: boolean;
  /** The page's address, where the document does not know it (a file, a parsed string). */
  url?: string;
}
