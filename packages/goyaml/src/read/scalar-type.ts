import { resolvePlain, type ScalarTag, type YamlDialect } from '../scalars/resolve-plain.ts';
import type { DocumentScalar } from './document-node.ts';

const TAG_PREFIX = 'tag:yaml.org,2002:';

/** The type of a scalar: that of its plain text, or the tag that it has. A quoted scalar without a tag is a string. */
export function scalarType(
  { value, tag, implicit, style }: DocumentScalar,
  dialect: YamlDialect,
): ScalarTag | `!${string}` {
  // For yaml.v3, `<<` is a merge key wherever it is.
  if (implicit) return value === '<<' && dialect === 'v3' ? '!merge' : resolvePlain(value, dialect).tag;
  // What `!` tags may not even be written.
  if (tag === '!' && value === '' && style === 'plain') return dialect === 'v3' ? 'null' : 'str';
  if (tag === '' || tag === '!') return 'str';
  const name = tag.startsWith(TAG_PREFIX) ? tag.slice(TAG_PREFIX.length) : undefined;
  return name === 'str' ? 'str' : `!${name ?? tag}`;
}
