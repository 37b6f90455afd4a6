// Writes what is generated in examples/: what `schedule` makes of the control plane, and what `deploy.yml` makes of the application. Run it when the example
// or what renders it has changed: `node scripts/examples.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeTree } from '@kalypso-actions/control-plane';
import { EXAMPLES } from '../test/support/examples/example-workspace.ts';
import { readExampleTargets, renderExampleChart } from '../test/support/examples/render-chart.ts';
import { scheduleExample } from '../test/support/examples/schedule-example.ts';

for (const environment of ['dev', 'stage']) {
  const { tree, diagnostics } = await scheduleExample(environment);
  if (tree === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  console.log(`examples/gitops/${environment}: ${writeTree(join(EXAMPLES, 'gitops', environment), tree)}`);
}
for (const target of readExampleTargets()) {
  const file = join(EXAMPLES, 'app-gitops', target.environment, target.name, 'manifests.yaml');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, renderExampleChart(target));
}
