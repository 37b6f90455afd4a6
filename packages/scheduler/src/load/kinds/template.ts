import type { Position } from '@kalypso-actions/diagnostics';
import type { SourceText, YamlNode } from '@kalypso-actions/yaml';
import { GROUP_VERSION } from '../../resources/resource.ts';
import { listShape } from '../shapes/collection-shapes.ts';
import { defineKind } from './define-kind.ts';
import { formatManifest } from '../fields/format-manifest.ts';
import { objectShape, optional, required } from '../shapes/object-shape.ts';
import { DNS_SUBDOMAIN_RULE } from '../fields/text-rules.ts';
import type { NodeShape } from '../shapes/node-shape.ts';
import { enumShape, text } from '../shapes/text-shape.ts';

interface Manifest {
  readonly node: YamlNode;
  readonly text: string;
}

const plain = text('Text of a template.');

/** A manifest of a template: text, or (older control planes) an object; with the node it came from. */
const manifest: NodeShape<Manifest> = {
  schema: { type: ['string', 'object'], description: 'Text of a template; or an object whose texts are templates.' },
  read(node, where, context) {
    if (node.kind === 'mapping') return { node, text: formatManifest(node) };
    const value = plain.read(node, where, context);
    return value === undefined ? undefined : { node, text: value };
  },
};

export const templateKind = defineKind({
  kind: 'Template',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  description: 'Templates of the manifests of an assignment.',
  spec: objectShape(
    {
      type: required(enumShape(['reconciler', 'namespace', 'config'], 'What the manifests are for.')),
      contentType: optional(text('`sh` for a configuration that is a shell script; anything else is YAML.')),
      engine: optional(enumShape(['gotemplate', 'mustache'], 'Language of the manifests; Go templates, without.')),
      manifests: required(listShape(manifest, 'Templates of manifests.')),
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
  const at = source.positionAt(node.offset);
  return node.kind === 'scalar' && node.blockIndent !== undefined ? { ...at, column: node.blockIndent + 1 } : at;
}
