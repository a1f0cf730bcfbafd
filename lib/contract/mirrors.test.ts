import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { z } from "zod";
import { OPERATIONS } from "./operations";

/**
 * Shapes that resemble one of the contract on purpose, each with the reason. A shape of the API is
 * inferred from its schema instead (`ShapeOf`, `AnswerOf`, `BodyOf`).
 */
const MEANT: Readonly<Record<string, string>> = {
  "lib/text/document-text.ts SourceMetadata": "lib/text stands before the contract",
  "lib/text/kwic.ts PlacedSegment": "lib/text stands before the contract",
  "lib/quotation/judged.ts Piece": "what a comparison finds, before words are put to its spans",
  "lib/agreement/agree.ts Family": "counts labels and coders by numbers, before they have names",
  "lib/agreement/alpha-u.ts AlphaU": "counts labels by numbers, before they have names",
  "components/codebook/tag-draft.ts TagDraft": "a form: lists are lines of a text area",
};

/** Shapes with fewer fields are too small to compare. */
const MIN_FIELDS = 4;
const MAX_SHARED = 0.7;

const WITHOUT_COMMENTS = {
  languageVersion: ts.ScriptTarget.Latest,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
};

interface Declared {
  readonly name: string;
  readonly fields: ReadonlySet<string>;
}

/** The objects of the contract, by the operation in which they first occur. */
function contractShapes(): Declared[] {
  const shapes: Declared[] = [];
  const seen = new Set<z.core.$ZodType>();
  const walk = (schema: z.core.$ZodType, name: string) => {
    if (seen.has(schema)) return;
    seen.add(schema);
    if (schema instanceof z.ZodObject) {
      shapes.push({ name, fields: new Set(Object.keys(schema.shape)) });
      for (const [field, inner] of Object.entries(schema.shape)) {
        walk(inner, `${name}.${field}`);
      }
    } else if (schema instanceof z.ZodArray) walk(schema.element, name);
    else if (schema instanceof z.ZodRecord) walk(schema.valueType, name);
    else if (schema instanceof z.ZodPipe) walk(schema.in, name);
    else if (schema instanceof z.ZodUnion) schema.options.forEach((one) => walk(one, name));
    else if (
      schema instanceof z.ZodOptional ||
      schema instanceof z.ZodNullable ||
      schema instanceof z.ZodDefault
    ) {
      walk(schema.unwrap(), name);
    }
  };
  for (const { id, params, query, body, answers } of OPERATIONS) {
    for (const [part, schema] of Object.entries({ params, query, body, ...answers })) {
      if (typeof schema === "object" && schema !== null) walk(schema, `${id} ${part}`);
    }
  }
  return shapes;
}

/** Interfaces and type literals that are written by hand, by file and name. */
function writtenShapes(): Declared[] {
  const files = ["server", "components", "lib"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|^lib.contract/.test(name)),
  );
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), WITHOUT_COMMENTS);
    const shapes: Declared[] = [];
    const walk = (node: ts.Node, above: string) => {
      const isNamed = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
      const name = isNamed ? node.name.text : above;
      if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) {
        const names = node.members.flatMap((member) =>
          ts.isPropertySignature(member) ? [member.name.getText(source)] : [],
        );
        shapes.push({ name: `${file} ${name}`, fields: new Set(names) });
      }
      ts.forEachChild(node, (child) => walk(child, name));
    };
    walk(source, "");
    return shapes;
  });
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((name) => b.has(name)).length;
  return both / (a.size + b.size - both);
}

test("no shape of the contract is written a second time by hand", () => {
  const contract = contractShapes().filter(({ fields }) => fields.size >= MIN_FIELDS);
  const mirrors = writtenShapes()
    .filter(({ fields }) => fields.size >= MIN_FIELDS)
    .flatMap(({ name, fields }) => {
      const alike = contract.find((one) => share(fields, one.fields) > MAX_SHARED);
      return alike ? [{ name, of: alike.name }] : [];
    });
  expect(
    mirrors.filter(({ name }) => !(name in MEANT)).map(({ name, of }) => `${name} ← ${of}`),
  ).toEqual([]);
  const stale = Object.keys(MEANT).filter((name) => !mirrors.some((one) => one.name === name));
  expect(stale, "no longer alike").toEqual([]);
});
