// Writes what is generated in examples/: what `schedule` makes of the control plane, and what `deploy.yml` makes of the application. Run it when the example
// or what renders it has changed: `npm run examples`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeTree } from '@kalypso-actions/control-plane';
import { EXAMPLES } from '../test/support/examples/example-workspace.ts';
import { renderExampleApplication } from '../test/support/examples/render-application.ts';
import { scheduleExample } from '../test/support/examples/schedule-example.ts';

for (const environment of ['dev', 'stage']) {
  const { tree, diagnostics } = await scheduleExample(environment);
  if (tree === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  console.log(`examples/gitops/${environment}: ${writeTree(join(EXAMPLES, 'gitops', environment), tree)}`);
  const folder = join(EXAMPLES, 'app-gitops', environment);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of await renderExampleApplication(environment)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  console.log(`${folder.slice(EXAMPLES.length - 'examples'.length)}: written`);
}
