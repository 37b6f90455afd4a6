import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findAlteredValues, ORDINARY_VALUES } from '@kalypso-actions/scheduler/testing';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const TEMPLATES = resolve(import.meta.dirname, '../../../shared/data/kalypso/control-plane/main/templates');

// Real files of others are not part of this repository. The test runs if they are beside it.
describe.skipIf(!existsSync(TEMPLATES))('ordinary values reach the cluster unchanged', () => {
  it.each([
    ['arc-flux', ['0/spec/url', '0/spec/ref/branch', '1/spec/path']],
    ['argocd', ['0/spec/source/repoURL', '0/spec/source/targetRevision', '0/spec/source/path']],
  ])('with the public template %s', async (reconciler, fields) => {
    const files = Object.fromEntries(
      readdirSync(TEMPLATES).map((name) => [`main/public/${name}`, readFileSync(join(TEMPLATES, name), 'utf8')]),
    );
    const templates = { files, reconciler, namespaceService: 'default', configType: 'configmap', fields };
    expect(await findAlteredValues(templates, ORDINARY_VALUES, loadAll)).toEqual([]);
  });
});
