// What a page's reader needs of an engine: types only, no DOM, no chrome.*.
// The demo backs it with a worker, the extension with its background, tests with a few lines.
import type { Analysis, DocumentInput, VerifyInput } from '@citelight/engine';
import type { VerifyReply } from '../check/types.ts';

export type { Analysis, DocumentInput, VerifyInput, VerifyReply };

// Why there is no analysis. `empty`: nothing to read; `language`: no pack for it;
// `too_long`: over `max_text_units`; `failed`: the engine said no, `detail` says why.
// `language_off`: the reader chose not to have it read.
export type RefusalReason = 'empty' | 'language' | 'language_off' | 'too_long' | 'failed';

export type Reply =
  | { readonly kind: 'analysis'; readonly analysis: Analysis }
  | { readonly kind: 'refused'; readonly why: RefusalReason; readonly detail?: string };

export interface Analyser {
  // Never rejects: what goes wrong comes back as a refusal.
  analyse(document: DocumentInput): Promise<Reply>;
  // Starts what is slow to start, ahead of a document that may be in `lang`; while the page is read, say.
  prepare?(lang?: string): void;
}

export interface Verifier {
  // Never rejects either.
  verify(input: VerifyInput): Promise<VerifyReply>;
}

// UTF-16 units. Far above any article; below what would hold a worker up for seconds.
export const max_text_units = 4_000_000;
