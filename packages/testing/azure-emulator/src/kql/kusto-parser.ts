import { createRequire } from 'node:module';

/** A node of a query's syntax tree: a copy of Microsoft's without lists, separators and parentheses. */
export interface KqlSyntax {
  /** Microsoft's name for it: `FilterOperator`, `NameReference`, `BarToken`. */
  readonly kind: string;
  /** A token's value: the text of a string literal, a name, a keyword. */
  readonly value: string;
  readonly children: readonly KqlSyntax[];
}

/** A diagnostic of Microsoft's parser. */
export interface KqlProblem {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
}

export type ParsedQuery =
  | { readonly kind: 'valid'; readonly syntax: KqlSyntax }
  | { readonly kind: 'invalid'; readonly problems: readonly KqlProblem[] };

/** The used part of `Kusto.Language`, whose own declarations are 1.7 MB of globals. */
interface Kusto {
  readonly Language: {
    readonly KustoCode: { ParseAndAnalyze(query: string, globals: unknown): KustoCode };
    readonly GlobalState: { readonly Default: { WithDatabase(database: unknown): unknown } };
    readonly Symbols: {
      readonly TableSymbol: { readonly $ctor7: new (name: string, schema: string, description: null) => unknown };
      readonly DatabaseSymbol: { readonly ctor: new (name: string, members: readonly unknown[]) => unknown };
    };
    readonly Syntax: { readonly SyntaxKind: object };
  };
}

interface KustoCode {
  readonly Syntax: KustoNode;
  GetDiagnostics(): unknown;
}

interface KustoNode {
  readonly Kind: number;
  readonly IsToken: boolean;
  readonly ValueText: string | null;
  readonly ChildCount: number;
  GetChild(index: number): KustoNode | null;
}

interface KustoDiagnostic {
  readonly Code: string;
  readonly Message: string;
  readonly Start: number;
}

interface KustoRuntime {
  readonly Kusto: Kusto;
  readonly Bridge: { toArray(list: unknown): KustoDiagnostic[] };
  readonly System: { readonly Enum: { toString(type: object, value: number): string } };
}

let loaded: KustoRuntime | undefined;

/** Loaded at first use, which takes about 200 ms: the library is C# compiled to scripts that set globals. */
function loadKustoRuntime(): KustoRuntime {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  require('@kusto/language-service-next/bridge.min.js');
  require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
  loaded = globalThis as unknown as KustoRuntime;
  return loaded;
}

/** Parses queries and checks the names in them against tables and their columns, with Microsoft's parser. */
export class KqlParser {
  readonly #globals: unknown;
  readonly #parsed = new Map<string, ParsedQuery>();

  /** @param tables the schema of each table: `(id:string, tags:dynamic)` */
  constructor(tables: Readonly<Record<string, string>>) {
    const { Symbols, GlobalState } = loadKustoRuntime().Kusto.Language;
    const symbols = Object.entries(tables).map(([name, schema]) => new Symbols.TableSymbol.$ctor7(name, schema, null));
    this.#globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('azure', symbols));
  }

  parse(query: string): ParsedQuery {
    const known = this.#parsed.get(query);
    if (known) return known;
    const { Kusto, Bridge } = loadKustoRuntime();
    const code = Kusto.Language.KustoCode.ParseAndAnalyze(query, this.#globals);
    const problems = Bridge.toArray(code.GetDiagnostics()).map(({ Code, Message, Start }) => ({
      code: Code,
      message: Message,
      offset: Start,
    }));
    const [syntax] = copyNode(code.Syntax);
    if (!syntax) throw new Error('the parser returned no syntax tree');
    const parsed: ParsedQuery = problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'valid', syntax };
    this.#parsed.set(query, parsed);
    return parsed;
  }
}

const TRANSPARENT = new Set(['List', 'SeparatedElement', 'TokenName']);
const OMITTED = new Set(['CommaToken', 'EndOfTextToken', 'OpenParenToken', 'CloseParenToken', 'DotToken', 'BarToken']);

function copyNode(node: KustoNode | null): readonly KqlSyntax[] {
  if (node === null) return [];
  const { Kusto, System } = loadKustoRuntime();
  const kind = System.Enum.toString(Kusto.Language.Syntax.SyntaxKind, node.Kind);
  if (OMITTED.has(kind)) return [];
  const children = Array.from({ length: node.ChildCount }, (_, index) => copyNode(node.GetChild(index))).flat();
  if (TRANSPARENT.has(kind)) return children;
  return [{ kind, value: node.IsToken ? (node.ValueText ?? '') : '', children }];
}
