// Nearly all of a script that reads a page is called within its first tenth of a second. Chromium would skip over each function as
// it loads the file, and compile it when it is called; told so in the first line, it compiles them all at once, which is a third
// less work to the first marks (docs/pages.md). Other browsers see a comment.
import type { Plugin } from 'vite';

const compile_hint = '//# allFunctionsCalledOnLoad\n';

export function compiled_at_once(...files: string[]): Plugin {
  return {
    name: 'citelight-compiled-at-once',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const made of Object.values(bundle)) {
        if (made.type === 'chunk' && (files.includes(made.fileName) || (files.length === 0 && made.isEntry))) made.code = compile_hint + made.code;
      }
    },
  };
}
