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
    readonly version: {
        citelight: string;
        icu: string;
    };
    /** Loads the language's pack if need be. Rejects with EngineError where the engine refuses the document. */
    analyse(document: DocumentInput): Promise<Analysis>;
    /** Loads packs ahead of time. */
    load(...languages: string[]): Promise<void>;
}
export declare class EngineError extends Error {
    name: string;
}
export declare function createEngine(options: EngineOptions): Promise<Engine>;
/** The door that tests and tools use beside `Engine`. */
export type RawEngine = Engine & {
    analyseLine(line: string, unit?: 'utf16' | 'codepoint' | 'byte'): string;
};
