/** Azure as a process of its own: `node main.ts KEY CERTIFICATE SCENARIO`. Prints where it is, as JSON; ends when its input is closed. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { argv, stdin, stdout } from 'node:process';
import { json } from 'node:stream/consumers';
import { AzureState } from './azure-state.ts';
import { Entra } from './entra.ts';
import { AzureRequestHandler } from './request-handler.ts';
import { ResourceGraphApi } from './resource-graph.ts';
import type { AzureScenario } from './scenario.ts';

const [key = '', certificate = '', scenario = ''] = argv.slice(2);
const world = new AzureState(JSON.parse(readFileSync(scenario, 'utf8')) as AzureScenario);

const azure = createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) });
const control = createServer(answerTest);
const url = `https://127.0.0.1:${await listen(azure)}`;
const entra = new Entra(world, url);
const handler = new AzureRequestHandler(world, entra, new ResourceGraphApi(world));
azure.on('request', (request, response) => {
  handler.handle(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
});
const told = { url, control: `http://127.0.0.1:${await listen(control)}`, requestToken: entra.requestToken };
stdout.write(`${JSON.stringify(told)}\n`);

stdin.resume().on('end', () => {
  for (const server of [azure, control]) {
    server.close();
    server.closeAllConnections();
  }
});

/** What tests say to Azure, and ask of it; over plain HTTP, as that is none of Azure's. */
async function answerTest(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
  const reply = (body: unknown, status = 200) => response.writeHead(status).end(JSON.stringify(body));
  switch (`${request.method} ${pathname}`) {
    case 'GET /_loopback/records':
      return void reply(handler.records);
    case 'GET /_loopback/clock':
      return void reply({ seconds: world.seconds, polls: world.polls });
    case 'POST /_loopback/clock': {
      const { advance, speed } = (await json(request)) as { advance?: number; speed?: number };
      if (speed !== undefined) world.setSpeed(speed);
      if (advance !== undefined) world.advance(advance);
      return void reply({});
    }
    case 'PUT /_loopback/scenario':
      world.scenario = (await json(request)) as AzureScenario;
      return void reply({});
    case 'GET /_loopback/cli-token': {
      const identity = world.identity(({ cli }) => cli === true);
      if (!identity || searchParams.get('resource') !== url) return void reply({}, 404);
      return void reply(entra.issue(identity));
    }
    default:
      return void reply({}, 404);
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('the server has no port');
      done(address.port);
    });
  });
}
