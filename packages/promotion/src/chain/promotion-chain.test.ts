import type { Environment } from '@kalypso-actions/scheduler';
import { document, loadFiles } from '@kalypso-actions/scheduler/testing';
import { describe, expect, it } from 'vitest';
import { buildChain } from './promotion-chain.ts';

const PLACE = 'controlPlane: {repo: https://github.com/contoso/control-plane, branch: b}\n';
const environmentFile = (name: string, promotion: string) =>
  document(
    'Environment',
    name,
    `${PLACE}${promotion === '' ? '' : `promotion:\n${promotion.replace(/^(?=.)/gm, '  ')}`}`,
  );

/** Environments from files, by what stands under their `promotion`. */
async function load(promotions: Readonly<Record<string, string>>) {
  const files = Object.fromEntries(
    Object.entries(promotions).map(([name, promotion]) => [`${name}.yaml`, environmentFile(name, promotion)]),
  );
  const { value, diagnostics } = await loadFiles(files);
  const environments = value.resources.filter((resource): resource is Environment => resource.kind === 'Environment');
  return { environments, diagnostics };
}

const lines = (diagnostics: Awaited<ReturnType<typeof load>>['diagnostics']) =>
  diagnostics.map(({ code, severity, at }) => `${severity} ${code} ${at?.file}:${at?.line}:${at?.column}`);

async function chain(promotions: Readonly<Record<string, string>>, hint?: Parameters<typeof buildChain>[1]) {
  const { environments, diagnostics } = await load(promotions);
  expect(diagnostics).toEqual([]);
  const { value, diagnostics: found } = buildChain(environments, hint);
  const links = [...value.values()].map(({ environment, before, next }) => [environment.name, before, next]);
  return { links, found, told: lines(found) };
}

describe('a chain', () => {
  it('is what the environments declare, in one name or a list', async () => {
    const { links, told } = await chain({
      prod: 'next: []\n',
      stage: 'next: prod\n',
      dev: 'next: [stage, test]\n',
      test: 'next: [prod, prod]\n',
    });
    expect(links).toEqual([
      ['dev', [], ['stage', 'test']],
      ['prod', ['stage', 'test'], []],
      ['stage', ['dev'], ['prod']],
      ['test', ['dev'], ['prod']],
    ]);
    expect(told).toEqual([]);
  });

  it('is what the caller knows where no environment declares one', async () => {
    const promotions = { dev: '', stage: 'hold: incident\n' };
    const { links, told } = await chain(promotions, { after: 'dev', next: 'stage' });
    expect(links).toEqual([
      ['dev', [], ['stage']],
      ['stage', ['dev'], []],
    ]);
    expect(told).toEqual([]);
    expect((await chain(promotions)).links).toEqual([
      ['dev', [], []],
      ['stage', [], []],
    ]);
  });

  it('is what the environments declare where the caller knows another one', async () => {
    const { links } = await chain({ dev: 'next: stage\n', stage: '', prod: '' }, { after: 'stage', next: 'prod' });
    expect(links.map(([name, , next]) => [name, next])).toEqual([
      ['dev', ['stage']],
      ['prod', []],
      ['stage', []],
    ]);
  });

  it.each([
    [
      'a name that is no environment',
      { dev: 'next: stag\n', stage: '' },
      [
        'error unknown-environment dev.yaml:8:11',
        'warning environment-outside-chain dev.yaml:4:9',
        'warning environment-outside-chain stage.yaml:4:9',
      ],
    ],
    ['itself', { dev: 'next: stage\n', stage: 'next: [stage]\n' }, ['error environment-cycle stage.yaml:8:12']],
    ['a circle', { a: 'next: b\n', b: 'next: c\n', c: 'next:\n  - b\n' }, ['error environment-cycle b.yaml:8:11']],
    ['nothing but a circle', { a: 'next: b\n', b: 'next: a\n' }, ['error environment-cycle a.yaml:8:11']],
    [
      'two to start with',
      { a: 'next: c\n', b: 'next: c\n', c: '' },
      ['error several-first-environments a.yaml:8:11', 'error several-first-environments b.yaml:8:11'],
    ],
    [
      'one that only a circle leads to',
      { a: 'next: b\n', b: 'next: [a, c]\n', c: '', d: 'next: e\n', e: '' },
      ['error environment-cycle a.yaml:8:11', 'error unreachable-environment c.yaml:4:9'],
    ],
    [
      'one beside it',
      { dev: 'next: stage\n', sandbox: '', stage: '' },
      ['warning environment-outside-chain sandbox.yaml:4:9'],
    ],
    [
      'time to soak in nothing',
      { dev: 'next: stage\nsoak: 2h\n', stage: 'soak: 2h\n' },
      ['warning idle-soak dev.yaml:9:11'],
    ],
    [
      'everything at once',
      { a: 'next: b\n', b: 'next: [a, x]\n', c: 'next: d\n', d: '', e: 'next: d\n' },
      [
        'error unknown-environment b.yaml:8:15',
        'error environment-cycle a.yaml:8:11',
        'error several-first-environments c.yaml:8:11',
        'error several-first-environments e.yaml:8:11',
      ],
    ],
  ])('may not have %s', async (_, promotions, told) => expect((await chain(promotions)).told).toEqual(told));

  it('tells the way of a circle, and every line of it', async () => {
    const { found } = await chain({ a: 'next: b\n', b: 'next: c\n', c: 'next: a\n' });
    expect(found).toMatchObject([
      {
        message: 'promotion would go round in a circle: a → b → c → a',
        related: [
          { message: 'b goes on to c', at: { file: 'b.yaml', line: 8 } },
          { message: 'c goes on to a', at: { file: 'c.yaml', line: 8 } },
        ],
      },
    ]);
  });

  it('with one environment is a chain', async () => {
    expect(await chain({ dev: 'next: []\n' })).toMatchObject({ links: [['dev', [], []]], told: [] });
  });
});

describe('spec.promotion', () => {
  it('may hold all of it', async () => {
    const { environments, diagnostics } = await load({
      prod: [
        'next: [a-1, b]',
        'soak: 1d12h',
        'hold: "Incident 4711"',
        'freeze:',
        '  - {cron: 0 18 * * FRI, duration: 62h, timeZone: Europe/Berlin, reason: weekend}',
        '  - {from: 2026-12-20, to: 2027-01-02T06:00}',
        '',
      ].join('\n'),
    });
    expect(diagnostics).toEqual([]);
    expect(environments[0]?.promotion).toMatchObject({
      next: ['a-1', 'b'],
      soak: 129_600_000,
      hold: 'Incident 4711',
      freeze: [
        {
          kind: 'recurring',
          cron: { hours: [18] },
          duration: 223_200_000,
          timeZone: 'Europe/Berlin',
          reason: 'weekend',
        },
        { kind: 'dated', from: { isDay: true }, to: { isDay: false }, timeZone: 'UTC', reason: undefined },
      ],
    });
  });

  it('is nothing where it is not written', async () => {
    const { environments } = await load({ dev: '' });
    expect(environments[0]?.promotion).toEqual({ next: undefined, soak: undefined, hold: undefined, freeze: [] });
  });

  it.each([
    ['a hold without a reason', 'hold:\n', 'empty-value 8:5'],
    ['a hold that is no text', 'hold: true\n', 'wrong-type 8:11'],
    ['a misspelt hold', 'holds: incident\n', 'unknown-field 8:5'],
    [
      'a misspelt field of a window',
      'freeze:\n  - {cron: 0 0 * * *, duration: 2h, timezone: UTC}\n',
      'unknown-field 9:41',
    ],
    ['a name that is none', 'next: Stage/../x\n', 'invalid-name 8:11'],
    ['a mapping for a name', 'next: {a: b}\n', 'wrong-type 8:11'],
    ['a length without a unit', 'soak: 2\n', 'wrong-type 8:11'],
    ['a length that is none', 'soak: two hours\n', 'invalid-duration 8:11'],
    ['a cron that is none', 'freeze:\n  - {cron: 61 0 * * *, duration: 2h}\n', 'invalid-cron 9:16'],
    ['a zone that is none', 'freeze:\n  - {cron: 0 0 * * *, duration: 2h, timeZone: Mars}\n', 'invalid-time-zone 9:51'],
    ['a day that is none', 'freeze:\n  - {from: 2026-02-30, to: 2026-03-01}\n', 'invalid-time 9:16'],
    ['an end before the start', 'freeze:\n  - {from: 2026-03-02, to: 2026-03-01}\n', 'empty-freeze 9:9'],
    ['half of a window', 'freeze:\n  - {cron: 0 0 * * *}\n', 'half-a-freeze 9:9'],
    ['a window of two kinds', 'freeze:\n  - {cron: 0 0 * * *, duration: 2h, from: 2026-03-01}\n', 'half-a-freeze 9:9'],
    ['a window that is none', 'freeze: always\n', 'wrong-type 8:13'],
    ['a reason without an end', `hold: ${'x'.repeat(501)}\n`, 'reason-too-long 8:11'],
  ])('may not hold %s', async (_, promotion, told) => {
    const { environments, diagnostics } = await load({ dev: promotion });
    expect(lines(diagnostics)).toEqual([`error ${told.replace(' ', ' dev.yaml:')}`]);
    expect(environments).toEqual([]);
  });
});
