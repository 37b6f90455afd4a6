import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContext, DIVERGED, OLDER, POLICY, RELATIONS } from '../../../test-support.ts';
import { judgeReport, type VerdictPolicy } from '../../../verdict/judge-report.ts';
import { complies } from '../../../verdict/verdicts.ts';
import {
  createKustomizationEntry,
  createReadyCondition,
  createStatusEntry,
  HEALTHY_COMMIT,
  HEALTHY_NOW,
  HEALTHY_ROW,
  KUSTOMIZATION,
  REPORT_OPTIONS,
} from '../test-support.ts';
import { type ConfigurationRow, parseConfigurationReport } from './configuration-report.ts';

const RUNS = { numRuns: Math.ceil(Number(process.env.FUZZ_RUNS ?? 2_500) / 10) };

const JUDGEMENT: VerdictPolicy = { ...POLICY, commit: HEALTHY_COMMIT, stabilityMs: 0 };

/** `undefined` for a row that cannot be identified, which fails the poll. */
function parse(row: unknown) {
  try {
    return parseConfigurationReport(row, REPORT_OPTIONS);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Whether a row proves the commit, on its own and at once. */
function proves(row: unknown): boolean {
  const report = parse(row);
  if (report === undefined) return false;
  const context = createContext({ policy: JUDGEMENT, relations: RELATIONS, now: HEALTHY_NOW });
  return complies(judgeReport(report, { ...context, failingSince: undefined }));
}

type Path = readonly (string | number)[];

/** Every place in a value, the innermost ones last. */
function listPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => listPaths(child, [...path, key]))];
}

/** A copy with another value at a place; `undefined` removes it. */
function replaceAt(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    const copy = value.map((child, index) =>
      String(index) === String(key) ? replaceAt(child, rest, replacement) : child,
    );
    return rest.length === 0 && replacement === undefined ? copy.toSpliced(Number(key), 1) : copy;
  }
  const entries = Object.entries(value ?? {}).map(([name, child]) => [
    name,
    name === key ? replaceAt(child, rest, replacement) : child,
  ]);
  return Object.fromEntries(entries.filter(([, child]) => child !== undefined));
}

const readAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<string | number, unknown> | null | undefined)?.[key], value);

/** Values that Azure might put anywhere: none of another type, of another spelling, or of another commit. */
const CORRUPT = [
  undefined,
  null,
  '',
  ' ',
  'x',
  'Unknown',
  'true',
  'false',
  true,
  false,
  0,
  1,
  -1,
  [],
  {},
  [null],
  ['x'],
  { x: 1 },
  'compliant',
  'COMPLIANT',
  'Compliant',
  'succeeded',
  'Succeeded',
  'True',
  'False',
  'Pending',
  'Suspended',
  'Non-Compliant',
  'Connected',
  'Offline',
  'main',
  'stage',
  'dev',
  'GitRepository',
  'Kustomization',
  'HelmRepository',
  'Ready',
  'ready',
  '2021-05-19T18:17:12Z',
  '2031-05-19T18:17:12Z',
  'yesterday',
  OLDER,
  `dev@sha1:${OLDER}`,
  `dev/${DIVERGED}`,
  `Applied revision: dev@sha1:${OLDER}`,
  `stage@sha1:${HEALTHY_COMMIT}`,
  `Applied revision: stage@sha1:${HEALTHY_COMMIT}`,
] as const;

/** Misspells a value, or puts something else in its place. */
const CORRUPTIONS: readonly ((value: unknown) => unknown)[] = [
  ...['toUpperCase', 'toLowerCase', 'trimStart'].map(
    (change) => (value: unknown) =>
      typeof value === 'string' ? value[change as 'toUpperCase' | 'toLowerCase' | 'trimStart']() : undefined,
  ),
  (value) => (typeof value === 'string' ? value.slice(0, -1) : undefined),
  (value) => (typeof value === 'string' ? `${value} ` : undefined),
  (value) => [value],
  (value) => (Array.isArray(value) ? value.slice(1) : undefined),
  (value) => (Array.isArray(value) ? value.slice(0, -1) : undefined),
  (value) => (Array.isArray(value) ? [...value, ...value] : undefined),
  (value) => (Array.isArray(value) ? Object.fromEntries(value.entries()) : undefined),
  ...CORRUPT.map((value) => () => value),
];

const withApplied = (revision: string): ConfigurationRow => ({
  ...HEALTHY_ROW,
  statuses: [createStatusEntry('GitRepository', 'platform'), createKustomizationEntry('platform-apps', revision)],
});

const twoKustomizations = (second: unknown): ConfigurationRow => ({
  ...HEALTHY_ROW,
  kustomizations: { apps: KUSTOMIZATION, infra: KUSTOMIZATION },
  statuses: [...HEALTHY_ROW.statuses, second],
});

/** Rows that do not prove the commit, and where the reason is. */
const FLAWED: Readonly<Record<string, readonly [ConfigurationRow, Path]>> = {
  'an older commit': [
    { ...withApplied(`dev@sha1:${OLDER}`), sourceSyncedCommitId: `dev@sha1:${OLDER}` },
    ['sourceSyncedCommitId'],
  ],
  'an older applied commit': [withApplied(`dev@sha1:${OLDER}`), ['statuses', 1, 'statusConditions', 0, 'message']],
  'another applied branch': [
    withApplied(`stage@sha1:${HEALTHY_COMMIT}`),
    ['statuses', 1, 'statusConditions', 0, 'message'],
  ],
  'an older commit of a second Kustomization': [
    twoKustomizations(createKustomizationEntry('platform-infra', `dev@sha1:${OLDER}`)),
    ['statuses', 2, 'statusConditions', 0, 'message'],
  ],
  'a second Kustomization that is not ready': [
    twoKustomizations(
      createStatusEntry('Kustomization', 'platform-infra', {
        statusConditions: [createReadyCondition('Unknown', 'Progressing', 'Reconciliation in progress')],
      }),
    ),
    ['statuses', 2, 'statusConditions', 0, 'status'],
  ],
  'a child that is not ready': [
    {
      ...HEALTHY_ROW,
      statuses: [
        ...HEALTHY_ROW.statuses,
        createStatusEntry('HelmRelease', 'nginx', {
          statusConditions: [createReadyCondition('False', 'InstallFailed', 'timeout')],
        }),
      ],
    },
    ['statuses', 2],
  ],
  'a state of the configuration': [{ ...HEALTHY_ROW, complianceState: 'Non-Compliant' }, ['complianceState']],
  'a provisioning state': [{ ...HEALTHY_ROW, provisioningState: 'Failed' }, ['provisioningState']],
  'an error message': [{ ...HEALTHY_ROW, errorMessage: 'no access' }, ['errorMessage']],
  'a suspension': [{ ...HEALTHY_ROW, suspend: true }, ['suspend']],
  'a tag': [{ ...HEALTHY_ROW, ref: { ...HEALTHY_ROW.ref, tag: 'v1' } }, ['ref']],
  'another branch': [{ ...HEALTHY_ROW, ref: { branch: 'stage' } }, ['ref']],
  'a cluster without a connection': [{ ...HEALTHY_ROW, connectivityStatus: 'Offline' }, ['connectivityStatus']],
  'a time in the future': [{ ...HEALTHY_ROW, statusUpdatedAt: '2031-05-19T18:17:12Z' }, ['statusUpdatedAt']],
  'another kind of source': [{ ...HEALTHY_ROW, sourceKind: 'Bucket' }, ['sourceKind']],
};

const isWithin = (path: Path, other: Path) => other.every((key, index) => String(path[index]) === String(key));

describe.each(Object.entries(FLAWED))('a row that does not prove the commit because of %s', (_, [row, flaw]) => {
  const elsewhere = listPaths(row).filter((path) => path.length > 0 && !isWithin(path, flaw) && !isWithin(flaw, path));
  const corruptAt = (value: unknown, path: Path, corrupt: (value: unknown) => unknown) =>
    readAt(value, path) === undefined ? value : replaceAt(value, path, corrupt(readAt(value, path)));
  const format = (value: unknown, path: Path) => `${path.join('.')}: ${JSON.stringify(readAt(value, path))}`;

  it('does not prove it because something else is lost, misspelt or corrupted', () => {
    expect(proves(row)).toBe(false);
    const proving = elsewhere.flatMap((path) =>
      CORRUPTIONS.flatMap((corrupt) => {
        const corrupted = corruptAt(row, path, corrupt);
        return proves(corrupted) ? [format(corrupted, path)] : [];
      }),
    );
    expect([...new Set(proving)]).toEqual([]);
  });

  it('does not prove it because several things are', () => {
    const change = fc.tuple(fc.constantFrom(...elsewhere), fc.constantFrom(...CORRUPTIONS));
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 3 }), (changes) => {
        const corrupted = changes.reduce<unknown>((value, [path, corrupt]) => corruptAt(value, path, corrupt), row);
        const formatted = changes.map(([path]) => format(corrupted, path));
        expect({ formatted, proves: proves(corrupted) }).toMatchObject({ proves: false });
      }),
      RUNS,
    );
  });
});
