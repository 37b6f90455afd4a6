import { formatAssignmentRecord, parseAssignmentRecord } from '@kalypso-actions/assignment-record';
import { ASSIGNMENT_RECORD_PATH } from '@kalypso-actions/conventions';
import type { TreeEntry } from '@kalypso-actions/git';
import { blobId } from '@kalypso-actions/git-objects';
import { CLUSTER_TYPE_README } from '@kalypso-actions/scheduler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFailure, REPORT } from '../test-support.ts';
import { toDesiredBranch } from './managed-paths.ts';
import type { ScheduledContent } from './scheduled-content.ts';

const FUZZ_RUNS = Math.ceil(Number(process.env.FUZZ_RUNS ?? 2_500) / 10);

const REGISTRATIONS = ['alpha', 'beta', 'gamma'];
const CLUSTER_TYPES = ['drone', 'large'];

/** Contents of files by path. */
type Branch = ReadonlyMap<string, string>;
/** A control plane: which registrations exist, and the content of each assignment, `<cluster type>/<registration>-<target>`. */
interface Fleet {
  readonly registrations: readonly string[];
  readonly clusterTypes: readonly string[];
  readonly assignments: ReadonlyMap<string, string>;
}
/** What is broken in a run. */
interface Breakage {
  readonly registrations: ReadonlySet<string>;
  /** Assignments that fail because of a template, unless their registration is broken. */
  readonly templates: ReadonlySet<string>;
  /** Assignments of broken registrations that the scheduler knows all the same. */
  readonly known: ReadonlySet<string>;
}

const NOTHING: Breakage = { registrations: new Set(), templates: new Set(), known: new Set() };
const ownerOf = (assignment: string) => /^[^/]+\/([^-]+)-/.exec(assignment)?.[1] ?? '';
const clusterTypeOf = (assignment: string) => assignment.slice(0, assignment.indexOf('/'));
const filesOf = (assignment: string, content: string): readonly (readonly [string, string])[] => [
  [`fleet/${assignment}/namespace.yaml`, `n ${content}`],
  [`fleet/${assignment}/reconciler.yaml`, `r ${content}`],
];
const readmeOf = (clusterType: string) => [`fleet/${clusterType}/README.md`, CLUSTER_TYPE_README] as const;

/** The tree without errors, restricted to some assignments. Does not contain the record. */
function treeOf({ clusterTypes, assignments }: Fleet, isIncluded: (assignment: string) => boolean): Branch {
  return new Map([
    ...clusterTypes.map(readmeOf),
    ...[...assignments].filter(([name]) => isIncluded(name)).flatMap(([name, content]) => filesOf(name, content)),
  ]);
}

const isFailed = (name: string, { registrations, templates }: Breakage) =>
  registrations.has(ownerOf(name)) || templates.has(name);

function scheduleFleet(fleet: Fleet, breakage: Breakage): ScheduledContent {
  const isPublished = (name: string) => !isFailed(name, breakage);
  const pairOf = (name: string) => ({
    clusterType: clusterTypeOf(name),
    deploymentTarget: name.slice(name.indexOf('/') + 1),
    registration: ownerOf(name),
  });
  const names = [...fleet.assignments.keys()];
  const isKnown = (name: string) => !breakage.registrations.has(ownerOf(name)) || breakage.known.has(name);
  return {
    kind: 'scheduled',
    layout: { path: 'fleet', configFileName: 'platform-config' },
    files: new Map([...treeOf(fleet, isPublished)].map(([path, text]) => [path, { read: () => Buffer.from(text) }])),
    report: {
      ...REPORT,
      registrations: fleet.registrations.map((name) => {
        return {
          name,
          workspace: 's',
          repo: `r/${name}`,
          branch: 'main',
          path: '.',
          isHeldBack: breakage.registrations.has(name),
        };
      }),
      clusterTypes: fleet.clusterTypes.map((name) => ({ name, labels: {} })),
      assignments: names.filter(isPublished).map((name) => {
        const files = [`${name}/namespace.yaml`, `${name}/reconciler.yaml`];
        return { ...pairOf(name), workload: 'w', workspace: 's', policies: [], namespace: 'n', config: 0, files };
      }),
      failed: names
        .filter((name) => isFailed(name, breakage) && isKnown(name))
        .map((name) => createFailure(pairOf(name))),
    },
  };
}

/** Publishes to a branch, as a merge of the pull request does. */
function publish(branch: Branch, fleet: Fleet, breakage: Breakage = NOTHING): Branch {
  const content = scheduleFleet(fleet, breakage);
  const present = Array.from(branch, ([path, text]): TreeEntry => {
    return { path, id: blobId(Buffer.from(text)), mode: '100644' };
  });
  const parsed = parseAssignmentRecord(branch.get(ASSIGNMENT_RECORD_PATH) ?? '');
  const record = parsed.kind === 'valid' ? parsed.record : undefined;
  const { files, isManaged, isKept = () => false } = toDesiredBranch(content, present, record).desired;
  const remaining = [...branch].filter(([path]) => !isManaged(path) || files.has(path) || isKept(path));
  const written = [...files].filter(([path]) => !isKept(path));
  return new Map([...remaining, ...written.map(([path, file]) => [path, String(file.read())] as const)]);
}

const FOREIGN: Branch = new Map([
  ['OWNERS.md', 'the platform team'],
  ['fleet/drone/notes.txt', 'by hand'],
  ['other/drone/alpha-0/namespace.yaml', 'of another environment'],
  [
    ASSIGNMENT_RECORD_PATH,
    formatAssignmentRecord({
      version: 1,
      registrations: { alpha: { repo: 'r/alpha', branch: 'main', path: '.' } },
      folders: [
        {
          path: 'other/drone/alpha-0',
          registration: 'alpha',
          workload: 'w',
          deploymentTarget: 'alpha-0',
          clusterType: 'drone',
          files: [],
        },
      ],
    }),
  ],
]);

const someOf = (names: readonly string[]) => fc.subarray([...names]).map((some) => new Set(some));
const ALL_NAMES = CLUSTER_TYPES.flatMap((clusterType) =>
  REGISTRATIONS.flatMap((registration) => [0, 1].map((target) => `${clusterType}/${registration}-${target}`)),
);
const fleets: fc.Arbitrary<Fleet> = fc
  .record({
    registrations: fc.subarray(REGISTRATIONS),
    clusterTypes: fc.subarray(CLUSTER_TYPES),
    contents: fc.array(fc.option(fc.constantFrom('1', '2')), {
      minLength: ALL_NAMES.length,
      maxLength: ALL_NAMES.length,
    }),
  })
  .map(({ registrations, clusterTypes, contents }) => {
    const exists = (name: string) =>
      registrations.includes(ownerOf(name)) && clusterTypes.includes(clusterTypeOf(name));
    const assignments = ALL_NAMES.flatMap((name, index) => {
      const content = contents[index];
      return content != null && exists(name) ? [[name, content] as const] : [];
    });
    return { registrations, clusterTypes, assignments: new Map(assignments) };
  });
const breakages: fc.Arbitrary<Breakage> = fc.record({
  registrations: someOf(REGISTRATIONS),
  templates: someOf(ALL_NAMES),
  known: someOf(ALL_NAMES),
});

/** Checks a law for a fleet that was published, the next fleet, and what is broken in that. */
function check(law: (old: Fleet, next: Fleet, breakage: Breakage) => void): void {
  const registered = ({ registrations }: Fleet, broken: Breakage): Breakage => {
    return { ...broken, registrations: new Set(registrations.filter((name) => broken.registrations.has(name))) };
  };
  fc.assert(
    fc.property(fleets, fleets, breakages, (old, next, broken) => law(old, next, registered(next, broken))),
    { numRuns: FUZZ_RUNS },
  );
}

const withoutRecord = (branch: Branch): Record<string, string> =>
  Object.fromEntries([...branch].filter(([path]) => path !== ASSIGNMENT_RECORD_PATH).sort());
const recordOn = (branch: Branch) => {
  const parsed = parseAssignmentRecord(branch.get(ASSIGNMENT_RECORD_PATH) ?? '');
  if (parsed.kind === 'invalid') throw new Error(parsed.reason);
  return new Map(parsed.record.folders.map(({ path, registration }) => [path, registration]));
};

describe('what is published while registrations are broken', () => {
  it('is the tree without errors of the healthy ones, and the old folders that the record gives to the broken ones', () => {
    check((old, next, breakage) => {
      const published = publish(publish(FOREIGN, old), next, breakage);
      const stays = [...old.assignments].filter(([name]) =>
        next.assignments.has(name) ? isFailed(name, breakage) : breakage.registrations.has(ownerOf(name)),
      );
      const expected = new Map([
        ...FOREIGN,
        ...stays.flatMap(([name, content]) => [readmeOf(clusterTypeOf(name)), ...filesOf(name, content)]),
        ...treeOf(next, (name) => !isFailed(name, breakage)),
      ]);
      expect(withoutRecord(published)).toEqual(withoutRecord(expected));
      const folders = [
        ...stays.map(([name]) => name),
        ...scheduleFleet(next, breakage).report.assignments.map(
          ({ clusterType, deploymentTarget }) => `${clusterType}/${deploymentTarget}`,
        ),
      ];
      expect(recordOn(published)).toEqual(
        new Map([
          ['other/drone/alpha-0', 'alpha'],
          ...folders.map((name) => [`fleet/${name}`, ownerOf(name)] as const),
        ]),
      );
    });
  });

  it('lacks nothing of a broken registration, and keeps nothing back of a healthy one', () => {
    check((old, next, { registrations, known }) => {
      const published = publish(publish(FOREIGN, old), next, { ...NOTHING, registrations, known });
      for (const [name, content] of old.assignments) {
        if (!registrations.has(ownerOf(name))) continue;
        for (const [path, text] of filesOf(name, content)) expect(published.get(path)).toBe(text);
      }
      for (const [name, content] of next.assignments) {
        if (registrations.has(ownerOf(name))) continue;
        for (const [path, text] of filesOf(name, content)) expect(published.get(path)).toBe(text);
      }
    });
  });

  it('lacks nothing at all that was there, if there is no record', () => {
    check((old, next, breakage) => {
      if (breakage.registrations.size === 0) return;
      const before = new Map(treeOf(old, () => true));
      let published = before;
      for (let run = 1; run <= 2; run += 1) {
        published = new Map(publish(published, next, breakage));
        const folders = [...before.keys()].filter((path) => !path.endsWith('README.md'));
        for (const path of folders) expect(published.has(path)).toBe(true);
      }
    });
  });

  it('has no folder of a registration that no longer exists, if the record names its owner', () => {
    check((old, next, breakage) => {
      const published = publish(publish(FOREIGN, old), next, breakage);
      const gone = REGISTRATIONS.filter((name) => !next.registrations.includes(name));
      for (const name of ALL_NAMES) {
        if (gone.includes(ownerOf(name))) expect(published.has(`fleet/${name}/namespace.yaml`)).toBe(false);
      }
    });
  });

  it.each([
    ['with a record', FOREIGN],
    ['without one', new Map<string, string>()],
  ])('does not change when the run is repeated, on a branch %s', (_, branch) => {
    check((old, next, breakage) => {
      const before = branch.size > 0 ? publish(branch, old) : treeOf(old, () => true);
      const once = publish(before, next, breakage);
      expect(publish(once, next, breakage)).toEqual(once);
    });
  });

  it('converges to the tree without errors when everything is repaired', () => {
    check((old, next, breakage) => {
      for (const before of [publish(FOREIGN, old), new Map([...FOREIGN, ...treeOf(old, () => true)])]) {
        const repaired = publish(publish(before, next, breakage), next);
        expect(Object.fromEntries(repaired)).toEqual(Object.fromEntries(publish(FOREIGN, next)));
      }
    });
  });
});
