import type { Environment } from '@kalypso-actions/scheduler';
import { formatDocument, loadFiles } from '@kalypso-actions/scheduler/testing';
import { describe, expect, it } from 'vitest';
import { buildChain } from './promotion-chain.ts';

const CONTROL_PLANE = 'controlPlane: {repo: https://github.com/contoso/control-plane, branch: b}\n';
const environmentFile = (name: string, promotion: string) =>
  formatDocument(
    'Environment',
    name,
    `${CONTROL_PLANE}${promotion === '' ? '' : `promotion:\n${promotion.replace(/^(?=.)/gm, '  ')}`}`,
  );

/** Environments from files, by the YAML under their `spec.promotion`. */
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
  const links = [...value.values()].map(({ environment, previous, next }) => [environment.name, previous, next]);
  return { links, found, reported: lines(found) };
}

describe('a promotion chain', () => {
  it('is what the environments declare, in one name or a list', async () => {
    const { links, reported } = await chain({
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
    expect(reported).toEqual([]);
  });

  it('is what the caller knows if no environment declares one', async () => {
    const promotions = { dev: '', stage: 'hold: incident\n' };
    const { links, reported } = await chain(promotions, { after: 'dev', next: 'stage' });
    expect(links).toEqual([
      ['dev', [], ['stage']],
      ['stage', ['dev'], []],
    ]);
    expect(reported).toEqual([]);
    expect((await chain(promotions)).links).toEqual([
      ['dev', [], []],
      ['stage', [], []],
    ]);
  });

  it('is what the environments declare even if the caller knows another one', async () => {
    const { links } = await chain({ dev: 'next: stage\n', stage: '', prod: '' }, { after: 'stage', next: 'prod' });
    expect(links.map(([name, , next]) => [name, next])).toEqual([
      ['dev', ['stage']],
      ['prod', []],
      ['stage', []],
    ]);
  });

  it.each([
    [
      'an unknown name',
      { dev: 'next: stag\n', stage: '' },
      [
        'error unknown-environment dev.yaml:8:11',
        'warning environment-outside-chain dev.yaml:4:9',
        'warning environment-outside-chain stage.yaml:4:9',
      ],
    ],
    ['itself', { dev: 'next: stage\n', stage: 'next: [stage]\n' }, ['error environment-cycle stage.yaml:8:12']],
    ['a cycle', { a: 'next: b\n', b: 'next: c\n', c: 'next:\n  - b\n' }, ['error environment-cycle b.yaml:8:11']],
    ['nothing but a cycle', { a: 'next: b\n', b: 'next: a\n' }, ['error environment-cycle a.yaml:8:11']],
    [
      'two first environments',
      { a: 'next: c\n', b: 'next: c\n', c: '' },
      ['error several-first-environments a.yaml:8:11', 'error several-first-environments b.yaml:8:11'],
    ],
    [
      'one that only a cycle leads to',
      { a: 'next: b\n', b: 'next: [a, c]\n', c: '', d: 'next: e\n', e: '' },
      ['error environment-cycle a.yaml:8:11', 'error unreachable-environment c.yaml:4:9'],
    ],
    [
      'an isolated environment',
      { dev: 'next: stage\n', sandbox: '', stage: '' },
      ['warning environment-outside-chain sandbox.yaml:4:9'],
    ],
    [
      'a soak time without an environment to soak in',
      { dev: 'next: stage\nsoak: 2h\n', stage: 'soak: 2h\n' },
      ['warning idle-soak dev.yaml:9:11'],
    ],
    [
      'several errors at once',
      { a: 'next: b\n', b: 'next: [a, x]\n', c: 'next: d\n', d: '', e: 'next: d\n' },
      [
        'error unknown-environment b.yaml:8:15',
        'error environment-cycle a.yaml:8:11',
        'error several-first-environments c.yaml:8:11',
        'error several-first-environments e.yaml:8:11',
      ],
    ],
  ])('may not have %s', async (_, promotions, reported) =>
    expect((await chain(promotions)).reported).toEqual(reported),
  );

  it('shows the path of a cycle, and every line of it', async () => {
    const { found } = await chain({ a: 'next: b\n', b: 'next: c\n', c: 'next: a\n' });
    expect(found).toMatchObject([
      {
        message: 'the promotion chain has a cycle: a → b → c → a',
        related: [
          { message: 'b promotes to c', at: { file: 'b.yaml', line: 8 } },
          { message: 'c promotes to a', at: { file: 'c.yaml', line: 8 } },
        ],
      },
    ]);
  });

  it('with one environment is a chain', async () => {
    expect(await chain({ dev: 'next: []\n' })).toMatchObject({ links: [['dev', [], []]], reported: [] });
  });
});

describe('spec.promotion', () => {
  it('may set all fields', async () => {
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
      soakMs: 129_600_000,
      hold: 'Incident 4711',
      freeze: [
        {
          kind: 'recurring',
          cron: { hours: [18] },
          durationMs: 223_200_000,
          timeZone: 'Europe/Berlin',
          reason: 'weekend',
        },
        { kind: 'dated', from: { isDay: true }, to: { isDay: false }, timeZone: 'UTC', reason: undefined },
      ],
    });
  });

  it('is empty if it is not written', async () => {
    const { environments } = await load({ dev: '' });
    expect(environments[0]?.promotion).toEqual({ next: undefined, soak: undefined, hold: undefined, freeze: [] });
  });

  it.each([
    ['a hold without a reason', 'hold:\n', 'empty-value 8:5'],
    ['a hold that is not text', 'hold: true\n', 'wrong-type 8:11'],
    ['a misspelt hold', 'holds: incident\n', 'unknown-field 8:5'],
    [
      'a misspelt field of a window',
      'freeze:\n  - {cron: 0 0 * * *, duration: 2h, timezone: UTC}\n',
      'unknown-field 9:41',
    ],
    ['an invalid name', 'next: Stage/../x\n', 'invalid-name 8:11'],
    ['a mapping for a name', 'next: {a: b}\n', 'wrong-type 8:11'],
    ['a duration without a unit', 'soak: 2\n', 'wrong-type 8:11'],
    ['an invalid duration', 'soak: two hours\n', 'invalid-duration 8:11'],
    ['an invalid cron expression', 'freeze:\n  - {cron: 61 0 * * *, duration: 2h}\n', 'invalid-cron 9:16'],
    [
      'an unknown time zone',
      'freeze:\n  - {cron: 0 0 * * *, duration: 2h, timeZone: Mars}\n',
      'invalid-time-zone 9:51',
    ],
    ['a date that does not exist', 'freeze:\n  - {from: 2026-02-30, to: 2026-03-01}\n', 'invalid-time 9:16'],
    ['an end before the start', 'freeze:\n  - {from: 2026-03-02, to: 2026-03-01}\n', 'empty-freeze 9:9'],
    ['half of a window', 'freeze:\n  - {cron: 0 0 * * *}\n', 'half-a-freeze 9:9'],
    ['a window of two kinds', 'freeze:\n  - {cron: 0 0 * * *, duration: 2h, from: 2026-03-01}\n', 'half-a-freeze 9:9'],
    ['a window that is not a mapping', 'freeze: always\n', 'wrong-type 8:13'],
    ['a reason that is too long', `hold: ${'x'.repeat(501)}\n`, 'reason-too-long 8:11'],
  ])('may not hold %s', async (_, promotion, reported) => {
    const { environments, diagnostics } = await load({ dev: promotion });
    expect(lines(diagnostics)).toEqual([`error ${reported.replace(' ', ' dev.yaml:')}`]);
    expect(environments).toEqual([]);
  });
});
