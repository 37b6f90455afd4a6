import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { describe, expect, it } from 'vitest';
import type { RepositoryObservation } from '../observe/observation.ts';
import {
  createContent,
  createObservation,
  createPullRequest,
  POLICY,
  REPORT,
  TARGET,
  withPullRequest,
} from '../test-support.ts';
import { decide } from './decide.ts';

const ERROR: Diagnostic = { code: 'mass-removal', severity: 'error', message: 'too many', registration: 'gamma' };
const registration = { name: 'gamma', workspace: 's', repo: 'r', branch: 'main', path: '.', isHeldBack: true };
const held = { removalErrors: [ERROR], content: createContent({ registrations: [registration] }) };

const decideOn = (change: Partial<RepositoryObservation>) =>
  decide(
    {
      repository: createObservation(change),
      issues: { kind: 'observed', issues: [] },
      report: { ...REPORT, registrations: [{ ...registration, isHeldBack: false }] },
    },
    TARGET,
    POLICY,
  );

describe('a registration that would lose too many assignments', () => {
  it('is an error and gets an issue, and the rest is proposed', () => {
    const { kind, errors, issues } = decideOn(held);
    expect({ kind, errors }).toEqual({ kind: 'propose', errors: [ERROR] });
    expect(issues.at(-1)).toMatchObject({ kind: 'create', title: 'Registration gamma is held back (dev)' });
  });

  it('is not reported as held back alone if nothing is proposed', () => {
    const pullRequests = withPullRequest(createPullRequest(), { managed: undefined, foreign: createPullRequest() });
    const { kind, errors } = decideOn({ ...held, pullRequests });
    expect({ kind, errors }).toEqual({ kind: 'refuse', errors: [] });
  });
});
