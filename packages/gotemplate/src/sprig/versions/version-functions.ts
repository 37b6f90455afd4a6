import type { FunctionMap } from '../../runtime/template-function.ts';
import { parseVersion } from './semantic-version.ts';
import { satisfiesConstraint } from './version-constraint.ts';
import { VersionValue } from './version-value.ts';

export const versionFunctions: FunctionMap = {
  semver: { params: ['string'], apply: (text: string) => new VersionValue(parseVersion(text)) },
  semverCompare: {
    params: ['string', 'string'],
    apply: (constraint: string, version: string) => satisfiesConstraint(version, constraint),
  },
};
