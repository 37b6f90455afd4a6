import type { LabelSelector, RepoRef } from '../../resources/resource.ts';
import { listShape, mapShape } from '../shapes/collection-shapes.ts';
import { objectShape, optional, required } from '../shapes/object-shape.ts';
import { textShape } from '../shapes/text-shape.ts';
import { BRANCH_RULES, PATH_RULE, REPOSITORY_RULES } from './git-rules.ts';
import {
  LABEL_KEY_RULE,
  LABEL_VALUE_RULE,
  MANIFEST_KEY_RULE,
  SCHEMA_TEXT_RULE,
  VALUE_LENGTH_RULE,
} from './text-rules.ts';

/** Values of workload files are checked one by one in every template, so their number is limited. */
const MAX_KEYS = 100;
/** Every target of a workload has the schemas of the workload, too. */
const MAX_SCHEMAS = 20;

export const labelsShape = mapShape(
  LABEL_KEY_RULE,
  textShape('Value of a label.', LABEL_VALUE_RULE),
  'Kubernetes labels.',
  MAX_KEYS,
);

export const manifestsShape = mapShape(
  MANIFEST_KEY_RULE,
  textShape('Any text.', VALUE_LENGTH_RULE),
  'Where the manifests of this target are: `repo`, `branch`, `path` and any other values that the templates use.',
  MAX_KEYS,
);

export const configSchemasShape = listShape(
  textShape('A JSON Schema in JSON.', SCHEMA_TEXT_RULE),
  'JSON Schemas that the platform configuration has to meet.',
  MAX_SCHEMAS,
);

/** The fields that locate a folder of a Git repository. */
export const repoRefFields = {
  repo: required(textShape('Address of a Git repository.', ...REPOSITORY_RULES)),
  branch: required(textShape('Name of a branch.', ...BRANCH_RULES)),
  path: optional(textShape('Folder within the repository; `.` for all of it.', PATH_RULE)),
};

export function toRepoRef({
  repo,
  branch,
  path,
}: {
  readonly repo: string;
  readonly branch: string;
  readonly path: string | undefined;
}): RepoRef {
  return { repo, branch, path: path?.replace(/^\/+/, '') || '.' };
}

const requirementShape = objectShape(
  {
    key: required(textShape('Key of a label.')),
    operator: required(textShape('In, NotIn, Exists or DoesNotExist.')),
    values: optional(listShape(textShape('Value of a label.'), 'Values for In and NotIn.')),
  },
  'A requirement.',
  'closed',
);

/** Accepts any text in keys, operators and values: `compileSelector` reports what Kubernetes would reject. */
export const labelSelectorShape = objectShape(
  {
    matchLabels: optional(
      mapShape(
        undefined,
        textShape('Value that the label has to have.'),
        'Labels that all have to be present with these values.',
      ),
    ),
    matchExpressions: optional(listShape(requirementShape, 'Requirements that all have to be met.')),
  },
  'A Kubernetes label selector. An empty one selects everything.',
  'closed',
);

/** A selector of the model; an absent one is empty. */
export function toLabelSelector(read: ReturnType<typeof labelSelectorShape.read>): LabelSelector {
  return {
    matchLabels: read?.matchLabels ?? {},
    matchExpressions: (read?.matchExpressions ?? []).map(({ key, operator, values = [] }) => ({
      key,
      operator,
      values,
    })),
  };
}
