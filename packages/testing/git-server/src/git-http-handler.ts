import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveGitRequest } from './http-backend.ts';
import type { GitRequestKind, GitRequestRecord, GitServerFault, RepositoryRules } from './rules.ts';

const gitPath = /^\/([^/]+\/[^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/**
 * Serves the bare repositories `<root>/<owner>/<name>.git` over HTTP, with or without `.git` in the URL as GitHub does, under rules that
 * can be changed at run time.
 */
export class GitHttpHandler {
  readonly #root: string;
  readonly #rules = new Map<string, RepositoryRules>();
  readonly #seen = new Map<GitServerFault, number>();
  readonly #records: GitRequestRecord[] = [];
  #inFlight = 0;

  constructor(root: string) {
    this.#root = root;
  }

  /** Replaces the rules of a repository (`owner/name`), including partly used faults. */
  setRules(repository: string, rules: RepositoryRules): void {
    this.#rules.set(repository, rules);
  }

  get records(): readonly GitRequestRecord[] {
    return this.#records;
  }

  /** Handles a request to a repository. Returns false, without effect, if it is not one. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', 'http://host');
    const match = gitPath.exec(decodeURIComponent(url.pathname));
    if (match === null) return false;
    const [, repository = '', tail = ''] = match;
    const service = findService(tail, url);
    const inFlight = ++this.#inFlight;
    response.once('close', () => {
      this.#inFlight--;
      const { authorization } = request.headers;
      this.#records.push({
        method: request.method ?? '',
        repository,
        service,
        status: response.writableFinished ? response.statusCode : 0,
        inFlight,
        ...(authorization === undefined ? {} : { authorization }),
      });
    });
    await this.#respond(request, response, { repository, tail, service, search: url.search });
    return true;
  }

  async #respond(
    request: IncomingMessage,
    response: ServerResponse,
    {
      repository,
      tail,
      service,
      search,
    }: { repository: string; tail: string; service: GitRequestKind; search: string },
  ): Promise<void> {
    const rules = this.#rules.get(repository) ?? {};
    const fault = this.#nextFault(rules.faults ?? [], service);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'delay') await sleep(fault.ms);
    if (fault?.kind === 'cut' && fault.share === 0) {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === 'status') {
      response.writeHead(fault.status, fault.headers).end();
      return;
    }
    if (rules.redirectTo !== undefined) {
      response.writeHead(301, { location: `${rules.redirectTo}/${tail}${search}` }).end();
      return;
    }
    const refusal = this.#refusal(repository, rules, request);
    if (refusal !== undefined) {
      const headers = refusal === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
      response.writeHead(refusal, headers).end(refusal === 404 ? 'Repository not found.' : '');
      return;
    }
    await serveGitRequest(request, response, {
      root: this.#root,
      path: `/${repository}.git/${tail}`,
      writable: true,
      protocolV2: rules.protocolV0Only !== true,
      ...(fault?.kind === 'cut' || fault?.kind === 'stall' ? { truncation: fault } : {}),
    });
  }

  /** Like GitHub, asks for a credential if there is none, whether or not the repository exists. */
  #refusal(repository: string, rules: RepositoryRules, request: IncomingMessage): 401 | 404 | undefined {
    const exists = existsSync(join(this.#root, `${repository}.git`));
    if (exists && rules.token === undefined) return undefined;
    const password = parsePassword(request.headers.authorization);
    if (password === undefined) return 401;
    if (!exists) return 404;
    return password === rules.token ? undefined : 401;
  }

  #nextFault(faults: readonly GitServerFault[], service: GitRequestKind): GitServerFault['how'] | undefined {
    for (const fault of faults) {
      if (fault.on !== service) continue;
      const count = (this.#seen.get(fault) ?? 0) + 1;
      const after = fault.after ?? 0;
      if (count > after + (fault.times ?? 1)) continue;
      this.#seen.set(fault, count);
      if (count > after) return fault.how;
    }
    return undefined;
  }
}

function findService(tail: string, url: URL): GitRequestKind {
  if (tail === 'git-upload-pack') return 'upload-pack';
  if (tail === 'git-receive-pack') return 'receive-pack';
  return url.searchParams.has('service') ? 'info-refs' : 'upload-pack';
}

function parsePassword(authorization: string | undefined): string | undefined {
  const [scheme, value] = authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() !== 'basic' || value === undefined) return undefined;
  return Buffer.from(value, 'base64').toString().split(/:(.*)/s)[1];
}
