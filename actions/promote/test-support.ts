// A control plane on a GitHub on loopback, for the tests of this action.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fetchSources } from '@kalypso-actions/git';
import { createGitHub } from '@kalypso-actions/github';
import { createRepository, git } from '../../test/support/git-server/repository.ts';
import { type GitHub, startGitHub } from '../../test/support/github/index.ts';
import type { PromoteInputs, PromoteResult } from './model.ts';
import { outputsOf } from './outputs.ts';
import { run } from './run.ts';

export const TOKEN = 'ghs_promote0123456789';
const KIND = 'apiVersion: scheduler.kalypso.io/v1alpha1\nkind: ';

export interface Status {
  readonly context: string;
  readonly state: string;
  readonly description: string;
}

/** What lies where, when a test does not say otherwise. */
export interface Scene {
  /** What stands under `spec.promotion` of each environment, as lines of YAML. */
  readonly environments?: Readonly<Record<string, string>>;
  /** Index of the commit of `main` that an environment has; nothing: its `BaseRepo` names none. */
  readonly has?: Readonly<Record<string, number | undefined>>;
  /** Makes a `base-repo.yaml`. */
  readonly baseRepo?: (repo: string, commit: string | undefined) => string | Buffer;
  /** Where it lies. */
  readonly file?: string;
  readonly workflows?: boolean;
}

export const CHAIN = { dev: 'next: stage\n', stage: 'next: prod\n', prod: 'next: []\n' };

export class World {
  readonly root = mkdtempSync(join(tmpdir(), 'kalypso-promote-'));
  github!: GitHub;
  #count = 0;

  async start(): Promise<void> {
    this.github = await startGitHub(join(this.root, 'repositories'));
    const all = { contents: 'write', statuses: 'write', actions: 'write' } as const;
    const spec = { login: 'github-actions[bot]', kind: 'workflow', repositories: { '*': all } } as const;
    await this.github.setToken(TOKEN, spec);
  }

  async stop(): Promise<void> {
    try {
      await this.github.stop();
    } finally {
      rmSync(this.root, { recursive: true, force: true });
    }
  }

  controlPlane(scene: Scene = {}): ControlPlane {
    this.#count += 1;
    return new ControlPlane(this, `contoso/control-plane-${this.#count}`, scene);
  }
}

export function baseRepoFile(repo: string, commit: string | undefined): string {
  const line = commit === undefined ? '' : `  commit: "${commit}" # set by promotion\n`;
  return `# What is promoted.\n${KIND}BaseRepo\nmetadata: {name: main}\nspec:\n  repo: ${repo}\n  branch: main\n${line}  path: .\n`;
}

const WORKFLOW = 'on: {workflow_dispatch: {inputs: {environment: {}}}}\n';

/** A control plane: `main` with five commits and one that is not merged, a branch for every environment, and a checkout of `.environments`. */
export class ControlPlane {
  readonly name: string;
  readonly folder: string;
  readonly workspace: string;
  /** Commits of `main`, oldest first. */
  readonly commits: readonly string[];
  /** A commit of a branch that starts at the last one of `main`. */
  readonly unmerged: string;
  readonly #world: World;
  readonly #file: string;

  constructor(world: World, name: string, scene: Scene) {
    const { environments = CHAIN, has = { dev: 1, stage: 1, prod: 0 }, baseRepo = baseRepoFile } = scene;
    this.#world = world;
    this.name = name;
    this.#file = scene.file ?? 'base-repo.yaml';
    this.workspace = join(world.root, 'workspaces', name);
    const root = join(world.root, 'repositories');
    const workflow: Record<string, string> =
      scene.workflows === false ? {} : { '.github/workflows/schedule.yml': WORKFLOW };
    const main = Array.from({ length: 5 }, (_, index) => ({ files: { ...workflow, 'x.txt': `${index}\n` } }));
    const made = createRepository(root, name, [...main, { branch: 'topic', files: { 'y.txt': 'y' } }]);
    this.folder = made.folder;
    this.commits = made.commits.slice(0, 5);
    const topic = git(this.folder, ['commit-tree', `${this.at(4)}^{tree}`, '-p', this.at(4), '-m', 'topic']);
    git(this.folder, ['update-ref', 'refs/heads/topic', topic]);
    this.unmerged = topic;
    for (const [environment, promotion] of Object.entries(environments)) {
      const index = has[environment];
      const text = baseRepo(this.url, index === undefined ? undefined : this.at(index));
      this.commit(environment, { ...workflow, [this.#file]: text, 'gitops-repo.yaml': 'a: 1\n' });
      this.setEnvironment(environment, promotion);
    }
  }

  get url(): string {
    return `${this.#world.github.url}/${this.name}`;
  }

  at(index: number): string {
    const found = this.commits[index];
    if (found === undefined) throw new Error(`there is no commit ${index}`);
    return found;
  }

  /** Writes an environment's file into the checkout. */
  setEnvironment(name: string, promotion: string, spec = `controlPlane: {repo: ${this.url}, branch: ${name}}\n`): void {
    const indented = promotion === '' ? '' : `  promotion:\n${promotion.replace(/^(?=.)/gm, '    ')}`;
    const text = `${KIND}Environment\nmetadata:\n  name: ${name}\nspec:\n  ${spec}${indented}`;
    const file = join(this.workspace, '.environments', `${name}.yaml`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** A commit of somebody else's. */
  commit(branch: string, files: Readonly<Record<string, string | Buffer>>): string {
    const ref = `refs/heads/${branch}`;
    const entries = Object.entries(files).map(([path, content]) => {
      const data = Buffer.from(content);
      return Buffer.concat([Buffer.from(`M 100644 inline ${path}\ndata ${data.length}\n`), data, Buffer.from('\n')]);
    });
    const isNew = git(this.folder, ['for-each-ref', ref]) === '';
    const head = `commit ${ref}\ncommitter Test <test@example.com> 1700000500 +0000\ndata 1\nx\n${isNew ? '' : `from ${ref}^0\n`}`;
    git(this.folder, ['fast-import', '--quiet'], Buffer.concat([Buffer.from(head), ...entries]));
    return this.head(branch);
  }

  head(branch: string): string {
    return git(this.folder, ['rev-parse', `refs/heads/${branch}`]);
  }

  /** How many commits a branch has. */
  length(branch: string): number {
    return Number(git(this.folder, ['rev-list', '--count', `refs/heads/${branch}`]));
  }

  file(branch: string): string {
    return git(this.folder, ['cat-file', 'blob', `refs/heads/${branch}:${this.#file}`]);
  }

  /** Index of the commit of `main` that an environment has. */
  has(environment: string): number {
    return this.commits.findIndex((commit) => this.file(environment).includes(commit));
  }

  /** The newest status of a commit in each context, as `state description`. */
  async statuses(index: number): Promise<Readonly<Record<string, string>>> {
    const path = `/repos/${this.name}/commits/${this.at(index)}/statuses?per_page=100`;
    const all = await this.#world.github.api<readonly Status[]>('GET', path, { token: TOKEN });
    return Object.fromEntries(
      all.toReversed().map(({ context, state, description }) => [context, `${state} ${description}`]),
    );
  }

  /** How many statuses a commit got. */
  async statusCount(index: number): Promise<number> {
    const path = `/repos/${this.name}/commits/${this.at(index)}/statuses?per_page=100`;
    return (await this.#world.github.api<readonly Status[]>('GET', path, { token: TOKEN })).length;
  }

  async setStatus(index: number, environment: string, state: string, description: string): Promise<void> {
    const body = { state, description, context: `${environment} environment` };
    await this.#world.github.api('POST', `/repos/${this.name}/statuses/${this.at(index)}`, { token: TOKEN, body });
  }

  /** What the check says of a commit that every cluster has. */
  async deployed(index: number, environment: string): Promise<void> {
    await this.setStatus(index, environment, 'pending', 'Deployed');
  }

  /** The workflows that were started, as `file@branch inputs`. */
  async started(): Promise<readonly string[]> {
    const events = await this.#world.github.events();
    return events
      .filter(({ name, repository }) => name === 'workflow_dispatch' && repository === this.name)
      .map(({ payload }) => `${String(payload.ref).replace('refs/heads/', '')} ${JSON.stringify(payload.inputs)}`);
  }

  /** Runs the action in this process, at some time by its clock, which never waits. */
  async promote(
    inputs: Partial<PromoteInputs>,
    options: { readonly now?: number; readonly onSleep?: () => void } = {},
  ): Promise<Promoted> {
    const { github } = this.#world;
    const log: string[] = [];
    const [owner = '', repo = ''] = this.name.split('/');
    const whole: PromoteInputs = {
      commit: undefined,
      environment: undefined,
      fromEnvironment: undefined,
      nextEnvironment: undefined,
      controlPlane: this.workspace,
      repository: { owner, repo },
      workflow: { file: 'schedule.yml', branch: undefined },
      statusContext: (name) => `${name} environment`,
      allowRollback: false,
      dryRun: false,
      ...inputs,
    };
    const result = await run(whole, {
      github: createGitHub({
        token: TOKEN,
        apiUrl: github.apiUrl,
        log: (line) => log.push(line),
        retries: 1,
        clock: { now: () => options.now ?? Date.now(), sleep: async () => options.onSleep?.() },
      }),
      fetch: (sources) =>
        fetchSources(sources, {
          directory: join(this.#world.root, 'temp'),
          token: TOKEN,
          serverUrl: github.url,
          files: ['*.yaml', '*.yml', '.sourceignore'],
          retries: 0,
          log: () => undefined,
        }),
      serverUrl: github.url,
      runUrl: `${this.url}/actions/runs/1`,
      log: (line) => log.push(line),
    });
    const problems = result.diagnostics.map(({ code, severity, at }) =>
      at ? `${severity} ${code} ${at.file}:${at.line}:${at.column}` : `${severity} ${code}`,
    );
    return { ...result, outputs: outputsOf(result), problems, log };
  }
}

export interface Promoted extends PromoteResult {
  readonly outputs: Readonly<Record<string, string>>;
  /** Every diagnostic as `severity code file:line:column`. */
  readonly problems: readonly string[];
  readonly log: readonly string[];
}
