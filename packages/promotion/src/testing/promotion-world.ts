// Control planes on an emulated GitHub, for the tests of promotions.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GitSource, SourceResult } from '@kalypso-actions/git';
import { type CommitSpec, createRepository, git } from '@kalypso-actions/git-server';
import { createGitHub, type GitHub } from '@kalypso-actions/github';
import { type GitHubEmulator, startGitHubEmulator } from '@kalypso-actions/github-emulator';
import { promote } from '../promote.ts';
import { formatPromotionOutputs } from '../result/promotion-outputs.ts';
import type { PromotionResult } from '../result/promotion-result.ts';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';

export const TOKEN = 'ghs_promote0123456789';
const KIND = 'apiVersion: scheduler.kalypso.io/v1alpha1\nkind: ';

interface ApiStatus {
  readonly context: string;
  readonly state: string;
  readonly description: string;
}

/** How a control plane differs from the default. */
export interface ControlPlaneScenario {
  /** YAML under `spec.promotion` of each environment. */
  readonly environments?: Readonly<Record<string, string>>;
  /** Index of the commit of `main` that an environment has; `undefined`: its `BaseRepo` names none. */
  readonly has?: Readonly<Record<string, number | undefined>>;
  /** The text of the file with the `BaseRepo`. */
  readonly baseRepo?: (repo: string, commit: string | undefined) => string | Buffer;
  /** Path of that file. */
  readonly file?: string;
  readonly workflows?: boolean;
}

export const CHAIN = { dev: 'next: stage\n', stage: 'next: prod\n', prod: 'next: []\n' };

export class PromotionWorld {
  readonly root = mkdtempSync(join(tmpdir(), 'kalypso-promote-'));
  github!: GitHubEmulator;
  #count = 0;

  async start(): Promise<void> {
    this.github = await startGitHubEmulator(join(this.root, 'repositories'));
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

  controlPlane(scenario: ControlPlaneScenario = {}): ControlPlane {
    this.#count += 1;
    return new ControlPlane(this, `contoso/control-plane-${this.#count}`, scenario);
  }
}

export function baseRepoFile(repo: string, commit: string | undefined): string {
  const line = commit === undefined ? '' : `  commit: "${commit}" # set by promotion\n`;
  return `# What is promoted.\n${KIND}BaseRepo\nmetadata: {name: main}\nspec:\n  repo: ${repo}\n  branch: main\n${line}  path: .\n`;
}

/** `main`, a branch that starts at its head, and one without a common ancestor. */
function history(main: readonly CommitSpec[]): readonly CommitSpec[] {
  const topic = { branch: 'topic', from: 'refs/heads/main', files: { 'y.txt': 'y' } };
  return [...main, topic, { branch: 'unrelated', files: { 'z.txt': 'z' } }];
}

const known = new Map<string, readonly string[]>();

/** The IDs of these commits, which are the same in every repository. */
function idsOf(world: PromotionWorld, main: readonly CommitSpec[]): readonly string[] {
  const key = JSON.stringify(main);
  const ids = known.get(key) ?? createRepository(join(world.root, 'ids'), String(known.size), history(main)).commits;
  known.set(key, ids);
  return ids;
}

const WORKFLOW = 'on: {workflow_dispatch: {inputs: {environment: {}}}}\n';
const MAIN_WORKFLOWS = Object.fromEntries(
  ['schedule', 'cd', 'check-promote'].map((name) => [`.github/workflows/${name}.yml`, WORKFLOW]),
);

/** A control plane: `main` with five commits and one that is not merged, a branch for every environment, and a checkout of `.environments`. */
export class ControlPlane {
  readonly name: string;
  readonly folder: string;
  readonly workspace: string;
  /** Commits of `main`, oldest first. */
  readonly commits: readonly string[];
  /** A commit of a branch that starts at the last one of `main`. */
  readonly unmerged: string;
  /** A commit without a common ancestor with `main`. */
  readonly unrelated: string;
  readonly #world: PromotionWorld;
  readonly #file: string;

  constructor(world: PromotionWorld, name: string, scenario: ControlPlaneScenario) {
    const { environments = CHAIN, has = { dev: 1, stage: 1, prod: 0 }, baseRepo = baseRepoFile } = scenario;
    this.#world = world;
    this.name = name;
    this.#file = scenario.file ?? 'base-repo.yaml';
    this.workspace = join(world.root, 'workspaces', name);
    const workflow: Record<string, string> =
      scenario.workflows === false ? {} : { '.github/workflows/schedule.yml': WORKFLOW };
    const files = scenario.workflows === false ? {} : MAIN_WORKFLOWS;
    const main = Array.from({ length: 5 }, (_, index) => ({ files: { ...files, 'x.txt': `${index}\n` } }));
    const ids = idsOf(world, main);
    this.commits = ids.slice(0, 5);
    this.unmerged = ids[5] ?? '';
    this.unrelated = ids[6] ?? '';
    const branches = Object.keys(environments).map((environment) => {
      const index = has[environment];
      const text = baseRepo(this.url, index === undefined ? undefined : this.at(index));
      return { branch: environment, files: { ...workflow, [this.#file]: text, 'gitops-repo.yaml': 'a: 1\n' } };
    });
    this.folder = createRepository(join(world.root, 'repositories'), name, [...history(main), ...branches]).folder;
    for (const [environment, promotion] of Object.entries(environments)) this.setEnvironment(environment, promotion);
  }

  get url(): string {
    return `${this.#world.github.url}/${this.name}`;
  }

  at(index: number): string {
    const found = this.commits[index];
    if (found === undefined) throw new Error(`commit ${index} does not exist`);
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

  /** Adds a commit by someone else to a branch. */
  commit(branch: string, files: Readonly<Record<string, string | Buffer>>, options: CommitOptions = {}): string {
    return addCommit(this.folder, branch, files, options);
  }

  /** Writes a commit that is in no branch, like one of a fork: repositories of a network share their commits. */
  addForeignCommit(parent?: string): string {
    const tree = git(this.folder, ['rev-parse', 'refs/heads/main^{tree}']);
    const parents = parent === undefined ? [] : ['-p', parent];
    return git(this.folder, ['commit-tree', tree, ...parents, '-m', 'of a fork']);
  }

  /** Creates branches that point at a commit. */
  addBranches(count: number, commit: string): void {
    const lines = Array.from({ length: count }, (_, index) => `create refs/heads/topic-${index} ${commit}\n`);
    git(this.folder, ['update-ref', '--stdin'], lines.join(''));
  }

  head(branch: string): string {
    return readFileSync(join(this.folder, 'refs/heads', branch), 'utf8').trim();
  }

  /** How many commits a branch has. */
  length(branch: string): number {
    return Number(git(this.folder, ['rev-list', '--count', `refs/heads/${branch}`]));
  }

  message(branch: string): string {
    return git(this.folder, ['log', '-1', '--format=%B', `refs/heads/${branch}`]);
  }

  parents(branch: string): readonly string[] {
    return git(this.folder, ['log', '-1', '--format=%P', `refs/heads/${branch}`]).split(' ');
  }

  /** Every file of a branch, as `mode blob id<tab>path`. */
  tree(branch: string): readonly string[] {
    return git(this.folder, ['ls-tree', '-r', `refs/heads/${branch}`]).split('\n');
  }

  /** Whether GitHub signed the last commit. */
  async isVerified(branch: string): Promise<boolean> {
    const path = `/repos/${this.name}/commits/${this.head(branch)}`;
    interface Commit {
      readonly commit: { readonly verification?: { readonly verified: boolean } };
    }
    const { commit } = await this.#world.github.api<Commit>('GET', path, { token: TOKEN });
    return commit.verification?.verified ?? false;
  }

  makeExecutable(branch: string): void {
    const line = this.tree(branch).find((entry) => entry.endsWith(this.#file)) ?? '';
    const blob = line.split(/\s/)[2] ?? '';
    const head = `commit refs/heads/${branch}\ncommitter Test <test@example.com> 1700000600 +0000\ndata 1\nx\n`;
    git(
      this.folder,
      ['fast-import', '--quiet'],
      `${head}from refs/heads/${branch}^0\nM 100755 ${blob} ${this.#file}\n\n`,
    );
  }

  /** Requests that change something, except statuses that the test sets. */
  async writes(): Promise<readonly string[]> {
    const requests = await this.#world.github.requests();
    return requests.flatMap(({ kind, method, path }) =>
      kind === 'api' && method !== 'GET' && path.includes(`/repos/${this.name}/`) && !path.includes('/statuses/')
        ? `${method} ${path}`
        : [],
    );
  }

  /** Every request about this control plane. */
  async requests(): Promise<readonly string[]> {
    const requests = await this.#world.github.requests();
    return requests.flatMap(({ method, path }) => (path.includes(this.name) ? `${method} ${path}` : []));
  }

  /** The pages to which the statuses of a commit link that the action has set. */
  async statusPages(index: number): Promise<readonly string[]> {
    interface Page {
      readonly target_url: string | null;
    }
    const path = `/repos/${this.name}/commits/${this.at(index)}/statuses?per_page=100`;
    const all = await this.#world.github.api<readonly Page[]>('GET', path, { token: TOKEN });
    return [...new Set(all.flatMap(({ target_url }) => target_url ?? []))];
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
    const all = await this.#world.github.api<readonly ApiStatus[]>('GET', path, { token: TOKEN });
    return Object.fromEntries(
      all.toReversed().map(({ context, state, description }) => [context, `${state} ${description}`]),
    );
  }

  /** How many statuses were set on a commit. */
  async statusCount(index: number): Promise<number> {
    const path = `/repos/${this.name}/commits/${this.at(index)}/statuses?per_page=100`;
    return (await this.#world.github.api<readonly ApiStatus[]>('GET', path, { token: TOKEN })).length;
  }

  /**
   * @param commit the commit, or the index of a commit of `main`
   * @returns when the status was created, in milliseconds
   */
  async setStatus(
    commit: number | string,
    environment: string,
    state: string,
    description: string,
    token = TOKEN,
  ): Promise<number> {
    const path = `/repos/${this.name}/statuses/${typeof commit === 'number' ? this.at(commit) : commit}`;
    const body = { state, description, context: `${environment} environment` };
    const created = await this.#world.github.api<{ readonly created_at: string }>('POST', path, { token, body });
    return Date.parse(created.created_at);
  }

  /**
   * Sets the status that the check sets if every cluster has the commit.
   * @returns when the status was created, in milliseconds
   */
  async deployed(index: number, environment: string): Promise<number> {
    return await this.setStatus(index, environment, 'pending', 'Deployed');
  }

  /** The workflows that were started, as `file@branch inputs`. */
  async started(): Promise<readonly string[]> {
    const events = await this.#world.github.events();
    return events
      .filter(({ name, repository }) => name === 'workflow_dispatch' && repository === this.name)
      .map(({ payload }) => `${String(payload.ref).replace('refs/heads/', '')} ${JSON.stringify(payload.inputs)}`);
  }

  #read({ repo, ref }: GitSource): SourceResult {
    const root = mkdtempSync(join(this.#world.root, 'checkout-'));
    const folder = `${join(this.#world.root, 'repositories')}${repo.slice(this.#world.github.url.length)}.git`;
    if (!existsSync(folder))
      return { kind: 'failed', failure: { kind: 'repository-not-found', message: `${repo} does not exist` } };
    const file = join(folder, 'refs/heads', ref.branch);
    if (!existsSync(file))
      return {
        kind: 'failed',
        failure: { kind: 'branch-not-found', message: `branch ${ref.branch} does not exist`, hint: 'Fix it.' },
      };
    const commit = readFileSync(file, 'utf8').trim();
    checkOut(folder, commit, root);
    return { kind: 'fetched', source: { root, commit } };
  }

  /** What a run in this process needs. @param log gets its lines */
  createDeps(log: string[], options: RunOptions = {}): PromotionDeps {
    const client = createGitHub({
      token: options.token ?? TOKEN,
      apiUrl: this.#world.github.apiUrl,
      log: (line) => log.push(line),
      retries: 1,
      clock: { now: () => options.now ?? Date.now(), sleep: async () => undefined },
    });
    return {
      github: options.endBeforeWrite === undefined ? client : endBeforeWrite(client, options.endBeforeWrite),
      fetch: async (sources) => {
        const fetched = new Map(sources.map((source) => [source, this.#read(source)]));
        options.onFetch?.();
        return fetched;
      },
      log: (line) => log.push(line),
    };
  }

  /** Runs a promotion in this process, at a given time, with a clock that never waits. */
  async promote(inputs: Partial<PromotionSettings>, options: RunOptions = {}): Promise<TestPromotion> {
    const { github } = this.#world;
    const log: string[] = [];
    const [owner = '', repo = ''] = this.name.split('/');
    const settings: PromotionSettings = {
      commit: undefined,
      environment: undefined,
      fromEnvironment: undefined,
      nextEnvironment: undefined,
      controlPlaneFolder: this.workspace,
      repository: { owner, repo },
      workflow: { file: 'schedule.yml', branch: undefined },
      statusContext: (name) => `${name} environment`,
      statusCreators: ['github-actions[bot]'],
      allowRollback: false,
      dryRun: false,
      serverUrl: github.url,
      runUrl: `${this.url}/actions/runs/1`,
      ...inputs,
    };
    const deps = this.createDeps(log, options);
    const result = await promote(settings, deps);
    const problems = result.diagnostics.map(({ code, severity, at }) =>
      at ? `${severity} ${code} ${at.file}:${at.line}:${at.column}` : `${severity} ${code}`,
    );
    return { ...result, outputs: formatPromotionOutputs(result), problems, log, settings, deps };
  }
}

/** A checkout of a bare repository's branch with one process; the real fetch, which is tested elsewhere, needs many. */
function checkOut(folder: string, commit: string, root: string): void {
  const env = { ...process.env, GIT_INDEX_FILE: `${root}.index` };
  const where = ['--git-dir', folder, '--work-tree', root];
  execFileSync('git', [...where, '-c', 'core.bare=false', 'checkout', '--quiet', '--force', commit, '--', '.'], {
    env,
  });
}

export interface CommitOptions {
  readonly message?: string;
  readonly time?: number;
}

/** Adds a commit to a branch of a bare repository. @returns its ID */
export function addCommit(
  folder: string,
  branch: string,
  files: Readonly<Record<string, string | Buffer>>,
  { message = 'x', time = 1_700_000_500 }: CommitOptions = {},
): string {
  const ref = `refs/heads/${branch}`;
  const entries = Object.entries(files).map(([path, content]) => {
    const data = Buffer.from(content);
    return Buffer.concat([Buffer.from(`M 100644 inline ${path}\ndata ${data.length}\n`), data, Buffer.from('\n')]);
  });
  const isNew = !existsSync(join(folder, ref));
  const head = `commit ${ref}\ncommitter Test <test@example.com> ${time} +0000\ndata ${message.length}\n${message}\n${isNew ? '' : `from ${ref}^0\n`}`;
  git(folder, ['fast-import', '--quiet'], Buffer.concat([Buffer.from(head), ...entries]));
  return git(folder, ['rev-parse', ref]);
}

/** How a run in this process differs. */
export interface RunOptions {
  readonly now?: number;
  readonly token?: string;
  readonly onFetch?: () => void;
  /** Ends the run before this one of its writes, counted from 0, as if its job were killed. */
  readonly endBeforeWrite?: number;
}

function endBeforeWrite(client: GitHub, index: number): GitHub {
  let count = 0;
  const request = new Proxy(client.request, {
    apply: (call, self, args: Parameters<GitHub['request']>) => {
      const [route] = args;
      if (!String(route).startsWith('GET ') && count++ === index) throw new Error('the run was ended');
      return Reflect.apply(call, self, args);
    },
  });
  return { ...client, request };
}

export interface TestPromotion extends PromotionResult {
  readonly outputs: Readonly<Record<string, string>>;
  /** Every diagnostic as `severity code file:line:column`. */
  readonly problems: readonly string[];
  readonly log: readonly string[];
  readonly settings: PromotionSettings;
  readonly deps: PromotionDeps;
}
