import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { planWorkloads, renderEnvironment, runTool } from '@kalypso-actions/deployment';
import { loadAll } from 'js-yaml';
import { EXAMPLES } from './example-workspace.ts';

const SOURCE = join(EXAMPLES, 'app-src/main');
const EMULATED_HELM = resolve(
  import.meta.dirname,
  '../../../packages/testing/workflow-runner/src/programs/helm/main.ts',
);
const GITOPS_REPOSITORY = { name: 'contoso/kalypso-app-gitops', serverUrl: 'https://github.com' };
/** An image as `deploy.yml` names it: by its digest. */
const IMAGE = 'ghcr.io/contoso/kalypso-app-src@sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

/** Renders the application of the example for an environment as `deploy.yml` does. @returns the texts of the files by their paths */
export async function renderExampleApplication(environment: string): Promise<ReadonlyMap<string, string>> {
  const { value: plan, diagnostics } = await planWorkloads(SOURCE, 'workload', GITOPS_REPOSITORY);
  const deployment = plan.find((each) => each.environment === environment);
  if (deployment === undefined) throw new Error(`nothing is deployed to ${environment}`);
  const temp = mkdtempSync(join(tmpdir(), 'kalypso-example-'));
  try {
    const output = join(temp, 'output');
    const rendered = await renderEnvironment(
      deployment,
      {
        source: SOURCE,
        configs: join(EXAMPLES, 'app-src', `${environment}-configs`),
        gitops: undefined,
        repository: 'contoso/kalypso-app-src',
        image: IMAGE,
        output,
        scratch: join(temp, 'scratch'),
      },
      async (_helm, args, folder) => {
        const result = await runTool(process.execPath, [EMULATED_HELM, ...args], folder);
        return { ...result, stdout: sortLikeHelm(result.stdout) };
      },
    );
    const problems = [...diagnostics, ...rendered.diagnostics].map(({ message }) => message);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return readTexts(output);
  } finally {
    rmSync(temp, { recursive: true });
  }
}

/** Helm names the chart in the comments, and writes services before what they lead to. */
function sortLikeHelm(manifests: string): string {
  const documents = manifests.replaceAll('# Source: helm/', '# Source: hello-world/').split(/^---\n/m);
  const isService = (text: string) => text.includes('kind: Service');
  return documents
    .filter((text) => text !== '')
    .sort((a, b) => Number(isService(b)) - Number(isService(a)))
    .map((text) => `---\n${text}`)
    .join('');
}

function readTexts(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(files.map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]));
}

/** The objects of manifests by kind, for a comparison that does not depend on their order. */
export function objectsByKind(yaml: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(loadAll(yaml).map((object) => [(object as { readonly kind: string }).kind, object]));
}
