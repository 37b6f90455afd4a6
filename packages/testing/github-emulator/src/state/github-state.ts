import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatTimestamp } from '../git/commits.ts';
import { gitOutput } from '../git/git-output.ts';
import type { AppSpec, GitHubEvent, RepositorySettings, TokenSpec } from '../model/protocol.ts';
import type { Actor, RepositoryRecord, UserRecord } from '../model/records.ts';

const ANONYMOUS: UserRecord = { id: 0, login: 'anonymous', type: 'User' };

/** The state of the emulator. Its repositories are the bare repositories in its folder, `<owner>/<name>.git` each. */
export class GitHubState {
  readonly root: string;
  readonly apps: AppSpec[] = [];
  readonly events: GitHubEvent[] = [];
  /** Emits `event` for each event. */
  readonly emitter = new EventEmitter();
  url = '';
  readonly #tokens = new Map<string, Actor>();
  readonly #users = new Map<string, UserRecord>();
  readonly #repositories = new Map<string, RepositoryRecord>();
  #lastId = 1000;

  constructor(root: string) {
    this.root = root;
    this.emitter.setMaxListeners(0);
  }

  nextId(): number {
    return ++this.#lastId;
  }

  ensureUser(login: string, type: UserRecord['type'] = login.endsWith('[bot]') ? 'Bot' : 'User'): UserRecord {
    const known = this.#users.get(login.toLowerCase());
    if (known !== undefined) return known;
    const user = { id: this.nextId(), login, type };
    this.#users.set(login.toLowerCase(), user);
    return user;
  }

  findUserById(id: number): UserRecord | undefined {
    return [...this.#users.values()].find((user) => user.id === id);
  }

  findUser(login: string): UserRecord | undefined {
    return this.#users.get(login.toLowerCase());
  }

  setToken(token: string, { login, kind = 'user', repositories }: TokenSpec): void {
    const permissions = new Map(Object.entries(repositories).map(([name, given]) => [name.toLowerCase(), given]));
    this.#tokens.set(token, { user: this.ensureUser(login), kind, permissions });
  }

  /** Whether the user has a token that may write to a repository: then GitHub calls it a collaborator of that repository. */
  isCollaborator({ id }: UserRecord, { fullName }: RepositoryRecord): boolean {
    const key = fullName.toLowerCase();
    return [...this.#tokens.values()].some(
      ({ user, permissions }) => user.id === id && (permissions.get(key) ?? permissions.get('*'))?.contents === 'write',
    );
  }

  revokeToken(token: string): void {
    this.#tokens.delete(token);
  }

  findActor(token: string): Actor | undefined {
    return this.#tokens.get(token);
  }

  get anonymous(): Actor {
    return { user: ANONYMOUS, kind: 'anonymous', permissions: new Map() };
  }

  /** Returns a repository; loads it from the folder at first use. */
  findRepository(fullName: string): RepositoryRecord | undefined {
    const known = this.#repositories.get(fullName.toLowerCase());
    if (known !== undefined) return known;
    const folder = join(this.root, `${fullName}.git`);
    const [owner = '', name = ''] = fullName.split('/');
    if (!/^[\w.-]+\/[\w.-]+$/.test(fullName) || name.startsWith('.') || !existsSync(join(folder, 'HEAD')))
      return undefined;
    const repository: RepositoryRecord = {
      id: this.nextId(),
      owner: this.ensureUser(owner, 'Organization'),
      name,
      fullName,
      folder,
      createdAt: formatTimestamp(),
      labels: new Map(),
      issues: new Map(),
      statuses: [],
      environments: new Map(),
      runs: new Map(),
      signed: new Set(),
      settings: {},
    };
    this.#repositories.set(fullName.toLowerCase(), repository);
    return repository;
  }

  /** The repositories loaded so far. */
  repositories(): Iterable<RepositoryRecord> {
    return this.#repositories.values();
  }

  setSettings(repository: RepositoryRecord, settings: RepositorySettings): void {
    repository.settings = { ...repository.settings, ...settings };
    if (settings.defaultBranch !== undefined)
      gitOutput(repository.folder, ['symbolic-ref', 'HEAD', `refs/heads/${settings.defaultBranch}`]);
  }

  defaultBranch(repository: RepositoryRecord): string {
    const head = readFileSync(join(repository.folder, 'HEAD'), 'utf8').trim();
    return head.replace(/^ref: refs\/heads\//, '');
  }

  emitEvent(actor: Actor, repository: RepositoryRecord, event: Pick<GitHubEvent, 'name' | 'action' | 'payload'>): void {
    const full: GitHubEvent = {
      id: this.events.length + 1,
      repository: repository.fullName,
      actor: actor.user.login,
      tokenKind: actor.kind,
      startsWorkflows: actor.kind !== 'workflow' || event.name.endsWith('_dispatch'),
      ...event,
    };
    this.events.push(full);
    this.emitter.emit('event', full);
  }
}
