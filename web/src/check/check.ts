// One claim held against one source's text. Knows the engine by what it answers only.
import type { VerifyInput } from '@citelight/engine';
import type { Item } from '../view/model.ts';
import { page_at } from './pdf_text.ts';
import type { SourceText } from './read_source.ts';
import type { Check, VerifyReply } from './types.ts';

// UTF-16 units, as the engine has it. Far above any sentence: what a check takes grows with the claim's figures times the source's.
const max_claim_units = 5000;

/** What can be said of a claim before its source is read: null where nothing stands against a check. */
export const refuse_claim = (item: Item): Extract<Check, { kind: 'unread' }> | null => (item.text.length > max_claim_units ? { kind: 'unread', why: 'long' } : null);

export interface ClaimPage { readonly lang: string; readonly published?: string | undefined }

export function verify_input(item: Item, page: ClaimPage, source: Omit<SourceText, 'url' | 'pages'> & { readonly url?: string }): VerifyInput {
  const speaker = item.speakers[0];
  return {
    claim: { text: item.text, lang: page.lang, ...(page.published ? { published: page.published } : {}), ...(speaker ? { speaker } : {}) },
    source: {
      text: source.text, ...(source.lang ? { lang: source.lang } : {}), ...(source.published ? { published: source.published } : {}), ...(source.url ? { url: source.url } : {}),
    },
  };
}

// `pages`: of a PDF, where each page's text starts. Text fragments lead nowhere in a PDF; a page's number does.
export function check_of(reply: VerifyReply, input: VerifyInput, pages?: readonly number[]): Check {
  if (reply.kind === 'refused') return { kind: 'unread', why: reply.why };
  const { status, findings, passage, fragment } = reply.verification;
  const text = input.source.text ?? '';
  const url = input.source.url?.replace(/#.*$/, '') ?? null;
  const page = pages && Array.isArray(passage) ? page_at(pages, passage[0]) : undefined;
  return {
    kind: 'verdict', status, findings, ...(page === undefined ? {} : { page }),
    passage: Array.isArray(passage) ? text.slice(passage[0], passage[1]).trim() : '',
    url: url === null ? null : url + (pages ? (page === undefined ? '' : `#page=${page}`) : fragment ?? ''),
    translated: findings.some((f) => f.relation === 'translated'),
  };
}
