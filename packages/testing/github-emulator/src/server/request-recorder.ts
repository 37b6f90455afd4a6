import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestRecord } from '../model/protocol.ts';
import { GitService } from './git-api.ts';

/** What comes to be known about a request while it is answered. */
export type Notes = { -readonly [Key in 'operation' | 'login' | 'fault']?: RequestRecord[Key] };

/** Notes every request when its answer has ended or the connection has. */
export class Recorder {
  readonly records: RequestRecord[] = [];
  /** What a connection had carried when its last request ended. */
  readonly #carried = new WeakMap<object, { readonly read: number; readonly written: number }>();
  #underWay = 0;

  watch(request: IncomingMessage, response: ServerResponse): Notes {
    const { socket, method = '', url = '' } = request;
    const { authorization } = request.headers;
    const underWay = ++this.#underWay;
    const notes: Notes = {};
    response.once('close', () => {
      this.#underWay--;
      const before = this.#carried.get(socket) ?? { read: 0, written: 0 };
      const now = { read: socket.bytesRead, written: socket.bytesWritten };
      this.#carried.set(socket, now);
      this.records.push({
        id: this.records.length + 1,
        kind: kindOf(url),
        method,
        path: url,
        status: response.writableFinished ? response.statusCode : 0,
        underWay,
        bytesIn: now.read - before.read,
        bytesOut: now.written - before.written,
        ...(authorization === undefined ? {} : { authorization }),
        ...notes,
      });
    });
    return notes;
  }
}

function kindOf(url: string): RequestRecord['kind'] {
  const [path = ''] = url.split('?');
  if (path.startsWith('/api/')) return 'api';
  return GitService.takes(path) ? 'git' : 'other';
}
