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
  // Packages are imported for what they export: an action's bundle holds only what it uses. Its own entry file is what has effects.
  treeshake: {
    moduleSideEffects: (id, isExternal) => !isExternal && /[/\\]actions[/\\][^/\\]+[/\\]index\.ts$/.test(id),
  },
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    // No hashes: a bundle's name stays when its content changes, so a diff shows what changed.
    chunkFileNames: ({ facadeModuleId, moduleIds }) =>
      `shared/${packageOf(facadeModuleId) ?? mostFrequent(moduleIds.map((id) => packageOf(id) ?? 'shared'))}.js`,
    // Readable, since a bundle that runs with a token gets read: shorter names and lines would not start measurably faster. Plain ASCII does.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: false, asciiOnly: true } },
    comments: { legal: false, jsdoc: false },
  },
});

/** Name of the npm or workspace package that a module belongs to, as part of a file name. */
function packageOf(id) {
  const path = id?.replaceAll('\\', '/') ?? '';
  const [, external] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  const [, workspace] = /\/packages\/([^/]+)\/src\//.exec(path) ?? [];
  return external?.replace('/', '-').replace('@', '') ?? workspace;
}

/** The name that occurs most often; of several, the first in the alphabet. */
function mostFrequent(names) {
  const counts = Map.groupBy(names, (name) => name);
  const [[name]] = [...counts].sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || (a < b ? -1 : 1));
  return name;
}
