import { expect, it } from 'vitest';
import { findRequiredPermission } from './required-permission.ts';

it.each([
  ['GET /repos/contoso/fleet/pulls', 'pull-requests: read'],
  ['PUT /repos/contoso/fleet/pulls/7/merge', 'contents: write'],
  ['POST /repos/contoso/fleet/issues/7/comments', 'issues: write'],
  ['POST /repos/contoso/fleet/labels', 'issues: write'],
  ['POST /repos/contoso/fleet/statuses/abc', 'statuses: write'],
  ['GET /repos/contoso/fleet/commits/abc/statuses', 'statuses: read'],
  ['GET /repos/contoso/fleet/commits/abc', 'contents: read'],
  ['GET /repos/contoso/fleet/git/ref/heads%2Fdev', 'contents: read'],
  ['POST /repos/contoso/fleet/actions/workflows/x.yml/dispatches', 'actions: write'],
  ['GET /repos/contoso/fleet', undefined],
  ['POST /graphql', undefined],
])('%s needs %s', (call, permission) => expect(findRequiredPermission(call)).toBe(permission));
