/** Runs the GitHub emulator: `node main.ts ROOT`. Prints its URL and exits when its standard input is closed. */
import { argv, exit, stdin, stdout } from 'node:process';
import { createGitHubServer } from './server/server.ts';

const github = createGitHubServer(argv[2] ?? '.');
const { server } = github;

// A client whose event loop was blocked must not find its idle connection closed.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const url = `http://127.0.0.1:${address.port}`;
  github.setUrl(url);
  stdout.write(`${url}\n`);
});

stdin.resume().on('end', () => {
  github.close();
  exit();
});
