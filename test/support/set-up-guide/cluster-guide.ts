import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseShellBlocks, parseTableRows, type ShellBlock } from './guide-markdown.ts';
import type { GuideSandbox } from './guide-sandbox.ts';

/** A cluster that a reader of docs/guides/clusters.md connects. */
export interface GuideCluster {
  readonly cluster: string;
  readonly environment: string;
  readonly clusterType: string;
}

/** A cluster that docs/guides/set-up.md names, with the sections of docs/guides/clusters.md that it leads to. */
interface SetUpCluster extends GuideCluster {
  readonly sections: readonly number[];
}

/** The clusters of the table of docs/guides/set-up.md. */
export function readSetUpClusters(setUp: string): readonly SetUpCluster[] {
  return parseTableRows(setUp, '`CLUSTER`').map(
    ([cluster = '', environment = '', clusterType = '', sections = '']) => ({
      cluster,
      environment,
      clusterType,
      sections: sections.split(', ').map(Number),
    }),
  );
}

const GUIDE = resolve(import.meta.dirname, '../../../docs/guides/clusters.md');

/** The shell blocks of sections of docs/guides/clusters.md, with the values of a reader who connects this cluster. */
export function readClusterBlocks(
  sandbox: GuideSandbox,
  { cluster, environment, clusterType }: GuideCluster,
  sections: readonly number[],
): readonly ShellBlock[] {
  const guide = sandbox.adapt(readFileSync(GUIDE, 'utf8'), [
    [
      'ENVIRONMENT=dev CLUSTER_TYPE=drone CLUSTER=drone-dev ',
      `ENVIRONMENT=${environment} CLUSTER_TYPE=${clusterType} CLUSTER=${cluster} `,
    ],
    ['GITOPS_READ_TOKEN=github_pat_… ', 'GITOPS_READ_TOKEN=github_pat_platform '],
    ['APPS_READ_TOKEN=github_pat_… ', 'APPS_READ_TOKEN=github_pat_apps '],
  ]);
  const own = guide
    .replaceAll('RESOURCE_GROUP=fleet-dev ', `RESOURCE_GROUP=fleet-${environment} `)
    .replaceAll('REPORTER_APP_ID=123456 ', 'REPORTER_APP_ID=7001 ')
    .replaceAll('REPORTER_INSTALLATION_ID=12345678 ', 'REPORTER_INSTALLATION_ID=7002 ')
    .replaceAll('REPORTER_KEY=$HOME/Downloads/contoso-edge.private-key.pem\n', 'REPORTER_KEY=$HOME/key.pem\n');
  return parseShellBlocks(own).filter(({ section }) => sections.includes(section));
}
