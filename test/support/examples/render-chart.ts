import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { EXAMPLES } from './example-workspace.ts';

const EMULATED_HELM = resolve(
  import.meta.dirname,
  '../../../packages/testing/workflow-runner/src/programs/helm/main.ts',
);
/** An image as `deploy.yml` names it: by its digest. */
const IMAGE = `ghcr.io/contoso/kalypso-app-src@sha256:${'5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef'}`;

/** A deployment target of the application of the example. */
export interface ExampleTarget {
  readonly name: string;
  readonly environment: string;
}

/** The deployment targets of the application of the example. */
export function readExampleTargets(): readonly ExampleTarget[] {
  const { spec } = load(readFileSync(join(EXAMPLES, 'app-src/main/workload/workload.yaml'), 'utf8')) as {
    readonly spec: { readonly deploymentTargets: readonly ExampleTarget[] };
  };
  return spec.deploymentTargets;
}

/** Renders the chart of the application for a deployment target with the emulated Helm, as `deploy.yml` does. @returns YAML */
export function renderExampleChart({ name, environment }: ExampleTarget): string {
  const source = join(EXAMPLES, 'app-src');
  const values = join(source, `${environment}-configs`, name, 'values.yaml');
  const options = ['--values', values, '--set-string', `image=${IMAGE}`];
  const program = [EMULATED_HELM, 'template', name, join(source, 'main/helm'), ...options];
  return execFileSync(process.execPath, program, { encoding: 'utf8' });
}

/** The objects of manifests by kind, for a comparison that does not depend on their order. */
export function objectsByKind(yaml: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(loadAll(yaml).map((object) => [(object as { readonly kind: string }).kind, object]));
}
