/**
 * Two rules about waiting, which the compiler does not know: a promise that nobody waits for is a check that is never
 * made or an error that nobody sees, so every promise is awaited, returned or given a handler (`void` says that it is
 * meant); and policies, errors, tables, schemas and presenters never wait at all.
 */
import path from 'node:path';
import ts from 'typescript';
import { root } from './project.js';

const folder = process.argv[2] || root;
const plain = /^src\/.+\.(policy|errors|table|schema|present)\.ts$/;

const config = ts.getParsedCommandLineOfConfigFile(path.join(folder, 'tsconfig.json'), undefined, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (problem) => {
    throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
  },
});
const program = ts.createProgram(config.fileNames, config.options);
const checker = program.getTypeChecker();
const problems = program.getSourceFiles().filter(isOurs).flatMap(inspect);

for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

function isOurs(file) {
  return !file.isDeclarationFile && !file.fileName.includes('/node_modules/');
}

function inspect(file) {
  const name = path.relative(folder, file.fileName);
  const found = [];
  const report = (node, message) => {
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push(`${name}:${line + 1}:${character + 1} ${message}`);
  };
  const visit = (node) => {
    if (ts.isExpressionStatement(node) && isForgotten(node.expression))
      report(node, 'Nobody waits for this promise.');
    for (const tested of conditions(node)) {
      if (isAlwaysPromise(tested))
        report(tested, 'A promise is always true: this tests nothing without await.');
    }
    if (ts.isAwaitExpression(node) && plain.test(name)) {
      report(node, 'This floor never waits: the service fetches, and hands over what it got.');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** `.then(work, failed)` and `.catch(failed)` are handled; `work().then(next)` is not. */
function isForgotten(expression) {
  if (ts.isVoidExpression(expression) || ts.isAwaitExpression(expression)) return false;
  if (ts.isBinaryExpression(expression) && ts.isAssignmentOperator(expression.operatorToken.kind))
    return false;
  return variants(expression).some(isPromise) && !isHandled(expression);
}

function isHandled(expression) {
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return false;
  const method = expression.expression.name.text;
  if (method === 'finally') return isHandled(expression.expression.expression);
  return (
    (method === 'catch' && expression.arguments.length > 0) ||
    (method === 'then' && expression.arguments.length > 1)
  );
}

function conditions(node) {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) return [node.expression];
  if (ts.isConditionalExpression(node)) return [node.condition];
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [node.operand];
  if (!ts.isBinaryExpression(node)) return [];
  const { AmpersandAmpersandToken, BarBarToken } = ts.SyntaxKind;
  return [AmpersandAmpersandToken, BarBarToken].includes(node.operatorToken.kind) ? [node.left] : [];
}

function isAlwaysPromise(expression) {
  return variants(expression).every(isPromise);
}

function variants(expression) {
  const type = checker.getTypeAtLocation(expression);
  return type.isUnion() ? type.types : [type];
}

function isPromise(type) {
  return type.getSymbol()?.getName() === 'Promise';
}
