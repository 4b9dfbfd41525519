// Holds claims of one page against their sources: asks the background for the source, reads it in
// this page's script (which has a DOM and the page reader), has it compared, keeps what came of it.
import { check_of, refuse_claim, verify_input } from '../../web/src/check/check.ts';
import { read_source, type SourceText } from '../../web/src/check/read_source.ts';
import { is_source_reply, is_verify_reply, type Check, type Unread } from '../../web/src/check/types.ts';
import type { Item, Model } from '../../web/src/view/index.ts';
import type { PageDocument } from '../../web/src/page/index.ts';
import { ask_background } from './messages.ts';
import { kept_from } from './session.ts';
import { ask_for_source } from './source_door.ts';

const at_once = 3;

export interface Shown { readonly page: PageDocument; readonly model: Model }

// A claim is known by its words and its source: the page may be read again meanwhile.
const key_of = (item: Item): string => `${item.url?.href ?? ''} ${item.text}`;
const address_of = (url: URL): string => url.href.replace(/#.*$/, '');

export class Checker {
  readonly #checks = new Map<string, Check>();
  readonly #sources = new Map<string, Promise<SourceText | { readonly unread: Unread }>>();
  #stop = new AbortController();  // of all that is asked for now
  #running = false;

  constructor(private readonly changed: () => void) {}

  get running(): boolean { return this.#running; }
  of(item: Item): Check | null { return this.#checks.get(key_of(item)) ?? null; }
  can(item: Item): boolean { return item.sourcing === 'linked' && item.url !== null; }

  // Where the claim has its verdict already, the reader wants it anew: the source is asked for again. Null where it was stopped.
  async check(item: Item, shown: Shown): Promise<Check | null> {
    const key = key_of(item);
    const before = this.of(item);
    if (before?.kind === 'reading') return before;
    if (before?.kind === 'verdict' && item.url) this.#sources.delete(address_of(item.url));
    return this.#check(key, before, item, shown);
  }

  async #check(key: string, before: Check | null, item: Item, shown: Shown): Promise<Check | null> {
    const { signal } = this.#stop;
    this.#set(key, { kind: 'reading' });
    const result = await this.#run(item, shown, signal).catch((): Check => ({ kind: 'unread', why: 'failed' }));
    if (!signal.aborted) { this.#set(key, result); return result; }
    // As if it had not been asked.
    if (before) this.#checks.set(key, before); else this.#checks.delete(key);
    this.changed();
    return before;
  }

  // Every linked claim that has no verdict yet, a few at a time; where all have theirs, all of them again.
  async all(shown: Shown): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    const { signal } = this.#stop;
    const linked = shown.model.items.filter((item) => this.can(item) && this.of(item)?.kind !== 'reading');
    const open = linked.filter((item) => this.of(item)?.kind !== 'verdict');
    if (open.length === 0) this.#sources.clear();
    const waiting = open.length > 0 ? open : linked;
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) await this.#check(key_of(next), this.of(next), next, shown);
    };
    await Promise.all(Array.from({ length: at_once }, work));
    if (signal.aborted) return;  // another round may be under way
    this.#running = false;
    this.changed();
  }

  // Lets go of every request that is under way.
  cancel(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#running = false;
    this.changed();
  }

  // What is known of this page from before it was loaded again.
  async recall(): Promise<void> {
    const kept = await ask_background({ kind: 'recall' });
    for (const [key, check] of kept_from({ checks: kept })) if (!this.#checks.has(key)) this.#checks.set(key, check);
  }

  #set(key: string, check: Check): void {
    this.#checks.set(key, check);
    if (check.kind === 'verdict') void ask_background({ kind: 'remember', key, check });
    this.changed();
  }

  async #run(item: Item, shown: Shown, signal: AbortSignal): Promise<Check> {
    if (!item.url) return { kind: 'unread', why: 'address' };
    const refused = refuse_claim(item);
    if (refused) return refused;
    const source = await this.#source(address_of(item.url), shown.page.input.url ?? document.URL, signal);
    if (signal.aborted) return { kind: 'unread', why: 'failed' };
    if ('unread' in source) return { kind: 'unread', why: source.unread };
    const input = verify_input(item, { lang: shown.model.analysis.lang, published: shown.page.input.published }, source);
    const reply = await ask_background({ kind: 'verify', input });
    return is_verify_reply(reply) ? check_of(reply, input, source.pages) : { kind: 'unread', why: 'failed' };
  }

  // Several claims cite one source: it is asked for once. What failed may be asked for again.
  #source(address: string, page: string, signal: AbortSignal): Promise<SourceText | { readonly unread: Unread }> {
    let source = this.#sources.get(address);
    if (!source) {
      const asked = ask_for_source({ url: address, page }, signal).then((reply) => {
        if (!is_source_reply(reply)) return { unread: 'failed' as const };
        return reply.kind === 'unread' ? { unread: reply.why } : read_source(reply);
      });
      source = asked;
      this.#sources.set(address, asked);
      void asked.then((read) => { if ('unread' in read && this.#sources.get(address) === asked) this.#sources.delete(address); });
    }
    return source;
  }
}
