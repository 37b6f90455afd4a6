import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRepository } from '@kalypso-actions/git-server';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type {
  GitHubConnection,
  JobEnvironment,
  PermissionLevel,
  ReportedRun,
  WorkflowEvent,
} from '../github/github-connection.ts';
import type { ContextValue } from '../language/json.ts';
import type { JobRecord, RunRecord } from './records.ts';
import type { RepositoryConfiguration } from './run-deps.ts';
import { WorkflowRunner } from './workflow-runner.ts';

const REPOSITORY = 'contoso/app';
const root = mkdtempSync(join(tmpdir(), 'kalypso-engine-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** A GitHub with one repository on disk, whose events the test emits. */
class SingleRepositoryGitHub implements GitHubConnection {
  readonly serverUrl = 'http://127.0.0.1:1';
  readonly apiUrl = 'http://127.0.0.1:1/api/v3';
  readonly tokens: { token: string; permissions: Readonly<Record<string, PermissionLevel>>; revoked: boolean }[] = [];
  readonly #events: WorkflowEvent[] = [];
  readonly #root: string;
  readonly #commit: string;

  constructor(workflow: string) {
    this.#root = join(root, String(++count));
    const { commits } = createRepository(this.#root, REPOSITORY, [
      { files: { '.github/workflows/a.yml': workflow, 'src/a.txt': '' } },
    ]);
    this.#commit = commits[0] ?? '';
  }

  emit(name: string, payload: Record<string, ContextValue> = {}, startsWorkflows = true): void {
    const push = { ref: 'refs/heads/main', before: '0'.repeat(40), after: this.#commit };
    const dispatch = { ref: 'refs/heads/main', workflow: '.github/workflows/a.yml' };
    const fullPayload = { ...(name === 'push' ? push : dispatch), ...payload };
    const id = this.#events.length + 1;
    this.#events.push({ id, name, repository: REPOSITORY, actor: 'octocat', startsWorkflows, payload: fullPayload });
  }

  events = async (after: number) => this.#events.slice(after);
  folder = () => join(this.#root, `${REPOSITORY}.git`);
  defaultBranch = () => 'main';

  async createToken(_: string, permissions: Readonly<Record<string, PermissionLevel>>): Promise<string> {
    const token = `token-${this.tokens.length}`;
    this.tokens.push({ token, permissions, revoked: false });
    return token;
  }

  /** By environment. */
  readonly protections: Record<string, Partial<JobEnvironment>> = {};
  readonly reports: string[] = [];

  async reportRun({ title, status, conclusion }: ReportedRun, actor: string): Promise<void> {
    this.reports.push(`${title} by ${actor}: ${conclusion ?? status}`);
  }

  async useEnvironment(_: string, name = ''): Promise<JobEnvironment> {
    return { hasReviewers: false, branches: null, subjectPrefix: `repo:${REPOSITORY}`, ...this.protections[name] };
  }

  async revokeToken(token: string): Promise<void> {
    for (const created of this.tokens) if (created.token === token) created.revoked = true;
  }
}

function start(workflow: string, configuration: RepositoryConfiguration = {}) {
  const github = new SingleRepositoryGitHub(workflow);
  const machine = {
    github,
    root: resolve(import.meta.dirname, '../../../../..'),
    emulatedActions: {},
    programs: [],
    environment: {},
    minuteMs: 60_000,
  };
  const runner = new WorkflowRunner({ machine, configuration: { [REPOSITORY]: configuration } });
  onTestFinished(() => runner.close());
  return { github, runner };
}

const jobs = (run: RunRecord | undefined) =>
  Object.fromEntries((run?.jobs ?? []).map(({ name, conclusion }) => [name, conclusion]));
const logLines = ({ log }: JobRecord) => log.split('\n').filter((line) => line !== '' && !line.startsWith('##[group]'));

const HEAD = 'on: [push, workflow_dispatch]\npermissions: {}\n';
const JOB = 'runs-on: ubuntu-latest\n    steps:\n';

describe('a run', () => {
  it('runs jobs in the order of their needs and passes on outputs', async () => {
    const { github, runner } = start(`${HEAD}
jobs:
  a:
    runs-on: ubuntu-latest
    outputs:
      word: \${{ steps.say.outputs.word }}
    steps:
      - id: say
        run: echo "word=hello $GITHUB_REF_NAME" >> "$GITHUB_OUTPUT"
  b:
    needs: a
    ${JOB}
      - run: echo "\${WORD} and $GITHUB_JOB" && grep -c refs/heads/main "$GITHUB_EVENT_PATH"
        env: { WORD: "\${{ needs.a.outputs.word }}" }
  c:
    needs: b
    if: needs.a.outputs.word == 'other'
    ${JOB}
      - run: exit 1
  d:
    needs: c
    ${JOB}
      - run: exit 1
  e:
    needs: [a, d]
    if: always() && needs.d.result == 'skipped'
    ${JOB}
      - run: echo there
`);
    github.emit('push');
    await runner.settle();
    const [run] = runner.runs;
    expect(jobs(run)).toEqual({ a: 'success', b: 'success', c: 'skipped', d: 'skipped', e: 'success' });
    expect(run?.conclusion).toBe('success');
    expect(logLines(run?.jobs[1] as JobRecord)).toEqual(['hello main and b', '1']);
  });

  it('continues after a failure only with if: or continue-on-error', async () => {
    const { github, runner } = start(`${HEAD}
env: { A: workflow, B: workflow, C: workflow }
jobs:
  a:
    runs-on: ubuntu-latest
    env: { B: job, C: job }
    steps:
      - run: echo "$A $B $C" && echo D=made >> "$GITHUB_ENV" && exit 3
        env: { C: step }
      - run: echo never
      - if: failure()
        run: echo "$A $B $C $D"
      - if: always()
        run: "false"
        continue-on-error: true
  b:
    needs: a
    ${JOB}
      - run: echo never
  c:
    needs: a
    if: failure()
    ${JOB}
      - run: echo recovered
`);
    github.emit('push');
    await runner.settle();
    const [run] = runner.runs;
    expect(jobs(run)).toEqual({ a: 'failure', b: 'skipped', c: 'success' });
    expect(run?.conclusion).toBe('failure');
    expect(logLines(run?.jobs[0] as JobRecord)).toEqual(['workflow job step', 'workflow job job made']);
    expect(run?.jobs[0]?.steps.map(({ conclusion }) => conclusion)).toEqual([
      'failure',
      'skipped',
      'success',
      'success',
    ]);
  });

  it('masks secrets and drops outputs that contain one', async () => {
    const workflow = `${HEAD}
jobs:
  a:
    runs-on: ubuntu-latest
    outputs: { key: "\${{ steps.k.outputs.key }}", plain: "\${{ steps.k.outputs.plain }}" }
    steps:
      - id: k
        run: |
          echo "$KEY" "$TOKEN"
          echo "key=$KEY" >> "$GITHUB_OUTPUT"
          echo "plain=1" >> "$GITHUB_OUTPUT"
          echo "the $KEY" >> "$GITHUB_STEP_SUMMARY"
        env: { KEY: "\${{ secrets.KEY }}", TOKEN: "\${{ github.token }}" }
`;
    const { github, runner } = start(workflow, { secrets: { KEY: 's3cret' } });
    github.emit('push');
    await runner.settle();
    const job = runner.runs[0]?.jobs[0] as JobRecord;
    expect(logLines(job)).toEqual(['*** ***', expect.stringContaining("Skip output 'key'")]);
    expect(job.outputs).toEqual({ plain: '1' });
    expect(job.summary).toBe('the ***\n');
  });

  it('gives each job a token with its permissions and revokes it at the end', async () => {
    const { github, runner } = start(`on: push
permissions: { contents: read }
jobs:
  a:
    ${JOB}
      - run: echo
  b:
    needs: a
    permissions: { statuses: write, id-token: write, contents: none }
    ${JOB}
      - run: echo
`);
    github.emit('push');
    await runner.settle();
    expect(github.tokens).toEqual([
      { token: 'token-0', permissions: { contents: 'read' }, revoked: true },
      { token: 'token-1', permissions: { statuses: 'write' }, revoked: true },
    ]);
  });

  it("is not triggered by events caused with a job's token", async () => {
    const { github, runner } = start(`${HEAD}jobs:\n  a:\n    ${JOB}      - run: echo\n`);
    github.emit('push', {}, false);
    await runner.settle();
    expect(runner.runs).toEqual([]);
  });

  it('cancels the rest of a matrix after a failure', async () => {
    const { github, runner } = start(`${HEAD}
jobs:
  a:
    runs-on: ubuntu-latest
    strategy: { max-parallel: 1, matrix: { n: [1, 2, 3] } }
    steps:
      - run: test "$N" != 2
        env: { N: "\${{ matrix.n }}" }
  b:
    needs: a
    ${JOB}
      - run: echo
`);
    github.emit('push');
    await runner.settle();
    expect(jobs(runner.runs[0])).toEqual({
      'a (1)': 'success',
      'a (2)': 'failure',
      'a (3)': 'cancelled',
      b: 'skipped',
    });
  });

  it('stops a step after its timeout', async () => {
    const { github, runner } = start(
      `${HEAD}jobs:\n  a:\n    ${JOB}      - run: exec sleep 60\n        timeout-minutes: 0.001\n`,
    );
    github.emit('push');
    await runner.settle();
    expect(jobs(runner.runs[0])).toEqual({ a: 'failure' });
  });

  it('reports invalid workflows and dispatches', async () => {
    const invalid = start('on: push\njobs: { a: { steps: [] } }\n');
    invalid.github.emit('push');
    await expect(invalid.runner.settle()).rejects.toThrow('a.yml is not a valid workflow');
    const { github, runner } = start(`${HEAD}jobs:\n  a:\n    ${JOB}      - run: echo\n`);
    github.emit('workflow_dispatch', { inputs: { unknown: '1' } });
    await expect(runner.settle()).rejects.toThrow('Unexpected inputs');
  });
});

describe('approvals, cancellation and re-runs', () => {
  const GATED = `${HEAD}jobs:
  a:
    environment: stage
    ${JOB}
      - run: echo "$WHERE"
        env: { WHERE: "\${{ vars.WHERE }}" }
`;
  const stage = {
    environments: { stage: { approval: true, vars: { WHERE: 'on stage' } } },
    vars: { WHERE: 'other' },
  };

  it('waits for an approval', async () => {
    const { github, runner } = start(GATED, stage);
    github.emit('push');
    await runner.settle();
    expect(runner.runs[0]?.status).toBe('in_progress');
    expect(runner.waiting.map(({ environment }) => environment)).toEqual(['stage']);
    runner.approve(runner.waiting[0] as JobRecord);
    await runner.settle();
    expect(logLines(runner.runs[0]?.jobs[0] as JobRecord)).toEqual(['on stage']);
  });

  it('fails after a rejection', async () => {
    const { github, runner } = start(GATED, stage);
    github.emit('push');
    await runner.settle();
    runner.reject(runner.waiting[0] as JobRecord);
    await runner.settle();
    expect(jobs(runner.runs[0])).toEqual({ a: 'failure' });
  });

  it('keeps only the newest run that waits for its concurrency group', async () => {
    const { github, runner } = start(GATED.replace('jobs:', 'concurrency: all\njobs:'), stage);
    for (let i = 0; i < 3; i += 1) github.emit('push');
    await runner.settle();
    expect(runner.runs.map(({ status, conclusion }) => conclusion ?? status)).toEqual([
      'in_progress',
      'cancelled',
      'pending',
    ]);
    runner.approve(runner.waiting[0] as JobRecord);
    await runner.settle();
    runner.approve(runner.waiting[0] as JobRecord);
    await runner.settle();
    expect(runner.runs.map(({ conclusion }) => conclusion)).toEqual(['success', 'cancelled', 'success']);
  });

  it('can be cancelled and re-run', async () => {
    const { github, runner } = start(
      `${HEAD}jobs:\n  a:\n    ${JOB}      - run: echo begun && exec sleep 60\n      - run: echo never\n`,
    );
    github.emit('push');
    const run = () => runner.runs[0] as RunRecord;
    await runner.until(() => runner.runs[0]?.jobs[0]?.log.includes('begun') === true);
    runner.cancel(run());
    await runner.settle();
    expect(run().conclusion).toBe('cancelled');
    expect(jobs(run())).toEqual({ a: 'cancelled' });
    const rerun = runner.rerun(run());
    await runner.until(() => rerun.jobs[0]?.log.includes('begun') === true);
    expect(rerun).toMatchObject({ attempt: 2, sha: run().sha });
  });

  it('re-runs failed jobs with the outputs of successful ones', async () => {
    const { github, runner } = start(`${HEAD}
jobs:
  a:
    runs-on: ubuntu-latest
    outputs: { n: "\${{ steps.n.outputs.n }}" }
    steps:
      - id: n
        run: echo "n=$GITHUB_RUN_ATTEMPT" >> "$GITHUB_OUTPUT"
  b:
    needs: a
    ${JOB}
      - run: test "$GITHUB_RUN_ATTEMPT" = 2 && echo "$N"
        env: { N: "\${{ needs.a.outputs.n }}" }
`);
    github.emit('push');
    await runner.settle();
    const rerun = runner.rerun(runner.runs[0] as RunRecord, 'failed');
    await runner.settle();
    expect(jobs(rerun)).toEqual({ b: 'success' });
    expect(logLines(rerun.jobs[0] as JobRecord)).toEqual(['1']);
  });

  it('re-runs one job of a matrix, with the jobs that need it and the outputs of the others', async () => {
    const { github, runner } = start(`${HEAD}
jobs:
  a:
    runs-on: ubuntu-latest
    outputs: { n: "\${{ steps.n.outputs.n }}" }
    steps:
      - id: n
        run: echo "n=$GITHUB_RUN_ATTEMPT" >> "$GITHUB_OUTPUT"
  b:
    needs: a
    strategy: { matrix: { x: [one, two] } }
    ${JOB}
      - run: echo "$N"
        env: { N: "\${{ needs.a.outputs.n }} \${{ matrix.x }}" }
  c:
    needs: b
    ${JOB}
      - run: echo end
`);
    github.emit('push');
    await runner.settle();
    const first = runner.runs[0] as RunRecord;
    const rerun = runner.rerun(first, first.jobs.find(({ matrix }) => matrix.x === 'two') as JobRecord);
    await runner.settle();
    expect(rerun.jobs.map(({ id, matrix }) => [id, matrix.x])).toEqual([
      ['b', 'two'],
      ['c', undefined],
    ]);
    expect(logLines(rerun.jobs[0] as JobRecord)).toEqual(['1 two']);
  });

  it('can lose the machine between two steps', async () => {
    const steps = '      - run: echo 1\n      - run: echo 2\n';
    const { github, runner } = start(`${HEAD}jobs:\n  a:\n    ${JOB}${steps}`);
    runner.injectMachineFailure({ workflow: 'a.yml', job: 'a', stepsDone: 1 });
    github.emit('push');
    await runner.settle();
    expect(logLines(runner.runs[0]?.jobs[0] as JobRecord)).toEqual([
      '1',
      expect.stringContaining('lost communication'),
    ]);
    expect(runner.runs[0]?.conclusion).toBe('failure');
    const rerun = runner.rerun(runner.runs[0] as RunRecord);
    await runner.settle();
    expect(rerun.conclusion).toBe('success');
  });
});

describe('an environment of GitHub', () => {
  const WORKFLOW = `${HEAD}run-name: Deploy \${{ github.sha && 'it' }}
jobs:
  a:
    environment: stage
    permissions: { id-token: write }
    ${JOB}
      - run: echo "key $KEY"
        env: { KEY: "\${{ secrets.KEY }}" }
`;
  const configuration = { environments: { stage: { secrets: { KEY: 's3cret' } } } };

  it('lets jobs of its branches use it, and reports the run', async () => {
    const { github, runner } = start(WORKFLOW, configuration);
    github.protections.stage = { branches: ['release/*', 'main'] };
    github.emit('push');
    await runner.settle();
    expect(jobs(runner.runs[0])).toEqual({ a: 'success' });
    expect(github.reports).toEqual(['Deploy it by octocat: pending', 'Deploy it by octocat: success']);
  });

  it('fails jobs of other branches, before a token or a secret exists', async () => {
    const { github, runner } = start(WORKFLOW, configuration);
    github.protections.stage = { branches: ['dev', 'release/*'] };
    github.emit('push');
    await runner.settle();
    expect(jobs(runner.runs[0])).toEqual({ a: 'failure' });
    expect(runner.runs[0]?.jobs[0]?.log).toContain('Branch "main" is not allowed to deploy to stage');
    expect(github.tokens).toEqual([]);
  });

  it('waits for its reviewers', async () => {
    const { github, runner } = start(WORKFLOW, configuration);
    github.protections.stage = { hasReviewers: true };
    github.emit('push');
    await runner.settle();
    const [job] = runner.waiting;
    if (job === undefined) throw new Error('no job waits');
    runner.reject(job);
    await runner.settle();
    expect(jobs(runner.runs[0])).toEqual({ a: 'failure' });
  });
});
