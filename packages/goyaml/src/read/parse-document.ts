import type { ConfigMapping, ConfigNode, ConfigScalar, ConfigSequence } from './config-node.ts';
import { ConfigValueError } from './config-value-error.ts';
import { YamlScanner } from './scan/yaml-scanner.ts';
import { YamlSyntaxError } from './scan/yaml-syntax-error.ts';
import type { YamlToken } from './scan/yaml-token.ts';

const MAX_DEPTH = 200;
const STANDARD_PREFIX = 'tag:yaml.org,2002:';

interface NodeProperties {
  readonly anchor: string;
  readonly tag: string;
}

const EMPTY: ConfigScalar = { kind: 'scalar', value: '', tag: '', implicit: true };

/** Builds the first document of a text from its tokens, by libyaml's grammar. */
class ConfigParser {
  readonly #scanner: YamlScanner;
  readonly #anchors = new Map<string, ConfigNode>();
  readonly #handles = new Map<string, string>();
  #depth = 0;

  constructor(text: string) {
    this.#scanner = new YamlScanner(text);
  }

  document(): ConfigNode | undefined {
    const first = this.#type();
    if (first === 'stream-end') return undefined;
    const explicit = first === 'version' || first === 'tag-directive' || first === 'document-start';
    this.#directives();
    if (!explicit) return this.#root();
    if (this.#type() !== 'document-start') throw new YamlSyntaxError('did not find expected <document start>');
    this.#scanner.next();
    const ends: readonly YamlToken['type'][] = [
      'version',
      'tag-directive',
      'document-start',
      'document-end',
      'stream-end',
    ];
    return ends.includes(this.#type()) ? EMPTY : this.#root();
  }

  #root(): ConfigNode {
    const root = this.#node(true, false);
    // Go reads one more token, which may be invalid.
    this.#type();
    return root;
  }

  #type(): YamlToken['type'] {
    return this.#scanner.peek().type;
  }

  /** Consumes the next token if it has the type. */
  #accept(type: YamlToken['type']): boolean {
    if (this.#type() !== type) return false;
    this.#scanner.next();
    return true;
  }

  #directives(): void {
    let version = false;
    for (
      let token = this.#scanner.peek();
      token.type === 'version' || token.type === 'tag-directive';
      token = this.#scanner.peek()
    ) {
      if (token.type === 'version') {
        if (version || token.version !== '1.1') throw new YamlSyntaxError('found incompatible YAML document');
        version = true;
      } else {
        if (this.#handles.has(token.handle)) throw new YamlSyntaxError('found duplicate %TAG directive');
        this.#handles.set(token.handle, token.prefix);
      }
      this.#scanner.next();
    }
    if (!this.#handles.has('!')) this.#handles.set('!', '!');
    if (!this.#handles.has('!!')) this.#handles.set('!!', STANDARD_PREFIX);
  }

  #node(block: boolean, indentless: boolean): ConfigNode {
    const token = this.#scanner.peek();
    if (token.type === 'alias') {
      this.#scanner.next();
      const target = this.#anchors.get(token.name);
      if (!target) throw new YamlSyntaxError(`unknown anchor '${token.name}' referenced`);
      return { kind: 'alias', target };
    }
    this.#depth++;
    if (this.#depth > MAX_DEPTH) throw new ConfigValueError(`it is nested more than ${MAX_DEPTH} levels deep`);
    const node = this.#content(this.#properties(), block, indentless);
    this.#depth--;
    return node;
  }

  #properties(): NodeProperties {
    let anchor = '';
    let tag = '';
    for (let token = this.#scanner.peek(); ; token = this.#scanner.peek()) {
      if (token.type === 'anchor' && anchor === '') anchor = token.name;
      else if (token.type === 'tag' && tag === '') tag = this.#fullTag(token.handle, token.suffix);
      else return { anchor, tag };
      this.#scanner.next();
    }
  }

  #fullTag(handle: string, suffix: string): string {
    if (handle === '') return suffix;
    const prefix = this.#handles.get(handle);
    if (!prefix) throw new YamlSyntaxError('found undefined tag handle');
    return prefix + suffix;
  }

  #content(properties: NodeProperties, block: boolean, indentless: boolean): ConfigNode {
    const token = this.#scanner.peek();
    const { anchor, tag } = properties;
    if (indentless && token.type === 'block-entry')
      return this.#sequence(anchor, (items) => this.#indentlessItems(items));
    switch (token.type) {
      case 'scalar':
        this.#scanner.next();
        return this.#scalar(anchor, {
          kind: 'scalar',
          value: token.value,
          tag,
          implicit: (tag === '' && token.plain) || tag === '!',
        });
      case 'flow-sequence':
        return this.#sequence(anchor, (items) => this.#flowItems(items));
      case 'flow-mapping':
        return this.#mapping(anchor, (entries) => this.#flowEntries(entries));
      case 'block-sequence':
        if (block) return this.#sequence(anchor, (items) => this.#blockItems(items));
        break;
      case 'block-mapping':
        if (block) return this.#mapping(anchor, (entries) => this.#blockEntries(entries));
        break;
    }
    if (anchor === '' && tag === '') throw new YamlSyntaxError('did not find expected node content');
    return this.#scalar(anchor, { kind: 'scalar', value: '', tag, implicit: tag === '' });
  }

  #scalar(anchor: string, node: ConfigScalar): ConfigScalar {
    if (anchor !== '') this.#anchors.set(anchor, node);
    return node;
  }

  #sequence(anchor: string, fill: (items: ConfigNode[]) => void): ConfigSequence {
    const items: ConfigNode[] = [];
    const node: ConfigSequence = { kind: 'sequence', items };
    if (anchor !== '') this.#anchors.set(anchor, node);
    fill(items);
    return node;
  }

  #mapping(anchor: string, fill: (entries: [ConfigNode, ConfigNode][]) => void): ConfigMapping {
    const entries: [ConfigNode, ConfigNode][] = [];
    const node: ConfigMapping = { kind: 'mapping', entries };
    if (anchor !== '') this.#anchors.set(anchor, node);
    fill(entries);
    return node;
  }

  /** A node in block context; an empty one if the next token is one of `ends`. */
  #blockNode(ends: readonly YamlToken['type'][], indentless: boolean): ConfigNode {
    return ends.includes(this.#type()) ? EMPTY : this.#node(true, indentless);
  }

  #blockItems(items: ConfigNode[]): void {
    this.#scanner.next();
    while (this.#accept('block-entry')) items.push(this.#blockNode(['block-entry', 'block-end'], false));
    if (!this.#accept('block-end')) throw new YamlSyntaxError("did not find expected '-' indicator");
  }

  #indentlessItems(items: ConfigNode[]): void {
    while (this.#accept('block-entry'))
      items.push(this.#blockNode(['block-entry', 'key', 'value', 'block-end'], false));
  }

  #blockEntries(entries: [ConfigNode, ConfigNode][]): void {
    this.#scanner.next();
    const ends: readonly YamlToken['type'][] = ['key', 'value', 'block-end'];
    while (this.#accept('key')) {
      const key = this.#blockNode(ends, true);
      entries.push([key, this.#accept('value') ? this.#blockNode(ends, true) : EMPTY]);
    }
    if (!this.#accept('block-end')) throw new YamlSyntaxError('did not find expected key');
  }

  #flowItems(items: ConfigNode[]): void {
    this.#scanner.next();
    for (let first = true; !this.#accept('flow-sequence-end'); first = false) {
      if (!first && !this.#accept('flow-entry')) throw new YamlSyntaxError("did not find expected ',' or ']'");
      if (this.#accept('flow-sequence-end')) return;
      items.push(this.#accept('key') ? this.#singlePair() : this.#node(false, false));
    }
  }

  /** `[key: value]`: a mapping of one entry within a sequence. */
  #singlePair(): ConfigMapping {
    const missing = ['value', 'flow-entry', 'flow-sequence-end'].includes(this.#type());
    const key = missing ? EMPTY : this.#node(false, false);
    // A bug of libyaml: if the key is missing, it drops the next token, and nearly always fails later.
    if (missing) this.#scanner.next();
    const value = this.#accept('value') ? this.#flowPart(['flow-entry', 'flow-sequence-end']) : EMPTY;
    return { kind: 'mapping', entries: [[key, value]] };
  }

  #flowPart(ends: readonly YamlToken['type'][]): ConfigNode {
    return ends.includes(this.#type()) ? EMPTY : this.#node(false, false);
  }

  #flowEntries(entries: [ConfigNode, ConfigNode][]): void {
    this.#scanner.next();
    for (let first = true; !this.#accept('flow-mapping-end'); first = false) {
      if (!first && !this.#accept('flow-entry')) throw new YamlSyntaxError("did not find expected ',' or '}'");
      if (this.#accept('flow-mapping-end')) return;
      if (!this.#accept('key')) {
        entries.push([this.#node(false, false), EMPTY]);
        continue;
      }
      const key = this.#flowPart(['value', 'flow-entry', 'flow-mapping-end']);
      entries.push([key, this.#accept('value') ? this.#flowPart(['flow-entry', 'flow-mapping-end']) : EMPTY]);
    }
  }
}

/**
 * Parses the first document of a text, as Go's yaml.v2 2.4.0 does.
 *
 * @returns its root, or `undefined` if there is no document
 * @throws YamlSyntaxError if it is not valid YAML; ConfigValueError if it is nested too deeply
 */
export function parseFirstDocument(text: string): ConfigNode | undefined {
  return new ConfigParser(text).document();
}
