// Loaded before the program of a pod: every port that it listens on is one of its own, as in the network of a pod.
import { appendFileSync } from 'node:fs';
import { type AddressInfo, Server } from 'node:net';

const file = process.env.POD_NETWORK ?? '';
const { listen } = Server.prototype;

Server.prototype.listen = function listenInPod(this: Server, ...args: unknown[]): Server {
  const [first] = args;
  const port = Number(typeof first === 'object' && first !== null && 'port' in first ? first.port : first);
  this.once('listening', () => appendFileSync(file, `${port} ${(this.address() as AddressInfo).port}\n`));
  const callback = args.find((argument): argument is () => void => typeof argument === 'function');
  if (callback !== undefined) this.once('listening', callback);
  return listen.call(this, { port: 0, host: '127.0.0.1' });
};
