import { GROUP_VERSION } from '../../resources/resource.ts';
import { repoRef, repoRefFields } from '../fields/common.ts';
import { defineKind } from '../fields/definition.ts';
import { object, optional, required } from '../fields/object.ts';
import { promotion, promotionOf } from '../fields/promotion.ts';
import { DNS_LABEL } from '../fields/rules.ts';

export const environment = defineKind({
  kind: 'Environment',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_LABEL,
  description: 'An environment: a branch of the control plane.',
  spec: object(
    {
      controlPlane: required(object(repoRefFields, 'The branch that describes the environment.')),
      promotion: optional(promotion),
    },
    'What the environment is.',
  ),
  make: (spec, head) => ({
    ...head,
    kind: 'Environment',
    controlPlane: repoRef(spec.controlPlane),
    promotion: promotionOf(spec.promotion),
  }),
});
