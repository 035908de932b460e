/** Lints of the console, the line between slices included. */
import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { slices } from './slices.js'

const split = { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Split the text and render elements.' }

/** Whatever would send a form when somebody presses Enter in a field of it. */
const sendsOnEnter = [
  { selector: 'JSXOpeningElement[name.name=/^[Ff]orm$/]', message: 'Use EntryForm, which only its button sends.' },
  { selector: 'JSXAttribute[name.name="onPressEnter"]', message: 'Enter in a field commits nothing; a button does.' },
  { selector: 'JSXAttribute[name.name="sendsOnEnter"]', message: 'Signing in alone is sent by Enter in a field.' },
]

const betweenSlices = slices.map((slice) => ({
  files: [`src/${slice}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: slices.filter((other) => other !== slice).map((other) => `@/${other}/*`),
            message: 'A slice may import from api, ui, table, i18n and the app level only.',
          },
          { group: ['../*'], message: 'Write @/… so that the import rule can see it.' },
        ],
      },
    ],
  },
}))

export default tseslint.config(
  { ignores: ['dist', 'src/api/schema.d.ts', 'screenshots'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  reactHooks.configs.flat['recommended-latest'],
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { projectService: { allowDefaultProject: ['*.js', 'scripts/*.js'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 400],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { property: 'dangerouslySetInnerHTML', message: 'Split the text and render elements.' },
      ],
      'no-restricted-globals': ['error', { name: 'parseFloat', message: 'Money is never a float.' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // The router's redirect is thrown by design.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: 'Redirect' }] },
      ],
    },
  },
  {
    files: ['src/**/*.tsx'],
    rules: {
      'no-restricted-syntax': ['error', split, ...sendsOnEnter],
    },
  },
  {
    // The form itself, the search of the catalogue, which commits nothing, and signing in.
    files: ['src/ui/EntryForm.tsx', 'src/catalogue/SearchBox.tsx', 'src/party/LoginPage.tsx', 'src/party/SignInCode.tsx'],
    rules: { 'no-restricted-syntax': ['error', split] },
  },
  ...betweenSlices,
  { files: ['*.js', 'scripts/*.js'], ...tseslint.configs.disableTypeChecked, languageOptions: { globals: globals.node } },
  { files: ['scripts/*.js'], rules: { 'no-console': 'off' } },
)
