// The whole reading of one page: page → document → analysis → view, and again when the page changes.
// Knows the analyser and the view by interface only.
import type { Analyser, Analysis, RefusalReason } from '../engine/analyser.ts';
import { max_text_units } from '../engine/analyser.ts';
import type { PageDocument } from '../page/index.ts';
import { at_once, drawn, in_slices, next_task, type Steps } from '../page/slices.ts';
import { in_view } from './in_view.ts';
import { model_of, model_steps, type Model } from './model.ts';

export interface View {
  show(page: PageDocument, model: Model): void;
  clear(): void;
}

export type Outcome =
  | { readonly kind: 'shown'; readonly page: PageDocument; readonly model: Model; readonly took_ms: number }
  | { readonly kind: 'refused'; readonly why: RefusalReason; readonly detail?: string };

export interface AttachOptions {
  // In steps, for it may be long: the page goes on meanwhile.
  read(): Steps<PageDocument>;
  // What the first reading waits for: that what has just come into the page was drawn.
  settled?(): Promise<void>;
  // The language the document will probably be in, so that the engine starts while the page is read.
  lang?(): string | undefined;
  // Read again when the text under the root changes, this many milliseconds after it went quiet; 0: never.
  readonly watch_ms?: number;
  // Whether changes are let pass for now: what was read is a part that the reader chose.
  still?(): boolean;
  // Called after every reading, the first one included.
  on_outcome?(outcome: Outcome): void;
}

export interface Attached {
  readonly last: Outcome | null;
  // `anew`: also where the words are the same.
  refresh(anew?: boolean): Promise<Outcome>;
  detach(): void;
}

const overtaken: Outcome = { kind: 'refused', why: 'failed', detail: 'overtaken by a later reading' };

export function attach(root: Node, analyser: Analyser, view: View, options: AttachOptions): Attached {
  let last: Outcome | null = null;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unread_since = 0;  // when the first change came that wasn't read yet; 0: none
  let rested = 0;        // when the page has had its time to itself after the last reading
  let around: Node | null = null;  // the article that was read
  let changes_seen = 0;

  const finish = (outcome: Outcome): Outcome => {
    last = outcome;
    around = outcome.kind === 'shown' ? article_of(outcome.page) : null;
    if (outcome.kind === 'shown') view.show(outcome.page, outcome.model); else view.clear();
    options.on_outcome?.(outcome);
    return outcome;
  };

  // Taking in the answer, making the model of it and marking: each takes a while the first time, so each is a task of its own.
  const model_in_slices = async (analysis: Analysis, text: string): Promise<Model> => {
    await next_task();
    const model = await in_slices(model_steps(analysis, text));
    await next_task();
    return model;
  };

  // A page that changed while it was read in slices was not read as it is: once more, and then in one go.
  const read = async (): Promise<PageDocument> => {
    if (last === null) await options.settled?.();
    for (let tries = 0; tries < 2; tries++) {
      const before = changes_seen;
      const page = await in_slices(options.read());
      if (changes_seen === before) return page;
    }
    return at_once(options.read());
  };

  const refresh = async (anew = false): Promise<Outcome> => {
    const mine = ++turn;
    const started = performance.now();
    unread_since = 0;
    if (last === null) analyser.prepare?.(options.lang?.());
    const page = await read();
    if (mine !== turn) return last ?? overtaken;
    const { text } = page.input;
    const now = performance.now();
    rested = now + 20 * (now - started);
    if (text.trim() === '') return finish({ kind: 'refused', why: 'empty' });
    if (text.length > max_text_units) return finish({ kind: 'refused', why: 'too_long' });
    // The same words in other nodes (a framework drew them anew): only the way back to the DOM changed.
    if (!anew && last?.kind === 'shown' && same_document(last.page, page)) {
      return finish({ kind: 'shown', page, model: last.model, took_ms: performance.now() - started });
    }
    const opening = last === null ? in_view(page) : null;
    const first = opening && await analyser.analyse(opening);
    if (mine !== turn) return last ?? overtaken;
    // What is in view is little, and marked at once. The rest is asked for when the browser has drawn that: its answer would come
    // before the frame. Whoever asks how things stand is told of the whole alone.
    if (first?.kind === 'analysis') {
      view.show(page, model_of(first.analysis, text));
      await drawn();
      if (mine !== turn) return last ?? overtaken;
    }
    const reply = await analyser.analyse(page.input);
    if (mine !== turn) return last ?? overtaken;
    if (reply.kind !== 'analysis') return finish(reply);
    const model = await model_in_slices(reply.analysis, text);
    if (mine !== turn) return last ?? overtaken;
    return finish({ kind: 'shown', page, model, took_ms: performance.now() - started });
  };

  // Once the page has kept still; one that never does (a live blog, a ticker) is read in its motion, at most a
  // twentieth of its time. What nobody looks at waits until somebody does.
  const quiet = options.watch_ms ?? 0;
  const go = (): void => {
    if (unread_since === 0 || options.still?.()) return;
    if (document.hidden) { document.addEventListener('visibilitychange', go, { once: true }); return; }
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => { if (unread_since !== 0) void refresh(); }, { timeout: 1000 });
    else void refresh();
  };
  const observer = new MutationObserver((changes) => {
    if (options.still?.() || !changes.some((change) => matters(change, around))) return;
    changes_seen++;
    const now = performance.now();
    unread_since ||= now;
    clearTimeout(timer);
    timer = setTimeout(go, Math.max(Math.min(quiet, unread_since + 5 * quiet - now), rested - now));
  });
  if (options.watch_ms) observer.observe(root, { childList: true, subtree: true, characterData: true });

  return {
    get last() { return last; },
    refresh,
    detach: () => {
      turn++;
      unread_since = 0;
      observer.disconnect();
      clearTimeout(timer);
      view.clear();
    },
  };
}

// The smallest element around what was read.
function article_of(page: PageDocument): Node | null {
  const { length } = page.input.text;
  const first = page.rangeOf(0, Math.min(length, 40))?.[0];
  const end = page.rangeOf(Math.max(0, length - 40), length);
  const last = end?.[end.length - 1];
  if (!first || !last) return null;
  const whole = document.createRange();
  whole.setStart(first.startContainer, first.startOffset);
  whole.setEnd(last.endContainer, last.endOffset);
  return whole.commonAncestorContainer;
}

// Most of what moves on a news page is beside the article: clocks, tickers, boxes for advertising. What comes in there
// counts where it is as long as a paragraph: the next article of an endless page.
function matters(change: MutationRecord, around: Node | null): boolean {
  if (!around?.isConnected || around.contains(change.target)) return true;
  if (change.type !== 'childList') return false;
  for (const node of change.removedNodes) if (node.contains(around)) return true;
  let units = 0;
  for (const node of change.addedNodes) if (node.nodeName !== 'SCRIPT' && node.nodeName !== 'STYLE') units += node.textContent?.length ?? 0;
  return units > 200;
}

function same_document(a: PageDocument, b: PageDocument): boolean {
  return a.input.text === b.input.text && a.input.lang === b.input.lang
    && JSON.stringify(a.input.links) === JSON.stringify(b.input.links);
}
