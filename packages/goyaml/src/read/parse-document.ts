import { ConfigValueError } from './config-value-error.ts';
import type { DocumentMapping, DocumentNode, DocumentScalar, DocumentSequence } from './document-node.ts';
import { checkCharacters } from './scan/cursor.ts';
import { YamlScanner } from './scan/yaml-scanner.ts';
import { YamlSyntaxError } from './scan/yaml-syntax-error.ts';
import type { TextRange, YamlToken } from './scan/yaml-token.ts';

const MAX_DEPTH = 200;
const STANDARD_PREFIX = 'tag:yaml.org,2002:';

interface NodeProperties {
  readonly anchor: string;
  readonly tag: string;
}

/** Builds documents of a text from its tokens, by libyaml's grammar. */
class DocumentParser {
  readonly #scanner: YamlScanner;
  readonly #anchors = new Map<string, DocumentNode>();
  readonly #handles = new Map<string, string>();
  #depth = 0;
  /** The lines `---`, `...` and the directives that were read so far. */
  markers = 0;

  constructor(text: string) {
    this.#scanner = new YamlScanner(text);
  }

  /** How far the text is parsed, in UTF-16 units: where a syntax error is. */
  get offset(): number {
    return this.#scanner.offset;
  }

  get comments(): readonly TextRange[] {
    return this.#scanner.comments;
  }

  /** The first document; `undefined` if there is none. */
  document(): DocumentNode | undefined {
    const first = this.#type();
    if (first === 'stream-end') return undefined;
    const isExplicit = first === 'version' || first === 'tag-directive' || first === 'document-start';
    return isExplicit ? this.#explicitDocument() : this.#implicitDocument();
  }

  /** All documents. Each but the first has to begin with `---`. */
  documents(): DocumentNode[] {
    const documents: DocumentNode[] = [];
    const endDocument = () => {
      while (this.#accept('document-end'));
      this.#anchors.clear();
      this.#handles.clear();
    };
    const first = this.document();
    if (first === undefined) return documents;
    documents.push(first);
    for (endDocument(); this.#type() !== 'stream-end'; endDocument()) documents.push(this.#explicitDocument());
    return documents;
  }

  #implicitDocument(): DocumentNode {
    this.#directives();
    return this.#root();
  }

  #explicitDocument(): DocumentNode {
    this.#directives();
    if (!this.#accept('document-start')) throw new YamlSyntaxError('did not find expected <document start>');
    const ends: readonly YamlToken['type'][] = [
      'version',
      'tag-directive',
      'document-start',
      'document-end',
      'stream-end',
    ];
    return ends.includes(this.#type()) ? this.#empty() : this.#root();
  }

  #root(): DocumentNode {
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
    if (type === 'document-start' || type === 'document-end') this.markers += 1;
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
      this.markers += 1;
      this.#scanner.next();
    }
    if (!this.#handles.has('!')) this.#handles.set('!', '!');
    if (!this.#handles.has('!!')) this.#handles.set('!!', STANDARD_PREFIX);
  }

  #node(block: boolean, indentless: boolean): DocumentNode {
    const token = this.#scanner.peek();
    if (token.type === 'alias') {
      this.#scanner.next();
      const target = this.#anchors.get(token.name);
      if (!target) throw new YamlSyntaxError(`unknown anchor '${token.name}' referenced`);
      return { kind: 'alias', target, name: token.name };
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

  #content(properties: NodeProperties, block: boolean, indentless: boolean): DocumentNode {
    const token = this.#scanner.peek();
    const { anchor, tag } = properties;
    if (indentless && token.type === 'block-entry')
      return this.#sequence(properties, (items) => this.#indentlessItems(items));
    switch (token.type) {
      case 'scalar':
        this.#scanner.next();
        return this.#scalar(anchor, {
          kind: 'scalar',
          value: token.value,
          tag,
          implicit: (tag === '' && token.style === 'plain') || tag === '!',
          anchor,
          style: token.style,
          start: token.start,
          end: token.end,
        });
      case 'flow-sequence':
        return this.#sequence(properties, (items) => this.#flowItems(items));
      case 'flow-mapping':
        return this.#mapping(properties, (entries) => this.#flowEntries(entries));
      case 'block-sequence':
        if (block) return this.#sequence(properties, (items) => this.#blockItems(items));
        break;
      case 'block-mapping':
        if (block) return this.#mapping(properties, (entries) => this.#blockEntries(entries));
        break;
    }
    if (anchor === '' && tag === '') throw new YamlSyntaxError('did not find expected node content');
    return this.#scalar(anchor, { ...this.#empty(), tag, anchor, implicit: tag === '' });
  }

  /** A scalar that is not written. */
  #empty(): DocumentScalar {
    const { offset } = this.#scanner;
    const range = { start: offset, end: offset };
    return { kind: 'scalar', value: '', tag: '', implicit: true, anchor: '', style: 'plain', ...range };
  }

  #scalar(anchor: string, node: DocumentScalar): DocumentScalar {
    if (anchor !== '') this.#anchors.set(anchor, node);
    return node;
  }

  #sequence({ anchor, tag }: NodeProperties, fill: (items: DocumentNode[]) => void): DocumentSequence {
    const items: DocumentNode[] = [];
    const node: DocumentSequence = { kind: 'sequence', items, tag, anchor };
    if (anchor !== '') this.#anchors.set(anchor, node);
    fill(items);
    return node;
  }

  #mapping({ anchor, tag }: NodeProperties, fill: (entries: [DocumentNode, DocumentNode][]) => void): DocumentMapping {
    const entries: [DocumentNode, DocumentNode][] = [];
    const node: DocumentMapping = { kind: 'mapping', entries, tag, anchor };
    if (anchor !== '') this.#anchors.set(anchor, node);
    fill(entries);
    return node;
  }

  /** A node in block context; an empty one if the next token is one of `ends`. */
  #blockNode(ends: readonly YamlToken['type'][], indentless: boolean): DocumentNode {
    return ends.includes(this.#type()) ? this.#empty() : this.#node(true, indentless);
  }

  #blockItems(items: DocumentNode[]): void {
    this.#scanner.next();
    while (this.#accept('block-entry')) items.push(this.#blockNode(['block-entry', 'block-end'], false));
    if (!this.#accept('block-end')) throw new YamlSyntaxError("did not find expected '-' indicator");
  }

  #indentlessItems(items: DocumentNode[]): void {
    while (this.#accept('block-entry'))
      items.push(this.#blockNode(['block-entry', 'key', 'value', 'block-end'], false));
  }

  #blockEntries(entries: [DocumentNode, DocumentNode][]): void {
    this.#scanner.next();
    const ends: readonly YamlToken['type'][] = ['key', 'value', 'block-end'];
    while (this.#accept('key')) {
      const key = this.#blockNode(ends, true);
      entries.push([key, this.#accept('value') ? this.#blockNode(ends, true) : this.#empty()]);
    }
    if (!this.#accept('block-end')) throw new YamlSyntaxError('did not find expected key');
  }

  #flowItems(items: DocumentNode[]): void {
    this.#scanner.next();
    for (let first = true; !this.#accept('flow-sequence-end'); first = false) {
      if (!first && !this.#accept('flow-entry')) throw new YamlSyntaxError("did not find expected ',' or ']'");
      if (this.#accept('flow-sequence-end')) return;
      items.push(this.#accept('key') ? this.#singlePair() : this.#node(false, false));
    }
  }

  /** `[key: value]`: a mapping of one entry within a sequence. */
  #singlePair(): DocumentMapping {
    const missing = ['value', 'flow-entry', 'flow-sequence-end'].includes(this.#type());
    const key = missing ? this.#empty() : this.#node(false, false);
    // A bug of libyaml: if the key is missing, it drops the next token, and nearly always fails later.
    if (missing) this.#scanner.next();
    const value = this.#accept('value') ? this.#flowPart(['flow-entry', 'flow-sequence-end']) : this.#empty();
    return { kind: 'mapping', entries: [[key, value]], tag: '', anchor: '' };
  }

  #flowPart(ends: readonly YamlToken['type'][]): DocumentNode {
    return ends.includes(this.#type()) ? this.#empty() : this.#node(false, false);
  }

  #flowEntries(entries: [DocumentNode, DocumentNode][]): void {
    this.#scanner.next();
    for (let first = true; !this.#accept('flow-mapping-end'); first = false) {
      if (!first && !this.#accept('flow-entry')) throw new YamlSyntaxError("did not find expected ',' or '}'");
      if (this.#accept('flow-mapping-end')) return;
      if (!this.#accept('key')) {
        entries.push([this.#node(false, false), this.#empty()]);
        continue;
      }
      const key = this.#flowPart(['value', 'flow-entry', 'flow-mapping-end']);
      entries.push([key, this.#accept('value') ? this.#flowPart(['flow-entry', 'flow-mapping-end']) : this.#empty()]);
    }
  }
}

function countSeparators(text: string): number {
  return text.match(/^---/gm)?.length ?? 0;
}

export interface ParsedDocuments {
  readonly documents: readonly DocumentNode[];
  /** The comments between tokens; those in the header of a block scalar are part of the scalar. */
  readonly comments: readonly TextRange[];
  /** How many lines `---`, `...` and directives there are, and lines that start with `---`: Kubernetes splits streams there, whatever follows. */
  readonly markers: number;
}

/** Why a text is not YAML, and where, in UTF-16 units. */
export interface DocumentError {
  readonly message: string;
  readonly offset: number;
}

/**
 * Parses all documents of a text by the rules of Go's YAML packages: U+0085, U+2028 and U+2029 are line breaks, and indentation, comments and
 * brackets are those of libyaml. Whether keys are unique is not checked.
 */
export function parseDocuments(
  text: string,
):
  | { readonly kind: 'parsed'; readonly stream: ParsedDocuments }
  | { readonly kind: 'invalid'; readonly error: DocumentError } {
  const parser = new DocumentParser(text);
  try {
    checkCharacters(text);
    const documents = parser.documents();
    return {
      kind: 'parsed',
      stream: { documents, comments: parser.comments, markers: parser.markers + countSeparators(text) },
    };
  } catch (error) {
    if (!(error instanceof YamlSyntaxError) && !(error instanceof ConfigValueError)) throw error;
    return { kind: 'invalid', error: { message: error.message, offset: parser.offset } };
  }
}

/**
 * Parses the first document of a text, as Go's yaml.v2 2.4.0 does.
 *
 * @returns its root, or `undefined` if there is no document
 * @throws YamlSyntaxError if it is not valid YAML; ConfigValueError if it is nested too deeply
 */
export function parseFirstDocument(text: string): DocumentNode | undefined {
  return new DocumentParser(text).document();
}
