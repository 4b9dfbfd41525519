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
  { files: ['**/*.js', 'eslint.config.js'], ...tseslint.configs.disableTypeChecked },
);
