// <citelight-article>: a publisher's own page marks its own article. docs/embed.md is the manual.
//
//   <script type="module" src="/citelight/citelight-article.js"></script>
//   <citelight-article lang="fr" published="2025-01-28"> … the article … </citelight-article>
//
// The article stays in the page's own DOM, untouched: without scripts, or where the engine doesn't
// come, it is simply an article.
import worker_url from '../src/engine/worker.ts?worker&url';
import { files_in } from '../src/engine/files.ts';
import { worker_analyser } from '../src/engine/worker_analyser.ts';
import type { Analyser, Verifier } from '../src/engine/analyser.ts';
import { primary_of } from '../src/language.ts';
import { check_of, refuse_claim, verify_input } from '../src/check/check.ts';
import type { Check } from '../src/check/types.ts';
import { read_steps, type PageDocument } from '../src/page/index.ts';
import { drawn, type Steps } from '../src/page/slices.ts';
import { load_voice } from '../src/strings/index.ts';
import { adopt_css, attach, default_settings, PageView, type Attached, type Item, type Layer, type Outcome } from '../src/view/index.ts';

const here = new URL(/* @vite-ignore */ '.', import.meta.url);
const quiet_ms = 400;
const layers: ReadonlySet<string> = new Set<Layer>(['number', 'speaker', 'date']);
const is_layer = (word: string): word is Layer => layers.has(word);

// A worker must come from the page's own origin; from elsewhere a one-line script of the page's own loads it.
function worker_at(address: URL, name: string): Worker {
  if (address.origin === location.origin) return new Worker(address, { type: 'module', name });
  const own = URL.createObjectURL(new Blob([`import ${JSON.stringify(address.href)};`], { type: 'text/javascript' }));
  const worker = new Worker(own, { type: 'module', name });
  worker.addEventListener('message', () => { URL.revokeObjectURL(own); }, { once: true });
  return worker;
}

// One engine a page for each folder of engine files, however many articles there are.
const analysers = new Map<string, Analyser & Verifier>();
function analyser_for(folder: string): Analyser & Verifier {
  let found = analysers.get(folder);
  if (!found) {
    found = worker_analyser(worker_at(new URL(worker_url), folder), files_in(folder));
    analysers.set(folder, found);
  }
  return found;
}

export class CitelightArticle extends HTMLElement {
  static readonly observedAttributes = ['lang', 'published', 'marks', 'look', 'ui-lang', 'engine'];

  #attached: Attached | null = null;
  #view: PageView | null = null;
  #turn = 0;
  #checks = new Map<string, Check>();

  /** The last reading; null before the first and after a refusal. */
  get model(): Extract<Outcome, { kind: 'shown' }>['model'] | null {
    const last = this.#attached?.last;
    return last?.kind === 'shown' ? last.model : null;
  }

  connectedCallback(): void {
    // A block, as an article is, without a word in the page's style sheet; any rule of the page wins over it.
    if (getComputedStyle(this).display === 'inline') this.style.display = 'block';
    void this.#start();
  }

  disconnectedCallback(): void { this.#stop(); }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (before === now || !this.#attached) return;
    this.#stop();
    void this.#start();
  }

  /** Opens the card of claim `index`, as in `model.items`. */
  open(index: number): void { this.#view?.open(index); }

  /** Holds claim `index` against its source's text, which the page has to bring; the card shows what comes of it. */
  async check(index: number, source: { readonly text: string; readonly lang?: string; readonly url?: string }): Promise<Check | null> {
    const last = this.#attached?.last;
    const item = last?.kind === 'shown' ? last.model.items[index] : undefined;
    if (last?.kind !== 'shown' || !item) return null;
    const input = verify_input(item, { lang: last.model.analysis.lang, published: last.page.input.published }, source);
    const check = refuse_claim(item) ?? check_of(await this.#analyser().verify(input), input);
    this.#checks.set(item.text, check);
    this.#view?.redraw();
    return check;
  }

  #analyser(): Analyser & Verifier {
    const base = this.getAttribute('engine');
    const folder = base === null ? new URL('engine/', here) : new URL(base.endsWith('/') ? base : `${base}/`, document.baseURI);
    return analyser_for(folder.href);
  }

  #lang(): string | undefined { return primary_of(this.closest('[lang]')?.getAttribute('lang') ?? undefined) || undefined; }

  async #start(): Promise<void> {
    const turn = ++this.#turn;
    const asked = this.getAttribute('ui-lang');
    const voice = await load_voice([...(asked ? [asked] : []), ...navigator.languages]);
    if (turn !== this.#turn || !this.isConnected) return;
    const wanted = (this.getAttribute('marks') ?? 'number speaker date').split(/[\s,]+/).filter(is_layer);
    this.#view = new PageView(document, {
      voice,
      settings: { ...default_settings, layers: new Set(wanted), look: this.getAttribute('look') === 'line' ? 'line' : 'full' },
      install_css: adopt_css(document),
      shadow: import.meta.env.MODE === 'e2e' ? 'open' : 'closed',
      checks: { of: (item: Item) => this.#checks.get(item.text) ?? null, can: () => false, ask: () => undefined },
    });
    const read = function* (root: CitelightArticle): Steps<PageDocument> {
      const page = yield* read_steps(document, { root });
      return { ...page, input: { ...page.input, lang: root.#lang(), published: root.getAttribute('published') ?? page.input.published } };
    };
    this.#attached = attach(this, this.#analyser(), this.#view, {
      read: () => read(this),
      settled: drawn,
      lang: () => this.#lang(),
      watch_ms: quiet_ms,
      // For the page's own scripts: what was found, or why nothing was.
      on_outcome: (outcome) => {
        this.dispatchEvent(new CustomEvent('citelight', {
          bubbles: true,
          detail: outcome.kind === 'shown' ? { analysis: outcome.model.analysis, summary: outcome.model.summary, text: outcome.page.input.text } : { refused: outcome.why },
        }));
      },
    });
    await this.#attached.refresh();
  }

  #stop(): void {
    this.#turn++;
    this.#attached?.detach();
    this.#attached = null;
    this.#view?.destroy();
    this.#view = null;
  }
}

if (!customElements.get('citelight-article')) customElements.define('citelight-article', CitelightArticle);
