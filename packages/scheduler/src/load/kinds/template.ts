import { type Position, quote } from '@kalypso-actions/diagnostics';
import type { SourceText, YamlNode } from '@kalypso-actions/yaml';
import { GROUP_VERSION } from '../../resources/resource.ts';
import { formatManifest } from '../fields/format-manifest.ts';
import { DNS_SUBDOMAIN_RULE } from '../fields/text-rules.ts';
import { listShape } from '../shapes/collection-shapes.ts';
import type { NodeShape } from '../shapes/node-shape.ts';
import { objectShape, optional, required } from '../shapes/object-shape.ts';
import { enumShape, textShape } from '../shapes/text-shape.ts';
import { defineKind } from './define-kind.ts';

interface ReadManifest {
  readonly node: YamlNode;
  readonly text: string;
}

const manifestTextShape = textShape('Text of a template.');

/** A manifest of a template: text or, in older control planes, an object. */
const manifestShape: NodeShape<ReadManifest> = {
  schema: {
    type: ['string', 'object'],
    description: 'Text of a template, or an object whose string values are templates.',
  },
  read(node, path, context) {
    if (node.kind === 'mapping') return { node, text: formatManifest(node) };
    const value = manifestTextShape.read(node, path, context);
    return value === undefined ? undefined : { node, text: value };
  },
};

const plainContentType = textShape('`sh` for a configuration in a shell script. Default: YAML.');
/** Values with a meaning for the operator, which treats all others like YAML. */
const CONTENT_TYPES: ReadonlySet<string> = new Set(['', 'sh', 'yaml', 'configMap']);

const contentTypeShape: NodeShape<string> = {
  schema: plainContentType.schema,
  read(node, path, context) {
    const value = plainContentType.read(node, path, context);
    if (value !== undefined && !CONTENT_TYPES.has(value)) {
      const message = `${path}: ${quote(value)} is not known, so the manifests are treated as YAML`;
      context.warning(node.offset, 'ignored-field', message, 'Use `sh` for a shell script; otherwise, remove it.');
    }
    return value;
  },
};

export const templateKind = defineKind({
  kind: 'Template',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  description: 'Templates of the manifests of an assignment.',
  spec: objectShape(
    {
      type: required(enumShape(['reconciler', 'namespace', 'config'], 'Purpose of the manifests.')),
      contentType: optional(contentTypeShape),
      engine: optional(enumShape(['gotemplate', 'mustache'], 'Template language. Default: Go templates.')),
      manifests: required(listShape(manifestShape, 'Templates of manifests.')),
    },
    'The templates.',
  ),
  create: ({ type, contentType, engine = 'gotemplate', manifests }, header, source) => ({
    ...header,
    kind: 'Template',
    type,
    contentType,
    engine,
    manifests: manifests.map(({ text: value, node }) => ({ text: value, at: textPosition(node, source) })),
  }),
});

/** The position of the first character of a template; in a block scalar, that of its first line. */
function textPosition(node: YamlNode, source: SourceText): Position {
  const at = source.positionAt(node.offset);
  return node.kind === 'scalar' && node.blockIndent !== undefined ? { ...at, column: node.blockIndent + 1 } : at;
}
