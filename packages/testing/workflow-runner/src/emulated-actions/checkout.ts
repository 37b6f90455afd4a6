import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EmulatedAction } from '../steps/runner-machine.ts';

/** `actions/checkout`: fetches a commit, a branch or a pull request ref with git. */
export const checkout: EmulatedAction = async ({ inputs, env, token: jobToken, workspace, github, run }) => {
  const repository = inputs.repository || env.GITHUB_REPOSITORY || '';
  const isOwn = repository === env.GITHUB_REPOSITORY;
  const ref = inputs.ref || (isOwn ? (env.GITHUB_SHA ?? '') : github.defaultBranch(repository));
  const folder = join(workspace, inputs.path ?? '');
  mkdirSync(folder, { recursive: true });
  const token = inputs.token || jobToken;
  const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const key = `http.${github.serverUrl}/.extraheader`;
  const credentials = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: header };
  const git = (...args: string[]) => run('git', args, { cwd: folder, env: { ...env, ...credentials } });
  await git('init', '--quiet', '.');
  await git('remote', 'add', 'origin', `${github.serverUrl}/${repository}`);
  const sparse = (inputs['sparse-checkout'] ?? '').split('\n').filter((line) => line.trim() !== '');
  if (sparse.length > 0) {
    await git('config', 'extensions.partialClone', 'origin');
    await git('sparse-checkout', 'set', ...sparse);
  }
  const depth = inputs['fetch-depth'] === '0' ? [] : [`--depth=${inputs['fetch-depth'] || '1'}`];
  const filter = sparse.length > 0 ? ['--filter=blob:none'] : [];
  const isCommit = /^[0-9a-f]{40}$/.test(ref);
  const branch = ref.replace(/^refs\/heads\//, '');
  const source = isCommit ? ref : ref.startsWith('refs/pull/') ? ref : `refs/heads/${branch}`;
  await git('fetch', '--quiet', '--no-tags', ...depth, ...filter, 'origin', `+${source}:refs/checkout/head`);
  if (isCommit || ref.startsWith('refs/pull/')) await git('checkout', '--quiet', '--detach', 'refs/checkout/head');
  else await git('checkout', '--quiet', '-B', branch, 'refs/checkout/head');
  if (inputs['persist-credentials'] !== 'false') await git('config', key, header);
  return { outputs: { ref } };
};
