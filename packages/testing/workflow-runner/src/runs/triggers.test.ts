import { describe, expect, it } from 'vitest';
import type { ContextValue } from '../language/json.ts';
import { isTriggered, resolveDispatchInputs } from './triggers.ts';

describe('triggers', () => {
  const event = (name: string, payload: Record<string, ContextValue>, action?: string) => ({
    id: 1,
    name,
    repository: 'contoso/a',
    actor: 'octocat',
    startsWorkflows: true,
    payload,
    ...(action === undefined ? {} : { action }),
  });
  const push = event('push', { ref: 'refs/heads/dev' });

  it('select pushes, pull requests and dispatches', () => {
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

  it('check and convert inputs', () => {
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
