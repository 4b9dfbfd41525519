// Holds claims of one page against their sources: asks the background for the source, reads it in
// this page's script (which has a DOM and the page reader), has it compared, keeps what came of it.
import { check_of, verify_input } from '../../web/src/check/check.ts';
import { read_source, type SourceText } from '../../web/src/check/read_source.ts';
import { is_source_reply, is_verify_reply, type Check, type Unread } from '../../web/src/check/types.ts';
import type { Item, Model } from '../../web/src/view/index.ts';
import type { PageDocument } from '../../web/src/page/index.ts';
import { ask_background } from './messages.ts';
import { kept_from } from './session.ts';

const at_once = 3;

export interface Shown { readonly page: PageDocument; readonly model: Model }

// A claim is known by its words and its source: the page may be read again meanwhile.
const key_of = (item: Item): string => `${item.url?.href ?? ''} ${item.text}`;

export class Checker {
  readonly #checks = new Map<string, Check>();
  readonly #sources = new Map<string, Promise<SourceText | { readonly unread: Unread }>>();
  #stopped = true;

  constructor(private readonly changed: () => void) {}

  get running(): boolean { return !this.#stopped; }
  of(item: Item): Check | null { return this.#checks.get(key_of(item)) ?? null; }
  can(item: Item): boolean { return item.sourcing === 'linked' && item.url !== null; }

  async check(item: Item, shown: Shown): Promise<Check> {
    const key = key_of(item);
    this.#set(key, { kind: 'reading' });
    const result = await this.#run(item, shown).catch((): Check => ({ kind: 'unread', why: 'failed' }));
    this.#set(key, result);
    return result;
  }

  // Every linked claim that has no verdict yet, a few at a time.
  async all(shown: Shown): Promise<void> {
    if (this.running) return;
    this.#stopped = false;
    const waiting = shown.model.items.filter((item) => this.can(item) && this.of(item)?.kind !== 'verdict');
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next && !this.#stopped; next = waiting.shift()) await this.check(next, shown);
    };
    await Promise.all(Array.from({ length: at_once }, work));
    this.#stopped = true;
    this.changed();
  }
  cancel(): void { this.#stopped = true; this.changed(); }

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

  async #run(item: Item, shown: Shown): Promise<Check> {
    if (!item.url) return { kind: 'unread', why: 'address' };
    const source = await this.#source(item.url.href, shown.page.input.url ?? document.URL);
    if ('unread' in source) return { kind: 'unread', why: source.unread };
    const input = verify_input(item, { lang: shown.model.analysis.lang, published: shown.page.input.published }, source);
    const reply = await ask_background({ kind: 'verify', input });
    return is_verify_reply(reply) ? check_of(reply, input, source.pages) : { kind: 'unread', why: 'failed' };
  }

  // Several claims cite one source: it is asked for once. What failed may be asked for again.
  #source(url: string, page: string): Promise<SourceText | { readonly unread: Unread }> {
    const address = url.replace(/#.*$/, '');
    let source = this.#sources.get(address);
    if (!source) {
      source = ask_background({ kind: 'source', url: address, page }).then((reply) => {
        if (!is_source_reply(reply)) return { unread: 'failed' as const };
        return reply.kind === 'unread' ? { unread: reply.why } : read_source(reply);
      });
      this.#sources.set(address, source);
      void source.then((read) => { if ('unread' in read) this.#sources.delete(address); });
    }
    return source;
  }
}
