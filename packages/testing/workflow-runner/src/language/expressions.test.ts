import { describe, expect, it } from 'vitest';
import { evaluateCondition, evaluateExpression } from './expressions.ts';
import type { ContextValue } from './json.ts';

describe('an expression', () => {
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

  it('fails for an unknown context or function', () => {
    expect(() => evaluateExpression('secrets.key', { contexts })).toThrow("Unrecognized named-value: 'secrets'");
    expect(() => evaluateExpression('success()', { contexts })).toThrow('success');
  });

  it.each([
    ['success()', [true, false, false, false]],
    ['failure()', [false, true, false, false]],
    ['cancelled()', [false, false, true, false]],
    ['always()', [true, true, true, true]],
  ] as const)('%s', (expression, expected) => {
    const results = (['success', 'failure', 'cancelled', 'skipped'] as const).map((status) =>
      evaluateCondition(expression, { contexts, status }),
    );
    expect(results).toEqual(expected);
  });
});
