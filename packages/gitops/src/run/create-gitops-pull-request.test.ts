import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitOpsPullRequestOptions } from '../options/gitops-pull-request-options.ts';
import { createFailure, POLICY } from '../test-support.ts';
import type { GitOpsPullRequestDeps } from './attempt-proposal.ts';
import { createGitOpsPullRequest } from './create-gitops-pull-request.ts';
import { toPullRequestOutputs } from './gitops-pull-request-result.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalypso-gitops-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const REPORT = {
  version: 2,
  environment: 'dev',
  outcome: 'complete',
  promotedCommit: 'a'.repeat(40),
  isPromotionHeldBack: false,
  keepsPublished: false,
  layout: { configFileName: 'platform-config' },
  gitops: [{ name: 'fleet', repo: 'https://github.com/contoso/fleet', branch: 'dev', path: '.' }],
  sources: [],
  registrations: [{ name: 'app', workspace: 'team', repo: 'r', branch: 'main', path: '.', isHeldBack: false }],
  clusterTypes: [{ name: 'drone', labels: {} }],
  deploymentTargets: [],
  configs: [[]],
  assignments: [
    {
      clusterType: 'drone',
      deploymentTarget: 'app-test',
      workload: 'app',
      workspace: 'team',
      registration: 'app',
      policies: [],
      namespace: 'n',
      config: 0,
      files: ['drone/app-test/namespace.yaml'],
    },
  ],
  failed: [],
  unassigned: [],
  idlePolicies: [],
  diagnostics: [],
};
const FILES = ['.github/tracking/Promoted_Commit_Id', 'drone/README.md', 'drone/app-test/namespace.yaml'];

function write(report: object | string | undefined, files: readonly string[]): GitOpsPullRequestOptions['source'] {
  for (const file of files) {
    mkdirSync(dirname(join(folder, 'manifests', file)), { recursive: true });
    writeFileSync(join(folder, 'manifests', file), file);
  }
  const path = join(folder, 'report.json');
  if (report !== undefined) writeFileSync(path, typeof report === 'string' ? report : JSON.stringify(report));
  return {
    manifests: join(folder, 'manifests'),
    report: report === undefined ? undefined : path,
    promotedCommit: undefined,
  };
}

/** Dependencies that fail if they are used: what is invalid must not reach a service. */
const NO_GITHUB = new Proxy({} as GitOpsPullRequestDeps['github'], {
  get: () => {
    throw new Error('GitHub was called');
  },
});
const NO_SERVICES: GitOpsPullRequestDeps = {
  github: NO_GITHUB,
  statuses: { github: NO_GITHUB, runUrl: 'https://github.com/contoso/control-plane/actions/runs/1' },
  openPublication: async () => {
    throw new Error('the repository was opened');
  },
  origin: { serverUrl: 'https://github.com', controlPlaneUrl: undefined },
  log: () => undefined,
};

const run = (source: GitOpsPullRequestOptions['source'], target: Partial<GitOpsPullRequestOptions['target']> = {}) =>
  createGitOpsPullRequest(
    {
      ...POLICY,
      source,
      target: { repository: undefined, base: undefined, path: undefined, branch: undefined, ...target },
      reportIssues: false,
      statuses: { promotionContext: (environment) => `${environment} environment`, reportsWorkloads: false },
      isDryRun: false,
    },
    NO_SERVICES,
  );

const messagesOf = async (result: ReturnType<typeof run>) =>
  (await result).diagnostics.map(({ code, message }) => `${code}: ${message}`);

describe('createGitOpsPullRequest', () => {
  it('asks GitHub for the repository of a complete or partial report with its manifests', async () => {
    await expect(run(write(REPORT, FILES))).rejects.toThrow('GitHub was called');
    const partial = { ...REPORT, outcome: 'partial', failed: [createFailure({ deploymentTarget: 'other' })] };
    await expect(run(write(partial, FILES))).rejects.toThrow('GitHub was called');
    await expect(run(write(undefined, FILES), { repository: 'a/b', base: 'c' })).rejects.toThrow('GitHub was called');
  });

  it('refuses the report of a schedule that failed', async () => {
    const diagnostics = [{ code: 'x', severity: 'error', message: 'y' }];
    const result = await run(write({ ...REPORT, outcome: 'failed', diagnostics }, []));
    expect(result).toMatchObject({ ok: false, target: { base: 'dev' }, decision: { kind: 'refuse', issues: [] } });
    expect(result.diagnostics).toMatchObject([
      {
        code: 'schedule-failed',
        message: 'the schedule of "dev" failed with 1 error, so there are no manifests to publish',
      },
    ]);
    expect(toPullRequestOutputs(result)).toMatchObject({ 'pull-request-operation': '', added: '0', promoted: 'false' });
  });

  it.each([
    ['that is not JSON', '{', /^report-not-ours: the report .* cannot be read/],
    ['that is something else', {}, /^report-not-ours: .* is not a report of the schedule action$/],
    ['of another version', { ...REPORT, version: 1 }, /is a report of version "1"; this release reads version 2$/],
    [
      'with an invalid name',
      { ...REPORT, clusterTypes: [{ name: '../x', labels: {} }] },
      /report\.clusterTypes\[0\]\.name must be/,
    ],
    ['without a GitOpsRepo', { ...REPORT, gitops: [] }, /^gitops-target: neither the inputs nor a GitOpsRepo/],
  ])('refuses a report %s', async (_, report, message) => {
    expect(await messagesOf(run(write(report, FILES)))).toEqual([expect.stringMatching(message)]);
  });

  it('refuses manifests without what belongs to a cluster type', async () => {
    const clusterTypes = [{ name: 'drone', labels: {}, files: ['drone/infrastructure.yaml'] }];
    expect(await messagesOf(run(write({ ...REPORT, clusterTypes }, FILES)))).toEqual([
      'manifests-not-of-report: the folder lacks manifests that the report lists: "drone/infrastructure.yaml"',
    ]);
    expect(await messagesOf(run(write(REPORT, [...FILES, 'drone/infrastructure.yaml'])))).toEqual([
      'manifests-not-of-report: the folder contains files that the report does not list: "drone/infrastructure.yaml"',
    ]);
  });

  it('refuses manifests that are not exactly those of the report', async () => {
    expect(await messagesOf(run(write(REPORT, [...FILES.slice(1), 'drone/other/namespace.yaml'])))).toEqual([
      'manifests-not-of-report: the folder lacks manifests that the report lists: ".github/tracking/Promoted_Commit_Id"',
      'manifests-not-of-report: the folder contains files that the report does not list: "drone/other/namespace.yaml"',
    ]);
  });

  it('refuses a folder that does not exist, is empty, or contains a link', async () => {
    expect(await messagesOf(run(write(REPORT, [])))).toEqual([
      expect.stringMatching(/^manifests: the folder .* does not exist$/),
    ]);
    expect(await messagesOf(run({ ...write(REPORT, []), manifests: '' }))).toEqual([
      'manifests: input manifests is required',
    ]);
    mkdirSync(join(folder, 'manifests'));
    const target = { repository: 'a/b', base: 'c' };
    expect(await messagesOf(run(write(undefined, []), target))).toEqual([
      expect.stringMatching(/^manifests: the folder .* is empty$/),
    ]);
    symlinkSync('/etc/passwd', join(folder, 'manifests', 'link'));
    expect(await messagesOf(run(write(REPORT, FILES)))).toEqual([
      expect.stringMatching(/^manifests: the folder .* contains links or devices: "link"$/),
    ]);
  });
});
