// An Analyser over the wasm engine in this very thread: for a worker or an extension's background,
// never for a page's main thread. Loads the engine at the first question and each language's pack
// when a document needs it.
import { createEngine, type Engine } from '@citelight/engine';
import { primary_of } from '../language.ts';
import { fetch_pack, MissingPack, type EngineFiles } from './files.ts';
import { max_text_units, type Analyser, type DocumentInput, type Reply, type Verifier, type VerifyInput, type VerifyReply } from './analyser.ts';

const refusal = (error: unknown): { readonly kind: 'refused'; readonly why: 'language' | 'failed'; readonly detail: string } => ({
  kind: 'refused',
  // The engine says the same of a page that declares no language and is in none it knows. A language that is read has its concepts.
  why: (error instanceof MissingPack && !error.message.endsWith('.concepts')) || (error instanceof Error && error.message.startsWith('no language pack')) ? 'language' : 'failed',
  detail: error instanceof Error ? error.message : String(error),
});

// Browsers compile wasm function by function, when each is first called: some 50 ms in all, better spent while the page is
// still being read. A little of everything, in any language. What is as long as a few paragraphs compiles as much by being read.
const warm_up = '« 10 % », a déclaré M. A. le 3 mai 2024, selon B. : 1,2 M€. “About three km,” said C. on Monday, up from $5–6bn.';
const warms_units = 1000;

export interface LocalAnalyser extends Analyser, Verifier {
  ready(): Promise<Engine>;
  /** Starts the engine, and the language's pack where one is named, ahead of the first question. `given`: the pack, where another
   *  thread fetches it; null where it could not. */
  prepare(lang?: string, given?: Promise<Uint8Array | null>): void;
}

export function local_analyser(files: EngineFiles): LocalAnalyser {
  let engine: Promise<Engine> | null = null;
  // Packs on their way while the engine starts, and the languages that were ever asked for.
  const coming = new Map<string, Promise<Uint8Array>>();
  const asked = new Set<string>();
  const pack = (name: string): Promise<Uint8Array> => {
    asked.add(name);
    const early = coming.get(name);
    coming.delete(name);
    return early ?? fetch_pack(files, name);
  };

  const ready = (): Promise<Engine> => {
    engine ??= createEngine({
      wasm: files.compiled ? files.compiled.then((module) => module ?? fetch(files.wasm)) : fetch(files.wasm),
      loadVerifier: () => fetch(files.verifier),
      loadPack: (name) => pack(name).catch(() => { throw new MissingPack(name); }),
    }).catch((error: unknown) => {
      engine = null;  // the next question tries again
      throw error;
    });
    return engine;
  };

  let warm = false;
  const prepare = (lang?: string, given?: Promise<Uint8Array | null>): void => {
    const started = ready();
    started.catch(() => undefined);  // told to who asks
    const primary = primary_of(lang);
    if (!primary || asked.has(primary)) return;
    asked.add(primary);
    const bytes = given ? given.then((pack) => pack ?? fetch_pack(files, primary)) : fetch_pack(files, primary);
    coming.set(primary, bytes);
    bytes.catch(() => { coming.delete(primary); asked.delete(primary); });  // asked for again when it is needed
    started.then(async (e) => {
      await e.load(primary);
      if (warm) return;
      warm = true;
      await e.analyse({ text: warm_up, lang: primary });
    }).catch(() => undefined);
  };

  const analyse = async (document: DocumentInput): Promise<Reply> => {
    if (document.text.trim() === '') return { kind: 'refused', why: 'empty' };
    if (document.text.length > max_text_units) return { kind: 'refused', why: 'too_long' };
    if (document.text.length > warms_units) warm = true;
    prepare(document.lang);
    try {
      return { kind: 'analysis', analysis: await (await ready()).analyse(document) };
    } catch (error) {
      return refusal(error);
    }
  };

  const verify = async (input: VerifyInput): Promise<VerifyReply> => {
    try {
      return { kind: 'verification', verification: await (await ready()).verify(input) };
    } catch (error) {
      return refusal(error);
    }
  };
  return { analyse, verify, ready, prepare };
}
