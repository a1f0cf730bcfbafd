import ts from "typescript";
import { expect, test } from "vitest";
import english from "@/messages/en-server.json";
import { messagesIn, sourcesIn, visit } from "@/test/source/typescript";

const sources = ["app", "lib", "server"].flatMap(sourcesIn);
const messages = messagesIn(english);

/** What makes a refusal, or a part of one. */
const MAKERS = new Set(["refused", "wrongField", "unusable", "reason"]);

/** Members that would hold words, where a refusal is written as an object. */
const WORDED = new Set(["detail", "message"]);

/** Whether a string is words for a person: a name, a key or a path has no space. */
function isWorded(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node)) return /\s/.test(node.text.trim());
  return ts.isTemplateExpression(node) && /\s/.test(node.getText().replace(/\$\{[^}]*\}/g, ""));
}

function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return `${source.fileName}:${line + 1}: ${node.getText()}`;
}

/** The strings with words in what a file refuses with. */
function wordsIn(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const collect = (root: ts.Node) =>
    visit(root, (node) => {
      if (isWorded(node)) found.push(placeOf(node));
    });
  visit(source, (node) => {
    if (ts.isCallExpression(node) && MAKERS.has(node.expression.getText())) {
      node.arguments.forEach(collect);
    }
    if (!ts.isPropertyAssignment(node) || !WORDED.has(node.name.getText())) return;
    collect(node.initializer);
  });
  return found;
}

/** The calls of `reason` with a key that is written out, and the names of their parameters. */
function reasonsIn(source: ts.SourceFile): { key: string; names: string[]; place: string }[] {
  const found: ReturnType<typeof reasonsIn> = [];
  visit(source, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== "reason") return;
    const [key, params] = node.arguments;
    if (!key || !ts.isStringLiteral(key)) return;
    if (params && !ts.isObjectLiteralExpression(params)) return;
    const names = params?.properties.map(({ name }) => name?.getText() ?? "?") ?? [];
    found.push({ key: key.text, names: names.sort(), place: placeOf(node) });
  });
  return found;
}

/** The names of what a message is filled with, as ICU MessageFormat writes them. */
function namesIn(message: string): string[] {
  return [
    ...new Set([...message.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name ?? "")),
  ].sort();
}

test("no refusal has words in the code: they stand in the catalog", () => {
  expect(sources.flatMap(wordsIn)).toEqual([]);
});

test("words in the code would be found", () => {
  const code = `
    refused("not-found", "There is none.");
    wrongField("a.b", reason("Refusals.idUsed", { why: \`It is \${why}.\` }));
    const problem = { path: "a", message: "no such claim" };
    refused("id-taken", reason("Refusals.idUsed"));
  `;
  const source = ts.createSourceFile("a.ts", code, ts.ScriptTarget.Latest, true);
  expect(wordsIn(source)).toHaveLength(4);
});

test("a reason has the parameters its message names", () => {
  const reasons = sources.flatMap(reasonsIn);
  expect(reasons.length).toBeGreaterThan(80);
  for (const { key, names, place } of reasons) {
    expect(names, place).toEqual(namesIn(messages.get(key) ?? ""));
  }
});
