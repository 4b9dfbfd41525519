// What may pass between a page's thread and the thread that hosts the engine, checked at the door:
// the other side may be an older build, or not ours at all.
import type { Analysis, DocumentInput, RefusalReason, Reply } from './analyser.ts';

export type { Analysis, DocumentInput, Reply };

type Fields = Readonly<Record<string, unknown>>;
export const is_object = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const is_index = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const optional_string = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string';

function spans_inside(list: unknown, length: number, more: (item: Fields) => boolean): boolean {
  if (list === undefined) return true;
  return Array.isArray(list) && list.every((item: unknown) =>
    is_object(item) && is_index(item.start) && is_index(item.end) && item.start <= item.end && item.end <= length && more(item));
}

export function is_document(value: unknown): value is DocumentInput {
  if (!is_object(value) || typeof value.text !== 'string') return false;
  const { length } = value.text;
  return optional_string(value.lang) && optional_string(value.url) && optional_string(value.title) && optional_string(value.published)
    && spans_inside(value.links, length, (link) => typeof link.url === 'string' && optional_string(link.kind))
    && spans_inside(value.blocks, length, (block) => optional_string(block.kind));
}

const refusals: ReadonlySet<unknown> = new Set<RefusalReason>(['empty', 'language', 'too_long', 'failed']);

export function is_reply(value: unknown): value is Reply {
  if (!is_object(value)) return false;
  if (value.kind === 'refused') return refusals.has(value.why) && optional_string(value.detail);
  if (value.kind !== 'analysis' || !is_object(value.analysis)) return false;
  const { lang, quantities, attributions, claims } = value.analysis;
  return typeof lang === 'string' && [quantities, attributions, claims].every(Array.isArray);
}

// Demo: page ↔ worker.
export interface WorkerRequest { readonly id: number; readonly document: DocumentInput }
export interface WorkerAnswer { readonly id: number; readonly reply: Reply }
export const is_request = (value: unknown): value is WorkerRequest => is_object(value) && is_index(value.id) && is_document(value.document);
export const is_answer = (value: unknown): value is WorkerAnswer => is_object(value) && is_index(value.id) && is_reply(value.reply);
