import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRepository } from '@kalypso-actions/git-server';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { GitHubConnection, PermissionLevel, WorkflowEvent } from '../github/github-connection.ts';
import type { ContextValue } from '../language/json.ts';
import type { JobRecord, RunRecord } from './records.ts';
import type { RepositoryConfiguration } from './workflow-run.ts';
import { WorkflowRunner } from './workflow-runner.ts';

const REPOSITORY = 'contoso/app';
const root = mkdtempSync(join(tmpdir(), 'kalypso-engine-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** A GitHub of one repository, on disk: what the test says has happened, has happened. */
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

  happen(name: string, payload: Record<string, ContextValue> = {}, startsWorkflows = true): void {
    const push = { ref: 'refs/heads/main', before: '0'.repeat(40), after: this.#commit };
    const dispatch = { ref: 'refs/heads/main', workflow: '.github/workflows/a.yml' };
    const given = { ...(name === 'push' ? push : dispatch), ...payload };
    const id = this.#events.length + 1;
    this.#events.push({ id, name, repository: REPOSITORY, actor: 'somebody', startsWorkflows, payload: given });
  }

  events = async (after: number) => this.#events.slice(after);
  folder = () => join(this.#root, `${REPOSITORY}.git`);
  defaultBranch = () => 'main';

  async createToken(_: string, permissions: Readonly<Record<string, PermissionLevel>>): Promise<string> {
    const token = `token-${this.tokens.length}`;
    this.tokens.push({ token, permissions, revoked: false });
    return token;
  }

  async revokeToken(token: string): Promise<void> {
    for (const one of this.tokens) if (one.token === token) one.revoked = true;
  }
}

function start(workflow: string, configuration: RepositoryConfiguration = {}) {
  const door = new SingleRepositoryGitHub(workflow);
  const machine = {
    door,
    root: resolve(import.meta.dirname, '../../../../..'),
    standIns: {},
    programs: [],
    environment: {},
    minuteMs: 60_000,
  };
  const runner = new WorkflowRunner({ machine, configuration: { [REPOSITORY]: configuration } });
  onTestFinished(() => runner.close());
  return { door, runner };
}

const jobs = (run: RunRecord | undefined) =>
  Object.fromEntries((run?.jobs ?? []).map(({ name, conclusion }) => [name, conclusion]));
const said = ({ log }: JobRecord) => log.split('\n').filter((line) => line !== '' && !line.startsWith('##[group]'));

const HEAD = 'on: [push, workflow_dispatch]\npermissions: {}\n';
const JOB = 'runs-on: ubuntu-latest\n    steps:\n';

describe('a run', () => {
  it('runs jobs in the order that they need each other, with what they hand on', async () => {
    const { door, runner } = start(`${HEAD}
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
    door.happen('push');
    await runner.settle();
    const [run] = runner.runs;
    expect(jobs(run)).toEqual({ a: 'success', b: 'success', c: 'skipped', d: 'skipped', e: 'success' });
    expect(run?.conclusion).toBe('success');
    expect(said(run?.jobs[1] as JobRecord)).toEqual(['hello main and b', '1']);
  });

  it('goes on after a failure only where it is told to', async () => {
    const { door, runner } = start(`${HEAD}
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
      - run: echo mended
`);
    door.happen('push');
    await runner.settle();
    const [run] = runner.runs;
    expect(jobs(run)).toEqual({ a: 'failure', b: 'skipped', c: 'success' });
    expect(run?.conclusion).toBe('failure');
    expect(said(run?.jobs[0] as JobRecord)).toEqual(['workflow job step', 'workflow job job made']);
    expect(run?.jobs[0]?.steps.map(({ conclusion }) => conclusion)).toEqual([
      'failure',
      'skipped',
      'success',
      'success',
    ]);
  });

  it('masks secrets, and hands on no output that holds one', async () => {
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
    const { door, runner } = start(workflow, { secrets: { KEY: 's3cret' } });
    door.happen('push');
    await runner.settle();
    const job = runner.runs[0]?.jobs[0] as JobRecord;
    expect(said(job)).toEqual(['*** ***', expect.stringContaining("Skip output 'key'")]);
    expect(job.outputs).toEqual({ plain: '1' });
    expect(job.summary).toBe('the ***\n');
  });

  it('hands each job a token with the permissions that it asks for, until it ends', async () => {
    const { door, runner } = start(`on: push
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
    door.happen('push');
    await runner.settle();
    expect(door.tokens).toEqual([
      { token: 'token-0', permissions: { contents: 'read' }, revoked: true },
      { token: 'token-1', permissions: { statuses: 'write' }, revoked: true },
    ]);
  });

  it('starts by no doing of a token of a job', async () => {
    const { door, runner } = start(`${HEAD}jobs:\n  a:\n    ${JOB}      - run: echo\n`);
    door.happen('push', {}, false);
    await runner.settle();
    expect(runner.runs).toEqual([]);
  });

  it('fails a matrix as a whole, and the rest of it at once', async () => {
    const { door, runner } = start(`${HEAD}
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
    door.happen('push');
    await runner.settle();
    expect(jobs(runner.runs[0])).toEqual({
      'a (1)': 'success',
      'a (2)': 'failure',
      'a (3)': 'cancelled',
      b: 'skipped',
    });
  });

  it('ends a step that takes too long', async () => {
    const { door, runner } = start(
      `${HEAD}jobs:\n  a:\n    ${JOB}      - run: exec sleep 60\n        timeout-minutes: 0.001\n`,
    );
    door.happen('push');
    await runner.settle();
    expect(jobs(runner.runs[0])).toEqual({ a: 'failure' });
  });

  it('tells what is wrong with a workflow and with a dispatch', async () => {
    const wrong = start('on: push\njobs: { a: { steps: [] } }\n');
    wrong.door.happen('push');
    await expect(wrong.runner.settle()).rejects.toThrow('a.yml is not a workflow');
    const { door, runner } = start(`${HEAD}jobs:\n  a:\n    ${JOB}      - run: echo\n`);
    door.happen('workflow_dispatch', { inputs: { what: '1' } });
    await expect(runner.settle()).rejects.toThrow('Unexpected inputs');
  });
});

describe('runs and people', () => {
  const GATED = `${HEAD}jobs:
  a:
    environment: stage
    ${JOB}
      - run: echo "$WHERE"
        env: { WHERE: "\${{ vars.WHERE }}" }
`;
  const stage = {
    environments: { stage: { approval: true, vars: { WHERE: 'on stage' } } },
    vars: { WHERE: 'nowhere' },
  };

  it('wait for an approval', async () => {
    const { door, runner } = start(GATED, stage);
    door.happen('push');
    await runner.settle();
    expect(runner.runs[0]?.status).toBe('in_progress');
    expect(runner.waiting.map(({ environment }) => environment)).toEqual(['stage']);
    runner.approve(runner.waiting[0] as JobRecord);
    await runner.settle();
    expect(said(runner.runs[0]?.jobs[0] as JobRecord)).toEqual(['on stage']);
  });

  it('fail when they are rejected', async () => {
    const { door, runner } = start(GATED, stage);
    door.happen('push');
    await runner.settle();
    runner.reject(runner.waiting[0] as JobRecord);
    await runner.settle();
    expect(jobs(runner.runs[0])).toEqual({ a: 'failure' });
  });

  it('keep the newest of those that wait for their turn', async () => {
    const { door, runner } = start(GATED.replace('jobs:', 'concurrency: all\njobs:'), stage);
    for (let i = 0; i < 3; i += 1) door.happen('push');
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

  it('can be cancelled, and started again', async () => {
    const { door, runner } = start(
      `${HEAD}jobs:\n  a:\n    ${JOB}      - run: echo begun && exec sleep 60\n      - run: echo never\n`,
    );
    door.happen('push');
    const run = () => runner.runs[0] as RunRecord;
    await runner.until(() => runner.runs[0]?.jobs[0]?.log.includes('begun') === true);
    runner.cancel(run());
    await runner.settle();
    expect(run().conclusion).toBe('cancelled');
    expect(jobs(run())).toEqual({ a: 'cancelled' });
    const again = runner.rerun(run());
    await runner.until(() => again.jobs[0]?.log.includes('begun') === true);
    expect(again).toMatchObject({ attempt: 2, sha: run().sha });
  });

  it('repeat what failed with what went well before', async () => {
    const { door, runner } = start(`${HEAD}
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
    door.happen('push');
    await runner.settle();
    const again = runner.rerun(runner.runs[0] as RunRecord, 'failed');
    await runner.settle();
    expect(jobs(again)).toEqual({ b: 'success' });
    expect(said(again.jobs[0] as JobRecord)).toEqual(['1']);
  });

  it('lose their machine between any two steps', async () => {
    const steps = '      - run: echo 1\n      - run: echo 2\n';
    const { door, runner } = start(`${HEAD}jobs:\n  a:\n    ${JOB}${steps}`);
    runner.breakDown({ workflow: 'a.yml', job: 'a', done: 1 });
    door.happen('push');
    await runner.settle();
    expect(said(runner.runs[0]?.jobs[0] as JobRecord)).toEqual(['1', expect.stringContaining('lost communication')]);
    expect(runner.runs[0]?.conclusion).toBe('failure');
    const again = runner.rerun(runner.runs[0] as RunRecord);
    await runner.settle();
    expect(again.conclusion).toBe('success');
  });
});
