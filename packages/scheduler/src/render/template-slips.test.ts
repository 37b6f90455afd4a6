import { describe, expect, it } from 'vitest';
import { createPlan } from '../plan/create-plan.ts';
import type { Template } from '../resources/resource.ts';
import {
  base,
  clusterType,
  emptyModel,
  policy,
  selector,
  target,
  template,
  workload,
} from '../testing/model-builders.ts';
import { createDesiredTree } from '../tree/desired-tree.ts';

const SETTINGS = { namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}', configFileName: 'c' };

/** Renders a reconciler for two targets on a cluster type. Its text starts at line 10, column 7. */
async function render(
  text: string,
  { engine = 'gotemplate', data = {} }: { engine?: Template['engine']; data?: Record<string, string> } = {},
) {
  const model = emptyModel({
    clusterTypes: [clusterType('drone')],
    policies: [policy('all', '', selector(), selector())],
    workloads: [workload('app', 'team', [target('t', { purpose: '%!d(string=x)' }), target('u', { purpose: 'u' })])],
    templates: [template('ns', 'namespace', 'kind: A\n'), { ...template('rec', 'reconciler', text), engine }],
    configMaps: [{ ...base('ConfigMap', 'm', { 'platform-config': 'true' }), data }],
  });
  const plan = await createPlan(model, SETTINGS);
  expect(plan.failed.flatMap(({ problems }) => problems)).toEqual([]);
  return {
    text: createDesiredTree(plan).get('drone/app-t/reconciler.yaml'),
    warnings: plan.diagnostics.map(({ code, severity, message, at, registration }) => {
      expect(severity).toBe('warning');
      const owner = registration === undefined ? '' : ` of ${registration}`;
      return `${code}${owner} ${at?.line}:${at?.column} ${message}`;
    }),
  };
}

describe('a printf whose verbs and arguments do not fit', () => {
  it.each([
    ['{{ printf "%d" .Workload | quote }}', '13 %!d(string=…)'],
    ['"{{ printf "%s" .ConfigData.NONE }}"', '14 %!s(<nil>)'],
    ['"{{ printf "%s-%s" .Workload }}"', '14 %!s(MISSING)'],
    ['"{{ .Workload | printf "a" }}"', '26 %!(EXTRA string=…)'],
    ['"{{ printf "%" }}"', '14 %!(NOVERB)'],
    ['"{{ printf "%[7]s" .Workload }}"', '14 %!s(BADINDEX)'],
  ])('is a warning at its line, once: %s', async (action, expected) => {
    const [column, slip] = expected.split(/ (.*)/);
    const { warnings } = await render(`kind: A\nx: ${action}\n`);
    expect(warnings).toEqual([
      `format-verb 11:${column} template rec: a printf here prints "${slip}", at least for app-t on drone`,
    ]);
  });

  it('is a warning in a variable, a condition, a loop and a template of its own', async () => {
    const { warnings } = await render(
      'kind: A\n{{ $x := printf "%d" "a" }}x: "{{ $x }}"\n{{ if printf "%d" "a" }}y: 1\n{{ end }}{{ range list 1 2 }}\nz{{ . }}: "{{ printf "%s" . }}"{{ end }}\n{{ define "d" }}{{ printf "%d" "a" }}{{ end }}w: "{{ template "d" }}"\n',
    );
    expect(warnings.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'format-verb 11:16',
      'format-verb 12:13',
      'format-verb 14:21',
      'format-verb 15:26',
    ]);
  });

  it('is not the same text in a template, in a format or in a value', async () => {
    const { text, warnings } = await render(
      'kind: A\na: "%!d(string=x)"\nb: "{{ .Labels.purpose }}"\nc: "{{ printf "%s" .Labels.purpose }}"\nd: "{{ printf "%%!d" }}"\ne: "{{ .ConfigData.K }}"\n',
      { data: { K: '%!s(<nil>)' } },
    );
    expect(text).toContain('c: "%!d(string=x)"\nd: "%!d"\ne: "%!s(<nil>)"\n');
    expect(warnings).toEqual([]);
  });

  it("is the workload team's if their file lacks the value, and not if the verb is wrong", async () => {
    const { warnings } = await render(
      'kind: A\nx: "{{ printf "%s" .Labels.none }}"\ny: "{{ printf "%d" .Workload }}"\n',
    );
    expect(warnings).toEqual([
      'format-verb of app 11:14 template rec: a printf here prints "%!s(<nil>)", at least for app-t on drone',
      'format-verb 12:14 template rec: a printf here prints "%!d(string=…)", at least for app-t on drone',
    ]);
  });

  it('is a warning of the value of the configuration that has it, once for all templates', async () => {
    const { warnings } = await render('kind: A\nx: "{{ .ConfigData.K }}"\n', {
      data: { K: '{{ printf "%d" .Workload }}' },
    });
    expect(warnings).toEqual([
      'format-verb 1:1 K of config map m: a printf here prints "%!d(string=…)", at least for app-t on drone',
    ]);
  });
});

it('a printf in one of several values is a warning of the template', async () => {
  const { warnings } = await render('kind: A\nx: "{{ .ConfigData.K }}"\n', {
    data: { K: '{{ printf "%d" .Workload }}', L: '{{ printf "%s" .Workload }}' },
  });
  expect(warnings).toContain(
    'format-verb 10:7 template rec: a printf in a value that is a template prints "%!d(string=…)", at least for app-t on drone',
  );
});

describe('a name of a mustache template that has no value', () => {
  const mustache = (text: string, data?: Record<string, string>) =>
    render(text, { engine: 'mustache', ...(data ? { data } : {}) });

  it('is a warning with its line: a variable, a section, a partial', async () => {
    const { text, warnings } = await mustache(
      'kind: A\nx: "{{ConfigData.NONE}}"\ny: "{{{none}}}{{&None}}"\n{{#ConfigData.SECTION}}\nz: 1\n{{/ConfigData.SECTION}}\n{{>part}}\n',
    );
    expect(text).toBe('kind: A\nx: ""\ny: ""\n');
    expect(warnings).toEqual([
      'no-value 11:11 template rec prints nothing here, since "ConfigData.NONE" has no value, at least for app-t on drone',
      'no-value 12:11 template rec prints nothing here, since "none" has no value, at least for app-t on drone',
      'no-value 12:21 template rec prints nothing here, since "None" has no value, at least for app-t on drone',
      'no-value 13:7 template rec prints nothing here, since "ConfigData.SECTION" has no value, at least for app-t on drone',
      'no-value 16:7 template rec prints nothing here, since "part" has no value, at least for app-t on drone',
    ]);
  });

  it("is the workload team's if their file lacks it", async () => {
    expect((await mustache('kind: A\nx: "{{Manifests.none}}"\n')).warnings).toEqual([
      'no-value of app 11:11 template rec prints nothing here, since "Manifests.none" has no value, at least for app-t on drone',
    ]);
  });

  it('is not a warning if it is empty, in a list, in a section of its own, or if the template says what to print without it', async () => {
    const { text, warnings } = await mustache(
      'kind: A\na: "{{ConfigData.EMPTY}}"\nb:{{#ConfigData.LIST}}\n- "{{name}}"{{/ConfigData.LIST}}\n{{#ConfigData.NONE}}c: "{{ConfigData.NONE}}"\n{{/ConfigData.NONE}}{{^ConfigData.NONE}}c: ""\n{{/ConfigData.NONE}}{{#ConfigData}}d: "{{EMPTY}}"{{/ConfigData}}\n',
      { EMPTY: '', LIST: '[{name: a}, {name: b}]' },
    );
    expect(text).toContain('- "a"\n- "b"\nc: ""\nd: ""\n');
    expect(warnings).toEqual([]);
  });

  it('is a warning in an element of a list that lacks it', async () => {
    const { warnings } = await mustache('kind: A\nb:{{#ConfigData.LIST}}\n- "{{name}}"{{/ConfigData.LIST}}\n', {
      LIST: '[{name: a}, {other: b}]',
    });
    expect(warnings.map((line) => line.slice(0, 14))).toEqual(['no-value 12:10']);
  });
});
