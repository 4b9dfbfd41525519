// Where the engine's files are, and how a language's pack is had.

export interface EngineFiles {
  readonly wasm: string | URL;
  // … compiled in another thread already, or null where that failed.
  readonly compiled?: Promise<WebAssembly.Module | null>;
  readonly verifier: string | URL;
  pack(name: string): string | URL;
}

/** In a folder as the build lays it out. */
export const files_in = (folder: string | URL): EngineFiles => ({
  wasm: new URL('citelight.wasm', folder),
  verifier: new URL('citelight-verify.wasm', folder),
  pack: (name) => new URL(`packs/${name}.pack`, folder),
});

// Its message is the pack's name.
export class MissingPack extends Error {}

/** By its name: `fr`, or `fr.concepts`. Rejects with MissingPack where there is none. */
export async function fetch_pack(files: Pick<EngineFiles, 'pack'>, name: string): Promise<Uint8Array> {
  // The name goes into an address: nothing but a language's letters may.
  if (!/^[a-z]{2,3}(\.concepts)?$/.test(name)) throw new MissingPack(name);
  const answer = await fetch(files.pack(name)).catch(() => null);
  // A static host answers an unknown address with its own page, sometimes even with status 200.
  if (!answer?.ok || (answer.headers.get('content-type') ?? '').startsWith('text/html')) throw new MissingPack(name);
  return new Uint8Array(await answer.arrayBuffer());
}
