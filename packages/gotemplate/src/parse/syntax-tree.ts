/** The syntax tree of a template. `pos` is the offset of a node in the text. */
export interface TextNode {
  readonly type: 'text';
  readonly pos: number;
  readonly text: string;
}

/** An action that is not a control structure: a pipeline, whose value is printed unless it sets a variable. */
export interface ActionNode {
  readonly type: 'action';
  readonly pos: number;
  readonly pipe: PipeNode;
}

export interface BranchNode {
  readonly type: 'if' | 'with' | 'range';
  readonly pos: number;
  readonly pipe: PipeNode;
  readonly body: readonly SyntaxNode[];
  readonly otherwise: readonly SyntaxNode[] | undefined;
}

export interface TemplateCallNode {
  readonly type: 'template';
  readonly pos: number;
  readonly name: string;
  readonly pipe: PipeNode | undefined;
}

export interface JumpNode {
  readonly type: 'break' | 'continue';
  readonly pos: number;
}

export type SyntaxNode = TextNode | ActionNode | BranchNode | TemplateCallNode | JumpNode;

export interface PipeNode {
  readonly type: 'pipe';
  readonly pos: number;
  /** The variables that it declares or, if `assigns` is set, assigns. */
  readonly variables: readonly string[];
  readonly assigns: boolean;
  readonly commands: readonly CommandNode[];
}

export interface CommandNode {
  readonly type: 'command';
  readonly pos: number;
  readonly first: OperandNode;
  readonly args: readonly OperandNode[];
}

export interface DotNode {
  readonly type: 'dot' | 'nil';
  readonly pos: number;
}

/** `.a.b` */
export interface FieldNode {
  readonly type: 'field';
  readonly pos: number;
  readonly path: readonly string[];
}

/** `$x.a.b` */
export interface VariableNode {
  readonly type: 'variable';
  readonly pos: number;
  readonly name: string;
  readonly path: readonly string[];
}

/** `(…).a.b` */
export interface ChainNode {
  readonly type: 'chain';
  readonly pos: number;
  readonly of: PipeNode | IdentifierNode;
  readonly path: readonly string[];
}

/** The name of a function. */
export interface IdentifierNode {
  readonly type: 'identifier';
  readonly pos: number;
  readonly name: string;
}

export interface BoolNode {
  readonly type: 'bool';
  readonly pos: number;
  readonly value: boolean;
}

export interface StringNode {
  readonly type: 'string';
  readonly pos: number;
  readonly value: string;
  /** The literal, including its quotes. */
  readonly text: string;
}

/** A number as each kind of number that can represent it without loss. */
export interface NumberNode {
  readonly type: 'number';
  readonly pos: number;
  readonly text: string;
  readonly int: bigint | undefined;
  readonly float: number | undefined;
  readonly complex: readonly [number, number] | undefined;
}

export type OperandNode =
  | DotNode
  | FieldNode
  | VariableNode
  | ChainNode
  | IdentifierNode
  | BoolNode
  | StringNode
  | NumberNode
  | PipeNode;

/** A parsed template: its own nodes, and the nodes of the templates that it defines. */
export interface SyntaxTree {
  readonly name: string;
  readonly text: string;
  readonly root: readonly SyntaxNode[];
  readonly defined: ReadonlyMap<string, readonly SyntaxNode[]>;
}
