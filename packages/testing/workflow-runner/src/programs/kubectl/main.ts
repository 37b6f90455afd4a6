// The emulated kubectl: `kubectl kustomize FOLDER`.
import { dump } from 'js-yaml';
import { buildKustomization } from './build-kustomization.ts';

const [command, folder = '.'] = process.argv.slice(2);
try {
  if (command !== 'kustomize') throw new Error(`kubectl ${command} is not emulated`);
  process.stdout.write(
    buildKustomization(folder)
      .map((object) => dump(object))
      .join('---\n'),
  );
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
