// Every message between the background, the pages and our own windows, checked where it arrives:
// the sender may be an older build that a tab still holds.
import { browser } from 'wxt/browser';
import { is_check, type Check } from '../../web/src/check/types.ts';
import { is_object, is_reply, is_verify_input, type Analysis, type VerifyInput } from '../../web/src/engine/messages.ts';
import type { RefusalReason } from '../../web/src/engine/analyser.ts';

// To the background.
export type ToBackground =
  | { readonly kind: 'style'; readonly look: 'full' | 'line'; readonly on: boolean }
  | { readonly kind: 'run'; readonly tab: number }
  | { readonly kind: 'changed'; readonly state: PageState }
  | { readonly kind: 'verify'; readonly input: VerifyInput }
  // What came of a check, for as long as the browser runs, and what is known of this page from before.
  | { readonly kind: 'remember'; readonly key: string; readonly check: Check }
  | { readonly kind: 'recall' }
  // Opens the window that asks to read `host`, or every site where `host` leads on to others; it then has claim `index` checked.
  | { readonly kind: 'ask_to_read'; readonly host: string; readonly index: number; readonly all: boolean };

// To the page's content script.
export type ToPage =
  | { readonly kind: 'state' }
  | { readonly kind: 'report' }
  | { readonly kind: 'refresh'; readonly selection: boolean }
  | { readonly kind: 'hide'; readonly hidden: boolean }
  | { readonly kind: 'open'; readonly index: number; readonly card: boolean }
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  // null: the claim whose card is open, or else the first that can be checked; the reader may be asked for the permission.
  | { readonly kind: 'check'; readonly index: number | null }
  | { readonly kind: 'check_all' }
  | { readonly kind: 'check_stop' };

export type Refused = RefusalReason | 'forbidden';
export interface Counts {
  readonly claims: number; readonly figures: number; readonly quotes: number;
  readonly linked: number; readonly named: number; readonly none: number; readonly anonymous: number;
}
// What a page is at: being read, read, or not to be read.
export type PageState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'shown'; readonly counts: Counts; readonly hidden: boolean; readonly current: number | null; readonly checked: number; readonly checking: boolean }
  | { readonly kind: 'refused'; readonly why: Refused };

// All that the panel needs to list a page's claims.
export interface PageReport {
  readonly text: string; readonly url: string; readonly title: string; readonly published: string; readonly analysis: Analysis;
  readonly checks: readonly (Check | null)[];  // by the claim's place in the list
}

const is_count = (v: unknown): v is number => Number.isSafeInteger(v) && (v as number) >= 0;
const count_names = ['claims', 'figures', 'quotes', 'linked', 'named', 'none', 'anonymous'] as const;
const refusals: ReadonlySet<unknown> = new Set<Refused>(['empty', 'language', 'language_off', 'too_long', 'failed', 'forbidden']);

export function is_state(v: unknown): v is PageState {
  if (!is_object(v)) return false;
  if (v.kind === 'reading') return true;
  if (v.kind === 'refused') return refusals.has(v.why);
  const { counts } = v;
  return v.kind === 'shown' && is_object(counts) && count_names.every((name) => is_count(counts[name]))
    && typeof v.hidden === 'boolean' && is_count(v.checked) && typeof v.checking === 'boolean' && (v.current === null || is_count(v.current));
}

export function is_to_background(v: unknown): v is ToBackground {
  if (!is_object(v)) return false;
  switch (v.kind) {
    case 'style': return (v.look === 'full' || v.look === 'line') && typeof v.on === 'boolean';
    case 'run': return is_count(v.tab);
    case 'changed': return is_state(v.state);
    case 'verify': return is_verify_input(v.input);
    case 'ask_to_read': return typeof v.host === 'string' && /^[\w.-]+(:\d+)?$/.test(v.host) && is_count(v.index) && typeof v.all === 'boolean';
    case 'remember': return typeof v.key === 'string' && v.key.length <= 20_000 && is_check(v.check);
    case 'recall': return true;
    default: return false;
  }
}

export function is_to_page(v: unknown): v is ToPage {
  if (!is_object(v)) return false;
  switch (v.kind) {
    case 'state': case 'report': case 'check_all': case 'check_stop': return true;
    case 'check': return v.index === null || is_count(v.index);
    case 'refresh': return typeof v.selection === 'boolean';
    case 'hide': return typeof v.hidden === 'boolean';
    case 'open': return is_count(v.index) && typeof v.card === 'boolean';
    case 'step': return v.by === 1 || v.by === -1;
    default: return false;
  }
}

export function is_report(v: unknown): v is PageReport {
  return is_object(v) && [v.text, v.url, v.title, v.published].every((s) => typeof s === 'string') && is_reply({ kind: 'analysis', analysis: v.analysis })
    && Array.isArray(v.checks) && v.checks.every((c) => c === null || is_check(c));
}

// Answers messages that `accepts` lets in and leaves the others to other listeners.
export function on_message<M>(accepts: (v: unknown) => v is M, answer: (message: M, sender: Browser.Sender) => unknown): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (sender.id !== browser.runtime.id || !accepts(message)) return undefined;
    const value = answer(message, sender);
    if (value === undefined) return undefined;
    Promise.resolve(value).then(respond, () => { respond(undefined); });
    return true;  // the answer comes later
  });
}

// eslint-disable-next-line @typescript-eslint/no-namespace
export namespace Browser {
  export type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];
}

// Whether the sender is a page of this extension (popup, panel, options) and not a script in somebody's page, which has the
// same id: its renderer is the page's own, and is trusted with that page alone.
export function is_own_window(sender: Browser.Sender): boolean {
  const own = (browser.runtime.getURL as (path: string) => string)('/');
  return typeof sender.url === 'string' && sender.url.startsWith(own);
}

// Resolves to undefined where nobody listens: a tab without our script, a window that closed.
export async function ask_background(message: ToBackground): Promise<unknown> {
  try { return await browser.runtime.sendMessage(message); } catch { return undefined; }
}
export async function ask_page(tab: number, message: ToPage): Promise<unknown> {
  try { return await browser.tabs.sendMessage(tab, message, { frameId: 0 }); } catch { return undefined; }
}
