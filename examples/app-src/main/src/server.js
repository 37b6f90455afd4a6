// Serves the greeting page on `/`, and `ok` on `/healthz` for the probes of Kubernetes.
import { createServer } from 'node:http';
import { renderGreetingPage } from './greeting-page.js';

const HTML = 'text/html; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';

const page = renderGreetingPage(process.env);

/** The response to a path: status, type, body. */
function respond(path) {
  if (path === '/') return [200, HTML, page];
  if (path === '/healthz') return [200, TEXT, 'ok\n'];
  return [404, TEXT, 'not found\n'];
}

const server = createServer((request, response) => {
  const [status, type, body] = respond(request.url?.split('?')[0]);
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
});

server.listen(Number(process.env.PORT ?? 8080), () => console.log(`listening on port ${server.address().port}`));
// Kubernetes stops a pod with SIGTERM, which Node ignores as the first process of a container.
process.once('SIGTERM', () => server.close());
