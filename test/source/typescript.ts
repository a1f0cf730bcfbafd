import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import ts from "typescript";

/** The parsed sources below a folder, without its tests. */
export function sourcesIn(folder: string): ts.SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => [".ts", ".tsx"].includes(extname(name)) && !name.includes(".test."))
    .map((name) => {
      const path = join(folder, name);
      return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
    });
}

/** Calls `each` with a node and all nodes below it, from the outside in. */
export function visit(node: ts.Node, each: (node: ts.Node) => void): void {
  each(node);
  ts.forEachChild(node, (child) => visit(child, each));
}

/** The strings of a catalog of messages, by their paths. */
export function messagesIn(part: object, path: readonly string[] = []): Map<string, string> {
  return new Map(
    Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
      typeof value === "object" && value !== null
        ? [...messagesIn(value, [...path, name])]
        : [[[...path, name].join("."), String(value)] as const],
    ),
  );
}
