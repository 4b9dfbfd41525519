import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/dist/', '**/.wxt/', '**/.output/', 'build/', '**/*.mjs', 'wasm/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',  // where an index was just checked; noUncheckedIndexedAccess asks too often
      '@typescript-eslint/unbound-method': 'off',  // props and browser.* are records of functions, not objects with a self
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-base-to-string': ['error', { ignoredTypeNames: ['Range', 'AbstractRange'] }],
      '@typescript-eslint/no-unnecessary-condition': 'off',  // pages and older browsers break what the types promise
    },
  },
  {
    // Text of pages and sources is shown as text: nothing of ours parses it as markup.
    files: ['web/src/**', 'web/demo/**', 'extension/entrypoints/**', 'extension/lib/**'],
    rules: {
      'no-restricted-syntax': ['error',
        { selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]', message: 'Build nodes, or use Preact: text of others is never markup.' },
        { selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe)$/]', message: 'Build nodes, or use Preact: text of others is never markup.' },
        { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text of others is never markup.' },
        { selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write/]', message: 'Text of others is never markup.' }],
    },
  },
  { files: ['**/*.js', 'eslint.config.js'], ...tseslint.configs.disableTypeChecked },
);
