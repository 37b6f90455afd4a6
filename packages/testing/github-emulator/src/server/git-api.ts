import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ResponseTruncation, serveGitRequest } from '@kalypso-actions/git-server';
import { ZERO_OID } from '../git/objects.ts';
import { HttpError } from '../model/http-error.ts';
import type { Actor, RepositoryRecord } from '../model/records.ts';
import { applyRefChange } from '../operations/ref-changes.ts';
import { WORKFLOW_FOLDER } from '../routing/workflow-files.ts';
import { hasPermission, isVisibleTo } from '../state/access.ts';
import { authenticate } from '../state/credentials.ts';
import type { GitHubState } from '../state/github-state.ts';

const PATH = /^\/([^/]+\/[^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** Refuses pushes to protected branches, and changes of workflows without the permission for them. */
const UPDATE_HOOK = `#!/bin/sh
for ref in $EMULATOR_PROTECTED; do
  if [ "$ref" = "$1" ]; then
    echo "error: GH006: Protected branch update failed for $1." >&2
    echo "error: Changes must be made through a pull request." >&2
    exit 1
  fi
done
if [ -n "$EMULATOR_NO_WORKFLOWS" ] && [ "$3" != ${ZERO_OID} ]; then
  if [ -n "$(git rev-list --max-count=1 "$3" --not --all -- ${WORKFLOW_FOLDER})" ]; then
    echo "refusing to allow a GitHub App to create or update a workflow without \\\`workflows\\\` permission" >&2
    exit 1
  fi
fi
`;

/** Writes the refs that a push has moved to a file. */
const POST_RECEIVE_HOOK = '#!/bin/sh\ncat >> "$EMULATOR_REPORT"\n';

/** Git over smart HTTP, served by `git http-backend`, with GitHub's access rules. */
export class GitApi {
  readonly #github: GitHubState;
  readonly #folder = mkdtempSync(join(tmpdir(), 'github-hooks-'));
  #pushes = 0;

  constructor(github: GitHubState) {
    this.#github = github;
    writeFileSync(join(this.#folder, 'update'), UPDATE_HOOK, { mode: 0o755 });
    writeFileSync(join(this.#folder, 'post-receive'), POST_RECEIVE_HOOK, { mode: 0o755 });
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  static matches(path: string): boolean {
    return PATH.test(path);
  }

  /** @param truncation where to break off the response @returns the login of the request's author, if it was accepted */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    address: URL,
    truncation: ResponseTruncation | undefined,
  ): Promise<string | undefined> {
    const [, name = '', tail = ''] = PATH.exec(decodeURIComponent(address.pathname)) ?? [];
    const writes = tail === 'git-receive-pack' || address.searchParams.get('service') === 'git-receive-pack';
    let actor: Actor;
    try {
      ({ actor } = authenticate(this.#github, request.headers.authorization));
      const repository = this.#requireAccess(actor, name, writes);
      if (repository.settings.movedTo !== undefined) {
        const location = `${this.#github.url}/${repository.settings.movedTo}.git/${tail}${address.search}`;
        throw new HttpError(301, 'Moved Permanently', undefined, { location });
      }
      const report = join(this.#folder, `push-${++this.#pushes}`);
      await serveGitRequest(request, response, {
        root: this.#github.root,
        path: `/${repository.fullName}.git/${tail}`,
        writable: true,
        protocolV2: true,
        config: {
          'core.hooksPath': this.#folder,
          'receive.hideRefs': 'refs/pull',
          'uploadpack.allowFilter': 'true',
          'uploadpack.allowAnySHA1InWant': 'true',
        },
        environment: this.#environment(repository, actor, report),
        onFinished: () => this.#applyPush(repository, actor, report),
        ...(truncation === undefined ? {} : { truncation }),
      });
      return actor.user.login;
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const headers = error.status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
      response
        .writeHead(error.status, { 'content-type': 'text/plain', ...headers, ...error.headers })
        .end(`${error.message}\n`);
      return undefined;
    }
  }

  /** @throws 401 for anonymous requests that need a token, 404 for invisible repositories, 403 for missing permissions */
  #requireAccess(actor: Actor, name: string, writes: boolean): RepositoryRecord {
    const repository = this.#github.findRepository(name);
    const isAnonymous = actor.kind === 'anonymous';
    if (repository === undefined || !isVisibleTo(actor, repository) || (isAnonymous && writes))
      throw isAnonymous ? new HttpError(401, 'Authentication required') : new HttpError(404, 'Repository not found.');
    if (writes && repository.settings.archived === true)
      throw new HttpError(403, 'This repository was archived so it is read-only.');
    const need = writes ? 'contents:write' : 'contents:read';
    if (hasPermission(actor, repository, need)) return repository;
    if (writes) throw new HttpError(403, `Permission to ${repository.fullName}.git denied to ${actor.user.login}.`);
    throw new HttpError(403, 'Write access to repository not granted.');
  }

  #environment(repository: RepositoryRecord, actor: Actor, report: string): Readonly<Record<string, string>> {
    const guarded = Object.entries(repository.settings.protection ?? {}).filter(
      ([, rules]) => rules.bypass?.includes(actor.user.login) !== true,
    );
    const workflows = actor.kind === 'user' || hasPermission(actor, repository, 'workflows:write');
    return {
      EMULATOR_REPORT: report,
      EMULATOR_PROTECTED: guarded.map(([branch]) => `refs/heads/${branch}`).join(' '),
      EMULATOR_NO_WORKFLOWS: workflows ? '' : 'yes',
    };
  }

  #applyPush(repository: RepositoryRecord, actor: Actor, report: string): void {
    for (const line of consumeLines(report)) {
      const [before, after, ref = ''] = line.split(' ');
      const id = (given: string | undefined) => (given === ZERO_OID ? undefined : given);
      applyRefChange(this.#github, repository, actor, { ref, before: id(before), after: id(after) });
    }
  }
}

function consumeLines(file: string): readonly string[] {
  try {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    rmSync(file);
    return lines;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
