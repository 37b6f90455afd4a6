import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'rolldown';

const actions = readdirSync('actions').filter((name) => existsSync(`actions/${name}/index.ts`));

/** Every action becomes `dist/<action>/index.js`; what several need, or one needs seldom, is a chunk of its own under `dist/shared/`. */
export default defineConfig({
  input: Object.fromEntries(actions.map((name) => [`${name}/index`, `actions/${name}/index.ts`])),
  platform: 'node',
  // Packages are imported for what they export, so what nobody uses of them is left out: GitHub's HTTP client, most of all.
  treeshake: { moduleSideEffects: (id) => !id.includes('node_modules') },
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    // No hashes: a bundle's name stays when its content changes, so a diff shows what changed.
    chunkFileNames: 'shared/[name].js',
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
    comments: { legal: false },
  },
});
