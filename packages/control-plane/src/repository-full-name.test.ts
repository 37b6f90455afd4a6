import { expect, it } from 'vitest';
import { getRepositoryFullName } from './repository-full-name.ts';

it.each([
  ['https://github.com/contoso/app', 'contoso/app'],
  ['https://github.com/contoso/app.git/', 'contoso/app'],
  ['git@github.com:contoso/app.git', 'contoso/app'],
  ['C:\\repositories\\contoso\\app', 'contoso/app'],
  ['app', undefined],
  ['', undefined],
])('%s: %s', (address, name) => expect(getRepositoryFullName(address)).toBe(name));
