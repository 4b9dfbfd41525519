// Where the engine's files are, and how a language's pack is had.

export interface EngineFiles {
  readonly wasm: string | URL;
  // … compiled in another thread already, or null where that failed.
  readonly compiled?: Promise<WebAssembly.Module | null>;
  readonly verifier: string | URL;
  pack(lang: string): string | URL;
}

/** In a folder as the build lays it out. */
export const files_in = (folder: string | URL): EngineFiles => ({
  wasm: new URL('citelight.wasm', folder),
  verifier: new URL('citelight-verify.wasm', folder),
  pack: (lang) => new URL(`packs/${lang}.pack`, folder),
});

// Its message is the language.
export class MissingPack extends Error {}

/** Rejects with MissingPack where there is none. */
export async function fetch_pack(files: Pick<EngineFiles, 'pack'>, lang: string): Promise<Uint8Array> {
  // The name goes into an address: nothing but a language's letters may.
  if (!/^[a-z]{2,3}$/.test(lang)) throw new MissingPack(lang);
  const answer = await fetch(files.pack(lang)).catch(() => null);
  // A static host answers an unknown address with its own page, sometimes even with status 200.
  if (!answer?.ok || (answer.headers.get('content-type') ?? '').startsWith('text/html')) throw new MissingPack(lang);
  return new Uint8Array(await answer.arrayBuffer());
}
