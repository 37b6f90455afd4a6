import { describe, expect, it } from 'vitest';
import { formatDocument, loadFiles, VALID_CONTROL_PLANE } from '../testing/control-plane-files.ts';
import { findAdditions } from './find-additions.ts';

async function find(...documents: string[]) {
  const { value, diagnostics } = await loadFiles({ 'a.yaml': documents.join('---\n') });
  expect(diagnostics.filter(({ code }) => code !== 'ignored-field')).toEqual([]);
  return findAdditions(value.resources).map(({ code, severity, message, at }) => {
    expect([code, severity]).toEqual(['unknown-to-operator', 'warning']);
    return `${at?.line}:${at?.column} ${message}`;
  });
}

const environment = (rest: string) =>
  formatDocument('Environment', 'stage', `controlPlane: {repo: https://github.com/contoso/c, branch: stage}\n${rest}`);

describe('findAdditions', () => {
  it('finds nothing in a control plane of the operator', async () => {
    expect(await find(...Object.values(VALID_CONTROL_PLANE), environment(''))).toEqual([]);
  });

  it.each([
    ['rules of promotion', environment('promotion:\n  soak: 2h\n'), '7:3 ', 'spec.promotion of Environment stage;'],
    ['empty rules of promotion', environment('promotion: {}\n'), '7:3 ', 'spec.promotion of'],
    [
      'an engine',
      formatDocument('Template', 't', 'type: config\nengine: mustache\nmanifests: []\n'),
      '7:11 ',
      'spec.engine of Template t;',
    ],
    [
      'the default engine',
      formatDocument('Template', 't', 'type: config\nengine: gotemplate\nmanifests: []\n'),
      '7:11 ',
      'spec.engine of',
    ],
    [
      'labels in the spec of a target',
      formatDocument('DeploymentTarget', 't', 'environment: dev\nlabels: {a: b}\n'),
      '7:3 ',
      'spec.labels of DeploymentTarget t;',
    ],
    [
      'a flow mapping',
      'apiVersion: scheduler.kalypso.io/v1alpha1\nkind: DeploymentTarget\nmetadata: {name: t}\nspec: {name: x}\n',
      '4:14 ',
      'spec.name of',
    ],
  ])('finds %s', async (_, document, position, text) => {
    expect(await find(document)).toEqual([expect.stringMatching(new RegExp(`^${position}.* ${text}`))]);
  });
});
