import type { Position } from '@kalypso-actions/diagnostics';
import type { SourceText, YamlNode } from '@kalypso-actions/yaml';
import { GROUP_VERSION } from '../../resources/resource.ts';
import { list } from '../fields/collections.ts';
import { defineKind } from '../fields/definition.ts';
import { manifestText } from '../fields/manifest-text.ts';
import { object, optional, required } from '../fields/object.ts';
import { DNS_SUBDOMAIN } from '../fields/rules.ts';
import type { Shape } from '../fields/shape.ts';
import { oneOf, text } from '../fields/text.ts';

interface Manifest {
  readonly node: YamlNode;
  readonly text: string;
}

const plain = text('Text of a template.');

/** A manifest of a template: text, or (older control planes) an object; with the node it came from. */
const manifest: Shape<Manifest> = {
  schema: { type: ['string', 'object'], description: 'Text of a template; or an object whose texts are templates.' },
  read(node, where, context) {
    if (node.kind === 'mapping') return { node, text: manifestText(node) };
    const value = plain.read(node, where, context);
    return value === undefined ? undefined : { node, text: value };
  },
};

export const template = defineKind({
  kind: 'Template',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN,
  description: 'Templates of the manifests of an assignment.',
  spec: object(
    {
      type: required(oneOf(['reconciler', 'namespace', 'config'], 'What the manifests are for.')),
      contentType: optional(text('`sh` for a configuration that is a shell script; anything else is YAML.')),
      engine: optional(oneOf(['gotemplate', 'mustache'], 'Language of the manifests; Go templates, without.')),
      manifests: required(list(manifest, 'Templates of manifests.')),
    },
    'The templates.',
  ),
  make: ({ type, contentType, engine = 'gotemplate', manifests }, head, source) => ({
    ...head,
    kind: 'Template',
    type,
    contentType,
    engine,
    manifests: manifests.map(({ text: value, node }) => ({ text: value, at: textPosition(node, source) })),
  }),
});

/** Where the text of a template starts: for a block, its first line's first character. */
function textPosition(node: YamlNode, source: SourceText): Position {
  const at = source.at(node.offset);
  return node.kind === 'scalar' && node.blockIndent !== undefined ? { ...at, column: node.blockIndent + 1 } : at;
}
