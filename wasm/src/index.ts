// The engine for browsers, workers and Node ≥ 20.
//
//   const engine = await createEngine({
//     wasm: fetch('citelight.wasm'),
//     loadVerifier: () => fetch('citelight-verify.wasm'),  // where claims are checked
//     loadPack: async (name) => new Uint8Array(await (await fetch(`packs/${name}.pack`)).arrayBuffer()),
//   });
//   const analysis = await engine.analyse({ text: '65 milliards de dollars', lang: 'fr' });
import type { Analysis, DocumentInput, Verification, VerifyInput } from './types.js';

export type * from './types.js';

/** A module, its bytes, a response that brings them, or where to fetch them. */
export type ModuleSource = WebAssembly.Module | BufferSource | Response | URL | string | Promise<WebAssembly.Module | Response>;

export interface EngineOptions {
  /** citelight.wasm. */
  wasm: ModuleSource;
  /** Brings citelight-verify.wasm of the same build. Called at the first `verify`, which rejects without it. */
  loadVerifier?: () => ModuleSource;
  /** Brings a compiled pack: a language's, `fr`, or `fr.concepts`, which `verify` needs too; rejects where there is none. Called once a name. */
  loadPack: (name: string) => Promise<Uint8Array>;
  /** Languages to have when the document names none, the first being the fallback. */
  languages?: readonly string[];
}

export interface Engine {
  readonly version: { citelight: string; icu: string };
  /** Loads the language's pack if need be. Rejects with EngineError where the engine refuses the document. */
  analyse(document: DocumentInput): Promise<Analysis>;
  /** What the source says of the claim; loads the verifier and both languages' packs if need be. */
  verify(input: VerifyInput): Promise<Verification>;
  /** Loads packs ahead of time, by the names of `loadPack`. */
  load(...names: string[]): Promise<void>;
  /** Loads the verifier ahead of time. */
  loadVerifier(): Promise<void>;
}

export class EngineError extends Error {
  override name = 'EngineError';
}

/** A line of JSON in, a result's handle out. */
type Ask = (line: number, size: number, unit: number) => number;

/** The C door of wasm/src/abi.cpp. Pointers and sizes are byte offsets into `memory`. */
interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  cl_version(): number;
  cl_icu_version(): number;
  cl_last_error(): number;
  cl_alloc(size: number): number;
  cl_free(pointer: number): void;
  cl_load_pack(bytes: number, size: number): number;
  cl_analyse: Ask;
  cl_verify: Ask;
  cl_result_pointer(result: number): number;
  cl_result_length(result: number): number;
  cl_result_free(result: number): void;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The NUL-terminated string at `pointer`. */
function textAt(exports: Exports, pointer: number): string {
  const bytes = new Uint8Array(exports.memory.buffer);
  return decoder.decode(bytes.subarray(pointer, bytes.indexOf(0, pointer)));
}

// All that the module asks of its host: no file, no clock, no environment.
const host: WebAssembly.Imports = {
  env: { emscripten_notify_memory_growth: () => {} },
  wasi_snapshot_preview1: {
    proc_exit: (code: number) => {
      throw new EngineError(`the engine stopped (${code})`);
    },
  },
  // Stands in for the verifier's one function that the engine names, until it is there.
  verify: new Proxy({}, {
    get: () => () => {
      throw new EngineError('the verifier is not loaded');
    },
  }),
};

/** Compiles a module, while it arrives where the host can and the server names the type: in one thread for another, say. */
export async function compile(source: ModuleSource): Promise<WebAssembly.Module> {
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  if (typeof given === 'string' || given instanceof URL) return compile(fetch(given));
  if (typeof Response === 'undefined' || !(given instanceof Response)) return WebAssembly.compile(given as BufferSource);
  if (!given.ok) throw new EngineError(`${given.url.split('/').at(-1) || 'the engine'}: HTTP ${given.status}`);
  const streams = typeof WebAssembly.compileStreaming === 'function' && given.headers.get('content-type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(given) : WebAssembly.compile(await given.arrayBuffer());
}

export async function createEngine(options: EngineOptions): Promise<Engine> {
  const exports = (await WebAssembly.instantiate(await compile(options.wasm), host)).exports as unknown as Exports;
  exports._initialize();
  return new WasmEngine(exports, options);
}

/** "fr-CA" → "fr". */
function primary(lang: string | undefined): string | undefined {
  return lang?.split(/[-_]/)[0]?.toLowerCase() || undefined;
}

class WasmEngine implements Engine {
  readonly version: { citelight: string; icu: string };
  readonly #exports: Exports;
  readonly #options: EngineOptions;
  readonly #packs = new Map<string, Promise<void>>();
  #verifier: Promise<void> | null = null;

  constructor(exports: Exports, options: EngineOptions) {
    this.#exports = exports;
    this.#options = options;
    this.version = {
      citelight: textAt(exports, exports.cl_version()),
      icu: textAt(exports, exports.cl_icu_version()),
    };
  }

  async load(...names: string[]): Promise<void> {
    await Promise.all(names.map((name) => this.#pack(name)));
  }

  async analyse(document: DocumentInput): Promise<Analysis> {
    const lang = primary(document.lang);
    if (lang) await this.#pack(lang);
    else await this.load(...(this.#options.languages ?? ['fr', 'en']));
    return this.#parse<Analysis>(this.#line(this.#exports.cl_analyse, JSON.stringify(lang ? { ...document, lang } : document), 0));
  }

  async verify(input: VerifyInput): Promise<Verification> {
    const claim = { ...input.claim, lang: primary(input.claim.lang) };
    const source = { ...input.source, lang: primary(input.source.lang) };
    const named = [claim.lang, source.lang].filter((lang) => lang !== undefined);
    const languages = named.length === 2 ? named : [...new Set([...(this.#options.languages ?? ['fr', 'en']), ...named])];
    await Promise.all([this.loadVerifier(), this.load(...languages, ...languages.map((lang) => `${lang}.concepts`))]);
    return this.#parse<Verification>(this.#line(this.#exports.cl_verify, JSON.stringify({ ...input, claim, source }), 0));
  }

  /** The raw door, a line of JSON in and one out; `unit` as the command's --offsets. For tests and tools. */
  analyseLine(line: string, unit: 'utf16' | 'codepoint' | 'byte' = 'utf16'): string {
    return this.#line(this.#exports.cl_analyse, line, { utf16: 0, codepoint: 1, byte: 2 }[unit]);
  }

  /** The same for a claim and its source, once the verifier is loaded. */
  verifyLine(line: string, unit: 'utf16' | 'codepoint' | 'byte' = 'utf16'): string {
    return this.#line(this.#exports.cl_verify, line, { utf16: 0, codepoint: 1, byte: 2 }[unit]);
  }

  loadVerifier(): Promise<void> {
    const { loadVerifier: load } = this.#options;
    if (!load) return Promise.reject(new EngineError('no loadVerifier was given'));
    if (!this.#verifier) {
      // It puts its functions into the engine's table, and works in its memory.
      this.#verifier = compile(load())
        .then((module) => WebAssembly.instantiate(module, { engine: this.#exports as unknown as WebAssembly.ModuleImports }))
        .then(() => undefined);
      // What could not be had is asked for again next time.
      this.#verifier.catch(() => { this.#verifier = null; });
    }
    return this.#verifier;
  }

  #pack(name: string): Promise<void> {
    let loading = this.#packs.get(name);
    if (!loading) {
      loading = this.#options.loadPack(name).then((bytes) => {
        const failed = this.#withBytes(bytes, (pointer) => this.#exports.cl_load_pack(pointer, bytes.length));
        if (failed) throw new EngineError(`${name}: ${textAt(this.#exports, this.#exports.cl_last_error())}`);
      });
      this.#packs.set(name, loading);
      // A pack that could not be had is asked for again next time.
      loading.catch(() => this.#packs.delete(name));
    }
    return loading;
  }

  #withBytes<T>(bytes: Uint8Array, use: (pointer: number) => T): T {
    const pointer = this.#exports.cl_alloc(bytes.length);
    if (!pointer) throw new EngineError('out of memory');
    try {
      new Uint8Array(this.#exports.memory.buffer).set(bytes, pointer);
      return use(pointer);
    } finally {
      this.#exports.cl_free(pointer);
    }
  }

  #line(ask: Ask, line: string, unit: number): string {
    const exports = this.#exports;
    const bytes = encoder.encode(line);
    const result = this.#withBytes(bytes, (pointer) => ask(pointer, bytes.length, unit));
    try {
      const start = exports.cl_result_pointer(result);
      return decoder.decode(new Uint8Array(exports.memory.buffer, start, exports.cl_result_length(result)));
    } finally {
      exports.cl_result_free(result);
    }
  }

  #parse<T extends object>(answer: string): T {
    const parsed = JSON.parse(answer) as T | { error: string };
    if ('error' in parsed) throw new EngineError(parsed.error);
    return parsed;
  }
}

/** The door that tests and tools use beside `Engine`. */
export type RawEngine = Engine & {
  analyseLine(line: string, unit?: 'utf16' | 'codepoint' | 'byte'): string;
  verifyLine(line: string, unit?: 'utf16' | 'codepoint' | 'byte'): string;
};
