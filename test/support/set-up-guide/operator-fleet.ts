// A fleet that the Kalypso operator of early 2023 has run until now.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createRepository, git } from '@kalypso-actions/git-server';
import { assembleModel, createDesiredTree, createPlan, loadFolder } from '@kalypso-actions/scheduler';
import type { GuideSandbox } from './guide-sandbox.ts';

type FileTexts = Readonly<Record<string, string>>;

interface FleetNames {
  readonly owner: string;
  readonly controlPlane: string;
  readonly gitops: string;
}

const EXAMPLES = resolve(import.meta.dirname, '../../../examples');
const EARLY_2023 = { namespacePattern: '{{environment}}-{{workspace}}-{{deploymentTarget}}', configFileName: 'config' };
const OLD_WORKFLOW =
  'on: workflow_dispatch\njobs:\n  old:\n    runs-on: ubuntu-latest\n    steps:\n      - run: exit 1\n';
/** The registrations, the repositories of their workloads, and the folders of these in the example. */
const WORKLOADS = [
  { registration: 'hello-world-app', repository: 'kalypso-app-src', folder: 'app-src/main' },
  { registration: 'platform-svc', repository: 'kalypso-svc-src', folder: 'svc-src/main' },
] as const;
const ENVIRONMENTS = ['dev', 'stage'] as const;
/** The name of the branch of a pull request of the operator. */
export const OPERATOR_BRANCH = 'deployment/2023-02-14-18-19-49';

/** Creates the repositories: the example of this project with its application and without additions to the operator's kinds, and the branches that the operator made of it. */
export async function createOperatorFleet(sandbox: GuideSandbox, names: FleetNames): Promise<void> {
  const { owner, controlPlane, gitops } = names;
  const read = (folder: string) => readExample(sandbox, folder, names);
  const readPlane = (branch: string) => ({ ...read(`control-plane/${branch}`), ...read(`onboarding/${branch}`) });
  const sources = WORKLOADS.map((workload) => ({ ...workload, files: read(workload.folder) }));
  for (const { repository, files } of sources)
    createRepository(sandbox.repositories, `${owner}/${repository}`, [{ files }]);
  const base = { ...removeAdditions(readPlane('main')), ...oldWorkflows('ci', 'cd', 'check-promote') };
  const workloads = prefixPaths(sources.map(({ registration, files }) => [registration, files]));
  const [commit = ''] = createRepository(sandbox.repositories, controlPlane, [{ files: base }]).commits;
  createRepository(sandbox.repositories, gitops, []);
  for (const environment of ENVIRONMENTS) {
    const files = readPlane(environment);
    const baseRepo = (files['base-repo.yaml'] ?? '').replace(/commit: .*/, `commit: ${commit}`);
    const own = { ...files, 'base-repo.yaml': baseRepo };
    push(sandbox, controlPlane, environment, own, 'Test');
    push(sandbox, gitops, environment, { 'README.md': 'GitOps\n', ...oldWorkflows('check-promote') }, 'Test');
    const tree = await makeTree(sandbox, environment, { own, base, workloads });
    push(sandbox, gitops, environment, tree, 'Kalypso Scheduler');
  }
  git(sandbox.folderOf(gitops), ['symbolic-ref', 'HEAD', 'refs/heads/dev']);
  git(sandbox.folderOf(gitops), ['branch', OPERATOR_BRANCH, 'dev']);
  push(sandbox, gitops, OPERATOR_BRANCH, { 'drone/README.md': 'Old text' }, 'Kalypso Scheduler');
  await sandbox.api('POST', `/repos/${gitops}/pulls`, {
    title: 'Update manifests',
    head: OPERATOR_BRANCH,
    base: 'dev',
  });
}

function readExample(sandbox: GuideSandbox, folder: string, { owner, controlPlane, gitops }: FleetNames): FileTexts {
  const files = sandbox.readFiles(['**/*', '.*', '.*/*'], join(EXAMPLES, folder));
  return mapTexts(files, (text) =>
    text
      .replaceAll('/contoso/kalypso-control-plane\n', `/${controlPlane}\n`)
      .replaceAll('/contoso/kalypso-gitops\n', `/${gitops}\n`)
      .replaceAll('/contoso/', `/${owner}/`),
  );
}

/** The operator does not know `spec.promotion`. A line of spaces at the end of the file, as in upstream's sample, remains. */
function removeAdditions(files: FileTexts): FileTexts {
  return mapTexts(files, (text) => text.replace(/(?:^ {2}#.*\n)?^ {2}promotion:\n(?:^ {4}.*\n)+/m, '  '));
}

function mapTexts(files: FileTexts, change: (text: string) => string): FileTexts {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text)]));
}

/** The files of several folders, below the name of each. */
function prefixPaths(folders: readonly (readonly [name: string, files: FileTexts])[]): FileTexts {
  return Object.fromEntries(
    folders.flatMap(([name, files]) => Object.entries(files).map(([path, text]) => [`${name}/${path}`, text])),
  );
}

function oldWorkflows(...names: readonly string[]): FileTexts {
  return Object.fromEntries(names.map((name) => [`.github/workflows/${name}.yaml`, OLD_WORKFLOW]));
}

/** What the operator writes: the same as this project does, with the settings of its time. */
async function makeTree(
  sandbox: GuideSandbox,
  environment: string,
  files: { readonly own: FileTexts; readonly base: FileTexts; readonly workloads: FileTexts },
): Promise<FileTexts> {
  const root = join(sandbox.root, 'operator', environment);
  const load = async (name: keyof typeof files, path = '.') => {
    writeFiles(join(root, name), files[name]);
    const folder = { label: name, root: join(root, name), path, trusted: name !== 'workloads' };
    return (await loadFolder(folder)).value;
  };
  const base = await load('base');
  const registrations = base.resources.filter((resource) => resource.kind === 'WorkloadRegistration');
  const workloads = await Promise.all(
    registrations.map(async (registration) => ({ registration, folder: await load('workloads', registration.name) })),
  );
  const { value: model } = assembleModel({ environment, environmentFolder: await load('own'), base, workloads });
  return Object.fromEntries(createDesiredTree(await createPlan(model, EARLY_2023)));
}

/** Commits files to a branch, which is created if it does not exist. */
function push(sandbox: GuideSandbox, repository: string, branch: string, files: FileTexts, author: string): void {
  const folder = join(sandbox.root, 'operator', repository, branch);
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '--quiet', '--template=']);
  if (git(sandbox.folderOf(repository), ['branch', '--list', branch]) !== '') {
    git(folder, ['fetch', '--quiet', sandbox.folderOf(repository), `refs/heads/${branch}`]);
    git(folder, ['reset', '--quiet', '--hard', 'FETCH_HEAD']);
  }
  writeFiles(folder, files);
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--author', `${author} <someone@example.com>`, '--message', `${author} commit`]);
  git(folder, ['push', '--quiet', sandbox.folderOf(repository), `HEAD:refs/heads/${branch}`]);
}

function writeFiles(root: string, files: FileTexts): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
