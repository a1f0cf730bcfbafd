import { existsSync, readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { messages } from "@/server/platform/messages";
import { messagesIn, sourcesIn, visit } from "@/test/source/typescript";

/** The words of each file of `messages/`, by what follows `en-` in its name; "" for those of every page. */
const files = new Map(
  readdirSync("messages")
    .filter((name) => name.endsWith(".json"))
    .map((name) => [
      name.replace(/^en-?|\.json$/g, ""),
      JSON.parse(readFileSync(`messages/${name}`, "utf8")) as Record<string, object>,
    ]),
);
const english: Record<string, object> = Object.assign({}, ...files.values());
const sources = ["app", "bin/serve", "components", "lib", "server"].flatMap(sourcesIn);

/** For each namespace, patterns of the keys that some file uses. */
type Uses = Map<string, Set<string>>;

function add(uses: Uses, namespace: string, pattern: string): void {
  const known = uses.get(namespace) ?? new Set();
  uses.set(namespace, known.add(pattern));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The strings written below a node as patterns of keys: `a.${b}` is any key that begins with "a.". */
function patternsIn(root: ts.Node): string[] {
  const patterns: string[] = [];
  visit(root, (node) => {
    if (ts.isStringLiteralLike(node)) patterns.push(escaped(node.text));
    if (ts.isPropertyAssignment(node)) patterns.push(escaped(node.name.getText()));
    if (!ts.isTemplateExpression(node)) return;
    const rest = node.templateSpans.map(({ literal }) => `.+${escaped(literal.text)}`);
    patterns.push(escaped(node.head.text) + rest.join(""));
  });
  return patterns;
}

/** The translators of a file by the names of their variables, with their namespaces. */
function translatorsOf(source: ts.SourceFile): Map<string, string[]> {
  const translators = new Map<string, string[]>();
  visit(source, (node) => {
    if (!ts.isVariableDeclaration(node) || !node.initializer) return;
    if (!ts.isCallExpression(node.initializer)) return;
    const { expression, arguments: args } = node.initializer;
    const [namespace] = args;
    if (!["useTranslations", "translator"].includes(expression.getText())) return;
    if (!namespace || !ts.isStringLiteral(namespace)) return;
    const name = node.name.getText();
    translators.set(name, [...(translators.get(name) ?? []), namespace.text]);
  });
  return translators;
}

const REASON = /^(?:Problem|Refusals|Validation)\\\./;

function reasonPatterns(node: ts.Node): string[] {
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return [];
  return patternsIn(node).filter((pattern) => REASON.test(pattern));
}

function collect(source: ts.SourceFile, uses: Uses): void {
  const translators = translatorsOf(source);
  let whole: string[] | undefined;
  visit(source, (node) => {
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      // Messages that are read as an object, such as `english.Codebook.hints`: all keys below count
      // as used.
      const [, namespace, path] =
        /^(?:english|messages)\.(\w+)((?:\.\w+)*)/.exec(node.getText()) ?? [];
      if (namespace) add(uses, namespace, path ? `${escaped(path.slice(1))}(\\..+)?` : ".+");
    }
    // The key of a reason is a whole path, which the words are found by when it is answered.
    for (const pattern of reasonPatterns(node)) {
      const [namespace = "", ...path] = pattern.split("\\.");
      add(uses, namespace, path.join("\\."));
    }
    if (!ts.isCallExpression(node)) return;
    const [key] = node.arguments;
    const namespaces = translators.get(node.expression.getText().split(".")[0] ?? "");
    if (!key || !namespaces) return;
    const written = patternsIn(key);
    // A key in a variable must be one that is written somewhere in the same file.
    const patterns = written.length > 0 ? written : (whole ??= patternsIn(source));
    for (const namespace of namespaces) {
      for (const pattern of patterns) add(uses, namespace, pattern);
    }
  });
}

/** The compiler checks that a used key exists (messages/use-intl.d.ts). */
test("every message is used", () => {
  const uses: Uses = new Map();
  for (const source of sources) collect(source, uses);
  const usedKeys = new Map(
    [...uses].map(([name, patterns]) => [name, new RegExp(`^(${[...patterns].join("|")})$`)]),
  );
  const unused = [...messagesIn(english).keys()].filter((key) => {
    const path = key.split(".");
    return !path.some((_, at) =>
      usedKeys.get(path.slice(0, at).join("."))?.test(path.slice(at).join(".")),
    );
  });
  expect(unused).toEqual([]);
});

test("no words stand in a page that are not messages, except the names of keys", () => {
  const inline: string[] = [];
  for (const source of sources) {
    visit(source, (node) => {
      if (!ts.isJsxText(node) || !/\p{L}/u.test(node.text)) return;
      const { parent } = node;
      if (ts.isJsxElement(parent) && parent.openingElement.tagName.getText() === "kbd") return;
      inline.push(`${source.fileName}: ${node.text.trim()}`);
    });
  }
  expect(inline).toEqual([]);
});

test("no two files have words of one name", () => {
  const names = [...files.values()].flatMap(Object.keys);
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
});

/** The modules of words that a file imports, by the names of their files. */
function wordsImportedBy(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || statement.importClause) return [];
    const { text } = statement.moduleSpecifier as ts.StringLiteral;
    return text.startsWith("@/messages/") ? [text.slice("@/messages/".length)] : [];
  });
}

test("whatever asks for words that not every page has brings them, and nothing else does", () => {
  const homes = new Map(
    [...files]
      .filter(([name]) => existsSync(`messages/${name}.ts`))
      .flatMap(([name, words]) =>
        Object.keys(words).map((namespace) => [namespace, name] as const),
      ),
  );
  for (const source of sources) {
    const needed = new Set<string>();
    visit(source, (node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== "useTranslations") return;
      const [namespace] = node.arguments;
      const words = namespace && ts.isStringLiteral(namespace) ? namespace.text : "";
      // "Documents.labels" is a part of "Documents".
      const home = homes.get(words.replace(/\..*/, ""));
      if (home) needed.add(home);
    });
    expect(wordsImportedBy(source).toSorted(), source.fileName).toEqual([...needed].toSorted());
  }
});

/** Where in a query something stands: the beginning of the sentences about it. */
const BEGINNINGS = new Set(["Refusals.query.at", "Refusals.query.atEnd"]);

test("every refusal and every wrong field is answered in whole sentences", () => {
  const { Problem, Refusals, Validation, SignIn } = messages;
  const rules = { Validation: { rules: Validation.rules }, SignIn: { problems: SignIn.problems } };
  for (const [key, sentence] of messagesIn({ Problem, Refusals, ...rules })) {
    if (BEGINNINGS.has(key)) continue;
    expect(sentence, key).toMatch(/^[A-Z{“].*[.?”]$/s);
  }
});
