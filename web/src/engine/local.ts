// An Analyser over the wasm engine in this very thread: for a worker or an extension's background,
// never for a page's main thread. Loads the engine at the first question and each language's pack
// when a document needs it.
import { createEngine, type Engine } from '@citelight/engine';
import { max_text_units, type Analyser, type DocumentInput, type Reply, type Verifier, type VerifyInput, type VerifyReply } from './analyser.ts';

export interface EngineFiles {
  readonly wasm: string | URL;
  pack(lang: string): string | URL;
}

class MissingPack extends Error {}

async function fetch_pack(files: EngineFiles, lang: string): Promise<Uint8Array> {
  // The name goes into an address: nothing but a language's letters may.
  if (!/^[a-z]{2,3}$/.test(lang)) throw new MissingPack(lang);
  const answer = await fetch(files.pack(lang)).catch(() => null);
  // A static host answers an unknown address with its own page, sometimes even with status 200.
  if (!answer?.ok || (answer.headers.get('content-type') ?? '').startsWith('text/html')) throw new MissingPack(lang);
  return new Uint8Array(await answer.arrayBuffer());
}

export function local_analyser(files: EngineFiles): Analyser & Verifier & { ready(): Promise<Engine> } {
  let engine: Promise<Engine> | null = null;
  let missing: string | null = null;

  const ready = (): Promise<Engine> => {
    engine ??= createEngine({
      wasm: fetch(files.wasm),
      loadPack: (lang) => fetch_pack(files, lang).catch((error: unknown) => { missing = lang; throw error; }),
    }).catch((error: unknown) => {
      engine = null;  // the next question tries again
      throw error;
    });
    return engine;
  };

  const analyse = async (document: DocumentInput): Promise<Reply> => {
    if (document.text.trim() === '') return { kind: 'refused', why: 'empty' };
    if (document.text.length > max_text_units) return { kind: 'refused', why: 'too_long' };
    missing = null;
    try {
      return { kind: 'analysis', analysis: await (await ready()).analyse(document) };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return missing === null ? { kind: 'refused', why: 'failed', detail } : { kind: 'refused', why: 'language', detail: missing };
    }
  };

  const verify = async (input: VerifyInput): Promise<VerifyReply> => {
    missing = null;
    try {
      return { kind: 'verification', verification: await (await ready()).verify(input) };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return missing === null ? { kind: 'refused', why: 'failed', detail } : { kind: 'refused', why: 'language', detail: missing };
    }
  };
  return { analyse, verify, ready };
}
