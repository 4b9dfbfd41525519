// The page's side of an engine in a Worker: questions in, answers out, in any order.
import type { Analyser, Reply } from './analyser.ts';
import { is_answer } from './messages.ts';

// As much of a Worker as is used: tests pass a stand-in.
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: { message?: string }) => void): void;
}

export function worker_analyser(worker: Port): Analyser {
  const waiting = new Map<number, (reply: Reply) => void>();
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
  return {
    analyse: (document) => new Promise((resolve) => {
      const id = ++last;
      waiting.set(id, resolve);
      worker.postMessage({ id, document });
    }),
  };
}
