import ts from 'typescript'

/** A place where a source computes. */
export type Computation = { readonly line: number; readonly text: string }

const computing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.MinusEqualsToken,
  ts.SyntaxKind.AsteriskEqualsToken,
  ts.SyntaxKind.SlashEqualsToken,
  ts.SyntaxKind.PercentEqualsToken,
  ts.SyntaxKind.AsteriskAsteriskEqualsToken,
])

/** Every `+ - * / % **`, sign, step and use of `Math` in a TypeScript source. */
export function arithmeticIn(source: string): Computation[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
  const found: Computation[] = []
  const visit = (node: ts.Node): void => {
    if (computes(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      found.push({ line: line + 1, text: node.getText(file) })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function computes(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return computing.has(node.operatorToken.kind)
  if (ts.isPostfixUnaryExpression(node)) return true
  if (ts.isPrefixUnaryExpression(node)) {
    // `-1` is a literal, as in `.at(-1)`; `-amount` is not.
    return node.operator !== ts.SyntaxKind.ExclamationToken && !ts.isNumericLiteral(node.operand)
  }
  return ts.isIdentifier(node) && node.text === 'Math'
}
