import { describe, expect, it } from 'vitest';
import { Inputs } from './inputs.ts';
import { withEnvironment } from './test-support.ts';

const given = (variables: Record<string, string>, check: (inputs: Inputs) => void) =>
  withEnvironment(Object.fromEntries(Object.entries(variables).map(([name, value]) => [`INPUT_${name}`, value])), () =>
    check(new Inputs()),
  );

describe('inputs', () => {
  it('are read as a runner hands them on', () =>
    given({ 'CONTROL-PLANE': '  a b \n', TWO_WORDS: 'x' }, (inputs) => {
      expect(inputs.text('control-plane')).toBe('a b');
      expect(inputs.text('two words')).toBe('x');
      expect(inputs.text('not-there')).toBe('');
      expect(inputs.problems).toEqual([]);
    }));

  it('may be left out when they are optional, but not when they are required', () =>
    given({ ENVIRONMENT: ' ' }, (inputs) => {
      expect(inputs.optional('environment')).toBeUndefined();
      expect(inputs.problems).toEqual([]);
      expect(inputs.required('environment')).toBe('');
      expect(inputs.problems).toMatchObject([
        { code: 'input', severity: 'error', message: 'input environment is required' },
      ]);
    }));

  it('may have to be of a form', () =>
    given({ A: ' dev ', B: '../dev', C: '' }, (inputs) => {
      const form = { pattern: /^[a-z]+$/, hint: 'Use letters.' };
      expect(inputs.matching('a', form)).toBe('dev');
      expect(inputs.matching('c', form)).toBeUndefined();
      expect(inputs.problems).toEqual([]);
      inputs.matching('b', form);
      expect(inputs.problems).toMatchObject([{ message: 'input b is "../dev"', hint: 'Use letters.' }]);
    }));

  it.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
    ['', false],
  ])('may be flags: %j', (value, expected) =>
    given({ FLAG: value }, (inputs) => {
      expect(inputs.flag('flag')).toBe(expected);
      expect(inputs.problems).toEqual([]);
    }),
  );

  it.each(['yes', '1', 'tRUE', 'true false'])('are no flags when they are %j', (value) =>
    given({ FLAG: value }, (inputs) => {
      expect(inputs.flag('flag')).toBe(false);
      expect(inputs.problems).toMatchObject([{ message: `input flag is "${value}"`, hint: 'Use `true` or `false`.' }]);
    }),
  );

  it('may be one of some words, the first by default', () =>
    given({ MODE: 'isolate', ODD: 'Stop' }, (inputs) => {
      expect(inputs.choice('mode', ['stop', 'isolate'])).toBe('isolate');
      expect(inputs.choice('not-there', ['stop', 'isolate'])).toBe('stop');
      expect(inputs.problems).toEqual([]);
      inputs.choice('odd', ['stop', 'isolate']);
      expect(inputs.problems).toMatchObject([
        { message: 'input odd is "Stop"', hint: 'Use one of `stop`, `isolate`.' },
      ]);
    }));

  it('tell everything that is wrong with them, not just the first', () =>
    given({ FLAG: 'maybe', MODE: 'x\n::error::y' }, (inputs) => {
      inputs.required('environment');
      inputs.flag('flag');
      inputs.choice('mode', ['stop']);
      expect(inputs.problems).toHaveLength(3);
      expect(inputs.problems.map(({ message }) => message).join('')).not.toContain('\n');
    }));
});
