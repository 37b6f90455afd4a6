import { Dict, fromBytes, type Key, List, Num, type Value } from '@kalypso-actions/govalue';
import { type ResolvedScalar, resolvePlain } from '../scalars/resolve-plain.ts';
import { ConfigValueError } from './config-value-error.ts';
import type { DocumentMapping, DocumentNode, DocumentScalar } from './document-node.ts';
import { YamlSyntaxError } from './scan/yaml-syntax-error.ts';

const TAG_PREFIX = 'tag:yaml.org,2002:';
const RESOLVABLE = new Set(['str', 'bool', 'int', 'float', 'null', 'timestamp']);
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Up to this number of values, aliases may produce nearly all of them; the allowed share falls as the document grows. */
const FEW_VALUES = 400_000;
const MANY_VALUES = 4_000_000;

/** The structure behind an alias may contain further aliases. */
const MAX_ALIAS_DEPTH = 50;

/** The share of a document's values that aliases may produce. The bounds are those of yaml.v2. */
function allowedAliasShare(values: number): number {
  if (values <= FEW_VALUES) return 0.99;
  if (values >= MANY_VALUES) return 0.1;
  return 0.99 - (0.89 * (values - FEW_VALUES)) / (MANY_VALUES - FEW_VALUES);
}

/** Converts the nodes of a document to values, as Go's yaml.v2 does for an `interface{}`. */
class ConfigDecoder {
  #values = 0;
  #aliased = 0;
  readonly #expanding = new Set<DocumentNode>();

  decode(node: DocumentNode): Value {
    this.#count();
    switch (node.kind) {
      case 'alias':
        return this.#expand(node, (target) => this.decode(target));
      case 'scalar':
        return decodeScalar(node);
      case 'sequence':
        return new List(node.items.map((item) => this.decode(item)));
      case 'mapping': {
        const entries = new Map<Key, Value>();
        this.#fill(node, entries);
        return new Dict(entries, 'interface {}', 'interface {}');
      }
    }
  }

  #count(): void {
    this.#values++;
    if (this.#expanding.size > 0) this.#aliased++;
    if (this.#aliased > 100 && this.#values > 1000 && this.#aliased / this.#values > allowedAliasShare(this.#values)) {
      throw new ConfigValueError('its aliases expand to too many values');
    }
  }

  #expand<T>(alias: DocumentNode & { readonly kind: 'alias' }, use: (target: DocumentNode) => T): T {
    if (this.#expanding.has(alias)) throw new YamlSyntaxError('an anchor contains itself');
    if (this.#expanding.size >= MAX_ALIAS_DEPTH) {
      throw new ConfigValueError(`its aliases are nested more than ${MAX_ALIAS_DEPTH} levels deep`);
    }
    this.#expanding.add(alias);
    const result = use(alias.target);
    this.#expanding.delete(alias);
    return result;
  }

  /** Later entries replace earlier ones; merged entries count at the position of their `<<`. */
  #fill(node: DocumentMapping, entries: Map<Key, Value>): void {
    for (const [key, value] of node.entries) {
      if (isMergeKey(key)) this.#merge(value, entries);
      else entries.set(toKey(this.decode(key)), this.decode(value));
    }
  }

  #merge(node: DocumentNode, entries: Map<Key, Value>): void {
    // The first of several mappings has priority.
    const sources = node.kind === 'sequence' ? node.items.toReversed() : [node];
    for (const source of sources) {
      if (source.kind !== 'alias') {
        this.#mergeMapping(source, entries);
        continue;
      }
      this.#count();
      this.#expand(source, (target) => this.#mergeMapping(target, entries));
    }
  }

  #mergeMapping(node: DocumentNode, entries: Map<Key, Value>): void {
    if (node.kind !== 'mapping') throw new YamlSyntaxError('map merge requires map or sequence of maps as the value');
    this.#count();
    this.#fill(node, entries);
  }
}

export function isMergeKey(node: DocumentNode): boolean {
  return node.kind === 'scalar' && node.value === '<<' && (node.implicit || node.tag === `${TAG_PREFIX}merge`);
}

function toKey(value: Value): Key {
  if (value === null || typeof value !== 'object') return value;
  // An integer that only an unsigned type can hold.
  if (value instanceof Num) return value.value;
  throw new YamlSyntaxError('a map or a list cannot be a key');
}

function decodeScalar({ value, tag, implicit }: DocumentScalar): Value {
  if (tag === '') return implicit ? resolvePlain(value, 'v2').value : value;
  const name = tag.startsWith(TAG_PREFIX) ? tag.slice(TAG_PREFIX.length) : '';
  if (name === 'binary') return decodeBinary(value);
  return RESOLVABLE.has(name) && name !== 'str'
    ? checkTag(name, value, resolvePlain(value, 'v2', name === 'timestamp'))
    : value;
}

/** The tag of a scalar determines its type; only an integer may also be a float. */
function checkTag(name: string, text: string, resolved: ResolvedScalar): Value {
  if (resolved.tag === name) return resolved.value;
  if (name === 'float' && typeof resolved.value === 'bigint') return Number(resolved.value);
  throw new YamlSyntaxError(`cannot decode ${resolved.tag} ${text} as a ${name}`);
}

function decodeBinary(text: string): string {
  const encoded = text.replace(/[\r\n]/g, '');
  if (!BASE64.test(encoded)) throw new YamlSyntaxError('!!binary value contains invalid base64 data');
  return fromBytes(Buffer.from(encoded, 'base64'));
}

/**
 * Converts a document to its value. Mappings become `map[interface {}]interface {}`.
 *
 * @throws YamlSyntaxError if yaml.v2 rejects it; ConfigValueError if its aliases expand too far
 */
export function decodeDocument(root: DocumentNode): Value {
  return new ConfigDecoder().decode(root);
}
