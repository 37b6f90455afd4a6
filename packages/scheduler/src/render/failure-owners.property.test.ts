import { Dict } from '@kalypso-actions/govalue';
import { describe, expect, it } from 'vitest';
import { deriveDeploymentTargets } from '../model/deployment-targets.ts';
import type { Template } from '../resources/resource.ts';
import { clusterType, emptyModel, target, template, workload } from '../testing/model-builders.ts';
import { Renderer } from './renderer.ts';

type Values = Readonly<Record<string, string>>;

/** What workload files may try, in labels and in manifests. */
const HOSTILE_VALUES = [
  '',
  ' ',
  '-',
  '0',
  '-1',
  '1e99',
  '99999999999999999999',
  '100000000',
  'a: b',
  'a"b',
  "it's",
  '`id`',
  '$(id)',
  'a\nb: c',
  '---\nkind: B',
  '- a',
  '[a',
  '{',
  '*a',
  '&a b',
  '!x y',
  '{{ .A }}',
  '{{',
  '%TAG ! x',
  '# a',
  'null',
  'on',
  '1.0',
  '(',
  '..',
  'a/../b',
  'EOF',
  'a'.repeat(16_000),
  'ä€😀',
  'good',
  './good',
];

/** The values of the other teams. */
const GOOD: Values = { path: './good', x: 'good-value', count: '3', type: 'helm' };

/** Templates that render for values as the other teams have them. */
const TEMPLATES: readonly (readonly [text: string, more?: Partial<Template>])[] = [
  ['a: {{ .Manifests.x }}\n'],
  ['a: "{{ .Manifests.x }}"\n'],
  ["a: '{{ .Manifests.x }}'\n"],
  ['# {{ .Manifests.x }}\na: |\n  {{ .Manifests.x }}\n'],
  ['a: [{{ .Manifests.x }}]\nb: {{ .Labels.x }}\n'],
  ['a: {{ .Manifests.x | quote }}\nb: {{ toYaml .Manifests.x }}\n'],
  ['{{ toYaml .Manifests }}\n'],
  ['{{ range $k, $v := .Manifests }}{{ $k }}: {{ $v | quote }}\n{{ end }}'],
  ['{{ range $k, $v := .Manifests }}{{ $k }}: a{{ $v }}\n{{ end }}'],
  ['labels:\n{{ range $k, $v := .Labels }}  {{ $k }}: {{ $v }}\n{{ end }}'],
  ['a: {{ if not .Manifests.path }}{{ fail "path" }}{{ end }}{{ .Manifests.path | quote }}\n'],
  ['a: {{ if has .Manifests.type (list "helm" "git") }}1{{ else }}{{ fail "type" }}{{ end }}\n'],
  ['a: {{ if contains ".." .Manifests.x }}{{ fail "no .." }}{{ end }}1\n'],
  ['a: {{ if gt (len .Manifests.x) 100 }}{{ fail "too long" }}{{ end }}1\n'],
  ['a: {{ if gt (len .Manifests) 4 }}{{ fail "too many" }}{{ end }}1\n'],
  ['a: {{ if index .Manifests "extra" }}{{ fail "extra" }}{{ end }}1\n'],
  ['a: {{ with .Manifests.extra }}{{ fail "extra" }}{{ end }}1\n'],
  ['a: 1\n{{ with .Manifests.extra }}{{ . }}: 2\n{{ end }}'],
  ['a: 1\n{{ with .Manifests.extra }}[{{ end }}'],
  ['a: 1\n{{ with .Labels.extra }}{{ . | nindent 2 }}{{ end }}'],
  ['a: {{ index (splitList "-" .Manifests.x) 1 }}\n'],
  ['a: {{ substr 2 4 .Manifests.x }}\n'],
  ['a: {{ regexFind .Manifests.x "abc" | quote }}\n'],
  ['a: {{ div 12 (int .Manifests.count) | quote }}\n'],
  ['a: {{ range until (int .Manifests.count) }}{{ end }}1\n'],
  ['a: {{ repeat (int .Manifests.count) "ab" }}\n'],
  ['a: {{ index .Manifests (index .Manifests.type) | default "none" | quote }}\n'],
  ['a: {{ printf .Manifests.x | quote }}\n'],
  ['a: {{ get .ConfigData .Manifests.type | default .ConfigData.region }}\n'],
  ['a: {{ .ConfigData.region }}-{{ .Manifests.x }}\n'],
  ['a: {{ .ConfigData.nested }}-{{ .Manifests.x }}\n'],
  ['a: {{ lower .Namespace }}\nb: {{ .DeploymentTargetName }}\n'],
  ['a: {{ if gt (len .Namespace) 60 }}{{ fail "namespace" }}{{ end }}1\n'],
  ['a: {{ if and (contains "," .Manifests.x) (contains "," .Manifests.path) }}{{ fail "b" }}{{ end }}1\n'],
  ['a: "{{Manifests.x}}"\nb: {{Labels.x}}\n', { engine: 'mustache' }],
  ['a: {{Manifests.x}}\n{{#Manifests.extra}}b: [{{Manifests.extra}}\n{{/Manifests.extra}}', { engine: 'mustache' }],
  ['export A="{{ .Manifests.x }}" B={{ .ConfigData.words }}\n', { contentType: 'sh', type: 'config' }],
  ['export A={{ .Manifests.x }} B="{{ .ConfigData.command }}"\n', { contentType: 'sh', type: 'config' }],
  [
    'export A={{ .Manifests.x | quote }}{{ with .Manifests.extra }} C="{{ end }}\n',
    { contentType: 'sh', type: 'config' },
  ],
  ['cat <<EOF\n{{ .ConfigData.words }} {{ .Manifests.x }}\nEOF\n', { contentType: 'sh', type: 'config' }],
  ['{{ .ConfigData.command }} "{{ .Manifests.x }}"\n', { contentType: 'sh', type: 'config' }],
];

const CONFIG = { region: 'east', words: 'a $HOME b', command: 'echo "$(id)"', nested: '{{ .Manifests.type }}' };

interface Team {
  readonly name: string;
  readonly labels?: Values;
  readonly manifests: Values;
}

/** Renders a target of each team, and returns the owners of its problems. */
function findOwners([text, more = {}]: (typeof TEMPLATES)[number], teams: readonly Team[]) {
  const tried = { ...template('t', 'reconciler', text), ...more };
  const [ns, rec] = [template('ns', 'namespace', 'kind: A\n'), template('rec', 'reconciler', 'kind: A\n')];
  const model = emptyModel({
    workloads: teams.map(({ name, labels = {}, manifests }) =>
      workload(name, 'space', [target('t', labels, { manifests })]),
    ),
  });
  const type = tried.type === 'config' ? clusterType('drone', {}, 't') : { ...clusterType('drone'), reconciler: 't' };
  const targets = deriveDeploymentTargets(model);
  const renderer = new Renderer([ns, rec, tried], { configFileName: 'c' }, targets);
  const config = { data: new Dict(new Map(Object.entries(CONFIG))), provenance: [] };
  return Object.fromEntries(
    targets.map((each) => {
      const namespace = `dev-drone-${each.name}`;
      const result = renderer.render({ environment: 'dev', clusterType: type, target: each, namespace, config });
      const problems = result.kind === 'failed' ? result.problems : [];
      return [each.workload, [...new Set(problems.map(({ registration }) => registration))]];
    }),
  );
}

const good = (name: string): Team => ({ name, labels: { x: 'good-value' }, manifests: GOOD });

function hostileTeams(name: string): readonly Team[] {
  const without = (key: string) => Object.fromEntries(Object.entries(GOOD).filter(([other]) => other !== key));
  return [
    { name, manifests: {} },
    ...Object.keys(GOOD).map((key) => ({ name, manifests: without(key) })),
    ...['extra', 'true', '1', 'toString', '__proto__', 'constructor', 'x-y'].map((key) => ({
      name,
      labels: { [key]: 'a' },
      manifests: { ...GOOD, [key]: 'a' },
    })),
    ...HOSTILE_VALUES.flatMap((value) => [
      { name, labels: { x: value, extra: value }, manifests: GOOD },
      { name, manifests: { ...GOOD, x: value } },
      { name, manifests: { path: value, x: value, count: value, type: value } },
      { name, manifests: { ...GOOD, extra: value } },
    ]),
  ];
}

/** The first and the last name of a fleet: the order of targets must not matter. */
const NAMES = ['aaa', 'zzz'] as const;

describe.each(TEMPLATES.map((entry, index) => ({ entry, text: entry[0], name: NAMES[index % 2] ?? 'aaa' })))(
  'the template $text',
  ({ entry, name }) => {
    it('renders for ordinary teams', () => {
      expect(findOwners(entry, [good('a'), good('b')])).toEqual({ a: [], b: [] });
    });

    it('makes nothing that a workload file says an error of the platform team or of another team', () => {
      const wrong = hostileTeams(name).filter((team) => {
        const { [name]: owners = [], ...others } = findOwners(entry, [team, good('b'), good('c')]);
        return owners.some((owner) => owner !== name) || Object.values(others).some((owner) => owner.length > 0);
      });
      expect(wrong).toEqual([]);
    });
  },
);
