// Runs the built action on the example fleet, as a runner would, and shows what came of it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { runStep } from '../test/support/runner.ts';

const root = resolve(import.meta.dirname, '..');
const temp = mkdtempSync(join(tmpdir(), 'kalypso-demo-'));

try {
  for (const environment of ['dev', 'stage']) await show(environment);
} finally {
  rmSync(temp, { recursive: true, force: true });
}

async function show(environment: string): Promise<void> {
  title(`schedule ${environment}`);
  const step = await runStep({
    action: 'schedule',
    workspace: root,
    temp,
    inputs: {
      environment,
      'control-plane': `examples/control-plane/${environment}`,
      base: 'examples/control-plane/main',
      workloads: 'examples/workloads',
      token: '',
      output: '',
      'namespace-pattern': '{{environment}}-{{clusterType}}-{{deploymentTarget}}',
      'config-file-name': 'platform-config',
      'on-error': 'stop',
      'fail-on-warnings': 'false',
    },
  });
  console.log(step.log.trimEnd());
  const { manifests } = step.outputs;
  if (step.exitCode !== 0 || manifests === undefined) {
    process.exitCode = 1;
    return;
  }
  title('the tree that goes to the GitOps branch');
  for (const file of listFiles(manifests)) console.log(`  ${file}`);
  title('the job summary');
  console.log(step.summary.trimEnd());
  const reconciler = listFiles(manifests).find((file) => file.endsWith('/platform-config.yaml'));
  if (reconciler === undefined) return;
  title(reconciler);
  console.log(readFileSync(join(manifests, reconciler), 'utf8').trimEnd());
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

function title(text: string): void {
  console.log(`\n${styleText('bold', text)}\n`);
}
