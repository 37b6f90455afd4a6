import { globSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { ROOT, readRepositoryFile } from '../architecture/files.ts';
import { parseTableRows } from '../support/set-up-guide/guide-markdown.ts';

type Strings = Readonly<Record<string, string>>;
interface Job {
  readonly permissions: Strings;
  readonly steps: readonly Step[];
}
interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Strings;
}

const FOLDER = 'workflows-templates';
const readme = readRepositoryFile(`${FOLDER}/README.md`);

/** Every job of the starter workflows, as `folder/file.yml job`. */
const jobs = globSync(`${FOLDER}/*/*.yml`, { cwd: ROOT }).flatMap((path) => {
  const file = path.replaceAll('\\', '/');
  // GitHub's own parser reads every starter workflow in another test.
  const workflow = load(readRepositoryFile(file)) as { readonly jobs: Readonly<Record<string, Job>> };
  return Object.entries(workflow.jobs).map(([id, job]) => [`${file.slice(FOLDER.length + 1)} ${id}`, job] as const);
});

/** What a table says: `folder/file.yml job: permission: access, …`. */
function documented(firstColumn: string): readonly string[] {
  return parseTableRows(readme, firstColumn)
    .map(([job = '', cell = '']) => {
      const permissions = [...cell.matchAll(/`([\w-]+: \w+)`/g)].map(([, one = '']) => one);
      return line(job.replaceAll('`', ''), permissions);
    })
    .sort();
}

function line(job: string, permissions: readonly string[]): string {
  return `${job}: ${permissions.toSorted().join(', ')}`;
}

it('the first table of permissions is what the jobs of the starter workflows ask of their own token', () => {
  const requested = jobs.map(([name, { permissions }]) =>
    line(
      name,
      Object.entries(permissions).map(([permission, access]) => `${permission}: ${access}`),
    ),
  );
  expect(documented('job')).toEqual(requested.sort());
});

it('the second one is what they ask of a GitHub App', () => {
  const requested = jobs.flatMap(([name, { steps }]) =>
    steps
      .filter(({ uses }) => uses?.startsWith('actions/create-github-app-token@'))
      .map(({ with: inputs = {} }) =>
        line(
          name,
          Object.entries(inputs).flatMap(([input, access]) =>
            input.startsWith('permission-') ? [`${input.slice('permission-'.length)}: ${access}`] : [],
          ),
        ),
      ),
  );
  expect(documented('job, by an App')).toEqual(requested.sort());
});

/** What keeps a job from the use of a personal token where no App is set up. */
function findAppProblems(steps: readonly Step[]): readonly string[] {
  const text = JSON.stringify(steps);
  return steps
    .filter(({ uses }) => uses?.startsWith('actions/create-github-app-token@'))
    .flatMap(({ id = '', if: condition = '', with: inputs = {} }) => {
      const [, prefix = ''] = /vars\.(\w+)_CLIENT_ID/.exec(inputs['client-id'] ?? '') ?? [];
      const uses = text.split(`steps.${id}.outputs.token`).slice(1);
      return [
        ...(condition.includes(`vars.${prefix}_CLIENT_ID`) ? [] : [`${id} needs an App`]),
        ...(uses.length > 0 ? [] : [`${id} is not used`]),
        ...uses.filter((rest) => !rest.startsWith(` || secrets.${prefix}_TOKEN`)).map(() => `${id} has no alternative`),
      ];
    });
}

it.each(jobs)('%s works without an App, with a personal token as a secret', (_, { steps }) => {
  expect(findAppProblems(steps)).toEqual([]);
});

it('a job that needs an App is found', () => {
  const uses = 'actions/create-github-app-token@0';
  const app = { id: 'app', uses, with: { 'client-id': '$' + '{{ vars.KALYPSO_CLIENT_ID }}' } };
  const use = { with: { token: '$' + '{{ steps.app.outputs.token }}' } };
  expect(findAppProblems([app, use])).toEqual(['app needs an App', 'app has no alternative']);
});
