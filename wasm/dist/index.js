export class EngineError extends Error {
    name = 'EngineError';
}
const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** The NUL-terminated string at `pointer`. */
function textAt(exports, pointer) {
    const bytes = new Uint8Array(exports.memory.buffer);
    return decoder.decode(bytes.subarray(pointer, bytes.indexOf(0, pointer)));
}
async function bytesOf(wasm) {
    const given = await wasm;
    if (typeof given === 'string' || given instanceof URL)
        return bytesOf(fetch(given));
    if (typeof Response !== 'undefined' && given instanceof Response) {
        if (!given.ok)
            throw new EngineError(`citelight.wasm: HTTP ${given.status}`);
        return given.arrayBuffer();
    }
    return given;
}
// All that the module asks of its host. ICU would look for data files and the
// environment; there are none, and it carries its data inside.
const failed = 52; // ENOSYS
function imports(memory) {
    return {
        env: {
            emscripten_notify_memory_growth: () => { },
            __syscall_stat64: () => -failed,
        },
        wasi_snapshot_preview1: {
            proc_exit: (code) => {
                throw new EngineError(`the engine stopped (${code})`);
            },
            fd_close: () => failed,
            environ_get: () => 0,
            environ_sizes_get: (count, size) => {
                const view = new DataView(memory().buffer);
                view.setUint32(count, 0, true);
                view.setUint32(size, 0, true);
                return 0;
            },
        },
    };
}
export async function createEngine(options) {
    const bytes = await bytesOf(options.wasm);
    let exports;
    const { instance } = await WebAssembly.instantiate(bytes, imports(() => exports.memory));
    exports = instance.exports;
    exports._initialize();
    return new WasmEngine(exports, options);
}
class WasmEngine {
    version;
    #exports;
    #options;
    #packs = new Map();
    constructor(exports, options) {
        this.#exports = exports;
        this.#options = options;
        this.version = {
            citelight: textAt(exports, exports.cl_version()),
            icu: textAt(exports, exports.cl_icu_version()),
        };
    }
    async load(...languages) {
        await Promise.all(languages.map((lang) => this.#pack(lang)));
    }
    async analyse(document) {
        const lang = document.lang?.split(/[-_]/)[0]?.toLowerCase();
        if (lang)
            await this.#pack(lang);
        else
            await this.load(...(this.#options.languages ?? ['fr', 'en']));
        return this.#parse(this.#analyseLine(JSON.stringify(lang ? { ...document, lang } : document)));
    }
    /** The raw door, a line of JSON in and one out; `unit` as the command's --offsets. For tests and tools. */
    analyseLine(line, unit = 'utf16') {
        return this.#analyseLine(line, { utf16: 0, codepoint: 1, byte: 2 }[unit]);
    }
    #pack(lang) {
        let loading = this.#packs.get(lang);
        if (!loading) {
            loading = this.#options.loadPack(lang).then((bytes) => {
                const failed = this.#withBytes(bytes, (pointer) => this.#exports.cl_load_pack(pointer, bytes.length));
                if (failed)
                    throw new EngineError(`${lang}: ${textAt(this.#exports, this.#exports.cl_last_error())}`);
            });
            this.#packs.set(lang, loading);
            // A pack that could not be had is asked for again next time.
            loading.catch(() => this.#packs.delete(lang));
        }
        return loading;
    }
    #withBytes(bytes, use) {
        const pointer = this.#exports.cl_alloc(bytes.length);
        if (!pointer)
            throw new EngineError('out of memory');
        try {
            new Uint8Array(this.#exports.memory.buffer).set(bytes, pointer);
            return use(pointer);
        }
        finally {
            this.#exports.cl_free(pointer);
        }
    }
    #analyseLine(line, unit = 0) {
        const exports = this.#exports;
        const bytes = encoder.encode(line);
        const result = this.#withBytes(bytes, (pointer) => exports.cl_analyse(pointer, bytes.length, unit));
        try {
            const start = exports.cl_result_pointer(result);
            return decoder.decode(new Uint8Array(exports.memory.buffer, start, exports.cl_result_length(result)));
        }
        finally {
            exports.cl_result_free(result);
        }
    }
    #parse(answer) {
        const parsed = JSON.parse(answer);
        if ('error' in parsed)
            throw new EngineError(parsed.error);
        return parsed;
    }
}
