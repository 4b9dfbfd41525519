// The whole reading of one page: page → document → analysis → view, and again when the page changes.
// Knows the analyser and the view by interface only.
import type { Analyser, RefusalReason } from '../engine/analyser.ts';
import { max_text_units } from '../engine/analyser.ts';
import type { PageDocument } from '../page/index.ts';
import { model_of, type Model } from './model.ts';

export interface View {
  show(page: PageDocument, model: Model): void;
  clear(): void;
}

export type Outcome =
  | { readonly kind: 'shown'; readonly page: PageDocument; readonly model: Model; readonly took_ms: number }
  | { readonly kind: 'refused'; readonly why: RefusalReason; readonly detail?: string };

export interface AttachOptions {
  read(): PageDocument;
  // Read again when the text under the root changes, this many milliseconds after it went quiet; 0: never.
  readonly watch_ms?: number;
  // Called after every reading, the first one included.
  on_outcome?(outcome: Outcome): void;
}

export interface Attached {
  readonly last: Outcome | null;
  refresh(): Promise<Outcome>;
  detach(): void;
}

export function attach(root: Node, analyser: Analyser, view: View, options: AttachOptions): Attached {
  let last: Outcome | null = null;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const finish = (outcome: Outcome): Outcome => {
    last = outcome;
    if (outcome.kind === 'shown') view.show(outcome.page, outcome.model); else view.clear();
    options.on_outcome?.(outcome);
    return outcome;
  };

  const refresh = async (): Promise<Outcome> => {
    const mine = ++turn;
    const started = performance.now();
    const page = options.read();
    const { text } = page.input;
    if (text.trim() === '') return finish({ kind: 'refused', why: 'empty' });
    if (text.length > max_text_units) return finish({ kind: 'refused', why: 'too_long' });
    // The same words in other nodes (a framework drew them anew): only the way back to the DOM changed.
    if (last?.kind === 'shown' && same_document(last.page, page)) {
      return finish({ kind: 'shown', page, model: last.model, took_ms: performance.now() - started });
    }
    const reply = await analyser.analyse(page.input);
    if (mine !== turn) return last ?? { kind: 'refused', why: 'failed', detail: 'overtaken by a later reading' };
    return finish(reply.kind === 'analysis'
      ? { kind: 'shown', page, model: model_of(reply.analysis, text), took_ms: performance.now() - started }
      : reply);
  };

  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => { void refresh(); }, options.watch_ms);
  });
  if (options.watch_ms) observer.observe(root, { childList: true, subtree: true, characterData: true });

  return {
    get last() { return last; },
    refresh,
    detach: () => {
      turn++;
      observer.disconnect();
      clearTimeout(timer);
      view.clear();
    },
  };
}

function same_document(a: PageDocument, b: PageDocument): boolean {
  return a.input.text === b.input.text && a.input.lang === b.input.lang
    && JSON.stringify(a.input.links) === JSON.stringify(b.input.links);
}
