// A control plane on disk for tests: valid, or with the errors that a test needs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Diagnostic, ownedBy } from '@kalypso-actions/diagnostics';
import { type LoadedFolder, loadFolder } from '../load/load-folder.ts';
import type { SourceFolder } from '../load/source-folder.ts';
import { assembleModel, findErrorOwners } from '../model/assemble-model.ts';
import type { Model } from '../model/model.ts';
import type { RecordedOwners } from '../model/name-claims.ts';
import type { WorkloadRegistration } from '../resources/resource.ts';
import { validateModel } from '../validation/validate-model.ts';

/** Files by path: those below `dev/` are the environment's, below `main/` the base's, below `workloads/<registration>/` those of a workload repository. */
export type FixtureFiles = Readonly<Record<string, string>>;

/** A document of the Kalypso API; its spec starts in line 6. */
export function formatDocument(kind: string, name: string, spec: string): string {
  const header = `apiVersion: scheduler.kalypso.io/v1alpha1\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;
  return `${header}spec:\n${spec.replace(/^(?=.)/gm, '  ')}`;
}

const repository = (name: string) => `repo: https://github.com/contoso/${name}\nbranch: main\npath: .\n`;

/** A small control plane without errors. */
export const VALID_CONTROL_PLANE: FixtureFiles = {
  'dev/base-repo.yaml': formatDocument(
    'BaseRepo',
    'main',
    `${repository('control-plane')}commit: "${'0123456789'.repeat(4)}"\n`,
  ),
  'dev/gitops-repo.yaml': formatDocument('GitOpsRepo', 'dev', repository('gitops')),
  'dev/large.yaml': formatDocument('ClusterType', 'large', 'reconciler: flux\nnamespaceService: ns\nconfigType: cfg\n'),
  'dev/policy.yaml': formatDocument(
    'SchedulingPolicy',
    'all',
    'deploymentTargetSelector:\n  workspace: team\n  labelSelector: {}\nclusterTypeSelector:\n  labelSelector:\n    matchLabels:\n      size: large\n',
  ),
  'dev/config.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  labels:\n    platform-config: "true"\ndata:\n  LEVEL: debug\n',
  'dev/schema.yaml': formatDocument('ConfigSchema', 'levels', 'schema: |\n  {"type": "object"}\n'),
  'main/flux.yaml': formatDocument(
    'Template',
    'flux',
    'type: reconciler\nmanifests:\n  - |\n    url: {{ .Manifests.repo }}\n',
  ),
  'main/ns.yaml': formatDocument('Template', 'ns', 'type: namespace\nmanifests:\n  - "kind: Namespace"\n'),
  'main/cfg.yaml': formatDocument('Template', 'cfg', 'type: config\nmanifests:\n  - "kind: ConfigMap"\n'),
  'main/app.yaml': formatDocument(
    'WorkloadRegistration',
    'app',
    `workload:\n${repository('app').replace(/^(?=.)/gm, '  ')}workspace: team\n`,
  ),
  'workloads/app/workload.yaml': formatDocument(
    'Workload',
    'app',
    'deploymentTargets:\n  - name: functional\n    environment: dev\n    labels:\n      purpose: test\n    manifests:\n      repo: https://github.com/contoso/app-gitops\n      branch: dev\n      path: ./functional\n',
  ),
};

/** Runs with a new folder that contains the files, and removes it afterwards. */
export async function withFiles<T>(files: FixtureFiles, run: (root: string) => Promise<T> | T): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'kalypso-load-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await run(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Loads one folder of files. */
export function loadFiles(files: FixtureFiles, options: Partial<SourceFolder> = {}) {
  return withFiles(files, (root) => loadFolder({ label: '.', root, trusted: true, ...options }));
}

export interface LoadedControlPlane {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads a control plane for the environment `dev`, with the diagnostics of loading, assembling and validation. */
export function loadControlPlane(files: FixtureFiles, recorded?: RecordedOwners): Promise<LoadedControlPlane> {
  return withFiles({ 'dev/.keep': '', 'main/.keep': '', ...files }, (root) => {
    const workloads = new Set(Object.keys(files).flatMap((path) => /^workloads\/([^/]+)\//.exec(path)?.[1] ?? []));
    return loadControlPlaneFrom(root, [...workloads], recorded);
  });
}

/** Loads a control plane from the folders `dev`, `main` and `workloads/<registration>` of a folder. */
export async function loadControlPlaneFrom(
  root: string,
  workloadNames: readonly string[],
  recorded?: RecordedOwners,
): Promise<LoadedControlPlane> {
  const diagnostics: Diagnostic[] = [];
  const load = async (folder: string, registration?: string): Promise<LoadedFolder> => {
    const loaded = await loadFolder({
      label: folder,
      root: join(root, folder),
      trusted: !folder.startsWith('workloads/'),
    });
    const owner = ownedBy(registration);
    diagnostics.push(...loaded.diagnostics.map((each) => ({ ...each, ...owner })));
    return loaded.value;
  };
  const environmentFolder = await load('dev');
  const base = await load('main');
  const registrations = [...environmentFolder.resources, ...base.resources].filter(
    (resource): resource is WorkloadRegistration => resource.kind === 'WorkloadRegistration',
  );
  const workloads = [];
  for (const name of workloadNames) {
    const registration = registrations.find((found) => found.name === name);
    workloads.push({ registration, folder: await load(`workloads/${name}`, registration?.name) });
  }
  const unreadable = findErrorOwners(diagnostics);
  const assembled = assembleModel({ environment: 'dev', environmentFolder, base, workloads, unreadable, recorded });
  const model = assembled.value;
  return { model, diagnostics: [...diagnostics, ...assembled.diagnostics, ...validateModel(model)] };
}
