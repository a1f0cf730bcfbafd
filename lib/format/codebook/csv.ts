import { stringify } from "csv-stringify/sync";
import { reason } from "../../reason";
import { BYTE_ORDER_MARK, guardFormula, joinCell, splitCell, unguardFormula } from "../csv";
import { parseTable, type TableRow } from "../read/table";
import { hexColour } from "./colour";
import type { Code, CodebookToWrite } from "./code";
import { CodebookReading, noCodebook, type CodebookReader } from "./incoming";

/** The columns in their order. Names never change, and new columns are appended. */
const COLUMNS = [
  "kind",
  "slug",
  "label",
  "definition",
  "useWhen",
  "avoidWhen",
  "examples",
  "counterExamples",
  "nearMisses",
  "nearMissQuestions",
  "nearMissYes",
  "requires",
  "justify",
  "propertyIds",
  "propertyNames",
  "propertyTypes",
  "propertiesRequired",
  "propertyChoices",
  "colour",
  "parent",
  "retired",
  "mergedInto",
] as const;
type Column = (typeof COLUMNS)[number];

/** A tag on each row. Lists stand in one cell with semicolons; values of one place belong together. */
export function* writeCsv({ codes }: CodebookToWrite): Generator<string> {
  const line = (row: readonly string[]) =>
    stringify([row], { record_delimiter: "\r\n", quoted: true, quoted_empty: false });
  yield BYTE_ORDER_MARK + line(COLUMNS);
  for (const code of codes) {
    const cells = cellsOf(code);
    yield line(COLUMNS.map((column) => guardFormula(cells[column])));
  }
}

function cellsOf(code: Code): Record<Column, string> {
  const { nearMisses, properties } = code;
  return {
    kind: code.kind,
    slug: code.slug,
    label: code.label,
    definition: code.definition,
    useWhen: code.useWhen,
    avoidWhen: code.avoidWhen,
    examples: joinCell(code.examples),
    counterExamples: joinCell(code.counterExamples),
    nearMisses: joinCell(nearMisses.map(({ slug }) => slug)),
    nearMissQuestions: joinCell(nearMisses.map(({ question }) => question)),
    nearMissYes: joinCell(nearMisses.map(({ yes }) => yes ?? "")),
    requires: code.requires,
    justify: truth(code.justify),
    propertyIds: joinCell(properties.map(({ id }) => id)),
    propertyNames: joinCell(properties.map(({ name }) => name)),
    propertyTypes: joinCell(properties.map(({ type }) => type)),
    propertiesRequired: joinCell(properties.map(({ required }) => truth(required))),
    propertyChoices: joinCell(properties.map(({ choices }) => joinCell(choices))),
    colour: code.colour,
    parent: code.parent ?? "",
    retired: truth(code.retired),
    mergedInto: code.mergedInto ?? "",
  };
}

const truth = (is: boolean): string => (is ? "true" : "");
const isTrue = (cell: string): boolean => /^(?:true|1|yes)$/i.test(cell.trim());

const LABELS = ["label", "name", "tag", "code", "title"] as const;
const DEFINITIONS = ["definition", "description", "comment", "memo"] as const;
const COLOURS = ["colour", "color"] as const;
const PARENTS = ["parent", "group", "category"] as const;

/** Our own table, or one with a column `label`, `name`, `tag` or `code`. */
export const readCsv: CodebookReader = (content) => {
  const table = parseTable(content);
  if (!table.ok) return noCodebook(table.why);
  const { columns, rows } = table.value;
  const there = new Set(columns.map((name) => name.toLowerCase()));
  const has = (...names: readonly string[]) => names.some((name) => there.has(name.toLowerCase()));
  if (!has(...LABELS, "slug")) return noCodebook(reason("Refusals.codebookFile.noColumns"));
  const isOurs = has("slug") && has("kind") && has("useWhen");
  const reading = new CodebookReading();
  for (const row of rows) {
    const cell = (...names: readonly string[]) =>
      isOurs ? unguardFormula(row.cell(...names)) : row.cell(...names).trim();
    const [slug, label] = [cell("slug").trim(), cell(...LABELS)];
    const kind = cell("kind").trim();
    reading.add({
      line: row.line,
      names: [slug, label].filter((name) => name !== ""),
      label: label === "" ? undefined : label,
      ...(kind === "" ? {} : { kind }),
      ...(slug === "" ? {} : { slug }),
      ...(has(...PARENTS) ? { parent: cell(...PARENTS) || null } : {}),
      ...(has("mergedInto") ? { mergedInto: cell("mergedInto") || null } : {}),
      fields: fieldsOf(row, cell, has),
    });
  }
  const known = new Set(
    [...COLUMNS, ...LABELS, ...DEFINITIONS, ...COLOURS, ...PARENTS].map((name) =>
      name.toLowerCase(),
    ),
  );
  for (const name of columns) {
    if (!known.has(name.toLowerCase()))
      reading.notice("Refusals.codebookFile.notices.fields", name);
  }
  return reading.finish();
};

function fieldsOf(
  row: TableRow,
  cell: (...names: readonly string[]) => string,
  has: (...names: readonly string[]) => boolean,
) {
  const ifThere = <T>(names: readonly string[], field: string, value: () => T) =>
    has(...names) ? { [field]: value() } : {};
  const split = (name: Column) => splitCell(cell(name));
  return {
    ...ifThere(DEFINITIONS, "definition", () => cell(...DEFINITIONS)),
    ...ifThere(["useWhen"], "useWhen", () => cell("useWhen")),
    ...ifThere(["avoidWhen"], "avoidWhen", () => cell("avoidWhen")),
    ...ifThere(["examples"], "examples", () => split("examples")),
    ...ifThere(["counterExamples"], "counterExamples", () => split("counterExamples")),
    ...ifThere(["nearMisses"], "nearMisses", () => {
      const [questions, yes] = [split("nearMissQuestions"), split("nearMissYes")];
      return split("nearMisses").map((slug, at) => ({
        slug,
        question: questions[at] ?? "",
        ...(yes[at] ? { yes: yes[at] } : {}),
      }));
    }),
    ...ifThere(["requires"], "requires", () => cell("requires").trim()),
    ...ifThere(["justify"], "justify", () => isTrue(cell("justify"))),
    ...ifThere(["propertyIds"], "properties", () => {
      const column = (name: Column) => split(name);
      const [names, types] = [column("propertyNames"), column("propertyTypes")];
      const [required, choices] = [column("propertiesRequired"), column("propertyChoices")];
      return split("propertyIds").map((id, at) => ({
        id,
        name: names[at] ?? "",
        type: types[at] ?? "",
        required: isTrue(required[at] ?? ""),
        choices: splitCell(choices[at] ?? ""),
      }));
    }),
    ...ifThere(COLOURS, "colour", () => hexColour(cell(...COLOURS)) ?? cell(...COLOURS)),
    ...ifThere(["retired"], "retired", () => isTrue(cell("retired"))),
  };
}
