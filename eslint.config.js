import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Who may import whom: data flows subgraphs → gateway, in the vocabulary of schema, consulting policies. */
const layers = [
  { target: './schema', from: ['./policies', './subgraphs', './gateway', './cli', './test'] },
  { target: './policies', from: ['./subgraphs', './gateway', './cli', './test'] },
  { target: './subgraphs', from: ['./gateway', './cli', './test'] },
  { target: './subgraphs/matching', from: ['./subgraphs', './policies'], except: ['./matching'] },
  { target: './gateway', from: ['./cli', './test'] },
  { target: './gateway', from: './subgraphs', except: ['./matching'] },
  { target: './cli', from: './test' },
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.comity', 'coverage'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.mjs'] })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': ['error', { zones: layers }],
      'no-console': 'error',
      // Its walk over the types of an AST does not end.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  { files: ['**/*.mjs', 'eslint.config.js'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['eslint.config.js', 'jest.config.mjs', 'test/longest-first.mjs'],
    rules: { 'import-x/no-default-export': 'off' },
  },
);
