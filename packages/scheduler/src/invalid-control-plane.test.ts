import { describe, expect, it } from 'vitest';
import { omitConsequences } from './plan/omit-consequences.ts';
import {
  type FixtureFiles,
  formatDocument,
  loadControlPlane,
  VALID_CONTROL_PLANE,
} from './testing/control-plane-files.ts';

/** An invalid control plane: a file, what to replace in it (or its whole text), and the only diagnostic that is expected. */
interface InvalidCase {
  readonly name: string;
  readonly file: string;
  /** Text of the file, and its replacement. */
  readonly replace?: readonly [string, string];
  readonly text?: string;
  readonly more?: FixtureFiles;
  /** `code line:column` of the file. */
  readonly expected: string;
  readonly severity?: 'warning';
  /** Part of the message or the hint. */
  readonly message?: string;
}

const change = (
  name: string,
  file: string,
  from: string,
  to: string,
  expected: string,
  message?: string,
): InvalidCase => ({
  name,
  file,
  replace: [from, to],
  expected,
  ...(message === undefined ? {} : { message }),
});
const write = (name: string, file: string, text: string, expected: string, message?: string): InvalidCase => ({
  name,
  file,
  text,
  expected,
  ...(message === undefined ? {} : { message }),
});
const warning = (invalid: InvalidCase): InvalidCase => ({ ...invalid, severity: 'warning' });

const WORKLOAD = 'workloads/app/workload.yaml';
const target = (workload: string, name: string) =>
  formatDocument(
    'Workload',
    workload,
    `deploymentTargets:\n  - name: ${name}\n    environment: dev\n    manifests: {repo: r}\n`,
  );
const standalone = (name: string, workspace: string) =>
  `apiVersion: scheduler.kalypso.io/v1alpha1\nkind: DeploymentTarget\nmetadata:\n  name: ${name}\n  labels: {workload: old, workspace: ${workspace}}\nspec: {environment: dev, manifests: {repo: r}}\n`;

const SYNTAX: readonly InvalidCase[] = [
  write('a tab for indentation', 'dev/x.yaml', 'a:\n\tb: 1\n', 'yaml-syntax 2:1', 'tab'),
  write('a bracket that stays open', 'dev/x.yaml', 'a: [1, 2\nb: 3\n', 'yaml-syntax 2:1', 'not closed'),
  write('a quote that stays open', 'dev/x.yaml', 'a: "x\nb: 1\n', 'yaml-syntax 2:1', 'not closed'),
  write('text with a colon', 'dev/x.yaml', 'a: b: c\n', 'yaml-syntax 1:5', 'quotes'),
  write('text that starts with @', 'dev/x.yaml', 'a:\n  b: @x\n', 'yaml-syntax 2:6', 'quotes'),
  write('a key between two levels', 'dev/x.yaml', 'a:\n    b: 1\n  c: 2\n', 'yaml-syntax 3:3', 'indentation'),
  write('a mapping after a list', 'dev/x.yaml', '- a\nb: 1\n', 'yaml-syntax 2:1', 'continue'),
  write('a null character', 'dev/x.yaml', 'a: "\0"\n', 'yaml-syntax 1:5', 'null character'),
  write('a control character', 'dev/x.yaml', 'a: \x07\n', 'yaml-syntax 1:4', 'control character'),
  write('a tag without a handle', 'dev/x.yaml', 'a: !e!x 1\n', 'yaml-syntax 1:8', 'undeclared tag'),
  change('an unknown alias', 'dev/large.yaml', 'flux', '*nothing', 'yaml-syntax 6:15', '"*nothing"'),
  change(
    'a template without quotes',
    'main/ns.yaml',
    '"kind: Namespace"',
    '{{ .Namespace }}: x',
    'yaml-syntax 8:7',
    '`{{`',
  ),
  change(
    'a merge of text',
    'dev/large.yaml',
    'reconciler: flux',
    '<<: flux\n  reconciler: flux',
    'yaml-syntax 6:3',
    '<<',
  ),
  write('10,000 levels in flow style', 'dev/x.yaml', '['.repeat(10_000), 'yaml-too-deep 1:100', '100 levels'),
  write(
    '10,000 levels in block style',
    'dev/x.yaml',
    Array.from({ length: 10_000 }, (_, depth) => `${' '.repeat(depth % 300)}a:`).join('\n'),
    'yaml-too-deep 100:100',
    '100 levels',
  ),
  write(
    'an alias bomb',
    'dev/x.yaml',
    `a0: &a0 [x, x]\n${Array.from({ length: 60 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`).join('')}`,
    'yaml-alias-expansion 16:1',
    '200000',
  ),
  change(
    'a key twice',
    'dev/large.yaml',
    'reconciler: flux',
    'reconciler: flux\n  reconciler: argo',
    'duplicate-key 7:3',
  ),
];

const TYPES: readonly InvalidCase[] = [
  change('a label that is a boolean', WORKLOAD, 'purpose: test', 'purpose: true', 'wrong-type 10:18', '"true"'),
  change(
    'a label that is an old boolean',
    WORKLOAD,
    'purpose: test',
    'purpose: yes',
    'wrong-type 10:18',
    'quotes: "yes"',
  ),
  change('a label that is a number', WORKLOAD, 'purpose: test', 'purpose: 1.10', 'wrong-type 10:18', '"1.10"'),
  change('a label without a value', WORKLOAD, 'purpose: test', 'purpose:', 'empty-value 10:9'),
  change('the platform-config label as a boolean', 'dev/config.yaml', '"true"', 'true', 'wrong-type 6:22', 'quotes'),
  change('a config value that is a number', 'dev/config.yaml', 'debug', '8080', 'wrong-type 8:10', '"8080"'),
  change('a config value that is a list', 'dev/config.yaml', 'debug', '[a]', 'wrong-type 8:10', 'sequence'),
  change('a config key that is a boolean', 'dev/config.yaml', 'LEVEL', 'on', 'wrong-type 8:3', '"on"'),
  change('a config key with a space', 'dev/config.yaml', 'LEVEL', 'a b', 'invalid-key 8:3'),
  change('data that is a list', 'dev/config.yaml', 'data:\n  LEVEL: debug', 'data: [a]', 'wrong-type 7:7'),
  change('a name that is a number', 'dev/large.yaml', 'name: large', 'name: 1', 'wrong-type 4:9', 'quotes'),
  change(
    'a branch that is a number',
    'dev/gitops-repo.yaml',
    'branch: main',
    'branch: 1.0',
    'wrong-type 7:11',
    '"1.0"',
  ),
  change(
    'a commit of digits alone',
    'dev/base-repo.yaml',
    `"${'0123456789'.repeat(4)}"`,
    '1234567890'.repeat(4),
    'wrong-type 9:11',
    'quotes',
  ),
  change(
    'a spec that is a list',
    'dev/large.yaml',
    'reconciler: flux\n  namespaceService: ns\n  configType: cfg',
    '- a',
    'wrong-type 6:3',
    'a list',
  ),
  change(
    'targets that are a mapping',
    WORKLOAD,
    '  - name: functional',
    '    name: functional',
    'wrong-type 7:7',
    'has to be a list',
  ),
  change('labels that are a list', WORKLOAD, 'labels:\n        purpose: test', 'labels: [test]', 'wrong-type 9:15'),
  change('metadata that is text', 'dev/large.yaml', 'metadata:\n  name: large', 'metadata: large', 'wrong-type 3:11'),
  change(
    'manifests that are text',
    'main/ns.yaml',
    'manifests:\n    - "kind: Namespace"',
    'manifests: "kind: Namespace"',
    'wrong-type 7:15',
    'list',
  ),
  change('a manifest that is a number', 'main/ns.yaml', '"kind: Namespace"', '1', 'wrong-type 8:7'),
];

const FIELDS: readonly InvalidCase[] = [
  change(
    'no spec',
    'dev/large.yaml',
    'spec:\n  reconciler: flux\n  namespaceService: ns\n  configType: cfg\n',
    '',
    'missing-field 1:1',
    'lacks spec',
  ),
  change(
    'an empty spec',
    'dev/large.yaml',
    '\n  reconciler: flux\n  namespaceService: ns\n  configType: cfg\n',
    '\n',
    'wrong-type 5:1',
    'empty',
  ),
  change('no metadata', 'dev/large.yaml', 'metadata:\n  name: large\n', '', 'missing-field 1:1', 'lacks metadata'),
  change('no name', 'dev/large.yaml', '  name: large', '  labels: {}', 'missing-field 4:3', 'metadata lacks name'),
  change('an empty name', 'dev/large.yaml', 'name: large', 'name: ""', 'empty-value 4:10'),
  change('no reconciler', 'dev/large.yaml', '  reconciler: flux\n', '', 'missing-field 6:3', 'spec lacks reconciler'),
  change(
    'a required field that is misspelled',
    'dev/large.yaml',
    'reconciler:',
    'reconcilor:',
    'missing-field 6:3',
    'Did you mean reconciler?',
  ),
  change('an empty required field', 'dev/large.yaml', 'reconciler: flux', 'reconciler:', 'empty-value 6:3'),
  change('a misspelled spec', 'dev/large.yaml', 'spec:', 'specs:', 'missing-field 5:1', 'Did you mean spec?'),
  change(
    'no repository',
    'dev/gitops-repo.yaml',
    '  repo: https://github.com/contoso/gitops\n',
    '',
    'missing-field 6:3',
    'lacks repo',
  ),
  change(
    'no environment of a target',
    WORKLOAD,
    '      environment: dev\n',
    '',
    'missing-field 7:7',
    'spec.deploymentTargets[0] lacks environment',
  ),
  change(
    'no name of a target',
    WORKLOAD,
    'name: functional\n      environment: dev',
    'environment: dev',
    'missing-field 7:7',
    'lacks name',
  ),
  change('no type of a template', 'main/ns.yaml', '  type: namespace\n', '', 'missing-field 6:3', 'lacks type'),
  change(
    'no schema',
    'dev/schema.yaml',
    'schema: |\n    {"type": "object"}\n',
    'schemas: []\n',
    'missing-field 6:3',
    'Did you mean schema?',
  ),
  warning(
    change(
      'an unknown field',
      'dev/large.yaml',
      'configType: cfg',
      'configType: cfg\n  color: red',
      'unknown-field 9:3',
      'Known fields',
    ),
  ),
  change(
    'a misspelled field',
    'dev/large.yaml',
    'configType: cfg',
    'confgType: cfg',
    'unknown-field 8:3',
    'Did you mean configType?',
  ),
  change(
    'a misspelled field of metadata',
    WORKLOAD,
    'name: app\n',
    'name: app\n  lables: {a: b}\n',
    'unknown-field 5:3',
    'Did you mean labels?',
  ),
  change(
    'a field beside spec',
    'dev/large.yaml',
    'spec:',
    'configType: x\nspec:',
    'unknown-field 5:1',
    'Put it under spec.',
  ),
  change(
    'labels in spec',
    'dev/large.yaml',
    'configType: cfg',
    'labels: {size: large}',
    'unknown-field 8:3',
    'Put it under metadata.',
  ),
  change(
    'labels beside a label selector',
    'dev/policy.yaml',
    'labelSelector:\n      matchLabels:\n        size: large',
    'matchLabels:\n      size: large',
    'unknown-field 10:5',
    'spec.clusterTypeSelector has no field "matchLabels" Put it under labelSelector.',
  ),
  change(
    'a misspelled selector',
    'dev/policy.yaml',
    'clusterTypeSelector',
    'clusterTypeSelectr',
    'unknown-field 9:3',
    'Did you mean clusterTypeSelector?',
  ),
  change(
    'a selector beside spec',
    'dev/policy.yaml',
    '  clusterTypeSelector:\n    labelSelector:\n      matchLabels:\n        size: large\n',
    'clusterTypeSelector: {}\n',
    'unknown-field 9:1',
    'Put it under spec.',
  ),
  change(
    'a selector of another kind',
    'dev/policy.yaml',
    'workspace: team',
    'environment: dev',
    'unknown-field 7:5',
    'Known fields are workspace, labelSelector.',
  ),
  change(
    'a selector of cluster types by name',
    'dev/policy.yaml',
    '  clusterTypeSelector:\n',
    '  clusterTypeSelector:\n    regions: [east]\n',
    'unknown-field 10:5',
    'Known fields are labelSelector.',
  ),
  change(
    'a third selector',
    'dev/policy.yaml',
    '  clusterTypeSelector:\n',
    '  regionSelector: {}\n  clusterTypeSelector:\n',
    'unknown-field 9:3',
    'Known fields',
  ),
  change(
    'a field of a label selector that Kubernetes lacks',
    'dev/policy.yaml',
    'labelSelector: {}',
    'labelSelector: {matchAnnotations: {a: b}}',
    'unknown-field 8:21',
    'Known fields are matchLabels, matchExpressions.',
  ),
  change(
    'labels directly below a label selector',
    'dev/policy.yaml',
    'labelSelector: {}',
    'labelSelector: {region: west}',
    'unknown-field 8:21',
    'Write it below matchLabels.',
  ),
  change(
    'a field of a requirement that Kubernetes lacks',
    'dev/policy.yaml',
    'labelSelector: {}',
    'labelSelector: {matchExpressions: [{key: a, operator: In, values: [b], unless: c}]}',
    'unknown-field 8:76',
  ),
  change(
    'labels of a config map beside metadata',
    'dev/config.yaml',
    '\ndata:',
    '\nlabels: {workload: app}\ndata:',
    'unknown-field 7:1',
  ),
  change(
    'an unknown field of the metadata of a config map',
    'dev/config.yaml',
    '  labels:',
    '  tags: {workload: app}\n  labels:',
    'unknown-field 5:3',
  ),
  change(
    'labels in the spec of a config schema',
    'dev/schema.yaml',
    '  schema:',
    '  labels: {workload: app}\n  schema:',
    'unknown-field 6:3',
    'Put it under metadata.',
  ),
  change(
    'an unknown field of a BaseRepo',
    'dev/base-repo.yaml',
    'commit:',
    'revision:',
    'unknown-field 9:3',
    'Known fields',
  ),
  change(
    'a misspelled commit beside spec',
    'dev/base-repo.yaml',
    '  commit:',
    'comit:',
    'unknown-field 9:1',
    'Put it under spec.',
  ),
  change(
    'a workspace under workload',
    'main/app.yaml',
    '  workspace: team',
    '    workspace: team',
    'unknown-field 10:5',
    'Known fields',
  ),
  change(
    'an unknown type of template',
    'main/ns.yaml',
    'type: namespace',
    'type: namespaces',
    'wrong-value 6:9',
    'Did you mean namespace?',
  ),
  warning(
    change(
      'an unknown type of content',
      'main/cfg.yaml',
      'type: config',
      'type: config\n  contentType: bash',
      'ignored-field 7:16',
      '"bash"',
    ),
  ),
  warning(
    change(
      'binary data',
      'dev/config.yaml',
      'LEVEL: debug',
      'LEVEL: debug\nbinaryData: {A: AAAA}',
      'ignored-field 9:13',
      'Use `data`',
    ),
  ),
  warning(
    write(
      'labels in the spec of a target',
      'dev/x.yaml',
      standalone('x', 'team').replace('environment: dev', 'labels: {a: b}, environment: dev'),
      'ignored-field 6:16',
      'metadata.labels',
    ),
  ),
  change(
    'an unknown engine',
    'main/ns.yaml',
    'type: namespace',
    'type: namespace\n  engine: jinja',
    'wrong-value 7:11',
    'gotemplate, mustache',
  ),
  change(
    'a misspelled kind',
    'dev/policy.yaml',
    'SchedulingPolicy',
    'SchedulingPolice',
    'unknown-kind 2:7',
    'Did you mean SchedulingPolicy?',
  ),
  change('a kind in lower case', 'main/ns.yaml', 'Template', 'template', 'unknown-kind 2:7', 'Did you mean Template?'),
  change('an unknown kind', 'dev/schema.yaml', 'ConfigSchema', 'Fleet', 'unknown-kind 2:7', 'Kinds are'),
  change('no kind', 'dev/policy.yaml', 'kind: SchedulingPolicy\n', '', 'unknown-kind 1:1', 'no kind'),
  change('another version', 'dev/policy.yaml', 'v1alpha1', 'v1', 'unknown-version 1:13', 'v1alpha1'),
  change('a misspelled group', 'dev/policy.yaml', 'kalypso.io', 'kalypo.io', 'unknown-version 1:13', 'v1alpha1'),
  change('a group in capitals', 'main/ns.yaml', 'scheduler.', 'Scheduler.', 'unknown-version 1:13', 'v1alpha1'),
  change(
    'no version',
    'dev/policy.yaml',
    'apiVersion: scheduler.kalypso.io/v1alpha1\n',
    '',
    'unknown-version 1:1',
    'no apiVersion',
  ),
  change('a config map of another version', 'dev/config.yaml', 'v1', 'v2', 'unknown-version 1:13', 'Use v1.'),
  change('a config map without a version', 'dev/config.yaml', 'apiVersion: v1\n', '', 'unknown-version 1:1', 'Use v1.'),
  change('a misspelled config map', 'dev/config.yaml', 'ConfigMap', 'Configmap', 'unknown-kind 2:7', 'ConfigMap?'),
  write('text', 'dev/x.yaml', '# a note\njust text\n', 'not-an-object 2:1', '.sourceignore'),
  write('a list of values', 'main/x.yml', '- a\n', 'not-an-object 1:1', 'a list'),
  write(
    'values without a kind',
    'dev/x.yaml',
    'Kind: A\napiVersion: a/v1\n',
    'not-an-object 1:1',
    'Did you mean kind?',
  ),
  write(
    'a Git LFS pointer',
    'dev/large.yaml',
    'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n',
    'not-an-object 1:1',
    'LFS pointer',
  ),
  write(
    'a Git LFS pointer in a workload repository',
    'workloads/app/x.yaml',
    'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n',
    'not-an-object 1:1',
    'LFS pointer',
  ),
];

const VALUES: readonly InvalidCase[] = [
  change(
    'a cluster type in capitals',
    'dev/large.yaml',
    'name: large',
    'name: Large',
    'invalid-name 4:9',
    'DNS-1123 label',
  ),
  change('a workload with a dot', WORKLOAD, 'name: app', 'name: a.b', 'invalid-name 4:9', 'DNS-1123 label'),
  change('a target with a slash', WORKLOAD, 'name: functional', 'name: a/b', 'invalid-name 7:13'),
  change('a target with a template', WORKLOAD, 'name: functional', 'name: "{{ .x }}"', 'invalid-name 7:14'),
  change('a name of 64 characters', WORKLOAD, 'name: functional', `name: ${'a'.repeat(64)}`, 'invalid-name 7:13', '63'),
  change(
    'a policy with an underscore',
    'dev/policy.yaml',
    'name: all',
    'name: a_b',
    'invalid-name 4:9',
    'DNS-1123 subdomain',
  ),
  change('a label key with a space', WORKLOAD, 'purpose: test', 'a b: test', 'invalid-label 10:9'),
  change('a label value with a space', WORKLOAD, 'purpose: test', 'purpose: a b', 'invalid-label 10:18'),
  change(
    'a workspace that is not a label',
    'main/app.yaml',
    'workspace: team',
    'workspace: "a b"',
    'invalid-label 10:15',
  ),
  change('a short commit', 'dev/base-repo.yaml', '0123456789'.repeat(4), 'abc1234', 'invalid-commit 9:12'),
  change(
    'a branch that is an option',
    'dev/gitops-repo.yaml',
    'branch: main',
    'branch: --upload-pack=x',
    'invalid-branch 7:11',
  ),
  change(
    'a branch with a line break',
    'dev/gitops-repo.yaml',
    'branch: main',
    'branch: "a\\nb"',
    'invalid-branch 7:12',
    '"a\\nb"',
  ),
  change(
    'a full reference as a branch',
    'dev/gitops-repo.yaml',
    'branch: main',
    'branch: refs/heads/dev',
    'invalid-branch 7:11',
    'Write the branch name alone',
  ),
  change('a tag as a branch', 'main/app.yaml', 'branch: main', 'branch: refs/tags/v1', 'invalid-branch 8:13', 'alone'),
  change('a branch that is a ref', 'dev/gitops-repo.yaml', 'branch: main', 'branch: a..b', 'invalid-branch 7:11'),
  change('a path that leads out', 'dev/gitops-repo.yaml', 'path: .', 'path: a/../../b', 'invalid-path 8:9'),
  change('a path from the root that leads out', 'main/app.yaml', 'path: .', 'path: /../etc', 'invalid-path 9:11'),
  change('a path on a drive', 'main/app.yaml', 'path: .', 'path: C:/x', 'invalid-path 9:11'),
  change('a commit of white space', 'dev/base-repo.yaml', '0123456789'.repeat(4), ' ', 'invalid-commit 9:12'),
  change('a path into .git', 'main/app.yaml', 'path: .', 'path: .GIT/hooks', 'invalid-path 9:11'),
  change(
    'a helper program',
    'main/app.yaml',
    'https://github.com/contoso/app',
    'ext::sh -c x',
    'invalid-repository 7:11',
  ),
  change(
    'an option for a repository',
    'main/app.yaml',
    'https://github.com/contoso/app',
    '--upload-pack=x',
    'invalid-repository 7:11',
  ),
  change(
    'an option for a host',
    'main/app.yaml',
    'https://github.com/contoso/app',
    'ssh://-oProxyCommand=x/y',
    'invalid-repository 7:11',
  ),
  change('an unknown scheme', 'main/app.yaml', 'https://', 'javascript://', 'invalid-repository 7:11'),
  change(
    'a token in an address',
    'main/app.yaml',
    'https://',
    'https://ghp_secret@',
    'repository-credentials 7:11',
    'revoke',
  ),
  change(
    'a password in an address',
    'main/app.yaml',
    'https://github.com/',
    'ssh://git:secret@github.com/',
    'repository-credentials 7:11',
  ),
  change(
    'a key of manifests that is not a word',
    WORKLOAD,
    '        path: ./functional',
    '        "a: b\\nkind": x',
    'invalid-key 14:10',
  ),
  change('a key of manifests that YAML converts', WORKLOAD, '        path:', '        "null":', 'invalid-key 14:10'),
  change(
    'too many keys of manifests',
    WORKLOAD,
    '        path: ./functional',
    Array.from({ length: 120 }, (_, index) => `        key${index}: ":"`).join('\n'),
    'too-many-keys 12:9',
  ),
  change('an empty repository', 'main/app.yaml', 'https://github.com/contoso/app', '""', 'empty-value 7:12'),
  change(
    'a schema that is too large',
    WORKLOAD,
    'environment: dev',
    `environment: dev\n      configSchemas: ["${'x'.repeat(70_000)}"]`,
    'schema-too-large 9:24',
  ),
];

const REFERENCES: readonly InvalidCase[] = [
  warning(
    change(
      'a template of another type',
      'dev/large.yaml',
      'configType: cfg',
      'configType: ns',
      'template-type 8:15',
      'its type is namespace',
    ),
  ),
  {
    ...change('no GitOpsRepo', 'dev/gitops-repo.yaml', 'kind: GitOpsRepo', 'kind: Environment', 'missing-gitops-repo'),
    text: '# empty\n',
  },
  {
    ...write(
      'two GitOpsRepos with one location',
      'dev/other.yaml',
      (VALID_CONTROL_PLANE['dev/gitops-repo.yaml'] ?? '')
        .replace('name: dev', 'name: other')
        .replace('gitops', 'GitOps.git'),
      'same-gitops-repo 6:9',
    ),
  },
  warning(
    write(
      'one location within the other',
      'dev/other.yaml',
      (VALID_CONTROL_PLANE['dev/gitops-repo.yaml'] ?? '')
        .replace('name: dev', 'name: other')
        .replace('path: .', 'path: ./below'),
      'overlapping-gitops-repos 8:9',
    ),
  ),
  write(
    'a duplicate object',
    'dev/other.yaml',
    VALID_CONTROL_PLANE['dev/large.yaml'] ?? '',
    'duplicate-resource 4:9',
    'large.yaml',
  ),
  warning(
    write(
      'an object that overrides one of the base',
      'dev/other.yaml',
      VALID_CONTROL_PLANE['main/ns.yaml'] ?? '',
      'overridden-resource 4:9',
      'ns.yaml',
    ),
  ),
  {
    ...write(
      'a duplicate workload in one repository',
      'workloads/app/x.yaml',
      VALID_CONTROL_PLANE[WORKLOAD] ?? '',
      'duplicate-resource 4:9',
      'workload.yaml',
    ),
  },
  {
    ...write(
      'two targets with one full name',
      'workloads/app/x.yaml',
      target('a-b', 'c'),
      'duplicate-deployment-target 7:13',
      'a-b-c',
    ),
    more: { 'workloads/app/y.yaml': target('a', 'b-c') },
  },
  warning(
    write(
      'a standalone target of a declared workload',
      'dev/x.yaml',
      standalone('x', 'team').replace('old', 'app'),
      'stale-target 4:9',
    ),
  ),
  warning(
    write(
      'a target that claims another workspace',
      'workloads/app/x.yaml',
      standalone('x', 'admins'),
      'foreign-workspace 5:38',
      '"admins"',
    ),
  ),
  warning(
    change(
      'a target listed twice',
      WORKLOAD,
      'deploymentTargets:\n',
      'deploymentTargets:\n    - {name: functional, environment: dev}\n',
      'repeated-target 8:13',
    ),
  ),
  warning(
    change(
      'a target without a repository',
      WORKLOAD,
      '        repo: https://github.com/contoso/app-gitops\n',
      '',
      'target-without-repo 11:7',
      'flux',
    ),
  ),
  write(
    'a registration without workloads',
    'main/bpp.yaml',
    (VALID_CONTROL_PLANE['main/app.yaml'] ?? '').replace('name: app', 'name: bpp'),
    'no-workload 9:11',
  ),
  warning(
    write(
      'a cluster type from an untrusted repository',
      'workloads/app/x.yaml',
      VALID_CONTROL_PLANE['dev/large.yaml'] ?? '',
      'foreign-kind 2:7',
      'ClusterType',
    ),
  ),
  warning(
    write(
      'configuration from an untrusted repository',
      'workloads/app/x.yaml',
      VALID_CONTROL_PLANE['dev/config.yaml'] ?? '',
      'foreign-kind 2:7',
      'ConfigMap',
    ),
  ),
  warning(
    write(
      'invalid YAML in an untrusted repository',
      'workloads/app/chart/templates/x.yaml',
      'name: {{ .Values.name }}: x: y\n',
      'yaml-syntax 1:25',
      '.sourceignore',
    ),
  ),
  write(
    'invalid YAML beside an untrusted workload',
    'workloads/app/x.yaml',
    'name: {{ .Values.name }}: x: y\n',
    'yaml-syntax 1:25',
    'A workload may be missing',
  ),
  write('an empty file beside an untrusted workload', 'workloads/app/x.yaml', '\n', 'empty-file 1:1', 'Restore it'),
  write(
    'invalid YAML of an untrusted workload',
    'workloads/app/x.yaml',
    `${VALID_CONTROL_PLANE[WORKLOAD]}  : [`,
    'yaml-syntax 15:6',
  ),
];

/** The diagnostics that a user gets. */
async function diagnose(invalid: InvalidCase) {
  const text = invalid.text ?? applyChange(invalid);
  const { diagnostics } = await loadControlPlane({ ...VALID_CONTROL_PLANE, ...invalid.more, [invalid.file]: text });
  return omitConsequences(diagnostics);
}

function applyChange({ file, replace: [from, to] = ['', ''] }: InvalidCase): string {
  const text = VALID_CONTROL_PLANE[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  return text.replace(from, () => to);
}

describe('an invalid control plane', () => {
  it('is valid before it is changed', async () => {
    const { model, diagnostics } = await loadControlPlane(VALID_CONTROL_PLANE);
    expect(diagnostics).toEqual([]);
    expect(model.workloads.map(({ workload }) => workload.deploymentTargets.length)).toEqual([1]);
  });

  describe.each([
    ['syntax', SYNTAX],
    ['types', TYPES],
    ['fields', FIELDS],
    ['values', VALUES],
    ['references', REFERENCES],
  ])('%s', (_, cases) => {
    it.each(cases)('$name', async (invalid) => {
      const found = await diagnose(invalid);
      const lines = found.map(({ code, severity, at }) => {
        const position = at ? ` ${at.line}:${at.column} ${at.source}/${at.file}` : '';
        return `${severity} ${code}${position}`;
      });
      const file = invalid.expected.includes(' ') ? ` ${invalid.file}` : '';
      expect(lines).toEqual([`${invalid.severity ?? 'error'} ${invalid.expected}${file}`]);
      expect(`${found[0]?.message} ${found[0]?.hint}`).toContain(invalid.message ?? '');
      expect(JSON.stringify(found)).not.toContain('secret');
    });
  });
});
