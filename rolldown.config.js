import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'rolldown';
import { lazyBuiltins } from './scripts/lazy-builtins.ts';

const root = import.meta.dirname;
const actions = readdirSync(join(root, 'actions')).filter((name) =>
  existsSync(join(root, 'actions', name, 'index.ts')),
);

/** Every action becomes `dist/<action>/index.js`; what several need, or one needs seldom, is a chunk of its own under `dist/shared/`. */
export default defineConfig({
  cwd: root,
  input: Object.fromEntries(actions.map((name) => [`${name}/index`, join(root, 'actions', name, 'index.ts')])),
  platform: 'node',
  plugins: [lazyBuiltins(['child_process', 'crypto'])],
  // Packages are imported for what they export, so what nobody uses of them is left out: GitHub's HTTP client, most of all.
  treeshake: { moduleSideEffects: (id, isExternal) => !isExternal && !id.includes('node_modules') },
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    // No hashes: a bundle's name stays when its content changes, so a diff shows what changed.
    chunkFileNames: ({ facadeModuleId, moduleIds, name }) =>
      `shared/${packageOf(facadeModuleId) ?? (name === 'src' ? roomOf(facadeModuleId ?? moduleIds.at(-1)) : name)}.js`,
    // Readable, since a bundle that runs with a token gets read: shorter names and lines would not start measurably faster. Plain ASCII does.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: false, asciiOnly: true } },
    comments: { legal: false, jsdoc: false },
  },
});

/** Name of the package that a module belongs to, as part of a file name. */
function packageOf(id) {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id?.replaceAll('\\', '/') ?? '')?.[1];
  return name?.replace('/', '-').replace('@', '');
}

/** Name of the workspace package that a module belongs to. */
function roomOf(id) {
  return /\/packages\/([^/]+)\/src\//.exec(id?.replaceAll('\\', '/') ?? '')?.[1];
}
