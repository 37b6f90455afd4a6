import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPromotionRoute } from '../observe/promotion-route.ts';
import { parseRulesFile, readRulesFile } from './rules-file.ts';

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

describe('parseRulesFile', () => {
  const parse = (text: string) => {
    const { value, diagnostics } = parseRulesFile(text);
    return [value?.size, lines(diagnostics)];
  };

  it.each([
    ['environments:\n', 'empty-value .kalypso/promotion.yaml:1:1'],
    ['environments: ~\n', 'empty-value .kalypso/promotion.yaml:1:15'],
    ['environments:\n  stage:\n', 'wrong-type .kalypso/promotion.yaml:2:3'],
    ['environments:\n  stage:\n    freeze:\n', 'empty-value .kalypso/promotion.yaml:3:5'],
    ['environments:\n  stage:\n    hold:\n', 'empty-value .kalypso/promotion.yaml:3:5'],
    ['environments:\n  stage:\n    next:\n', 'empty-value .kalypso/promotion.yaml:3:5'],
  ])('refuses what has no value: %j', (text, expected) => {
    expect(parse(text)).toEqual([undefined, [`error ${expected}`]]);
  });

  it.each(['environments: {}\n', 'environments: { stage: { freeze: [], next: [] } }\n'])(
    'reads what is written as empty: %j',
    (text) => expect(parse(text)[1]).toEqual([]),
  );
});

describe('readRulesFile', () => {
  const RULES = 'environments: { stage: { hold: x } }\n';
  function read(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const { value, diagnostics } = readRulesFile(root);
    return [value?.size, lines(diagnostics)];
  }

  it.each([
    '.kalypso/promtion.yaml',
    '.kalypso/promotion.json',
    '.kalypso/promotion.yaml.bak',
    '.kalypso/promotion',
    '.kalypso/.promotion.yaml',
    '.kalypso/promotion-rules.yaml',
    '.kalypso/my-promotions.YML',
    '.Kalypso/promotion.yaml',
    'kalypso/promotion.yaml',
    '.kalpyso/promotions.yml',
  ])('refuses rules in %s, also beside other rules', (path) => {
    const expected = [undefined, [`error misnamed-promotion-rules ${path}:1:1`]];
    expect(read({ [path]: RULES })).toEqual(expected);
    expect(read({ '.kalypso/promotion.yaml': RULES })).toEqual(expected);
  });

  it('warns of files that nothing reads', () => {
    const files = { '.kalypso/inventroy.yaml': '', '.kalypso/rules.yaml': RULES, '.kalypso/old/x.yaml': '' };
    const warnings = ['inventroy.yaml', 'old', 'rules.yaml'].map(
      (name) => `warning unknown-platform-file .kalypso/${name}:1:1`,
    );
    expect(read(files)).toEqual([0, warnings]);
    expect(read({ '.kalypso/promotion.yaml': RULES })).toEqual([1, warnings]);
  });

  it('knows the files of the folder, and those of tools', () => {
    const known = ['inventory.yaml', 'inventory.example.yaml', 'promotion.example.yaml', 'README.md', '.gitkeep'];
    expect(read(Object.fromEntries(known.map((name) => [`.kalypso/${name}`, 'x'])))).toEqual([0, []]);
    expect(read({ 'kalypso/promotion.md': 'x', 'docs/promotion.yaml': 'x', '.github/x.yaml': 'x' })).toEqual([0, []]);
    expect(read({ '.kalypso/promotion.yaml': RULES })).toEqual([1, []]);
  });

  it.each(['.kalypso', '.kalypso/promotion.yaml'])('refuses a link that leads nowhere: %s', (path) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    symlinkSync('nowhere', join(root, path));
    expect(read({})).toEqual([undefined, ['error unreadable-file .kalypso/promotion.yaml:1:1']]);
  });

  it('refuses a file in place of the folder, and a folder in place of the file', () => {
    expect(read({ '.kalypso': RULES })).toEqual([undefined, ['error unreadable-file .kalypso/promotion.yaml:1:1']]);
    rmSync(join(root, '.kalypso'));
    expect(read({ '.kalypso/promotion.yaml/x': RULES })[0]).toBeUndefined();
  });

  it('finds nothing without a folder', () => {
    expect(read({})).toEqual([0, []]);
    rmSync(root, { recursive: true });
    expect(read({})).toEqual([0, []]);
  });
});
