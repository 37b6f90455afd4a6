import { GROUP_VERSION } from '../../resources/resource.ts';
import { repoRefFields, toRepoRef } from '../fields/common-shapes.ts';
import { promotionShape, toPromotionRules } from '../fields/promotion-shape.ts';
import { DNS_LABEL_RULE } from '../fields/text-rules.ts';
import { objectShape, optional, required } from '../shapes/object-shape.ts';
import { defineKind } from './define-kind.ts';

export const environmentKind = defineKind({
  kind: 'Environment',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_LABEL_RULE,
  description: 'An environment: a branch of the control plane.',
  spec: objectShape(
    {
      controlPlane: required(objectShape(repoRefFields, 'The branch that describes the environment.')),
      promotion: optional(promotionShape),
    },
    'The environment.',
  ),
  create: (spec, header) => ({
    ...header,
    kind: 'Environment',
    controlPlane: toRepoRef(spec.controlPlane),
    promotion: toPromotionRules(spec.promotion),
  }),
});
