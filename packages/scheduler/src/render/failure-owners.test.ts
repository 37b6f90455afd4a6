import { Dict } from '@kalypso-actions/govalue';
import { describe, expect, it } from 'vitest';
import { deriveDeploymentTargets } from '../model/deployment-targets.ts';
import type { Model } from '../model/model.ts';
import type { Template } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { clusterType, emptyModel, target, template, workload } from '../testing/model-builders.ts';
import { Renderer } from './renderer.ts';

type Manifests = Readonly<Record<string, string>>;

interface Input {
  readonly reconciler: string | readonly string[];
  readonly engine?: Template['engine'];
  readonly contentType?: string;
  /** The manifests of each registration's target. */
  readonly teams: Readonly<Record<string, Manifests>>;
  /** The manifests of further targets. */
  readonly siblings?: Readonly<Record<string, Manifests>>;
  readonly config?: Config;
}

type Config = Readonly<Record<string, string>>;

/** Renders the targets of each team on one cluster type, and returns the problems of each team. */
function render(input: Input) {
  return renderAll(input, [input.config ?? {}])[0] ?? {};
}

/** Renders the targets with one configuration after the other. */
function renderAll(
  { reconciler, engine = 'gotemplate', contentType, teams, siblings = {} }: Input,
  configs: readonly Config[],
) {
  const model: Model = emptyModel({
    workloads: Object.entries(teams).map(([name, manifests]) =>
      workload(name, 'space', [
        target('t', {}, { manifests }),
        ...(siblings[name] ? [target('u', {}, { manifests: siblings[name] })] : []),
      ]),
    ),
    templates: [
      template('ns', 'namespace', 'kind: Namespace\n'),
      { ...template('rec', 'reconciler', ...[reconciler].flat()), engine, contentType },
    ],
  });
  const targets = deriveDeploymentTargets(model);
  const renderer = new Renderer(model.templates, { configFileName: 'platform-config' }, targets);
  const type = clusterType('drone');
  return configs.map((values) => {
    const provenance = Object.entries(values).map(([key, text]) => ({
      key,
      setBy: [{ configMap: 'all', at: { source: '.', file: 'all.yaml', line: 1, column: 1 }, text }],
      overrode: [],
    }));
    const config = { data: new Dict(new Map(Object.entries(values))), provenance };
    const problems: Record<string, AssignmentProblem[]> = {};
    for (const each of targets) {
      const namespace = `dev-drone-${each.name}`;
      const result = renderer.render({ environment: 'dev', clusterType: type, target: each, namespace, config });
      problems[each.workload] = [
        ...(problems[each.workload] ?? []),
        ...(result.kind === 'failed' ? result.problems : []),
      ];
    }
    return problems;
  });
}

describe('a template that fails only because of a value of a workload file', () => {
  it.each([
    ['a loop of its length', 'a: {{ range until (int .Manifests.x) }}{{ end }}1\n', '100000000', 'template-limit'],
    ['a text of its length', 'a: {{ repeat (int .Manifests.x) "ab" | sha256sum }}\n', '99999999', 'template-limit'],
    [
      'a check of the template',
      'a: {{ if contains ".." .Manifests.x }}{{ fail "no .." }}{{ end }}1\n',
      'a/../b',
      'template-failed',
    ],
    ['a number that it is not', 'a: {{ div 10 (int .Manifests.x) }}\n', 'none', 'template-failed'],
    ['a pattern that it is not', 'a: {{ regexFind .Manifests.x "abc" | quote }}\n', '(', 'template-failed'],
  ])('is an error of its registration: %s', (_, reconciler, x, code) => {
    const { app } = render({ reconciler, teams: { app: { path: './a', x } } });
    expect(app).toMatchObject([
      {
        code,
        registration: 'app',
        message: expect.stringContaining(`manifests.x is "${x}": `),
        at: { file: 'Workload/app/spec/deploymentTargets/0/manifests/x' },
        related: [
          {
            message: 'with another value, the template renders',
            at: { file: 'Workload/app/spec/deploymentTargets/0/manifests/x' },
          },
          { message: 'the template', at: { file: 'templates/rec.yaml', line: 10 } },
        ],
      },
    ]);
  });

  it('has the message of the template itself', () => {
    const reconciler = '{{ if contains ".." .Manifests.x }}{{ fail "no \\"..\\", please" }}{{ end }}kind: A\n';
    const { app } = render({ reconciler, teams: { app: { x: 'a/..' }, shop: { x: 'a' } } });
    expect(app?.map(({ message }) => message)).toEqual([
      expect.stringMatching(/manifests.x is "a\/\.\.": no "\.\.", please$/),
    ]);
  });

  it('names the target if no single value is the cause', () => {
    const { app } = render({
      reconciler:
        '{{ if and (contains "," .Manifests.x) (contains "," .Manifests.y) }}{{ fail "both" }}{{ end }}kind: A\n',
      teams: { app: { x: 'a,b', y: 'a,b' } },
    });
    expect(app).toMatchObject([
      {
        message: 'deployment target app-t: both',
        registration: 'app',
        at: { file: 'Workload/app/spec/deploymentTargets/0/name' },
        related: [{ at: { file: 'Workload/app/spec/deploymentTargets/0/name' } }, { message: 'the template' }],
      },
    ]);
  });

  it.each([
    ['a key that only it leaves out', { x: 'b' }, {}],
    ['a value of another form', { x: 'helm' }, { x: 'hlem' }],
  ])('is found by the values of other registrations: %s', (_, other, own) => {
    const reconciler = '{{ if has .Manifests.x (list "helm" "b") }}kind: A{{ else }}{{ fail "type" }}{{ end }}\n';
    const { app, shop } = render({ reconciler, teams: { app: own, shop: other } });
    expect(shop).toEqual([]);
    expect(app).toMatchObject([
      {
        code: 'template-failed',
        registration: 'app',
        related: [
          { message: expect.stringContaining('target shop-t'), at: { file: expect.stringContaining('Workload/app/') } },
          { message: 'the template', at: { file: 'templates/rec.yaml' } },
        ],
      },
    ]);
  });

  it('is so in mustache templates, which would print a template', () => {
    const { app } = render({
      reconciler: 'a: "{{Manifests.x}}"\n',
      engine: 'mustache',
      teams: { app: { x: '{{ .A }}' } },
    });
    expect(app?.map(({ code, registration }) => [code, registration])).toEqual([
      ['template-in-value', 'app'],
      ['template-failed', 'app'],
    ]);
  });
});

describe('a fleet', () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `app${String(index).padStart(2, '0')}`);
  const owners = (problems: ReturnType<typeof render>) =>
    Object.entries(problems).flatMap(([name, found]) => found.map(({ registration }) => `${name}: ${registration}`));

  it('with one registration has its other targets as witnesses', () => {
    const reconciler = '{{ if not .Manifests.x }}{{ fail "x" }}{{ end }}kind: A\n';
    expect(owners(render({ reconciler, teams: { app: {} } }))).toEqual(['app: undefined']);
    expect(owners(render({ reconciler, teams: { app: {} }, siblings: { app: { x: 'a' } } }))).toEqual(['app: app']);
  });

  it('in which a template fails for all registrations has an error of the platform team, even if it renders for other texts', () => {
    const reconciler = '{{ if hasPrefix "./" .Manifests.path }}{{ fail "path" }}{{ end }}kind: A\n';
    const teams = Object.fromEntries(names(4).map((name) => [name, { path: `./${name}` }]));
    expect(new Set(owners(render({ reconciler, teams })))).toEqual(
      new Set(names(4).map((name) => `${name}: undefined`)),
    );
  });

  it.each([0, 20])(
    'in which many teams have the same wrong value has errors of these teams only, wherever they are: from %i on',
    (from) => {
      const reconciler = '{{ if not .Manifests.x }}{{ fail "x" }}{{ end }}kind: A\n';
      const wrong = names(40).slice(from, from + 15);
      const teams = Object.fromEntries(names(40).map((name) => [name, wrong.includes(name) ? {} : { x: name }]));
      expect(owners(render({ reconciler, teams }))).toEqual(wrong.map((name) => `${name}: ${name}`));
    },
  );

  it('in which only some have a branch of a template that is invalid has errors of these', () => {
    const reconciler = 'a: 1\n{{ with .Manifests.extra }}{{ . }}: 1\n{{ end }}';
    const teams = { app: { extra: 'a' }, shop: {}, other: {} };
    expect(owners(render({ reconciler, teams }))).toEqual(['app: app']);
  });

  it('in which only some print a value of the configuration that is invalid has an error of the platform team', () => {
    const reconciler = 'a: 1\n{{ with .Manifests.extra }}b: {{ $.ConfigData.x }}\n{{ end }}';
    const teams = { app: { extra: 'a' }, shop: {}, other: {} };
    expect(owners(render({ reconciler, teams, config: { x: '[a' } }))).toEqual(['app: undefined']);
  });

  it('has namespaces, which are made of names in workload files', () => {
    const reconciler = '{{ if gt (len .Namespace) 40 }}{{ fail "namespace" }}{{ end }}kind: A\n';
    const long = 'a-very-long-name-of-an-application';
    expect(owners(render({ reconciler, teams: { [long]: {} } }))).toEqual([`${long}: ${long}`]);
    expect(owners(render({ reconciler, teams: { [long]: {}, app: {} } }))).toEqual([`${long}: ${long}`]);
    const short = reconciler.replace('40', '4');
    expect(owners(render({ reconciler: short, teams: { app: {}, shop: {} } }))).toEqual([
      'app: undefined',
      'shop: undefined',
    ]);
  });

  it('in which a template fails with one configuration because of a team, and with another one for all, has both errors', () => {
    const reconciler =
      '{{ if or (contains ".." .Manifests.x) (eq .ConfigData.mode "bad") }}{{ fail "no" }}{{ end }}kind: A\n';
    const teams = { app: { x: '..' }, shop: { x: 'a' }, web: { x: 'b' } };
    const [fine, bad] = renderAll({ reconciler, teams }, [{ mode: 'good' }, { mode: 'bad' }]);
    expect(owners(fine ?? {})).toEqual(['app: app']);
    expect(owners(bad ?? {})).toEqual(['app: undefined', 'shop: undefined', 'web: undefined']);
  });
});

describe('a template that fails whatever the workload files say', () => {
  it.each([
    ['a field that does not exist', 'a: {{ .Nope }}\n'],
    ['a misspelled key', 'a: {{ upper .Manifests.pth }}\n'],
    ['a value of the configuration', 'a: {{ repeat (int .ConfigData.n) .Manifests.path | sha256sum }}\n'],
    ['text of a workload file within an action', 'a: {{ "{{" }} "{{ .Manifests.path }}" {{ "}}" }}\n'],
    ['a directive', ['kind: A\n', '%TAG ! x\n---\nkind: {{ .Manifests.path }}\n']],
  ])('is an error of the platform team: %s', (_, reconciler) => {
    const teams = { app: { path: './app' }, shop: { path: './shop' } };
    for (const problems of Object.values(render({ reconciler, teams, config: { n: '100000000' } }))) {
      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) expect(problem.registration).toBeUndefined();
    }
  });

  it('is not tried with other values for every target of a large fleet, and still found to be of a registration elsewhere', () => {
    const names = Array.from({ length: 40 }, (_, index) => `app${String(index).padStart(2, '0')}`);
    const teams = Object.fromEntries(names.map((name) => [name, { x: name === 'app39' ? '-' : 'a' }]));
    const problems = render({
      reconciler: ['a: {{ .Nope }}\n', '{{ if eq .Manifests.x "-" }}{{ fail "x" }}{{ end }}kind: A\n'],
      teams,
    });
    for (const name of names.slice(0, 39)) {
      expect(problems[name]?.map(({ registration }) => registration)).toEqual([undefined]);
    }
    expect(problems.app39?.map(({ registration }) => registration)).toEqual([undefined, 'app39']);
  });
});

describe('a value that a workload file lacks', () => {
  it.each(['repo', 'branch', 'path'])('is reported at the target: %s', (key) => {
    const reconciler = `kind: A\nx: {{ .Manifests.${key} | quote }}\n`;
    const { app } = render({ reconciler, teams: { app: { other: 'a' } } });
    expect(app).toMatchObject([
      {
        code: 'target-without-value',
        message: `deployment target app-t has no \`manifests.${key}\`, which template rec uses`,
        at: { file: 'Workload/app/spec/deploymentTargets/0/manifests' },
        registration: 'app',
        related: [{ at: { file: 'templates/rec.yaml', line: 11 } }],
      },
    ]);
  });

  it('is reported once if it is printed twice, and together with others', () => {
    const reconciler =
      'kind: A\nx: {{ .Manifests.path | quote }}\ny: {{ .Manifests.path | quote }}\nz: {{ .Manifests.branch | quote }}\n';
    expect(render({ reconciler, teams: { app: {} } }).app).toHaveLength(2);
  });

  it('is an error of the registration if other ones have it, and of the template if no one has it', () => {
    const reconciler = 'kind: A\nx: {{ .Manifests.size | quote }}\n';
    const { app, shop } = render({ reconciler, teams: { app: {}, shop: { size: 'a' } } });
    expect(shop).toEqual([]);
    expect(app).toMatchObject([
      { code: 'target-without-value', registration: 'app', at: { file: 'Workload/app/spec/deploymentTargets/0/name' } },
    ]);
    const [problem] = render({ reconciler, teams: { app: {}, shop: {}, web: {} } }).app ?? [];
    expect(problem).toMatchObject({ code: 'target-without-value', at: { file: 'templates/rec.yaml' } });
    expect(problem?.registration).toBeUndefined();
  });
});

describe('a value that is refused', () => {
  it.each([
    ['unsafe-value', 'kind: A\nx: {{ .Manifests.x }}\n', 'a: b', undefined],
    ['unsafe-value', 'kind: A\n{{ range $k, $v := .Manifests }}{{ $k }}: {{ $v | quote }}\n{{ end }}', 'a', 'on'],
    ['template-in-value', 'kind: A\nx: {{ .Manifests.x | quote }}\n', '{{ .A }}', undefined],
  ])('is an error of its registration: %s in %j', (code, reconciler, x, key) => {
    const { app, shop } = render({
      reconciler,
      teams: { app: { x, ...(key ? { [key]: 'a' } : {}) }, shop: { x: 'good' } },
    });
    expect(shop).toEqual([]);
    expect(app).toMatchObject([{ code, registration: 'app' }]);
  });

  it.each([
    [
      'with a text that is harmless elsewhere',
      'kind: A\nx: {{ replace "x" ": " .Manifests.x }}\n',
      'axb',
      'gotemplate',
    ],
    ['in a mustache template', 'kind: A\nx: {{Manifests.x}}\n', 'a: b: c', 'mustache'],
    [
      'of two values in different ways',
      'kind: A\nx: "{{ .Manifests.x }}"\ny: [{{ .Manifests.y }}]\n',
      'a" b',
      'gotemplate',
    ],
  ] as const)('is an error of its registration, even if the YAML is invalid: %s', (_, reconciler, x, engine) => {
    const { app, shop } = render({ reconciler, engine, teams: { app: { x, y: 'a, b' }, shop: { x: 'good', y: 'c' } } });
    expect(shop).toEqual([]);
    expect(app?.length).toBeGreaterThan(0);
    for (const problem of app ?? []) expect(problem.registration).toBe('app');
  });

  it('is the template’s if it prints values as keys, whatever they are', () => {
    const { app } = render({ reconciler: 'kind: A\n{{ .Manifests.x }}: 1\n', teams: { app: { x: 'good' } } });
    expect(app).toMatchObject([{ code: 'unsafe-value', at: { file: 'templates/rec.yaml', line: 11 } }]);
    expect(app?.[0]?.registration).toBeUndefined();
  });

  it('is the platform team’s in its own templates and configuration', () => {
    const { app } = render({
      reconciler: 'kind: A\nx: {{ .ConfigData.x }}\ny: [{{ .Manifests.x }}\n',
      teams: { app: { x: 'good' } },
      config: { x: '@west' },
    });
    expect(app).toMatchObject([{ code: 'not-yaml' }]);
    expect(app?.[0]?.registration).toBeUndefined();
  });
});
