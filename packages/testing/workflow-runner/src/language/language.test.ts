import { describe, expect, it } from 'vitest';
import { ConcurrencyGroups, type ConcurrencyMember } from '../runs/concurrency-groups.ts';
import { parseAssignments } from '../steps/file-commands.ts';
import { SecretMasks, StepLog } from '../steps/step-log.ts';
import { evaluateCondition, evaluateExpression } from './expressions.ts';
import { matchesPatterns } from './filter-patterns.ts';
import type { ContextValue } from './json.ts';
import { expandStrategy } from './matrix.ts';
import { isTriggered, resolveDispatchInputs } from './triggers.ts';

describe('expressions', () => {
  const contexts = {
    github: { ref_name: 'dev"]', event: { a: [1, 2] } },
    inputs: {},
    needs: { x: { result: 'success' } },
  };
  it.each<[string, ContextValue]>([
    ["format('[{0}]', toJSON(github.ref_name))", '["dev\\"]"]'],
    ["fromJSON(format('[{0}]', toJSON(github.ref_name)))", ['dev"]']],
    ['github.event.a[1] == 2', true],
    ["inputs.none || 'other'", 'other'],
    ['github.EVENT.nothing.at.all', null],
    ["join(needs.*.result, ',')", 'success'],
    ["contains(fromJSON('[\"a\"]'), 'A')", true],
  ])('%s', (expression, value) => expect(evaluateExpression(expression, { contexts })).toEqual(value));

  it('know only the contexts that are there', () => {
    expect(() => evaluateExpression('secrets.key', { contexts })).toThrow("Unrecognized named-value: 'secrets'");
    expect(() => evaluateExpression('success()', { contexts })).toThrow('success');
  });

  it.each([
    ['success()', [true, false, false, false]],
    ['failure()', [false, true, false, false]],
    ['cancelled()', [false, false, true, false]],
    ['always()', [true, true, true, true]],
  ] as const)('%s', (expression, expected) => {
    const answers = (['success', 'failure', 'cancelled', 'skipped'] as const).map((status) =>
      evaluateCondition(expression, { contexts, status }),
    );
    expect(answers).toEqual(expected);
  });
});

describe('filters', () => {
  it.each([
    [['main'], 'main', true],
    [['main'], 'main2', false],
    [['releases/*'], 'releases/a', true],
    [['releases/*'], 'releases/a/b', false],
    [['releases/**'], 'releases/a/b', true],
    [['workload/**'], 'workload/workload.yaml', true],
    [['**/x.yaml'], 'x.yaml', true],
    [['*.md'], 'docs/a.md', false],
    [['**', '!dev'], 'dev', false],
    [['v[12].+'], 'v1...', true],
    [['a.c'], 'abc', false],
  ] as const)('%j and %s', (patterns, text, expected) => expect(matchesPatterns(patterns, text)).toBe(expected));

  const event = (name: string, payload: Record<string, ContextValue>, action?: string) => ({
    id: 1,
    name,
    repository: 'contoso/a',
    actor: 'somebody',
    startsWorkflows: true,
    payload,
    ...(action === undefined ? {} : { action }),
  });
  const push = event('push', { ref: 'refs/heads/dev' });

  it('of pushes, pull requests and dispatches', () => {
    expect(isTriggered({ push: { branches: ['dev'] } }, push, () => [])).toBe(true);
    expect(isTriggered({ push: { branches: ['main'] } }, push, () => [])).toBe(false);
    expect(isTriggered({ push: { paths: ['workload/**'] } }, push, () => ['src/a.ts'])).toBe(false);
    expect(isTriggered({ push: { 'paths-ignore': ['docs/**'] } }, push, () => ['docs/a', 'b'])).toBe(true);
    expect(isTriggered({ push: {} }, event('push', { ref: 'refs/tags/v1' }), () => [])).toBe(false);
    expect(isTriggered({ push: {} }, event('push', { ref: 'refs/heads/a', deleted: true }), () => [])).toBe(false);
    const dispatch = event('repository_dispatch', {}, 'workload-changed');
    expect(isTriggered({ repository_dispatch: { types: ['workload-changed'] } }, dispatch, () => [])).toBe(true);
    expect(isTriggered({ repository_dispatch: { types: ['other'] } }, dispatch, () => [])).toBe(false);
    const pull = { pull_request: { base: { ref: 'main' } } };
    expect(isTriggered({ pull_request: { branches: ['main'] } }, event('pull_request', pull, 'opened'), () => [])).toBe(
      true,
    );
    expect(isTriggered({ pull_request: { branches: ['main'] } }, event('pull_request', pull, 'closed'), () => [])).toBe(
      false,
    );
  });

  it('of inputs', () => {
    const events = {
      workflow_dispatch: {
        inputs: {
          where: { type: 'choice', required: true, options: ['dev', 'stage'] },
          force: { type: 'boolean' },
          note: { type: 'string', default: 'none' },
        },
      },
    } as never;
    expect(resolveDispatchInputs(events, { where: 'dev', force: 'true' })).toEqual({
      where: 'dev',
      force: true,
      note: 'none',
    });
    expect(() => resolveDispatchInputs(events, { where: 'prod' })).toThrow('not in the list of allowed values');
    expect(() => resolveDispatchInputs(events, {})).toThrow("Required input 'where' not provided");
    expect(() => resolveDispatchInputs(events, { where: 'dev', x: '' })).toThrow('Unexpected inputs provided: ["x"]');
  });
});

describe('a matrix', () => {
  it('is every combination, without those excluded, with those included', () => {
    const matrix = {
      os: ['a', 'b'],
      node: [1, 2],
      exclude: [{ os: 'b', node: 2 }],
      include: [{ os: 'a', fast: true }, { os: 'c' }],
    };
    expect(expandStrategy({ matrix }).combinations).toEqual([
      { os: 'a', node: 1, fast: true },
      { os: 'a', node: 2, fast: true },
      { os: 'b', node: 1 },
      { os: 'c' },
    ]);
  });

  it('is one job without vectors', () => {
    expect(expandStrategy(null)).toEqual({ combinations: [{}], failFast: true, maxParallel: Number.POSITIVE_INFINITY });
    expect(expandStrategy({ matrix: { include: [{ a: 1 }] }, 'fail-fast': false, 'max-parallel': 1 })).toEqual({
      combinations: [{ a: 1 }],
      failFast: false,
      maxParallel: 1,
    });
  });
});

describe('a concurrency group', () => {
  function scene(queue: 'single' | 'max', cancelInProgress = false) {
    const groups = new ConcurrencyGroups();
    const said: string[] = [];
    const enter = (name: string): ConcurrencyMember => {
      const member = { start: () => said.push(`${name} starts`), cancel: () => said.push(`${name} is cancelled`) };
      groups.enter({ group: name === 'C' ? 'GROUP' : 'group', cancelInProgress, queue }, member);
      return member;
    };
    return { said, enter, leave: (member: ConcurrencyMember) => groups.leave('group', member) };
  }

  it('keeps one that waits, the newest', () => {
    const { said, enter, leave } = scene('single');
    const a = enter('A');
    enter('B');
    enter('C');
    leave(a);
    expect(said).toEqual(['A starts', 'B is cancelled', 'C starts']);
  });

  it('keeps all that wait, when it is told to', () => {
    const { said, enter, leave } = scene('max');
    const [a, b] = [enter('A'), enter('B')];
    enter('C');
    leave(a);
    leave(b);
    expect(said).toEqual(['A starts', 'B starts', 'C starts']);
  });

  it('cancels what is in progress, when it is told to, and waits for its end', () => {
    const { said, enter, leave } = scene('single', true);
    const a = enter('A');
    enter('B');
    expect(said).toEqual(['A starts', 'A is cancelled']);
    leave(a);
    expect(said).toEqual(['A starts', 'A is cancelled', 'B starts']);
  });
});

describe('a log', () => {
  function read(...lines: string[]) {
    const written: string[] = [];
    const masks = new SecretMasks();
    masks.add('s3cret');
    const log = new StepLog(masks, (line) => written.push(line));
    for (const line of lines) log.line(line);
    return { written, log };
  }

  it('masks secrets, those that a step names included', () => {
    expect(read('a s3cret', '::add-mask::other', 'another').written).toEqual(['a ***', 'an***']);
  });

  it('makes annotations', () => {
    const { log } = read('::error file=a%2Cb.yaml,line=3::50%25 of%0As3cret', '::notice::there');
    expect(log.annotations).toEqual([
      { level: 'error', message: '50% of\n***', file: 'a,b.yaml', line: 3 },
      { level: 'notice', message: 'there' },
    ]);
  });

  it('carries out old commands, which is why nothing of a stranger may be printed bare', () => {
    const { log } = read('::set-output name=a::b', 'x ##[set-output name=c]d');
    expect(log.oldCommands).toEqual([
      { command: 'set-output', name: 'a', value: 'b' },
      { command: 'set-output', name: 'c', value: 'd' },
    ]);
  });

  it('is only text while commands are stopped', () => {
    const { log, written } = read('::stop-commands::t0', '::error::a', '::other::', '::t0::', '::error::b');
    expect(log.annotations.map(({ message }) => message)).toEqual(['b']);
    expect(written).toEqual(['::error::a', '::other::', '##[error]b']);
  });
});

it('the files of a step hold lines and blocks', () => {
  expect(parseAssignments('a=1\nb<<X\n2\nc=3\nX\nd=4=5\n')).toEqual({ a: '1', b: '2\nc=3', d: '4=5' });
  expect(() => parseAssignments('a<<X\n1\n')).toThrow('Matching delimiter not found');
  expect(() => parseAssignments('nothing')).toThrow("Invalid format 'nothing'");
});
