import { build } from "esbuild";
import ts from "typescript";

/** The statement that counts; `$steps` is a global of the realm the script runs in. */
const COUNT = "$steps.n++";

/**
 * One script of everything a module imports, libraries too, that counts each call of a function and
 * each turn of a loop. Its exports are in the global `algorithms`.
 */
export async function countingScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "algorithms",
    platform: "node",
    target: "es2023",
    conditions: ["react-server"],
    logLevel: "error",
  });
  return instrument(outputFiles[0]?.text ?? "");
}

function instrument(script: string): string {
  const insertions: { at: number; text: string }[] = [];
  const insert = (at: number, text: string) => insertions.push({ at, text });
  const file = ts.createSourceFile("script.js", script, ts.ScriptTarget.ES2023, true);
  const visit = (node: ts.Node): void => {
    const body = bodyOf(node);
    if (body && ts.isBlock(body)) {
      const [first] = body.statements;
      const isDirective =
        first && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression);
      insert(isDirective ? first.end : body.getStart() + 1, `${COUNT};`);
    } else if (body) {
      const isArrow = ts.isArrowFunction(node);
      insert(body.getStart(), isArrow ? `(${COUNT}, ` : `{${COUNT};`);
      // What is inside was visited later and ends at the same place or before.
      node.forEachChild(visit);
      insert(body.end, isArrow ? ")" : "}");
      return;
    }
    node.forEachChild(visit);
  };
  visit(file);
  const parts: string[] = [];
  let at = 0;
  for (const one of insertions.toSorted((a, b) => a.at - b.at)) {
    parts.push(script.slice(at, one.at), one.text);
    at = one.at;
  }
  return parts.join("") + script.slice(at);
}

/** What is carried out at each call or turn; undefined for anything else. */
function bodyOf(node: ts.Node): ts.Node | undefined {
  if (ts.isFunctionLike(node))
    return "body" in node ? (node.body as ts.Node | undefined) : undefined;
  return ts.isIterationStatement(node, false) ? node.statement : undefined;
}
