// The page's side of an engine in a Worker: questions in, answers out, in any order.
import { compile } from '@citelight/engine';
import type { Analyser, Reply, Verifier, VerifyReply } from './analyser.ts';
import { primary_of } from '../language.ts';
import { fetch_pack, type EngineFiles } from './files.ts';
import { is_answer, type WorkerEngine, type WorkerPack } from './messages.ts';

// As much of a Worker as is used: tests pass a stand-in.
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: { message?: string }) => void): void;
}

/** The engine is fetched and compiled here, and a language's pack fetched, while the worker's own script is on its way. */
export function worker_analyser(worker: Port, files: Pick<EngineFiles, 'wasm' | 'pack'>): Analyser & Verifier {
  void compile(files.wasm).catch(() => null).then((compiled) => { worker.postMessage({ compiled } satisfies WorkerEngine); });
  const fetched = new Set<string>();
  const waiting = new Map<number, (reply: Reply | VerifyReply) => void>();
  let last = 0;
  worker.addEventListener('message', ({ data }) => {
    if (!is_answer(data)) return;
    waiting.get(data.id)?.(data.reply);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', (event) => {
    for (const answer of waiting.values()) answer({ kind: 'refused', why: 'failed', detail: event.message ?? 'the worker stopped' });
    waiting.clear();
  });
  const ask = <T extends Reply | VerifyReply>(question: object): Promise<T> => new Promise((resolve) => {
    const id = ++last;
    waiting.set(id, resolve as (reply: Reply | VerifyReply) => void);
    worker.postMessage({ id, ...question });
  });
  return {
    prepare: (lang = '') => {
      worker.postMessage({ prepare: lang });
      const primary = primary_of(lang);
      if (!primary || fetched.has(primary)) return;
      fetched.add(primary);
      void fetch_pack(files, primary).catch(() => null).then((pack) => { worker.postMessage({ lang: primary, pack } satisfies WorkerPack); });
    },
    analyse: (document) => ask<Reply>({ document }),
    verify: (verify) => ask<VerifyReply>({ verify }),
  };
}
