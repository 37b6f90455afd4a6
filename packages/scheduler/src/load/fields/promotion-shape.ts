import type { PromotionRules } from '../../resources/resource.ts';
import { listShape } from '../shapes/collection-shapes.ts';
import type { NodeShape } from '../shapes/node-shape.ts';
import { objectShape, optional } from '../shapes/object-shape.ts';
import { textShape } from '../shapes/text-shape.ts';
import { freezeWindowShape } from './freeze-window-shape.ts';
import { DNS_LABEL_RULE, NOT_EMPTY_RULE } from './text-rules.ts';
import { durationShape, REASON_RULE } from './time-shapes.ts';

const nameShape = textShape('Name of an environment.', DNS_LABEL_RULE);
const namesShape = listShape(nameShape, 'Names of environments.');

/** A name, or a list of names. */
const nextShape: NodeShape<readonly string[]> = {
  schema: { description: 'The next environment, or environments.', anyOf: [nameShape.schema, namesShape.schema] },
  read(node, path, context) {
    if (node.kind === 'sequence') return namesShape.read(node, path, context);
    const name = nameShape.read(node, path, context);
    return name === undefined ? undefined : [name];
  },
};

export const promotionShape = objectShape(
  {
    next: optional(nextShape),
    soak: optional(durationShape('How long a commit has to be deployed in the previous environment: `2h`.')),
    hold: optional(
      textShape('Why nothing is promoted to this environment until this line is removed.', NOT_EMPTY_RULE, REASON_RULE),
    ),
    freeze: optional(listShape(freezeWindowShape, 'Periods in which nothing is promoted to this environment.')),
  },
  'The next environments, and when commits are promoted to this one. The CRDs of the scheduler operator do not declare it.',
  'strict',
);

/** The rules that a document declares; none if there is no such field. */
export function toPromotionRules(read: ReturnType<typeof promotionShape.read>): PromotionRules {
  return { next: read?.next, soakMs: read?.soak, hold: read?.hold, freeze: read?.freeze ?? [] };
}
