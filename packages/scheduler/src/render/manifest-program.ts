import type { GoTemplate } from '@kalypso-actions/gotemplate';

/** The compiled template of a manifest, in either template language. */
export type ManifestProgram = Pick<GoTemplate, 'render' | 'renderBoth' | 'findNoValues'>;
