import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EnvironmentSchedule, scheduleEnvironment } from '@kalypso-actions/control-plane';
import { DEFAULT_CONFIG_FILE_NAME, DEFAULT_NAMESPACE_PATTERN } from '@kalypso-actions/scheduler';
import { copyExampleTo } from './example-workspace.ts';

const SETTINGS = {
  namespacePattern: DEFAULT_NAMESPACE_PATTERN,
  configFileName: DEFAULT_CONFIG_FILE_NAME,
  onError: 'stop',
  failOnWarnings: false,
} as const;

/** The example is complete: nothing is fetched. */
const DEPS = {
  fetchSources: refuse,
  fetchRecords: refuse,
  readHeadCommit: async () => undefined,
};

async function refuse(sources: readonly { readonly repo: string }[]): Promise<ReadonlyMap<never, never>> {
  if (sources.length > 0) throw new Error(`not in the example: ${sources.map(({ repo }) => repo).join(', ')}`);
  return new Map<never, never>();
}

/** Decides what `schedule` writes for an environment of the example. */
export async function scheduleExample(
  environment: string,
  options: { readonly isOnboarded?: boolean } = {},
): Promise<EnvironmentSchedule['decision']> {
  const root = mkdtempSync(join(tmpdir(), 'kalypso-example-'));
  try {
    copyExampleTo(root, options);
    const folders = {
      environment,
      controlPlane: join(root, 'control-plane', environment),
      base: join(root, 'control-plane/main'),
      workloads: join(root, 'workloads'),
      gitops: join(root, 'gitops'),
    };
    const { decision } = await scheduleEnvironment(folders, join(root, 'out'), SETTINGS, DEPS);
    return decision;
  } finally {
    rmSync(root, { recursive: true });
  }
}
