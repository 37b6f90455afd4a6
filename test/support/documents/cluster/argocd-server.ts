import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EmulatedCluster } from './emulated-cluster.ts';

/** The state of an Application, as the API of Argo CD reports it. */
export interface ArgoApplicationState {
  readonly metadata: { readonly name: string };
  readonly status: {
    readonly sync: { readonly status: string; readonly revision: string };
    readonly health: { readonly status: string };
  };
}

interface ApplicationSource {
  readonly source: { readonly repoURL: string; readonly targetRevision: string };
}

/** The API behind the pages of Argo CD: signing in, and the list of Applications. @returns its address */
export async function startArgoCDServer(cluster: EmulatedCluster): Promise<string> {
  const token = randomUUID();
  const http = createServer(async (request, response) => {
    const respond = (status: number, body: object) => response.writeHead(status).end(JSON.stringify(body));
    if (request.method === 'POST' && request.url === '/api/v1/session') {
      const { username, password } = JSON.parse(await readBody(request)) as { username: string; password: string };
      const isValid = username === 'admin' && password === cluster.context.argoCDPassword;
      if (isValid) respond(200, { token });
      else respond(401, { error: 'Invalid username or password' });
    } else if (request.headers.authorization !== `Bearer ${token}`) respond(401, { error: 'no session information' });
    else if (request.url === '/api/v1/applications') respond(200, { items: listApplications(cluster) });
    else respond(404, { error: 'not found' });
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** Every Application has been synced with the head of its branch. */
export function listApplications(cluster: EmulatedCluster): readonly ArgoApplicationState[] {
  return cluster
    .objects('argocd')
    .filter(({ kind }) => kind === 'Application')
    .map(({ metadata, spec }) => {
      const { repoURL, targetRevision } = (spec as ApplicationSource).source;
      const revision = cluster.head(repoURL, targetRevision);
      return {
        metadata: { name: metadata.name },
        status: { sync: { status: 'Synced', revision }, health: { status: 'Healthy' } },
      };
    });
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
