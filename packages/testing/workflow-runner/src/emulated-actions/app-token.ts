import { createSign } from 'node:crypto';
import type { ContextObject, ContextValue } from '../language/json.ts';
import { textAt, valueAt } from '../language/json.ts';
import type { EmulatedAction, EmulatedActionStep } from '../steps/runner-machine.ts';

/** `actions/create-github-app-token`: exchanges the App's JWT for an installation token, which it revokes when the job ends. */
export const createAppToken: EmulatedAction = async (step) => {
  const { inputs, env, masks, log } = step;
  const issuer = inputs['client-id'] || inputs['app-id'] || '';
  if (issuer === '' || !inputs['private-key']) throw new Error('client-id and private-key are required');
  const jwt = signJwt(issuer, inputs['private-key']);
  const [owner = '', name = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
  const account = inputs.owner || owner;
  const requested = (inputs.repositories ?? '').split(/[\s,]+/).filter((repository) => repository !== '');
  const repositories = requested.length > 0 ? requested : inputs.owner ? [] : [name];
  // For all repositories of an owner, the original looks up the installation by owner: it is the same one.
  const path = `/repos/${account}/${repositories[0] ?? name}/installation`;
  const installation = valueAt(await callApi(step, 'GET', path, jwt), 'id');
  const permissions = Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => name.startsWith('permission-'))
      .map(([name, access]) => [name.slice('permission-'.length).replaceAll('-', '_'), access]),
  );
  const response = await callApi(step, 'POST', `/app/installations/${installation}/access_tokens`, jwt, {
    ...(repositories.length > 0 ? { repositories } : {}),
    ...(Object.keys(permissions).length > 0 ? { permissions } : {}),
  });
  const token = textAt(response, 'token');
  masks.add(token);
  log(`Created a token of ${issuer} for ${repositories.join(', ') || `all repositories of ${account}`}`);
  return {
    outputs: { token, 'installation-id': String(installation) },
    post: async () => void (await callApi(step, 'DELETE', '/installation/token', token)),
  };
};

async function callApi(
  { github }: EmulatedActionStep,
  method: string,
  path: string,
  token: string,
  body?: ContextObject,
): Promise<ContextValue> {
  const response = await fetch(`${github.apiUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/vnd.github+json',
      'content-type': 'application/json',
      'user-agent': 'workflow-runner',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
  return text === '' ? null : JSON.parse(text);
}

function signJwt(issuer: string, privateKey: string): string {
  const part = (value: ContextObject) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const unsigned = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat: now - 30, exp: now + 540, iss: issuer })}`;
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url')}`;
}
