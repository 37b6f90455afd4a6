import type { LabelSelector, RepoRef } from '../../resources/resource.ts';
import { listShape, mapShape } from '../shapes/collection-shapes.ts';
import { BRANCH_RULES, PATH_RULE, REPOSITORY_RULES } from './git-rules.ts';
import { objectShape, optional, required } from '../shapes/object-shape.ts';
import { LABEL_KEY_RULE, LABEL_VALUE_RULE, MANIFEST_KEY_RULE, SCHEMA_TEXT_RULE } from './text-rules.ts';
import { text } from '../shapes/text-shape.ts';

/** What comes from workload files is looked at key by key for every template, so there is a bound to it. */
const MOST_KEYS = 100;

export const labelsShape = mapShape(
  LABEL_KEY_RULE,
  text('Value of a label.', LABEL_VALUE_RULE),
  'Labels, as Kubernetes has them.',
  MOST_KEYS,
);

export const manifestsShape = mapShape(
  MANIFEST_KEY_RULE,
  text('Any text.'),
  'Where the manifests of this target are, for the templates: `repo`, `branch`, `path` and whatever else they use.',
  MOST_KEYS,
);

export const configSchemasShape = listShape(
  text('A JSON Schema, as JSON.', SCHEMA_TEXT_RULE),
  'JSON Schemas that the platform configuration has to meet.',
);

/** The fields of a place in a git repository. */
export const repoRefFields = {
  repo: required(text('Address of a git repository.', ...REPOSITORY_RULES)),
  branch: required(text('Name of a branch.', ...BRANCH_RULES)),
  path: optional(text('Folder within the repository; `.` for all of it.', PATH_RULE)),
};

/** A place in a git repository: all of it, without a path. */
export function toRepoRef({ repo, branch, path }: { repo: string; branch: string; path: string | undefined }): RepoRef {
  return { repo, branch, path: path || '.' };
}

const requirement = objectShape(
  {
    key: required(text('Key of a label.')),
    operator: required(text('In, NotIn, Exists or DoesNotExist.')),
    values: optional(listShape(text('Value of a label.'), 'Values for In and NotIn.')),
  },
  'A requirement.',
);

/** What Kubernetes would not take in a selector is told by `compileSelector`, with the policy that it makes useless. */
export const labelSelectorShape = objectShape(
  {
    matchLabels: optional(
      mapShape(
        undefined,
        text('Value that the label has to have.'),
        'Labels that all have to be there with these values.',
      ),
    ),
    matchExpressions: optional(listShape(requirement, 'Requirements that all have to hold.')),
  },
  'A label selector, as Kubernetes has it. Empty: everything.',
);

type Written = ReturnType<typeof labelSelectorShape.read>;

/** A selector as the model has it; an absent one is an empty one. */
export function toLabelSelector(written: Written): LabelSelector {
  return {
    matchLabels: written?.matchLabels ?? {},
    matchExpressions: (written?.matchExpressions ?? []).map(({ key, operator, values = [] }) => ({
      key,
      operator,
      values,
    })),
  };
}
