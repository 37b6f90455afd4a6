// Registers workloads by issues, as an application team does, and attacks the workflow with what an issue can contain.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '@kalypso-actions/workflow-runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replaceServer } from '../support/examples/replace-server.ts';
import { ROOT, StarterSandbox, textOfRuns } from '../support/starter-sandbox.ts';

const CONTROL_PLANE = 'contoso/kalypso-control-plane';
const APPLICATION = 'contoso/kalypso-app-src';
const SERVICES = 'contoso/kalypso-svc-src';
const BROKEN = 'contoso/broken';
const SECRET = 'contoso/secret-plans';
/** An application developer who works on the control plane, and one who does not. */
const [BOB, MALLORY] = ['token-of-bob', 'token-of-mallory'];
const APPROVED = 'registration-approved';

function readFolder(folder: string, url: string): Record<string, string> {
  const root = join(ROOT, folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(root.length + 1).replaceAll('\\', '/'), replaceServer(readFileSync(path, 'utf8'), url)];
    }),
  );
}

const template = (name: string) => ({
  [`.github/workflows/${name}.yml`]: readFileSync(join(ROOT, `workflows-templates/control-plane/${name}.yml`), 'utf8'),
});

let sandbox: StarterSandbox;

beforeAll(async () => {
  const workflows = { ...template('register-workload'), ...template('ci') };
  sandbox = await StarterSandbox.start({
    [CONTROL_PLANE]: {
      commits: (url) => [
        { branch: 'main', files: { ...readFolder('examples/control-plane/main', url), ...workflows } },
        { branch: 'dev', files: readFolder('examples/control-plane/dev', url) },
        { branch: 'stage', files: readFolder('examples/control-plane/stage', url) },
      ],
    },
    [APPLICATION]: { commits: (url) => [{ branch: 'main', files: readFolder('examples/app-src/main', url) }] },
    [SERVICES]: { commits: (url) => [{ branch: 'main', files: readFolder('examples/svc-src/main', url) }] },
    [BROKEN]: {
      commits: () => [
        {
          branch: 'main',
          files: {
            'workload/workload.yaml': 'apiVersion: scheduler.kalypso.io/v1alpha1\nkind: Workload\nspec: [\n',
            'empty/a.txt': '',
          },
        },
      ],
    },
    [SECRET]: { commits: () => [{ branch: 'main', files: { 'a.txt': '' } }] },
  });
  await sandbox.github.setRepository(SECRET, { defaultBranch: 'main', private: true });
  const issues = { issues: 'write' } as const;
  await sandbox.github.setToken(BOB, {
    login: 'bob',
    repositories: { [CONTROL_PLANE]: { ...issues, contents: 'write' } },
  });
  await sandbox.github.setToken(MALLORY, { login: 'mallory', repositories: { [CONTROL_PLANE]: issues } });
  await sandbox.settle();
}, 120_000);
afterAll(() => sandbox.stop());

const FIELDS = {
  Name: 'hello-world-app',
  Repository: APPLICATION,
  Branch: 'main',
  Path: 'workload',
  Workspace: 'kaizen-app-team',
  Contact: '@contoso/kaizen-app-team',
};
/** The body that GitHub makes of the form. */
const form = (fields: Readonly<Record<string, string>>) =>
  Object.entries({ ...FIELDS, ...fields })
    .map(([label, value]) => `### ${label}\n\n${value === '' ? '_No response_' : value}`)
    .join('\n\n');

/** The file of a registration with the fields of the form. */
const registration = (name: string) => `apiVersion: scheduler.kalypso.io/v1alpha1
kind: WorkloadRegistration
metadata:
  name: ${name}
  labels:
    type: application
  annotations:
    contact: "@contoso/kaizen-app-team"
spec:
  workload:
    repo: ${sandbox.github.url}/contoso/kalypso-app-src
    branch: main
    path: workload
  workspace: kaizen-app-team
`;

interface OpenedIssue {
  readonly number: number;
  readonly runs: readonly RunRecord[];
}

async function open(body: string, token = BOB): Promise<OpenedIssue> {
  const issue = { title: 'Register a workload', body };
  const { number } = await sandbox.api<{ readonly number: number }>(
    'POST',
    `/repos/${CONTROL_PLANE}/issues`,
    issue,
    token,
  );
  return { number, runs: await sandbox.settle() };
}

async function change(number: number, fields: object, token = BOB): Promise<readonly RunRecord[]> {
  await sandbox.api('PATCH', `/repos/${CONTROL_PLANE}/issues/${number}`, fields, token);
  return sandbox.settle();
}

async function approve(number: number): Promise<readonly RunRecord[]> {
  await sandbox.api('POST', `/repos/${CONTROL_PLANE}/issues/${number}/labels`, { labels: [APPROVED] });
  return sandbox.settle();
}

async function comments(number: number): Promise<readonly string[]> {
  const all = await sandbox.api<readonly { readonly body: string }[]>(
    'GET',
    `/repos/${CONTROL_PLANE}/issues/${number}/comments`,
  );
  return all.map(({ body }) => body);
}

async function proposal(issue: number) {
  const pulls = await sandbox.pulls(CONTROL_PLANE, 'main');
  const found = pulls.filter(({ head }) => head.ref === `register-workload/${issue}`);
  expect(found.length).toBeLessThan(2);
  const [pull] = found;
  return pull && { ...pull, files: sandbox.files(CONTROL_PLANE, pull.head.sha, 'workloads') };
}

const registrations = (runs: readonly RunRecord[]) =>
  runs.filter(({ workflow }) => workflow === 'register-workload.yml').map(({ conclusion }) => conclusion);

describe('an issue of an application team', () => {
  let issue: number;

  it('becomes a pull request that is checked', async () => {
    const { number, runs } = await open(form({}));
    issue = number;
    expect(textOfRuns(runs)).not.toContain('##[error]');
    expect(registrations(runs)).toEqual(['success']);
    const pull = await proposal(issue);
    expect(pull?.title).toBe('Register workload hello-world-app');
    expect(pull?.files['workloads/hello-world-app.yaml']).toBe(registration('hello-world-app'));
    expect(pull?.body).toContain(`Closes #${issue}`);
    for (const target of ['functional-test', 'performance-test', 'uat-test']) expect(pull?.body).toContain(target);
    expect(await comments(issue)).toEqual([
      expect.stringContaining(`#${pull?.number} registers the workload with its 3 deployment targets.`),
    ]);
    // The App opened it, so the checks of the control plane have scheduled every environment with it.
    const checks = runs.filter(({ workflow }) => workflow === 'ci.yml');
    expect(checks.map(({ event, conclusion }) => [event, conclusion])).toEqual([['pull_request', 'success']]);
  });

  it('changes nothing in a second run', async () => {
    const before = [await proposal(issue), await comments(issue)];
    const run = sandbox.runner.runs.find(({ workflow }) => workflow === 'register-workload.yml');
    if (run === undefined) throw new Error('there was no run');
    sandbox.runner.rerun(run);
    await sandbox.settle();
    expect([await proposal(issue), await comments(issue)]).toEqual(before);
  });

  it('updates the pull request when it is edited', async () => {
    const before = await proposal(issue);
    expect(
      registrations(await change(issue, { body: form({ Name: 'hello', Contact: 'kaizen@contoso.com' }) })),
    ).toEqual(['success']);
    const after = await proposal(issue);
    expect(after?.number).toBe(before?.number);
    expect(after?.title).toBe('Register workload hello');
    expect(Object.keys(after?.files ?? {})).toEqual(['workloads/hello.yaml', 'workloads/platform-svc.yaml']);
  });

  it('reports what is wrong after an edit, and keeps the pull request', async () => {
    const before = await proposal(issue);
    await change(issue, { body: form({ Name: 'Hello World' }) });
    expect(await proposal(issue)).toEqual(before);
    expect((await comments(issue)).at(-1)).toMatch(
      new RegExp(`not a DNS-1123 label[\\s\\S]*#${before?.number} still proposes`),
    );
  });

  it('does not overwrite commits by others', async () => {
    await sandbox.push(CONTROL_PLANE, `register-workload/${issue}`, {
      'workloads/hello.yaml': '# changed by a reviewer\n',
    });
    const before = await proposal(issue);
    await change(issue, { body: form({ Name: 'hello' }) });
    expect((await proposal(issue))?.head.sha).toBe(before?.head.sha);
    expect((await comments(issue)).at(-1)).toContain('has commits by others, so it is not overwritten');
  });

  it('does not overwrite a branch that someone else prepared for it, and proposes none of its changes', async () => {
    const { number: last } = await open('### Name\n\nIt does not work.');
    const branch = `register-workload/${last + 1}`;
    const { object } = await sandbox.api<{ readonly object: { readonly sha: string } }>(
      'GET',
      `/repos/${CONTROL_PLANE}/git/ref/heads/main`,
    );
    await sandbox.api('POST', `/repos/${CONTROL_PLANE}/git/refs`, { ref: `refs/heads/${branch}`, sha: object.sha });
    await sandbox.push(CONTROL_PLANE, branch, {
      'workloads/prepared.yaml': registration('prepared'),
      'templates/arc-flux.yaml': 'evil: true\n',
    });
    const { number } = await open(form({ Name: 'prepared' }));
    expect(number).toBe(last + 1);
    expect(await proposal(number)).toBeUndefined();
    expect(await comments(number)).toEqual([
      expect.stringContaining('has commits by others, so it is not overwritten'),
    ]);
  });

  it('is closed when the pull request is merged, and then nothing happens', async () => {
    const { number } = await open(form({ Name: 'merged' }));
    const pull = await proposal(number);
    await sandbox.api('PUT', `/repos/${CONTROL_PLANE}/pulls/${pull?.number}/merge`, { merge_method: 'squash' });
    await sandbox.settle();
    const { state } = await sandbox.api<{ readonly state: string }>('GET', `/repos/${CONTROL_PLANE}/issues/${number}`);
    expect(state).toBe('closed');
    const before = await comments(number);
    expect(registrations(await change(number, { body: form({ Name: 'other' }) }))).toEqual(['skipped']);
    expect(await comments(number)).toEqual(before);
  });

  it('of a registered name, a registered folder, and a name that another pull request registers, is refused', async () => {
    const { number } = await open(form({ Name: 'platform-svc', Path: './workload/' }));
    const [comment = ''] = await comments(number);
    expect(comment).toContain('a workload is registered as "platform-svc" already, in workloads/platform-svc.yaml:');
    expect(comment).toContain('this folder of contoso/kalypso-app-src is registered already, as "merged"');
    const first = await open(form({ Name: 'twice', Repository: SERVICES, Path: 'workloads', Branch: 'main' }));
    expect(await comments(first.number)).toEqual([expect.stringContaining('is registered already, as "platform-svc"')]);
    const third = await open(form({ Name: 'hello', Repository: SERVICES, Path: 'values' }));
    const [both = ''] = await comments(third.number);
    expect(both).toMatch(/pull request &#35;&#8203;\d+ registers "hello" already/);
    expect(both).toContain('has no Workload with deployment targets');
    expect(await proposal(number)).toBeUndefined();
  });

  it.each([
    ['does not exist', { Repository: 'contoso/missing' }, /contoso\/missing/],
    ['has no such branch', { Branch: 'release/1.0' }, /release\/1\.0/],
    ['has no such folder', { Path: 'deploy' }, /deploy/],
    ['has no workload file', { Repository: BROKEN, Path: 'empty' }, /empty/],
    ['has an invalid workload file', { Repository: BROKEN }, /workload\/workload\.yaml:\d+:\d+: /],
  ])('of a repository that %s is refused with the reason', async (_, fields, reason) => {
    const { number, runs } = await open(form({ Name: 'reasons', ...fields }));
    expect(registrations(runs)).toEqual(['success']);
    expect((await comments(number)).join('')).toMatch(reason);
    expect(await proposal(number)).toBeUndefined();
  });
});

describe('an issue of someone else', () => {
  it('waits for a maintainer, who approves the text that it has then', async () => {
    const { number, runs } = await open(form({ Name: 'outside', Repository: SERVICES, Path: 'services' }), MALLORY);
    expect(registrations(runs)).toEqual(['skipped']);
    expect(await comments(number)).toEqual([]);
    expect(registrations(await approve(number))).toEqual(['success']);
    expect(await comments(number)).toHaveLength(1);
    const secret = await change(number, { body: form({ Repository: SECRET }) }, MALLORY);
    expect(registrations(secret)).toEqual(['skipped']);
    expect(textOfRuns(secret)).not.toContain('secret-plans');
    expect(await comments(number)).toHaveLength(1);
  });

  it('is not started by an edit of someone else than its author, whoever that is', async () => {
    const { number } = await open(form({ Name: 'edited', Repository: SERVICES, Path: 'services' }));
    const before = await comments(number);
    expect(registrations(await change(number, { body: form({ Repository: SECRET }) }, MALLORY))).toEqual(['skipped']);
    expect(await comments(number)).toEqual(before);
  });

  it('is not started by an edit of an author who is trusted elsewhere, nor by another label', async () => {
    const { number } = await open(form({ Name: 'outside' }), MALLORY);
    expect(registrations(await change(number, { body: form({ Name: 'outside2' }) }, BOB))).toEqual(['skipped']);
    await sandbox.api('POST', `/repos/${CONTROL_PLANE}/issues/${number}/labels`, { labels: ['question'] });
    expect(registrations(await sandbox.settle())).toEqual(['skipped']);
    expect(await comments(number)).toEqual([]);
  });
});

it('an issue about something else starts nothing', async () => {
  const { runs } = await open('### Name\n\nIt does not work.');
  expect(registrations(runs)).toEqual(['skipped']);
});

describe('an issue with hostile text', () => {
  const HOSTILE: readonly (readonly [string, string])[] = [
    ['YAML', 'x\n  workspace: platform-team'],
    ['another document', 'x\n---\nkind: Template'],
    ['an expression', `\${{ secrets.KALYPSO_PRIVATE_KEY }}`],
    ['a command', '$(touch /tmp/pwned); `id`'],
    ['a workflow command', '::set-output name=result::created'],
    ['a template', '{{ .Manifests.repo }}'],
    ['a path out of the folder', '../../.github/workflows/evil'],
    ['an absolute path', '/etc/passwd'],
    ['a mention', '@contoso/platform-team'],
    ['markup', '<img src=x onerror=alert(1)> [x](https://evil) #1'],
    ['another server', 'https://evil.example.com/contoso/kalypso-app-src'],
    ['credentials', 'https://me:hunter2@github.com/contoso/kalypso-app-src'],
    ['a look-alike', 'kаizen-app-team'],
    ['a change of direction', 'kaizen\u202emaet'],
    ['an option', '--upload-pack=evil'],
    ['a very long text', 'a'.repeat(5_000)],
    ['an invisible line break', 'a\u2028b'],
    ['nothing', ''],
  ];

  it.each(HOSTILE)('%s in every field becomes neither a file nor markup', async (_, text) => {
    const all = Object.fromEntries(Object.keys(FIELDS).map((label) => [label, text]));
    const { number, runs } = await open(form(all));
    expect(registrations(runs)).toEqual(['success']);
    expect(await proposal(number)).toBeUndefined();
    const [comment = '', ...others] = await comments(number);
    expect(others).toEqual([]);
    expect(comment).toContain('The workload cannot be registered');
    expect(comment).not.toMatch(/<img|@contoso|\]\(|hunter2|\n::|\n---|[^&]#1\b/);
    expect(comment.length).toBeLessThan(8_000);
    const step = runs.flatMap(({ jobs }) => jobs).flatMap(({ steps }) => steps.at(-1) ?? []);
    expect(step.map(({ outputs }) => outputs.result)).toEqual(['refused']);
  });

  it('reports every field at once', async () => {
    const { number } = await open(
      form({ Name: 'Not A Name', Repository: 'nowhere', Branch: 'a..b', Path: '../x', Workspace: 'A', Contact: 'me' }),
    );
    const [comment = ''] = await comments(number);
    expect(comment.match(/^- /gm)).toHaveLength(6);
  });

  it('with other headings, or a field twice, is refused', async () => {
    const { number } = await open(`${form({})}\n\n### Name\n\nother\n\n### Owner\n\nroot`);
    const [comment = ''] = await comments(number);
    expect(comment).toContain('the field Name is there twice');
    expect(comment).toContain('the form has no field "Owner"');
    expect(await proposal(number)).toBeUndefined();
  });

  it('registers no repository of another owner, even on this server', async () => {
    const { number } = await open(form({ Name: 'foreign', Repository: 'mallory/app' }));
    expect(await comments(number)).toEqual([
      expect.stringContaining('repositories of "mallory" are not registered here'),
    ]);
  });
});
