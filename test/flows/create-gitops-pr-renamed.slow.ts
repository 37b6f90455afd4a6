import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Publication } from '@kalypso-actions/git';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type ControlPlaneWorkspace,
  createControlPlaneWorkspace,
  type ScheduleOutput,
} from '../support/control-plane-workspace.ts';
import {
  FIXTURE_TOKEN,
  type GitOpsFixture,
  type GitOpsRepository,
  startGitOpsFixture,
} from '../support/gitops-fixture.ts';
import { publishInProcess } from '../support/publish-in-process.ts';

// Each test starts several processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HEAD = 'deployment/dev';
const AT = { source: '.', file: 'gitops-repo.yaml', line: 7, column: 9 };

let fleets: GitOpsFixture;
let workspace: ControlPlaneWorkspace;
let example: ScheduleOutput;
let fewer: ScheduleOutput;

beforeAll(async () => {
  fleets = await startGitOpsFixture();
  workspace = createControlPlaneWorkspace();
  example = await workspace.schedule();
  workspace.remove('control-plane/dev/scheduling/platform-services');
  fewer = await workspace.schedule();
});
afterAll(async () => {
  workspace.dispose();
  await fleets.stop();
});

let count = 0;

/** A repository that had another owner and another name. */
async function createRenamed(): Promise<{ readonly fleet: GitOpsRepository; readonly former: string }> {
  const fleet = await fleets.create();
  count += 1;
  const former = `fabrikam/former-${count}`;
  await fleets.github.createRepository(former, [{ branch: 'main', files: { 'x.txt': 'x' } }], { movedTo: fleet.name });
  return { fleet, former };
}

/** The schedule of a control plane whose GitOpsRepo names a repository. */
function withGitOpsRepo({ manifests, report }: ScheduleOutput, repository: string): ScheduleOutput {
  const url = `${fleets.github.url}/${repository}`;
  const gitops = [{ name: 'fleet', repo: url, branch: 'dev', path: '.', at: AT }];
  count += 1;
  const file = join(workspace.folder, `report-${count}.json`);
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(report, 'utf8')), gitops }));
  return { manifests, report: file };
}

async function publish(
  fleet: GitOpsRepository,
  scheduled: ScheduleOutput,
  inputs: Readonly<Record<string, string>> = {},
) {
  const first = (await fleets.github.requests()).at(-1)?.id ?? 0;
  const { result, thrown } = await publishInProcess(
    fleets,
    fleet,
    scheduled,
    { repository: '', base: '', ...inputs },
    { retries: 0 },
  );
  if (result === undefined) throw thrown;
  const requests = (await fleets.github.requests(first)).map(({ method, path }) => `${method} ${path}`);
  return { ...result, requests };
}

describe('a repository that was renamed and transferred', () => {
  it('has one pull request, whichever name the control plane has', async () => {
    const { fleet, former } = await createRenamed();
    const scheduled = withGitOpsRepo(example, former);
    const first = await publish(fleet, scheduled);
    expect(first).toMatchObject({ ok: true, operation: 'created', pullRequest: { number: 1 } });
    expect(first.target?.repository).toEqual({ owner: 'contoso', repo: fleet.name.split('/')[1] });
    expect(first.pullRequest?.url).toBe(`${fleets.github.url}/${fleet.name}/pull/1`);
    expect(first.diagnostics).toEqual([
      {
        code: 'gitops-repository-renamed',
        severity: 'warning',
        message: `the repository of GitOpsRepo "fleet", "${fleets.github.url}/${former}", was renamed or transferred: it is "${fleet.name}" now`,
        at: AT,
        hint: `Change \`repo\` to ${fleets.github.url}/${fleet.name} in gitops-repo.yaml on the branch of the environment. The former name works until another repository gets it.`,
      },
    ]);
    // Only the question for the present name goes to the former one.
    expect(first.requests.filter((request) => request.includes('former'))).toEqual([`GET /api/v3/repos/${former}`]);

    expect(await publish(fleet, scheduled)).toMatchObject({
      ok: true,
      operation: 'unchanged',
      pullRequest: { number: 1 },
    });
    expect(await publish(fleet, withGitOpsRepo(fewer, former))).toMatchObject({ ok: true, operation: 'updated' });
    const present = await publish(fleet, withGitOpsRepo(fewer, fleet.name));
    expect(present).toMatchObject({ ok: true, operation: 'unchanged', diagnostics: [] });
    await fleet.api('GET', '/pulls/1');
    await fleet.api('PUT', '/pulls/1/merge', {});
    expect(await publish(fleet, withGitOpsRepo(fewer, former))).toMatchObject({ ok: true, operation: 'none' });
    expect(await fleet.pulls('all')).toHaveLength(1);
    expect(fleet.commitOf(HEAD)).toBeUndefined();
  });

  it('recognizes commits by others that were merged, and a pull request that is to be withdrawn', async () => {
    const { fleet, former } = await createRenamed();
    await publish(fleet, withGitOpsRepo(example, former));
    await fleet.api('PUT', '/contents/drone/notes.txt', {
      branch: HEAD,
      message: 'by a contributor',
      content: Buffer.from('a note').toString('base64'),
    });
    await fleet.api('GET', '/pulls/1');
    await fleet.api('PUT', '/pulls/1/merge', { merge_method: 'squash' });
    const next = await publish(fleet, withGitOpsRepo(fewer, former));
    expect(next, JSON.stringify(next.diagnostics)).toMatchObject({ ok: true, operation: 'created' });
    const same = await publish(fleet, withGitOpsRepo(example, former));
    expect(same).toMatchObject({ ok: true, operation: 'closed', pullRequest: { number: 2 } });
  });

  it('is found by signed commits, auto-merge, labels and issues', async () => {
    const { fleet, former } = await createRenamed();
    const inputs = { 'sign-commits': 'true', 'auto-merge': 'merge', labels: 'fleet', 'report-issues': 'true' };
    const step = await publish(fleet, withGitOpsRepo(example, former), inputs);
    expect(step).toMatchObject({
      ok: true,
      operation: 'created',
      diagnostics: [{ code: 'gitops-repository-renamed' }],
    });
    expect(await fleet.pulls('closed')).toMatchObject([{ merged_at: expect.any(String) }]);
    expect((await publish(fleet, withGitOpsRepo(example, former), inputs)).operation).toBe('none');
  });

  it('is the same if the input and the GitOpsRepo have different names', async () => {
    const { fleet, former } = await createRenamed();
    const byInput = await publish(fleet, withGitOpsRepo(example, fleet.name), { repository: former });
    expect(byInput).toMatchObject({
      ok: true,
      operation: 'created',
      diagnostics: [
        { hint: expect.stringContaining(`Change the input \`repository\` in the workflow to ${fleet.name}.`) },
      ],
    });
    const byReport = await publish(fleet, withGitOpsRepo(example, former), { repository: fleet.name });
    expect(byReport).toMatchObject({ ok: true, operation: 'unchanged', diagnostics: [{ at: AT }] });
  });

  it('does not differ from a name in other letter case', async () => {
    const { fleet } = await createRenamed();
    const scheduled = withGitOpsRepo(example, fleet.name.toUpperCase());
    expect(await publish(fleet, scheduled)).toMatchObject({ ok: true, operation: 'created', diagnostics: [] });
    expect(await publish(fleet, scheduled)).toMatchObject({ ok: true, operation: 'unchanged', diagnostics: [] });
  });

  it('is read and pushed to by git under its former name', async () => {
    const { fleet, former } = await createRenamed();
    const directory = mkdtempSync(join(tmpdir(), 'kalypso-renamed-'));
    const log: string[] = [];
    const publication = await Publication.open({
      repo: `${fleets.github.url}/${former}`,
      base: 'dev',
      head: HEAD,
      directory,
      token: FIXTURE_TOKEN,
      serverUrl: fleets.github.url,
      log: (line) => log.push(line),
    });
    const person = { name: 'Ada', email: 'ada@example.com' };
    const { tree = '' } = publication.base ?? {};
    const id = await publication.commit({ tree, message: 'x', author: person, committer: person });
    expect((await publication.push(id)).kind).toBe('pushed');
    expect(fleet.commitOf(HEAD)).toBe(id);
    expect(log.join('\n')).toContain(`has moved to ${fleets.github.url}/${fleet.name}`);
    await publication.close();
    rmSync(directory, { recursive: true, force: true });
  });
});

describe('a repository that does not exist', () => {
  it('is named, without the advice to re-run the job', async () => {
    const fleet = await fleets.create();
    const step = await publish(fleet, withGitOpsRepo(example, 'contoso/typo'));
    expect(step.ok).toBe(false);
    expect(step.diagnostics).toMatchObject([
      {
        code: 'repository-failed',
        message: `${fleets.github.url}/contoso/typo was not found, or the token cannot read it`,
        hint: expect.stringContaining('that the token has "contents: write" on that repository'),
      },
    ]);
    expect(step.diagnostics[0]?.hint).not.toMatch(/re-?run/i);
  });
});
