import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A port that `kubectl port-forward` forwards. */
export interface PortForward {
  /** The process of `kubectl`, which SIGINT ends. */
  readonly pid: number;
  readonly context: string;
  readonly namespace: string;
  readonly service: string;
  /** The port of `localhost` that the command names. */
  readonly localPort: number;
  /** The address that this port leads to: ports of this machine may be in use. */
  readonly url: string;
}

/** Publishes a forwarded port until this process ends. @throws if another command forwards the same local port */
export function publishForward(folder: string, forward: PortForward): void {
  mkdirSync(folder, { recursive: true });
  const others = readdirSync(folder).filter((name) => name.endsWith('.json'));
  for (const name of others) {
    const { localPort } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as PortForward;
    if (localPort === forward.localPort)
      throw new Error(
        `unable to listen on port ${localPort}: listen tcp4 127.0.0.1:${localPort}: bind: address already in use`,
      );
  }
  const file = join(folder, `${forward.pid}.json`);
  writeFileSync(`${file}.new`, JSON.stringify(forward));
  renameSync(`${file}.new`, file);
  process.on('exit', () => rmSync(file, { force: true }));
}
