/** The parser inside the `handlebars` package, without its compiler, which takes three times as long to load. */
declare module "handlebars/dist/cjs/handlebars/compiler/base.js" {
  /** Line from 1, column from 0. */
  interface Position {
    line: number;
    column: number;
  }
  interface Located {
    loc: { start: Position; end: Position };
  }
  interface PathExpression extends Located {
    type: "PathExpression";
    /** Starts with `@`. */
    data: boolean;
    /** How many `../`. */
    depth: number;
    parts: string[];
    original: string;
  }
  interface LiteralExpression extends Located {
    type: "StringLiteral" | "NumberLiteral" | "BooleanLiteral" | "NullLiteral" | "UndefinedLiteral";
    original: unknown;
  }
  interface HelperCall {
    path: PathExpression | LiteralExpression | SubExpression;
    params: ParsedExpression[];
    hash?: { pairs: (Located & { key: string; value: ParsedExpression })[] };
  }
  interface SubExpression extends HelperCall, Located {
    type: "SubExpression";
  }
  export type ParsedExpression = PathExpression | LiteralExpression | SubExpression;
  interface Program {
    body: Statement[];
    blockParams?: string[];
  }
  export interface Statement extends HelperCall, Located {
    type: string;
    program?: Program;
    inverse?: Program;
  }
  const base: {
    /** @throws {Error} on bad syntax; `parser.lexer.yylloc` is then the place of the bad token */
    parseWithoutProcessing(input: string): Program;
    parser: {
      lexer: { yylloc: { first_line: number; last_line: number; first_column: number; last_column: number } };
    };
  };
  export default base;
}
