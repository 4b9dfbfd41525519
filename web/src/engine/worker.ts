// The engine's own thread. Its name is the address of the folder with the engine's files, so that
// one bundle serves any place it is put in.
/// <reference lib="webworker" />
import { primary_of } from '../language.ts';
import { files_in } from './files.ts';
import { local_analyser } from './local.ts';
import { is_engine, is_notice, is_pack, is_request, type WorkerAnswer } from './messages.ts';

declare const self: DedicatedWorkerGlobalScope;

// What the page sends of its own accord, and when it comes.
class Coming<T> {
  resolve!: (value: T) => void;
  readonly promise = new Promise<T>((resolve) => { this.resolve = resolve; });
}
const compiled = new Coming<WebAssembly.Module | null>();
const packs = new Map<string, Coming<Uint8Array | null>>();
const taken = new Coming<Uint8Array | null>();
taken.resolve(null);
function pack_of(lang: string): Coming<Uint8Array | null> {
  let pack = packs.get(lang);
  if (!pack) packs.set(lang, pack = new Coming());
  return pack;
}
const analyser = local_analyser({ ...files_in(self.name), compiled: compiled.promise });

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (is_engine(data)) compiled.resolve(data.compiled);
  if (is_pack(data)) {
    pack_of(data.lang).resolve(data.pack);
    packs.set(data.lang, taken);  // the engine has it: its bytes are kept no longer
  }
  if (is_notice(data)) analyser.prepare(data.prepare, pack_of(primary_of(data.prepare) ?? '').promise);
  if (!is_request(data)) return;
  const asked = 'verify' in data ? analyser.verify(data.verify) : analyser.analyse(data.document);
  void asked.then((reply) => { self.postMessage({ id: data.id, reply } satisfies WorkerAnswer); });
});
