// The engine's own thread. Its name is the address of the folder with the engine's files, so that
// one bundle serves any place it is put in.
/// <reference lib="webworker" />
import { local_analyser } from './local.ts';
import { is_engine, is_notice, is_request, type WorkerAnswer } from './messages.ts';

declare const self: DedicatedWorkerGlobalScope;

const base = new URL(self.name);
const compiled = new Promise<WebAssembly.Module | null>((resolve) => {
  self.addEventListener('message', ({ data }: MessageEvent<unknown>) => { if (is_engine(data)) resolve(data.compiled); });
});
const analyser = local_analyser({
  wasm: new URL('citelight.wasm', base),
  compiled,
  verifier: new URL('citelight-verify.wasm', base),
  pack: (lang) => new URL(`packs/${lang}.pack`, base),
});

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (is_notice(data)) analyser.prepare(data.prepare);
  if (!is_request(data)) return;
  const asked = 'verify' in data ? analyser.verify(data.verify) : analyser.analyse(data.document);
  void asked.then((reply) => { self.postMessage({ id: data.id, reply } satisfies WorkerAnswer); });
});
