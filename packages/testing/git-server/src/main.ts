/** Runs the git server: `node main.ts ROOT`. Prints its URL and exits when its standard input is closed. */
import { createServer } from 'node:http';
import { argv, stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { GitHttpHandler } from './git-http-handler.ts';

const handler = new GitHttpHandler(argv[2] ?? '.');

const server = createServer(async (request, response) => {
  if (request.url === '/_control/records') {
    response.end(JSON.stringify(handler.records));
  } else if (request.url?.startsWith('/_control/rules/') && request.method === 'PUT') {
    handler.setRules(request.url.slice('/_control/rules/'.length), JSON.parse(await text(request)));
    response.end();
  } else if (!(await handler.handle(request, response))) {
    response.writeHead(404).end();
  }
});

// A client whose event loop was blocked must not find its idle connection closed.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  stdout.write(`http://127.0.0.1:${address.port}\n`);
});

stdin.resume().on('end', () => {
  server.close();
  server.closeAllConnections();
});
