import { inventorySchema } from '@kalypso-actions/compliance';
import { promotionRulesSchema } from '@kalypso-actions/promotion';
import { createDocumentSchemas } from '@kalypso-actions/scheduler';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { createReportSchemas } from '../../scripts/report-schemas.ts';
import { readRepositoryFile, repositoryFiles } from '../architecture/files.ts';

const schemas = createDocumentSchemas();
const reportSchemas = createReportSchemas();
const allSchemas = [
  ...schemas,
  ...reportSchemas,
  ['inventory', inventorySchema] as const,
  ['promotion-rules', promotionRulesSchema] as const,
];
const fileOf = (name: string) => `schemas/${name}.schema.json`;

describe('schemas/', () => {
  it.each(allSchemas)('%s is generated: run `npm run schemas` after a change', (name, schema) => {
    expect(JSON.parse(readRepositoryFile(fileOf(name)))).toEqual(schema);
  });

  it('contains no other files', () => {
    const files = repositoryFiles().filter((file) => file.startsWith('schemas/'));
    expect(files).toEqual(allSchemas.map(([name]) => fileOf(name)).sort());
  });

  it.each([...reportSchemas])('%s is valid, and rejects an empty report', (_, schema) => {
    const validate = new Ajv2020({ allowUnionTypes: true, validateFormats: false }).compile(schema);
    expect(validate({})).toBe(false);
  });
});

describe('the schema of a control plane', () => {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, schemas: [...schemas.values()] });
  const validate = ajv.compile({ $ref: 'https://kalypso-actions.github.io/schemas/control-plane.schema.json' });
  const problems = (document: unknown) =>
    validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

  it('takes every document of the examples', () => {
    // Templates of charts are not YAML, and playbooks of Ansible are not Kubernetes objects.
    const others = /\/helm\/templates\/|\/ansible\/(?:apply|site)\.yaml$/;
    const files = repositoryFiles().filter((file) => /^examples\/.*\.ya?ml$/.test(file) && !others.test(file));
    expect(files.length).toBeGreaterThan(10);
    const found = files.flatMap((file) =>
      loadAll(readRepositoryFile(file)).flatMap((document) =>
        problems(document).map((problem) => `${file}: ${problem}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it('takes documents of other APIs, and files without one', () => {
    expect(problems({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { replicas: 1 } })).toEqual([]);
    expect(problems(null)).toEqual([]);
  });

  it.each([
    ['an invalid name', { metadata: { name: 'Large' } }, '/metadata/name must match pattern'],
    [
      'a field that is not known',
      { spec: { reconciler: 'a', namespaceService: 'b', config: 'c' } },
      '/spec must NOT have additional',
    ],
    ['a field that is missing', { spec: { reconciler: 'a' } }, "/spec must have required property 'namespaceService'"],
    ['a number for text', { spec: { reconciler: 1, namespaceService: 'b' } }, '/spec/reconciler must be string'],
    ['an invalid label', { metadata: { name: 'a', labels: { a: 'b c' } } }, '/metadata/labels/a must match pattern'],
  ])('refuses %s', (_, wrong, expected) => {
    const right = {
      apiVersion: 'scheduler.kalypso.io/v1alpha1',
      kind: 'ClusterType',
      metadata: { name: 'large' },
      spec: { reconciler: 'a', namespaceService: 'b' },
    };
    expect(problems(right)).toEqual([]);
    expect(problems({ ...right, ...wrong })).toContainEqual(expect.stringContaining(expected));
  });
});
