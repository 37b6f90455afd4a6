/** Runs the Azure emulator: `node main.ts KEY CERTIFICATE SCENARIO`. Prints its URLs as JSON and exits when its standard input is closed. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { argv, stdin, stdout } from 'node:process';
import { json } from 'node:stream/consumers';
import { AzureState } from './azure-state.ts';
import { Entra } from './entra.ts';
import { AzureRequestHandler } from './request-handler.ts';
import { ResourceGraphApi } from './resource-graph.ts';
import { ResourceProvidersApi } from './resource-providers.ts';
import type { AzureScenario } from './scenario.ts';

/** What the Azure CLI prints if it would need a new token of the workflow. */
const EXPIRED_ASSERTION = 'AADSTS700024: Client assertion is not within its valid time range.';

const [key = '', certificate = '', scenario = ''] = argv.slice(2);
const state = new AzureState(JSON.parse(readFileSync(scenario, 'utf8')) as AzureScenario);

const azure = createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) });
const control = createServer(handleControl);
const url = `https://127.0.0.1:${await listen(azure)}`;
const entra = new Entra(state, url);
const handler = new AzureRequestHandler(state, entra, new ResourceGraphApi(state), new ResourceProvidersApi(state));
azure.on('request', (request, response) => {
  handler.handle(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
});
const urls = { url, control: `http://127.0.0.1:${await listen(control)}`, requestToken: entra.requestToken };
stdout.write(`${JSON.stringify(urls)}\n`);

stdin.resume().on('end', () => {
  for (const server of [azure, control]) {
    server.close();
    server.closeAllConnections();
  }
});

/** The API by which the handle configures and inspects the emulator, over plain HTTP. It is not part of Azure. */
async function handleControl(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
  const reply = (body: unknown, status = 200) => response.writeHead(status).end(JSON.stringify(body));
  switch (`${request.method} ${pathname}`) {
    case 'GET /_control/records':
      return void reply(handler.records);
    case 'GET /_control/clock':
      return void reply({ seconds: state.seconds, polls: state.polls });
    case 'POST /_control/clock': {
      const { advance, speed } = (await json(request)) as { advance?: number; speed?: number };
      if (speed !== undefined) state.setSpeed(speed);
      if (advance !== undefined) state.advance(advance);
      return void reply({});
    }
    case 'PUT /_control/scenario':
      state.scenario = (await json(request)) as AzureScenario;
      return void reply({});
    case 'GET /_control/cli-token': {
      const identity = state.findIdentity(({ cli }) => Boolean(cli));
      if (!identity || searchParams.get('resource') !== url)
        return void reply({ error: "Please run 'az login' to setup account." }, 404);
      const token = entra.issueForCli(identity);
      return void (token ? reply(token) : reply({ error: EXPIRED_ASSERTION }, 401));
    }
    default:
      return void reply({}, 404);
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((done) => {
    // A client whose event loop was blocked must not find its idle connection closed.
    server.keepAliveTimeout = 600_000;
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('the server has no port');
      done(address.port);
    });
  });
}
