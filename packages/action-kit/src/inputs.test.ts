import { describe, expect, it } from 'vitest';
import { Inputs } from './inputs.ts';
import { withEnvironment } from './test-support.ts';

const given = (variables: Record<string, string>, check: (inputs: Inputs) => void) =>
  withEnvironment(Object.fromEntries(Object.entries(variables).map(([name, value]) => [`INPUT_${name}`, value])), () =>
    check(new Inputs()),
  );

describe('inputs', () => {
  it('are read from the environment of the step', () =>
    given({ 'CONTROL-PLANE': '  a b \n', TWO_WORDS: 'x' }, (inputs) => {
      expect(inputs.text('control-plane')).toBe('a b');
      expect(inputs.text('two words')).toBe('x');
      expect(inputs.text('not-there')).toBe('');
      expect(inputs.problems).toEqual([]);
    }));

  it('can be omitted if they are optional, but not if they are required', () =>
    given({ ENVIRONMENT: ' ' }, (inputs) => {
      expect(inputs.optional('environment')).toBeUndefined();
      expect(inputs.problems).toEqual([]);
      expect(inputs.required('environment')).toBe('');
      expect(inputs.problems).toMatchObject([
        {
          code: 'input',
          severity: 'error',
          message: 'input environment is required',
          hint: expect.stringContaining('the secret, variable or output that it names'),
        },
      ]);
    }));

  it('can have to match a pattern', () =>
    given({ A: ' dev ', B: '../dev', C: '' }, (inputs) => {
      const form = { pattern: /^[a-z]+$/, hint: 'Use letters.' };
      expect(inputs.matching('a', form)).toBe('dev');
      expect(inputs.matching('c', form)).toBeUndefined();
      expect(inputs.problems).toEqual([]);
      inputs.matching('b', form);
      expect(inputs.problems).toMatchObject([
        { message: 'input b has the invalid value "../dev"', hint: 'Use letters.' },
      ]);
    }));

  it.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
    ['', false],
  ])('can be flags: %j', (value, expected) =>
    given({ FLAG: value }, (inputs) => {
      expect(inputs.flag('flag')).toBe(expected);
      expect(inputs.problems).toEqual([]);
    }),
  );

  it.each(['yes', '1', 'tRUE', 'true false'])('are not flags: %j', (value) =>
    given({ FLAG: value }, (inputs) => {
      expect(inputs.flag('flag')).toBe(false);
      expect(inputs.problems).toMatchObject([
        { message: `input flag has the invalid value "${value}"`, hint: 'Use `true` or `false`.' },
      ]);
    }),
  );

  it('can be one of several values, by default the first', () =>
    given({ MODE: 'isolate', ODD: 'Stop' }, (inputs) => {
      expect(inputs.choice('mode', ['stop', 'isolate'])).toBe('isolate');
      expect(inputs.choice('not-there', ['stop', 'isolate'])).toBe('stop');
      expect(inputs.problems).toEqual([]);
      inputs.choice('odd', ['stop', 'isolate']);
      expect(inputs.problems).toMatchObject([
        { message: 'input odd has the invalid value "Stop"', hint: 'Use one of `stop`, `isolate`.' },
      ]);
    }));

  it('report all problems, not only the first', () =>
    given({ FLAG: 'maybe', MODE: 'x\n::error::y' }, (inputs) => {
      inputs.required('environment');
      inputs.flag('flag');
      inputs.choice('mode', ['stop']);
      expect(inputs.problems).toHaveLength(3);
      expect(inputs.problems.map(({ message }) => message).join('')).not.toContain('\n');
    }));
});
