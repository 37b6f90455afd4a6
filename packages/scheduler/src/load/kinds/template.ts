import { type Position, quote } from '@kalypso-actions/diagnostics';
import { getChild, type SourceText, type YamlNode } from '@kalypso-actions/yaml';
import { GROUP_VERSION } from '../../resources/resource.ts';
import { formatManifest } from '../fields/format-manifest.ts';
import { DNS_SUBDOMAIN_RULE, MANIFEST_FILE_RULE } from '../fields/text-rules.ts';
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

const specShape = objectShape(
  {
    type: required(
      enumShape(['reconciler', 'namespace', 'config', 'policy', 'infrastructure'], 'Purpose of the manifests.'),
    ),
    contentType: optional(contentTypeShape),
    file: optional(
      textShape('Name of the file of the manifests. Default: the one of their purpose.', MANIFEST_FILE_RULE),
    ),
    engine: optional(enumShape(['gotemplate', 'mustache'], 'Template language. Default: Go templates.')),
    manifests: required(listShape(manifestShape, 'Templates of manifests.')),
  },
  'The templates.',
);

/** A script has another extension than YAML: reconcilers and tools read files by their extensions. */
const templateSpecShape: typeof specShape = {
  ...specShape,
  read(node, path, context) {
    const spec = specShape.read(node, path, context);
    if (spec?.file === undefined) return spec;
    const expected = spec.type === 'config' && spec.contentType === 'sh' ? '.sh' : '.yaml';
    if (spec.file.endsWith(expected)) return spec;
    const offset = getChild(node, 'file')?.offset ?? node.offset;
    const message = `${path}.file: ${quote(spec.file)} has to end with ${expected}, since the manifests are ${expected === '.sh' ? 'a script' : 'YAML'}`;
    const hint =
      expected === '.sh'
        ? 'Rename the file, or remove `contentType: sh`.'
        : 'Rename the file. Only a template of type config with `contentType: sh` writes a script.';
    return context.error(offset, 'invalid-file-name', message, hint);
  },
};

export const templateKind = defineKind({
  kind: 'Template',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  description: 'Templates of the manifests of an assignment, or of a cluster type.',
  spec: templateSpecShape,
  create: ({ type, contentType, file, engine = 'gotemplate', manifests }, header, source) => ({
    ...header,
    kind: 'Template',
    type,
    contentType,
    file,
    engine,
    manifests: manifests.map(({ text: value, node }) => ({ text: value, at: textPosition(node, source) })),
  }),
});

/** The position of the first character of a template; in a block scalar, that of its first line. */
function textPosition(node: YamlNode, source: SourceText): Position {
  const at = source.positionAt(node.offset);
  return node.kind === 'scalar' && node.blockIndent !== undefined ? { ...at, column: node.blockIndent + 1 } : at;
}
