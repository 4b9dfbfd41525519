// The engine for browsers, workers and Node ≥ 20.
//
//   const engine = await createEngine({
//     wasm: fetch('citelight.wasm'),
//     loadPack: async (lang) => new Uint8Array(await (await fetch(`packs/${lang}.pack`)).arrayBuffer()),
//   });
//   const analysis = await engine.analyse({ text: '65 milliards de dollars', lang: 'fr' });
import type { Analysis, DocumentInput } from './types.js';

export type * from './types.js';

export interface EngineOptions {
  /** The bytes of citelight.wasm, a response that brings them, or where to fetch them. */
  wasm: BufferSource | Response | Promise<Response> | URL | string;
  /** Brings a compiled language pack; rejects where there is none. Called once a language. */
  loadPack: (lang: string) => Promise<Uint8Array>;
  /** Languages to have when the document names none, the first being the fallback. */
  languages?: readonly string[];
}

export interface Engine {
  readonly version: { citelight: string; icu: string };
  /** Loads the language's pack if need be. Rejects with EngineError where the engine refuses the document. */
  analyse(document: DocumentInput): Promise<Analysis>;
  /** Loads packs ahead of time. */
  load(...languages: string[]): Promise<void>;
}

export class EngineError extends Error {
  override name = 'EngineError';
}

/** What the generated module gives: the C door of wasm/src/abi.cpp. */
interface Module {
  HEAPU8: Uint8Array;
  UTF8ToString(pointer: number): string;
  _cl_version(): number;
  _cl_icu_version(): number;
  _cl_last_error(): number;
  _cl_alloc(size: number): number;
  _cl_free(pointer: number): void;
  _cl_load_pack(bytes: number, size: number): number;
  _cl_analyse(line: number, size: number, unit: number): number;
  _cl_result_pointer(result: number): number;
  _cl_result_length(result: number): number;
  _cl_result_free(result: number): void;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

async function bytesOf(wasm: EngineOptions['wasm']): Promise<BufferSource> {
  const given = await wasm;
  if (typeof given === 'string' || given instanceof URL) return bytesOf(fetch(given));
  if (typeof Response !== 'undefined' && given instanceof Response) {
    if (!given.ok) throw new EngineError(`citelight.wasm: HTTP ${given.status}`);
    return given.arrayBuffer();
  }
  return given as BufferSource;
}

export async function createEngine(options: EngineOptions): Promise<Engine> {
  const [{ default: create }, wasmBinary] = await Promise.all([
    // Generated beside this file by the build; it has no types of its own.
    import('./citelight.mjs' as string) as Promise<{ default: (settings: object) => Promise<Module> }>,
    bytesOf(options.wasm),
  ]);
  const module = await create({ wasmBinary });
  return new WasmEngine(module, options);
}

class WasmEngine implements Engine {
  readonly version: { citelight: string; icu: string };
  readonly #module: Module;
  readonly #options: EngineOptions;
  readonly #packs = new Map<string, Promise<void>>();

  constructor(module: Module, options: EngineOptions) {
    this.#module = module;
    this.#options = options;
    this.version = {
      citelight: module.UTF8ToString(module._cl_version()),
      icu: module.UTF8ToString(module._cl_icu_version()),
    };
  }

  async load(...languages: string[]): Promise<void> {
    await Promise.all(languages.map((lang) => this.#pack(lang)));
  }

  async analyse(document: DocumentInput): Promise<Analysis> {
    const lang = document.lang?.split(/[-_]/)[0]?.toLowerCase();
    if (lang) await this.#pack(lang);
    else await this.load(...(this.#options.languages ?? ['fr', 'en']));
    return this.#parse(this.#analyseLine(JSON.stringify(lang ? { ...document, lang } : document)));
  }

  /** The raw door, a line of JSON in and one out; `unit` as the command's --offsets. For tests and tools. */
  analyseLine(line: string, unit: 'utf16' | 'codepoint' | 'byte' = 'utf16'): string {
    return this.#analyseLine(line, { utf16: 0, codepoint: 1, byte: 2 }[unit]);
  }

  #pack(lang: string): Promise<void> {
    let loading = this.#packs.get(lang);
    if (!loading) {
      loading = this.#options.loadPack(lang).then((bytes) => {
        const failed = this.#withBytes(bytes, (pointer) => this.#module._cl_load_pack(pointer, bytes.length));
        if (failed) throw new EngineError(`${lang}: ${this.#module.UTF8ToString(this.#module._cl_last_error())}`);
      });
      this.#packs.set(lang, loading);
      // A pack that could not be had is asked for again next time.
      loading.catch(() => this.#packs.delete(lang));
    }
    return loading;
  }

  #withBytes<T>(bytes: Uint8Array, use: (pointer: number) => T): T {
    const pointer = this.#module._cl_alloc(bytes.length);
    if (!pointer) throw new EngineError('out of memory');
    try {
      this.#module.HEAPU8.set(bytes, pointer);
      return use(pointer);
    } finally {
      this.#module._cl_free(pointer);
    }
  }

  #analyseLine(line: string, unit = 0): string {
    const module = this.#module;
    const bytes = encoder.encode(line);
    const result = this.#withBytes(bytes, (pointer) => module._cl_analyse(pointer, bytes.length, unit));
    try {
      const start = module._cl_result_pointer(result);
      return decoder.decode(module.HEAPU8.subarray(start, start + module._cl_result_length(result)));
    } finally {
      module._cl_result_free(result);
    }
  }

  #parse(answer: string): Analysis {
    const parsed = JSON.parse(answer) as Analysis | { error: string };
    if ('error' in parsed) throw new EngineError(parsed.error);
    return parsed;
  }
}

/** The door that tests and tools use beside `Engine`. */
export type RawEngine = Engine & { analyseLine(line: string, unit?: 'utf16' | 'codepoint' | 'byte'): string };
