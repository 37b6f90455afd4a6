import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { formatDocument } from '../testing/control-plane-files.ts';
import { findAlteredValues } from '../testing/find-altered-values.ts';
import { ORDINARY_QUOTED_VALUES, ORDINARY_VALUES } from '../testing/ordinary-values.ts';

const EXAMPLES = join(import.meta.dirname, '../../../../examples/control-plane/main/templates');
const FLUX_FIELDS = ['0/spec/url', '0/spec/ref/branch', '1/spec/path'];
const ARGO_FIELDS = ['1/spec/source/repoURL', '1/spec/source/targetRevision', '1/spec/source/path'];

/** Without the rule that an address starts with `https://`: here, any value is one. */
function acceptAnyAddress(template: string): string {
  return template.replace(/^.*regexMatch.*\.Manifests\.repo.*\n/m, '');
}

const values = [...ORDINARY_VALUES, ...ORDINARY_QUOTED_VALUES];

it('there are enough ordinary values', () => {
  expect(new Set(values).size).toBe(values.length);
  expect(values.length).toBeGreaterThan(100);
});

describe('ordinary values reach the cluster unchanged', () => {
  const files = Object.fromEntries(
    readdirSync(EXAMPLES).map((name) => [
      `main/examples/${name}`,
      acceptAnyAddress(readFileSync(join(EXAMPLES, name), 'utf8')),
    ]),
  );
  it.each([
    ['arc-flux', FLUX_FIELDS],
    ['argocd', ARGO_FIELDS],
  ])('with the example template %s', async (reconciler, fields) => {
    const templates = { files, reconciler, namespaceService: 'default', configType: 'configmap', fields };
    expect(await findAlteredValues(templates, values, loadAll)).toEqual([]);
  });

  /** Text for YAML 1.2, but not for every parser of clusters. */
  const AMBIGUOUS = ['no', 'on', '1_000', '2024-06-01', '2024-06-01T12:30:00Z', '<<'];

  const isText = (value: string) => {
    try {
      const parsed = load(`path: ${value}`);
      return typeof parsed === 'object' && parsed !== null && 'path' in parsed && parsed.path === value;
    } catch {
      return false;
    }
  };
  const plain = values.filter((value) => isText(value) && !AMBIGUOUS.includes(value));

  it('enough of them need no quotes', () => expect(plain.length).toBeGreaterThan(60));

  /** Ways in which templates of platform teams keep values text, and the value that the manifest then has. */
  const SLOTS: Readonly<Record<string, readonly [slot: string, values: readonly string[]]>> = {
    'no quotes': ['{{ .Manifests.path }}', plain],
    'double quotes': ['"{{ .Manifests.path }}"', ORDINARY_VALUES],
    'single quotes': ["'{{ .Manifests.path }}'", ORDINARY_VALUES.filter((value) => !value.includes("'"))],
    quote: ['{{ .Manifests.path | quote }}', values],
    squote: ['{{ .Manifests.path | squote }}', values.filter((value) => !value.includes("'"))],
    toJson: ['{{ .Manifests.path | toJson }}', values.filter((value) => !/[<>&]/.test(value))],
    // go-yaml writes `<<` without quotes, and reads it as a merge.
    toYaml: ['{{ toYaml .Manifests.path }}', values.filter((value) => value !== '<<')],
    'a block scalar': ['|-\n    {{ .Manifests.path }}', values.filter((value) => !/^\s/.test(value))],
    'a block scalar and indent': ['|-\n{{ .Manifests.path | indent 4 }}', values],
  };
  it.each(Object.entries(SLOTS))('in %s', async (_, [slot, accepted]) => {
    const text = `kind: A\nspec:\n  path: ${slot}\n  prune: true\n`;
    const template = (name: string, type: string, manifest: string) =>
      formatDocument('Template', name, `type: ${type}\nmanifests:\n  - |\n${manifest.replace(/^(?=.)/gm, '    ')}`);
    const templates = {
      files: {
        'main/rec.yaml': template('rec', 'reconciler', text),
        'main/namespace.yaml': template('namespace', 'namespace', 'kind: Namespace\n'),
        'main/configmap.yaml': template('configmap', 'config', 'kind: ConfigMap\n'),
      },
      reconciler: 'rec',
      namespaceService: 'namespace',
      configType: 'configmap',
      fields: ['0/spec/path', '0/spec/path', '0/spec/path'],
    };
    expect(await findAlteredValues(templates, accepted, loadAll)).toEqual([]);
  });
});
