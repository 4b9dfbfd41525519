// What may pass between a page's thread and the thread that hosts the engine, checked at the door:
// the other side may be an older build, or not ours at all.
import { is_verify_reply } from '../check/types.ts';
import type { Analysis, DocumentInput, RefusalReason, Reply, VerifyInput, VerifyReply } from './analyser.ts';

export type { Analysis, DocumentInput, Reply, VerifyInput, VerifyReply };

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

const refusals: ReadonlySet<unknown> = new Set<RefusalReason>(['empty', 'language', 'language_off', 'too_long', 'failed']);

export function is_reply(value: unknown): value is Reply {
  if (!is_object(value)) return false;
  if (value.kind === 'refused') return refusals.has(value.why) && optional_string(value.detail);
  if (value.kind !== 'analysis' || !is_object(value.analysis)) return false;
  const { lang, quantities, attributions, claims } = value.analysis;
  return typeof lang === 'string' && [quantities, attributions, claims].every(Array.isArray);
}

export function is_verify_input(value: unknown): value is VerifyInput {
  if (!is_object(value) || !is_object(value.claim) || !is_object(value.source)) return false;
  const { claim, source } = value;
  return typeof claim.text === 'string' && optional_string(claim.lang) && optional_string(claim.published) && optional_string(claim.speaker)
    && typeof source.text === 'string' && source.passages === undefined && optional_string(source.lang) && optional_string(source.published) && optional_string(source.url);
}

// Demo: page ↔ worker.
export type WorkerRequest = { readonly id: number } & ({ readonly document: DocumentInput } | { readonly verify: VerifyInput });
// A document is about to come; '' where its language isn't known yet. Needs no answer. The first of a language is followed by its pack.
export type WorkerNotice = { readonly prepare: string };
// … null where the page could not have it.
export type WorkerPack = { readonly lang: string; readonly pack: Uint8Array | null };
// The engine, compiled while the worker started; null where it could not be.
export type WorkerEngine = { readonly compiled: WebAssembly.Module | null };
export type WorkerAnswer = { readonly id: number; readonly reply: Reply | VerifyReply };
export const is_notice = (value: unknown): value is WorkerNotice => is_object(value) && typeof value.prepare === 'string';
export const is_engine = (value: unknown): value is WorkerEngine => is_object(value) && (value.compiled === null || value.compiled instanceof WebAssembly.Module);
export const is_pack = (value: unknown): value is WorkerPack => is_object(value) && typeof value.lang === 'string' && (value.pack === null || value.pack instanceof Uint8Array);
export const is_request = (value: unknown): value is WorkerRequest =>
  is_object(value) && is_index(value.id) && (value.verify === undefined ? is_document(value.document) : is_verify_input(value.verify));
export const is_answer = (value: unknown): value is WorkerAnswer =>
  is_object(value) && is_index(value.id) && (is_reply(value.reply) || is_verify_reply(value.reply));
