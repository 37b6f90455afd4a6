import { createInput, formatTarget, type LimitedInput, type Parts, times } from '../limited-input.ts';

const input = (name: string, create: () => Parts): LimitedInput => ({ name, create: () => createInput(create()) });

/** Targets whose `path` YAML cannot take for a plain word, each another one. */
const unusualTargets = (count: number, length = 10) =>
  times(count, (index) => formatTarget(index, `, manifests: {path: "ä ${index}: ${'ö '.repeat(length)}x"}`));

/** Targets with another set of labels each. */
const labelledTargets = (count: number, keys: number) =>
  times(count, (index) =>
    formatTarget(index, `, labels: {${times(keys, (key) => `k${index}-${key}: v`).join(', ')}}, manifests: {path: x}`),
  );

const slots = (count: number, slot: (index: number) => string) =>
  `kind: A\nspec:\n${times(count, (index) => `  k${index}: ${slot(index)}\n`).join('')}`;

/** Templates that turn small values into much work, and values that make the work of judging hard to reuse. */
export const TEMPLATE_INPUTS: readonly LimitedInput[] = [
  input('unusual values in quotes', () => ({
    clusterTypes: 50,
    targets: unusualTargets(1000),
    manifests: [slots(20, () => '"{{ .Manifests.path }}"')],
  })),
  input('unusual values without quotes', () => ({
    clusterTypes: 50,
    targets: times(1000, (index) => formatTarget(index, `, manifests: {path: "ä${index}"}`)),
    manifests: [slots(20, () => '{{ .Manifests.path }}')],
  })),
  input('unusual values through quote', () => ({
    clusterTypes: 50,
    targets: times(1000, (index) => formatTarget(index, `, manifests: {path: "\\"ä${index}\\\\"}`)),
    manifests: [slots(20, () => '{{ .Manifests.path | quote }}')],
  })),
  input('unusual values in block scalars', () => ({
    clusterTypes: 50,
    targets: unusualTargets(1000),
    manifests: [slots(20, () => '|\n      {{ .Manifests.path }}')],
  })),
  input('unusual values in five hundred slots', () => ({
    clusterTypes: 20,
    targets: unusualTargets(500),
    manifests: [slots(500, () => '{{ .Manifests.path | toJson }}')],
  })),
  input('values that change a manifest of five hundred slots', () => ({
    clusterTypes: 20,
    targets: times(500, (index) => formatTarget(index, `, manifests: {path: "a: ${index}"}`)),
    manifests: [slots(500, () => '{{ .Manifests.path }}')],
  })),
  input('values that end a document', () => ({
    clusterTypes: 50,
    targets: times(1000, (index) => formatTarget(index, `, manifests: {path: "\\n---\\nx: ${index}"}`)),
    manifests: [slots(20, () => '{{ .Manifests.path }}')],
  })),
  input('values of which only all together are unsafe', () => ({
    clusterTypes: 10,
    targets: times(100, (index) =>
      formatTarget(index, `, manifests: {${times(90, (key) => `m${key}: "${key % 2 === 0 ? '{' : '}'}"`).join(', ')}}`),
    ),
    manifests: [`kind: A\nspec:\n${times(90, (key) => `  - {{ .Manifests.m${key} }}\n`).join('')}`],
  })),
  input('labels as YAML, other keys for each target', () => ({
    clusterTypes: 50,
    targets: labelledTargets(1000, 30),
    manifests: ['kind: A\nmetadata:\n  labels:\n{{ toYaml .Labels | indent 4 }}\n'],
  })),
  input('labels from range, other keys for each target', () => ({
    clusterTypes: 50,
    targets: labelledTargets(1000, 30),
    manifests: [
      'kind: A\nmetadata:\n  labels:\n    {{- range $k, $v := .Labels }}\n    {{ $k }}: {{ $v | quote }}\n    {{- end }}\n',
    ],
  })),
  input('labels from range, another number for each target', () => ({
    clusterTypes: 50,
    targets: times(1000, (index) =>
      formatTarget(index, `, labels: {${times(index % 90, (key) => `k${key}: "1"`).join(', ')}}, manifests: {path: x}`),
    ),
    manifests: ['kind: A\nspec:\n{{ range $k, $v := .Labels }}  {{ $k }}: {{ $v }}\n{{ end }}'],
  })),
  input('manifests as YAML in a flow mapping', () => ({
    clusterTypes: 50,
    targets: unusualTargets(1000),
    manifests: ['kind: A\nspec: {{ toJson .Manifests }}\n'],
  })),
  input('branches that differ for each target', () => ({
    clusterTypes: 50,
    targets: times(1000, (index) =>
      formatTarget(
        index,
        `, manifests: {${times(12, (bit) => `b${bit}: "${(index >> bit) % 2 === 0 ? '' : 'ä'}"`).join(', ')}}`,
      ),
    ),
    manifests: [
      `kind: A\nspec:\n  x: y\n${times(12, (bit) => `{{ if .Manifests.b${bit} }}  k${bit}: {{ .Manifests.b${bit} }}\n{{ end }}`).join('')}`,
    ],
  })),
  input('a value that is repeated', () => ({
    clusterTypes: 50,
    targets: unusualTargets(1000),
    manifests: ['kind: A\nspec:\n  x: {{ repeat 10000 .Manifests.path | quote }}\n'],
  })),
  input('a long value in many slots', () => ({
    clusterTypes: 100,
    targets: times(20, (index) => formatTarget(index, `, manifests: {path: "${'ä b '.repeat(4000)}"}`)),
    manifests: [slots(1000, () => '{{ .Manifests.path | quote }}')],
  })),
  input('a loop that prints a value', () => ({
    clusterTypes: 50,
    targets: unusualTargets(500),
    manifests: ['kind: A\nspec:\n{{ range $i := until 2000 }}  k{{ $i }}: {{ $.Manifests.path | quote }}\n{{ end }}'],
  })),
  input('a loop that prints nothing', () => ({
    clusterTypes: 100,
    targets: times(1000, (index) => formatTarget(index)),
    manifests: ['kind: A\n{{ range until 100000 }}{{ end }}'],
  })),
  input('loops in loops', () => ({
    clusterTypes: 100,
    targets: times(1000, (index) => formatTarget(index)),
    manifests: [
      'kind: A\n{{ range until 1000 }}{{ range until 1000 }}{{ range until 1000 }}x{{ end }}{{ end }}{{ end }}',
    ],
  })),
  input('templates that call templates', () => ({
    clusterTypes: 100,
    targets: times(1000, (index) => formatTarget(index)),
    manifests: [
      `${times(30, (level) => `{{ define "t${level}" }}{{ template "t${level + 1}" . }}{{ template "t${level + 1}" . }}{{ end }}`).join('')}{{ define "t30" }}x{{ end }}kind: {{ template "t0" . }}\n`,
    ],
  })),
  input('a template that calls itself', () => ({
    clusterTypes: 100,
    targets: times(1000, (index) => formatTarget(index)),
    manifests: ['{{ define "t" }}{{ template "t" . }}{{ end }}kind: {{ template "t" . }}\n'],
  })),
  input('actions nested deep', () => ({
    manifests: [`kind: A${'{{ if true }}'.repeat(30_000)}x${'{{ end }}'.repeat(30_000)}\n`],
  })),
  input('parentheses nested deep', () => ({
    manifests: [`kind: A{{ ${'('.repeat(300_000)}1${')'.repeat(300_000)} }}\n`],
  })),
  input('forty thousand actions', () => ({
    clusterTypes: 20,
    targets: unusualTargets(100),
    manifests: [`kind: A\nspec:\n${times(20_000, (index) => `  k${index}: {{ .Manifests.path | quote }}\n`).join('')}`],
  })),
  input('regular expressions that backtrack', () => ({
    clusterTypes: 100,
    targets: times(50, (index) => formatTarget(index, `, manifests: {path: "${'a'.repeat(16_000)}b"}`)),
    manifests: ['kind: A\nspec:\n  x: {{ regexMatch "^(a+)+$" .Manifests.path }}\n'],
  })),
  input('regular expressions that replace', () => ({
    clusterTypes: 100,
    targets: times(50, (index) => formatTarget(index, `, manifests: {path: "${'ab'.repeat(8000)}"}`)),
    manifests: [
      'kind: A\nspec:\n  x: {{ regexReplaceAll "(a|b)*?b{1,20}(a?b?){20}" .Manifests.path "$1$2" | quote }}\n',
    ],
  })),
  input('a regular expression for each target', () => ({
    clusterTypes: 100,
    targets: times(1000, (index) => formatTarget(index, `, manifests: {path: "(x{1,90}y?){1,9}${index}"}`)),
    manifests: ['kind: A\nspec:\n  x: {{ regexReplaceAll .Manifests.path .DeploymentTargetName "z" | quote }}\n'],
  })),
  input('hashes', () => ({
    clusterTypes: 100,
    targets: unusualTargets(500, 300),
    manifests: [slots(50, () => '{{ .Manifests.path | sha512sum }}')],
  })),
  input('sorting and merging', () => ({
    clusterTypes: 100,
    targets: unusualTargets(500),
    manifests: [
      'kind: A\nspec:\n  x: {{ untilStep 1000 0 -1 | sortAlpha | uniq | len }}\n  y: {{ merge (dict "a" .Labels) .Manifests | toJson | quote }}\n',
    ],
  })),
  input('versions', () => ({
    clusterTypes: 100,
    targets: times(1000, (index) => formatTarget(index, `, manifests: {path: "${'>1.0.0 || '.repeat(80)}"}`)),
    manifests: ['kind: A\nspec:\n  x: {{ semverCompare (trimSuffix " || " .Manifests.path) "1.2.3" | quote }}\n'],
  })),
  input('printf with wide fields', () => ({
    clusterTypes: 100,
    targets: times(1000, (index) => formatTarget(index)),
    manifests: ['kind: A\nspec:\n  x: {{ printf "%100000s" .Manifests.path | len }}\n'],
  })),
  input('keys derived from a password', () => ({
    clusterTypes: 100,
    targets: times(1000, (index) => formatTarget(index)),
    manifests: ['kind: A\nspec:\n  x: {{ derivePassword 1 "long" .DeploymentTargetName "a" "b" | quote }}\n'],
  })),
  input('a script with unusual values', () => ({
    clusterTypes: 50,
    targets: unusualTargets(1000),
    configManifest: times(50, (index) => `export A${index}="{{ .Manifests.path }}"\n`).join(''),
    configContentType: 'sh',
  })),
  input('a script with many here-documents', () => ({
    clusterTypes: 20,
    targets: unusualTargets(200),
    configManifest: times(3000, (index) => `cat <<E${index}\n{{ $.Manifests.path }}\nE${index}\n`).join(''),
    configContentType: 'sh',
  })),
  input('a mustache template', () => ({
    clusterTypes: 50,
    targets: unusualTargets(500),
    files: {
      'main/rec.yaml': `apiVersion: scheduler.kalypso.io/v1alpha1\nkind: Template\nmetadata: {name: rec}\nspec:\n  type: reconciler\n  engine: mustache\n  manifests:\n    - |\n      kind: A\n      spec:\n${times(100, (index) => `        k${index}: "{{Manifests.path}}"\n`).join('')}`,
    },
  })),
  ...[
    ['a syntax error', 'kind: {{ .X\n'],
    ['an error of a function', 'kind: A\nx: {{ fail .DeploymentTargetName }}\n'],
    ['a missing field', 'kind: A\nx: {{ .Missing.Field }}\n'],
    ['invalid YAML', 'kind: A\n  x: [\n'],
    ['invalid YAML around values', 'kind: A\nx: [ {{ .Manifests.path }}\ny: {{ .DeploymentTargetName }} }}\n'],
    ['a duplicate key', 'kind: A\nkind: {{ .DeploymentTargetName }}\n'],
    ['<no value>', 'kind: A\nx: {{ .Manifests.none }}\n'],
    ['a template in a value', 'kind: A\nx: {{ .Labels }}\n'],
  ].map(([name, manifest = '']) =>
    input(`${name} on 100,000 assignments`, () => ({
      clusterTypes: 100,
      targets: times(1000, (index) => formatTarget(index)),
      manifests: [manifest],
    })),
  ),
  input('unsafe values on 100,000 assignments', () => ({
    clusterTypes: 100,
    targets: times(1000, (index) => formatTarget(index, `, manifests: {path: "true"}`)),
    manifests: ['kind: A\nx: {{ .Manifests.path }}\n'],
  })),
  input('templates in values on 100,000 assignments', () => ({
    clusterTypes: 100,
    targets: times(1000, (index) => formatTarget(index, `, manifests: {path: "{{ .X }}", a: "{{", b: "}}{{"}`)),
  })),
];
