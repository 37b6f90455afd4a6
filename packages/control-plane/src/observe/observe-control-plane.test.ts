import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitSource, SkippedEntry, SourceResult } from '@kalypso-actions/git';
import { formatDocument, VALID_CONTROL_PLANE, withFiles } from '@kalypso-actions/scheduler/testing';
import { describe, expect, it } from 'vitest';
import type { ControlPlaneDeps } from './control-plane-deps.ts';
import { type ControlPlaneFolders, observeControlPlane } from './observe-control-plane.ts';

const COMMIT = 'c0ffee'.padEnd(40, '0');
/** The commit in the fixture's BaseRepo. */
const PROMOTED = '0123456789'.repeat(4);

/** `workloads/app` of the fixture, as a checkout `<owner>/<repository>`. */
const FILES = Object.fromEntries(
  Object.entries(VALID_CONTROL_PLANE).map(([path, text]) => [
    path.replace('workloads/app', 'workloads/contoso/app'),
    text,
  ]),
);

/** Dependencies that record what is fetched. */
function createDeps(
  results: (source: GitSource) => SourceResult,
  recordResults: (source: GitSource) => SourceResult = noBranch,
): ControlPlaneDeps & { readonly fetched: GitSource[]; readonly records: GitSource[] } {
  const fetched: GitSource[] = [];
  const records: GitSource[] = [];
  return {
    fetched,
    records,
    fetchSources: async (sources) => {
      fetched.push(...sources);
      return new Map(sources.map((source) => [source, results(source)]));
    },
    fetchRecords: async (sources) => {
      records.push(...sources);
      return new Map(sources.map((source) => [source, recordResults(source)]));
    },
    readHeadCommit: async (folder) => (folder.endsWith('dev') ? COMMIT : undefined),
  };
}

const failed = (): SourceResult => ({
  kind: 'failed',
  failure: { kind: 'repository-not-found', message: 'it was not found', hint: 'Check the name.' },
});

const noBranch = (): SourceResult => ({
  kind: 'failed',
  failure: { kind: 'branch-not-found', message: 'there is no branch' },
});

describe('observeControlPlane', () => {
  it('reads local checkouts and fetches nothing', () =>
    withFiles(FILES, async (root) => {
      const deps = createDeps(failed);
      const observed = await observeControlPlane(
        {
          environment: 'dev',
          controlPlane: join(root, 'dev'),
          base: join(root, 'main'),
          workloads: join(root, 'workloads'),
        },
        deps,
      );
      expect(deps.fetched).toEqual([]);
      expect(observed.diagnostics).toEqual([]);
      expect(observed.model.workloads.map(({ registration }) => registration?.name)).toEqual(['app']);
      expect(observed.sources).toEqual([
        { kind: 'control-plane', name: 'dev', repo: null, branch: null, path: '.', commit: COMMIT },
        {
          kind: 'base',
          name: 'main',
          repo: 'https://github.com/contoso/control-plane',
          branch: 'main',
          path: '.',
          commit: PROMOTED,
        },
        {
          kind: 'workload',
          name: 'app',
          repo: 'https://github.com/contoso/app',
          branch: 'main',
          path: '.',
          commit: null,
        },
      ]);
      expect([...observed.folders]).toEqual([
        ['.', join(root, 'dev')],
        [`https://github.com/contoso/control-plane@${PROMOTED.slice(0, 12)}`, join(root, 'main')],
        ['https://github.com/contoso/app@main', join(root, 'workloads/contoso/app')],
      ]);
    }));

  it('fetches the base at its commit and the workloads at their branches', () =>
    withFiles(FILES, async (root) => {
      const folders: Readonly<Record<string, string>> = { 'control-plane': 'main', app: 'workloads/contoso/app' };
      const deps = createDeps(({ repo }) => ({
        kind: 'fetched',
        source: { root: join(root, folders[repo.split('/').at(-1) ?? ''] ?? ''), commit: COMMIT },
      }));
      const observed = await observeControlPlane(
        { environment: 'dev', controlPlane: join(root, 'dev'), base: undefined, workloads: undefined },
        deps,
      );
      expect(deps.fetched).toEqual([
        { repo: 'https://github.com/contoso/control-plane', ref: { branch: 'main', commit: PROMOTED }, path: '.' },
        { repo: 'https://github.com/contoso/app', ref: { branch: 'main' }, path: '.' },
      ]);
      expect(observed.diagnostics).toEqual([]);
      expect(observed.sources.map(({ commit }) => commit)).toEqual([COMMIT, COMMIT, COMMIT]);
      // Fetched sources have no files in the workspace.
      expect([...observed.folders.keys()]).toEqual(['.']);
    }));

  describe('links and submodules of a fetched repository', () => {
    const observe = (root: string, skipped: readonly SkippedEntry[]) => {
      const folders: Readonly<Record<string, string>> = { 'control-plane': 'main', app: 'workloads/contoso/app' };
      const deps = createDeps(({ repo }) => ({
        kind: 'fetched',
        source: { root: join(root, folders[repo.split('/').at(-1) ?? ''] ?? ''), commit: COMMIT },
        skipped,
      }));
      const from = { environment: 'dev', controlPlane: join(root, 'dev'), base: undefined, workloads: undefined };
      return observeControlPlane(from, deps);
    };

    it('are errors of a registration if they could be workloads, and warnings otherwise', () =>
      withFiles(FILES, async (root) => {
        const skipped = [
          { path: 'deep/second.yaml', kind: 'link' },
          { path: 'third.yml', kind: 'submodule' },
          { path: 'deep/.sourceignore', kind: 'link' },
        ] as const;
        const { diagnostics, model } = await observe(root, skipped);
        const found = diagnostics.map(({ severity, message, at, registration }) => [
          `${severity} ${at?.source} ${at?.file}:${at?.line}`,
          message,
          registration,
        ]);
        const base = `https://github.com/contoso/control-plane@${PROMOTED.slice(0, 12)}`;
        const app = 'https://github.com/contoso/app@main';
        const link = 'this is a symbolic link; it is not followed';
        const submodule = 'this is a submodule; it is not read';
        const consequence = ', so a workload may be missing';
        expect(found.toSorted()).toEqual(
          [
            [`warning ${base} deep/.sourceignore:1`, link, undefined],
            [`warning ${base} deep/second.yaml:1`, link, undefined],
            [`warning ${base} third.yml:1`, submodule, undefined],
            [`warning ${app} deep/.sourceignore:1`, link, 'app'],
            [`warning ${app} deep/second.yaml:1`, link, 'app'],
            [`error ${app} third.yml:1`, `${submodule}${consequence}`, 'app'],
          ].toSorted(),
        );
        expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['symbolic-link']));
        expect([...model.heldBack.keys()]).toEqual(['app']);
      }));

    it('can be excluded with a .sourceignore', () =>
      withFiles({ ...FILES, 'workloads/contoso/app/.sourceignore': 'charts/\n' }, async (root) => {
        const { diagnostics } = await observe(root, [{ path: 'charts/values.yaml', kind: 'link' }]);
        expect(diagnostics.map(({ severity, at }) => [severity, at?.source?.split('/').at(-1)])).toEqual([
          ['warning', `control-plane@${PROMOTED.slice(0, 12)}`],
        ]);
      }));

    it('are errors even if the disk cannot have a link there', () =>
      withFiles(FILES, async (root) => {
        const path = `${'long'.repeat(100)}.yaml`;
        const { diagnostics } = await observe(root, [{ path, kind: 'link' }]);
        expect(diagnostics.find(({ registration }) => registration === 'app')).toMatchObject({
          code: 'symbolic-link',
          severity: 'error',
          at: { file: path, line: 1, column: 1 },
        });
      }));

    it('are the same in a checkout', () =>
      withFiles(FILES, async (root) => {
        symlinkSync('app.yaml', join(root, 'workloads/contoso/app/second.yaml'));
        const observed = await observeControlPlane(
          {
            environment: 'dev',
            controlPlane: join(root, 'dev'),
            base: join(root, 'main'),
            workloads: join(root, 'workloads'),
          },
          createDeps(failed),
        );
        expect(observed.diagnostics).toMatchObject([
          { code: 'symbolic-link', severity: 'error', at: { file: 'second.yaml' }, registration: 'app' },
        ]);
      }));
  });

  it('reports a source that cannot be read at the resource that refers to it', () =>
    withFiles(FILES, async (root) => {
      const observed = await observeControlPlane(
        { environment: 'dev', controlPlane: join(root, 'dev'), base: join(root, 'main'), workloads: undefined },
        createDeps(failed),
      );
      expect(observed.diagnostics).toMatchObject([
        {
          code: 'source-repository-not-found',
          severity: 'error',
          message: 'it was not found',
          hint: 'Check the name.',
          at: { file: 'app.yaml', line: 7 },
          subject: { kind: 'WorkloadRegistration', name: 'app' },
        },
      ]);
      expect(observed.model.workloads).toEqual([]);
    }));

  it.each([
    ['missing', 'the folder "', 'does not exist'],
    ['dev', 'there is no "deep/er" in https://github.com/contoso/control-plane', 'on branch "main"'],
  ])('reports a base that is not in the folder %s', (base, start, end) => {
    const files = {
      ...FILES,
      'dev/base-repo.yaml': (FILES['dev/base-repo.yaml'] ?? '').replace('path: .', 'path: deep/er'),
    };
    return withFiles(files, async (root) => {
      const observed = await observeControlPlane(
        { environment: 'dev', controlPlane: join(root, 'dev'), base: join(root, base), workloads: undefined },
        createDeps(failed),
      );
      const [diagnostic] = observed.diagnostics;
      expect(diagnostic).toMatchObject({ code: 'source-path-not-found', at: { file: 'base-repo.yaml' } });
      expect(diagnostic?.message).toContain(start);
      expect(diagnostic?.message).toContain(end);
    });
  });

  it('reports a path that is a file at its resource, with the folder to use', () => {
    const files = {
      ...FILES,
      'dev/base-repo.yaml': (FILES['dev/base-repo.yaml'] ?? '').replace('path: .', 'path: ./gitops-repo.yaml'),
    };
    return withFiles(files, async (root) => {
      const observed = await observeControlPlane(
        { environment: 'dev', controlPlane: join(root, 'dev'), base: join(root, 'dev'), workloads: undefined },
        createDeps(failed),
      );
      expect(observed.diagnostics[0]).toMatchObject({
        code: 'source-path-not-found',
        message: expect.stringContaining('is not a folder in https://github.com/contoso/control-plane'),
        hint: 'The path has to be a folder: use `.`.',
        at: { file: 'base-repo.yaml' },
      });
    });
  });

  it('reports an environment folder that does not exist', async () => {
    const observed = await observeControlPlane(
      { environment: 'dev', controlPlane: '/nowhere/dev', base: undefined, workloads: undefined },
      createDeps(failed),
    );
    expect(observed.diagnostics).toMatchObject([{ code: 'folder-not-found' }]);
    expect(observed.sources).toMatchObject([{ commit: null }]);
  });

  describe('several bases', () => {
    const second = (FILES['dev/base-repo.yaml'] ?? '')
      .replace('name: main', 'name: shared')
      .replace('control-plane', 'shared');
    const files = {
      ...FILES,
      'dev/shared.yaml': second,
      'shared/extra.yaml': (FILES['main/ns.yaml'] ?? '').replace('name: ns', 'name: extra'),
    };
    const observe = (root: string, more: Partial<ControlPlaneFolders>, deps: ControlPlaneDeps) =>
      observeControlPlane(
        {
          environment: 'dev',
          controlPlane: join(root, 'dev'),
          base: join(root, 'main'),
          workloads: join(root, 'workloads'),
          ...more,
        },
        deps,
      );

    it('are each read from their own repository: the folder stands for the one named main', () =>
      withFiles(files, async (root) => {
        const fetched: SourceResult = { kind: 'fetched', source: { root: join(root, 'shared'), commit: COMMIT } };
        const deps = createDeps(() => fetched);
        const { model, diagnostics } = await observe(root, {}, deps);
        expect(diagnostics).toEqual([]);
        expect(deps.fetched.map(({ repo }) => repo)).toEqual(['https://github.com/contoso/shared']);
        expect(model.templates.map(({ name }) => name)).toEqual(['cfg', 'extra', 'flux', 'ns']);
      }));

    it('can be given by name', () =>
      withFiles(files, async (root) => {
        const deps = createDeps(failed);
        const namedBases = new Map([['shared', join(root, 'shared')]]);
        const { model, diagnostics } = await observe(root, { namedBases }, deps);
        expect(diagnostics).toEqual([]);
        expect(deps.fetched).toEqual([]);
        expect(model.templates.map(({ name }) => name)).toContain('extra');
      }));

    it('may be named by another base, and each other', () =>
      withFiles(
        {
          ...FILES,
          'main/next.yaml': (FILES['dev/base-repo.yaml'] ?? '').replace('name: main', 'name: next'),
          'next/main.yaml': FILES['dev/base-repo.yaml'] ?? '',
          'next/extra.yaml': (FILES['main/ns.yaml'] ?? '').replace('name: ns', 'name: extra'),
        },
        async (root) => {
          const fetched: SourceResult = { kind: 'fetched', source: { root: join(root, 'next'), commit: COMMIT } };
          const deps = createDeps(() => fetched);
          const { model, diagnostics } = await observe(root, {}, deps);
          expect(deps.fetched).toHaveLength(1);
          expect(model.templates.map(({ name }) => name)).toContain('extra');
          expect(diagnostics.map(({ code }) => code)).toEqual(['overridden-resource']);
        },
      ));

    it('reports a folder that stands for none of them', () =>
      withFiles(FILES, async (root) => {
        const namedBases = new Map([['other', join(root, 'main')]]);
        const { diagnostics } = await observe(root, { namedBases }, createDeps(failed));
        expect(diagnostics).toMatchObject([{ code: 'unused-base', message: expect.stringContaining('"other"') }]);
        rmSync(join(root, 'dev/base-repo.yaml'));
        const without = await observe(root, {}, createDeps(failed));
        expect(without.diagnostics).toMatchObject([
          { code: 'unused-base', message: expect.stringContaining('"main"') },
        ]);
      }));
  });

  describe('a base at a commit that its repository does not have', () => {
    const observe = (root: string, folders: readonly unknown[]) => {
      const record = { version: 1, folders };
      mkdirSync(join(root, 'gitops/.github/tracking'), { recursive: true });
      writeFileSync(join(root, 'gitops/.github/tracking/assignments.json'), JSON.stringify(record));
      return observeControlPlane(
        {
          environment: 'dev',
          controlPlane: join(root, 'dev'),
          base: undefined,
          workloads: undefined,
          gitops: join(root, 'gitops'),
        },
        createDeps(() => ({ kind: 'failed', failure: { kind: 'commit-not-found', message: 'there is no commit' } })),
      );
    };

    it('is a warning before the first promotion', () =>
      withFiles(FILES, async (root) => {
        const { model, diagnostics } = await observe(root, []);
        expect(model.isBaseMissing).toBe(true);
        expect(diagnostics).toMatchObject([
          {
            code: 'source-commit-not-found',
            severity: 'warning',
            hint: 'The first promotion to this environment replaces the commit.',
            at: { file: 'base-repo.yaml' },
          },
        ]);
      }));

    it('is an error after it', () =>
      withFiles(FILES, async (root) => {
        const folder = {
          path: 'drone/a-t',
          registration: 'a',
          workload: 'a',
          deploymentTarget: 'a-t',
          clusterType: 'drone',
          files: [],
        };
        const { diagnostics } = await observe(root, [folder]);
        expect(diagnostics).toMatchObject([{ code: 'source-commit-not-found', severity: 'error' }]);
      }));
  });

  it('knows the environments that the base declares', () =>
    withFiles(
      {
        ...FILES,
        'main/.environments/prod.yaml': formatDocument(
          'Environment',
          'prod',
          'controlPlane:\n  repo: https://github.com/contoso/c\n  branch: prod\n',
        ),
        'main/.environments/broken.yaml': 'a: [',
      },
      async (root) => {
        const { model, diagnostics } = await observeControlPlane(
          {
            environment: 'dev',
            controlPlane: join(root, 'dev'),
            base: join(root, 'main'),
            workloads: join(root, 'workloads'),
          },
          createDeps(failed),
        );
        expect(model.knownEnvironments).toEqual(['prod']);
        expect(diagnostics).toEqual([]);
      },
    ));

  it.each([
    ['denied', 'record-unreadable'],
    ['branch-not-found', undefined],
  ] as const)('reads whose names are on the GitOps branch only if a registration has an error: %s', (kind, code) =>
    withFiles(FILES, async (root) => {
      const folders = {
        environment: 'dev',
        controlPlane: join(root, 'dev'),
        base: join(root, 'main'),
        workloads: join(root, 'workloads'),
      };
      const deps = createDeps(failed, () => ({ kind: 'failed', failure: { kind, message: 'no access' } }));
      expect((await observeControlPlane(folders, deps)).diagnostics).toEqual([]);
      expect(deps.records).toEqual([]);
      const broken = await observeControlPlane({ ...folders, workloads: undefined }, deps);
      expect(deps.records).toEqual([
        { repo: 'https://github.com/contoso/gitops', ref: { branch: 'main' }, path: '.github/tracking' },
      ]);
      expect(broken.diagnostics.map((each) => each.code).filter((each) => each.startsWith('record'))).toEqual(
        code === undefined ? [] : [code],
      );
    }),
  );
});
