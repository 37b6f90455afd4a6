import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPromotionRoute } from '../observe/promotion-route.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kalypso-rules-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const lines = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, severity, at }) => `${severity} ${code} ${at?.file}:${at?.line}:${at?.column}`);

/** The route from dev, with environments whose `spec.promotion` is given, and files in `.kalypso`. */
async function route(promotions: Readonly<Record<string, string>>, files: Readonly<Record<string, string | Buffer>>) {
  mkdirSync(join(root, '.environments'));
  mkdirSync(join(root, '.kalypso'));
  for (const [name, promotion] of Object.entries(promotions)) {
    const spec = `  controlPlane: { repo: https://github.com/contoso/control-plane, branch: ${name} }\n${promotion}`;
    const header = `apiVersion: scheduler.kalypso.io/v1alpha1\nkind: Environment\nmetadata:\n  name: ${name}\nspec:\n`;
    writeFileSync(join(root, '.environments', `${name}.yaml`), header + spec);
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, '.kalypso', name), content);
  const { value, diagnostics } = await readPromotionRoute({
    environment: undefined,
    fromEnvironment: 'dev',
    nextEnvironment: undefined,
    controlPlaneFolder: root,
  });
  return { ...value, targets: value.targets.map(({ environment }) => environment), diagnostics };
}

const UNDECLARED = { dev: '', stage: '' };

describe('.kalypso/promotion.yaml', () => {
  it('declares what spec.promotion can declare', async () => {
    const { targets, diagnostics } = await route(UNDECLARED, {
      'promotion.yaml': `environments:
  dev: { next: stage }
  stage:
    soak: 2h
    hold: "Incident 4711"
    freeze: [{ from: 2026-12-20, to: 2027-01-02, timeZone: UTC }]
`,
    });
    expect(diagnostics).toEqual([]);
    expect(targets.map(({ name, promotion }) => ({ name, ...promotion }))).toMatchObject([
      { name: 'stage', soakMs: 7_200_000, hold: 'Incident 4711', freeze: [{}] },
    ]);
    const [stage] = targets;
    expect(stage?.locate('spec', 'promotion', 'hold')).toMatchObject({
      file: '.kalypso/promotion.yaml',
      line: 5,
      column: 12,
    });
    expect(stage?.locate('metadata', 'name').file).toBe('.environments/stage.yaml');
  });

  it('is optional', async () => {
    const { targets, diagnostics } = await route({ dev: '  promotion: { next: stage }\n', stage: '' }, {});
    expect(targets.map(({ name }) => name)).toEqual(['stage']);
    expect(diagnostics).toEqual([]);
  });

  it('is missed if nothing declares the chain, and not if that is said', async () => {
    const { targets, diagnostics } = await route(UNDECLARED, { 'inventory.yaml': 'clusters: []\n' });
    expect(targets).toEqual([]);
    expect(lines(diagnostics)).toEqual(['warning chain-not-declared .environments/dev.yaml:5:1']);
    expect(diagnostics[0]?.hint).toContain('`environments: { dev: { next: stage } }`');
    rmSync(root, { recursive: true });
    mkdirSync(root);
    expect((await route(UNDECLARED, { 'promotion.yaml': 'environments: { dev: { next: [] } }' })).diagnostics).toEqual([
      expect.objectContaining({ code: 'environment-outside-chain' }),
      expect.objectContaining({ code: 'environment-outside-chain' }),
    ]);
  });

  it.each([
    [
      'another name',
      'promotion.yml',
      'environments: {}',
      ['error misnamed-promotion-rules .kalypso/promotion.yml:1:1'],
    ],
    ['other letters', 'Promotions.yaml', '', ['error misnamed-promotion-rules .kalypso/Promotions.yaml:1:1']],
    ['no content', 'promotion.yaml', '# later\n', ['error not-one-document .kalypso/promotion.yaml:1:1']],
    ['invalid YAML', 'promotion.yaml', 'environments: [', ['error yaml-syntax .kalypso/promotion.yaml:1:16']],
    ['bytes', 'promotion.yaml', Buffer.from([0xff, 0xfe]), ['error not-utf8 .kalypso/promotion.yaml:1:1']],
    [
      'two documents',
      'promotion.yaml',
      'environments: {}\n---\nenvironments: { dev: { hold: now } }\n',
      ['error not-one-document .kalypso/promotion.yaml:3:1'],
    ],
    [
      'unknown fields',
      'promotion.yaml',
      'environments:\n  dev: { nxt: stage }\n  stage:\nfreeze: []\n',
      [
        'error unknown-field .kalypso/promotion.yaml:4:1',
        'error unknown-field .kalypso/promotion.yaml:2:10',
        'error wrong-type .kalypso/promotion.yaml:3:3',
      ],
    ],
    [
      'an unknown environment',
      'promotion.yaml',
      'environments:\n  dve: { next: stage }\n',
      ['error unknown-environment .kalypso/promotion.yaml:2:3'],
    ],
    [
      'an unknown next environment',
      'promotion.yaml',
      'environments:\n  dev: { next: [stag] }\n',
      [
        'error unknown-environment .kalypso/promotion.yaml:2:17',
        'warning environment-outside-chain .environments/dev.yaml:4:9',
        'warning environment-outside-chain .environments/stage.yaml:4:9',
      ],
    ],
  ])('is refused with %s', async (_, name, content, expected) => {
    expect(lines((await route(UNDECLARED, { [name]: content })).diagnostics)).toEqual(expected);
  });

  it('is refused for an environment that declares rules itself', async () => {
    const { diagnostics } = await route(
      { dev: '  promotion: { next: stage }\n', stage: '' },
      { 'promotion.yaml': 'environments: { dev: { hold: now } }' },
    );
    expect(lines(diagnostics)).toEqual(['error promotion-declared-twice .kalypso/promotion.yaml:1:17']);
    expect(diagnostics[0]?.related?.[0]?.at.file).toBe('.environments/dev.yaml');
  });
});
