import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GitHubRequestRecord } from '../model/protocol.ts';
import { GitApi } from './git-api.ts';

/** Facts about a request that are known only while it is handled. */
export type RequestNotes = { -readonly [Key in 'operation' | 'login' | 'fault']?: GitHubRequestRecord[Key] };

/** Records every request once its response or its connection has ended. */
export class RequestRecorder {
  readonly records: GitHubRequestRecord[] = [];
  /** The bytes that a connection had carried when its previous request ended. */
  readonly #bytesSeen = new WeakMap<object, { readonly read: number; readonly written: number }>();
  #inFlight = 0;

  watch(request: IncomingMessage, response: ServerResponse): RequestNotes {
    const { socket, method = '', url = '' } = request;
    const { authorization } = request.headers;
    const inFlight = ++this.#inFlight;
    const notes: RequestNotes = {};
    response.once('close', () => {
      this.#inFlight--;
      const before = this.#bytesSeen.get(socket) ?? { read: 0, written: 0 };
      const now = { read: socket.bytesRead, written: socket.bytesWritten };
      this.#bytesSeen.set(socket, now);
      this.records.push({
        id: this.records.length + 1,
        kind: kindOf(url),
        method,
        path: url,
        status: response.writableFinished ? response.statusCode : 0,
        inFlight,
        bytesIn: now.read - before.read,
        bytesOut: now.written - before.written,
        ...(authorization === undefined ? {} : { authorization }),
        ...notes,
      });
    });
    return notes;
  }
}

function kindOf(url: string): GitHubRequestRecord['kind'] {
  const [path = ''] = url.split('?');
  if (path.startsWith('/api/')) return 'api';
  return GitApi.matches(path) ? 'git' : 'other';
}
