import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CODEBOOK_FORMAT_IDS,
  CODEBOOK_FORMATS,
  type CodebookFormatId,
} from "../../contract/formats";
import { codeFields } from "../../contract/tags";
import { PROPERTY_TYPES, REQUIREMENTS, TAG_KINDS } from "../../contract/terms";
import english from "../../../messages/en-codebook-files.json";
import { unguardFormula } from "../csv";
import { parseTable } from "../read/table";
import { areAlike, type Code } from "./code";
import { CODEBOOK_READERS, CODEBOOK_WRITERS } from "./files";
import { CodebookReading, type ReadCodebook } from "./incoming";
import { CODEBOOK_LOSSES, type CodebookPart } from "./loss";
import { resolveCodes, type CheckedCode, type ResolvedCode } from "./resolve";
import { CODE_FIELDS } from "../../contract/code-terms";

const PLAIN: Code = {
  kind: "claim",
  slug: "plain",
  label: "Plain",
  definition: "",
  useWhen: "",
  avoidWhen: "",
  examples: [],
  counterExamples: [],
  nearMisses: [],
  requires: "",
  justify: false,
  properties: [],
  colour: "",
  parent: null,
  retired: false,
  mergedInto: null,
};

function written(format: CodebookFormatId, codes: readonly Code[]): string {
  return [
    ...CODEBOOK_WRITERS[format]({
      projectId: "0192f0c1-2222-7000-8000-00000000abcd",
      title: "Brackwater “§1”",
      version: 7,
      exportedAt: "2026-03-04T12:00:00.000Z",
      publicUrl: "https://obelus.test",
      codes,
    }),
  ].join("");
}

function read(format: CodebookFormatId, content: string): ReadCodebook {
  const outcome = CODEBOOK_READERS[format](content.replace(/^\ufeff/, ""));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.why));
  return outcome.value;
}

/** What the route makes of what was read. */
function readBack(format: CodebookFormatId, content: string): Code[] {
  const reading = new CodebookReading();
  const checked = read(format, content).codes.map((one): CheckedCode => {
    const { line, names, kind, slug, parent, mergedInto, label, fields } = one;
    return {
      line,
      names,
      kind: TAG_KINDS.find((known) => known === kind),
      slug: slug as string,
      parent: parent as string | null,
      mergedInto: (mergedInto ?? null) as string | null,
      values: codeFields.parse({ ...fields, label: label ?? slug }),
    } as CheckedCode;
  });
  const codes = resolveCodes(checked, [], "claim", reading);
  const done = reading.finish();
  expect(done.ok && [done.value.unread, done.value.notices]).toEqual([[], []]);
  const slugAt = (place: ResolvedCode["mergedInto"] | undefined) =>
    place && "key" in place ? (codes.find(({ key }) => key === place.key)?.slug ?? null) : null;
  return codes
    .toSorted((a, b) => a.line - b.line)
    .map(({ kind, slug, values, above, mergedInto }) => ({
      ...PLAIN,
      ...values,
      kind,
      slug,
      parent: slugAt(above),
      mergedInto: slugAt(mergedInto),
    }));
}

/** What each part is, as a change of a code that has nothing of it. */
const PARTS: Readonly<Record<Exclude<CodebookPart, "history" | "order">, Partial<Code>>> = {
  kinds: { kind: "rhetoric" },
  names: { slug: "another-name" },
  useWhen: { useWhen: "Someone says so.\n— Use when —" },
  avoidWhen: { avoidWhen: "Nobody does." },
  examples: { examples: ["They say the pier is shut.", "two\n  lines\n• and a bullet"] },
  counterExamples: { counterExamples: ["It is shut."] },
  questions: { nearMisses: [{ slug: "doubt", question: "Is it asked?", yes: "plain" }] },
  demands: { requires: "both", justify: true },
  properties: {
    properties: [{ id: "who", name: "Who", type: "choice", required: true, choices: ["a;b", "c"] }],
  },
  colours: { colour: "#a8480c" },
  retired: { retired: true },
  merges: { retired: true, mergedInto: "aim" },
};

const AIM: Code = { ...PLAIN, slug: "aim", label: "Aim" };

describe.each(CODEBOOK_FORMAT_IDS)("%s", (format) => {
  const { lost } = CODEBOOK_LOSSES[format];

  test.each(Object.entries(PARTS))(
    "carries %s, or the table says that it does not",
    (part, change) => {
      const codes = [AIM, { ...PLAIN, ...change }];
      const [aim, code] = readBack(format, written(format, codes)).toSorted((a, b) =>
        a.label < b.label ? -1 : 1,
      );
      expect(aim).toEqual(AIM);
      const isLost = lost.includes(part as CodebookPart);
      const expected = isLost
        ? { ...PLAIN, ...(change.retired ? { retired: true } : {}) }
        : codes[1];
      expect(code).toEqual(expected);
    },
  );
});

const text = fc.string({
  unit: fc.constantFrom(
    "a",
    " ",
    "ü",
    "🐟",
    '"',
    ";",
    "\n",
    "\r",
    "\\",
    "=",
    "'",
    ",",
    "<",
    "&",
    "•",
    "—",
  ),
  maxLength: 12,
});
const filled = text.map((words) => `x${words.replace(/[\n\r]/g, " ")}`.trimEnd());
const slug = fc.stringMatching(/^[a-z]{1,4}(-[a-z0-9]{1,3})?$/);
const examples = fc.array(
  text.filter((words) => words !== ""),
  { maxLength: 3 },
);
const properties = fc.uniqueArray(
  fc.record({
    id: slug,
    name: filled,
    type: fc.constantFrom(...PROPERTY_TYPES),
    required: fc.boolean(),
    choices: fc.array(filled, { minLength: 1, maxLength: 3 }),
  }),
  { selector: ({ id }) => id, maxLength: 3 },
);
const misses = fc.array(
  fc
    .record({ slug, question: text, yes: fc.option(slug, { nil: undefined }) })
    .map(({ yes, ...miss }) => (yes === undefined ? miss : { ...miss, yes })),
  { maxLength: 3 },
);
const codes = fc
  .uniqueArray(
    fc.record({
      kind: fc.constantFrom(...TAG_KINDS),
      slug,
      label: filled,
      definition: text,
      useWhen: text,
      avoidWhen: text,
      examples,
      counterExamples: examples,
      nearMisses: misses,
      requires: fc.constantFrom(...REQUIREMENTS),
      justify: fc.boolean(),
      properties,
      colour: fc.constantFrom("", "#a8480c", "#1F5FBF"),
      above: fc.nat(),
      retired: fc.boolean(),
    }),
    { selector: (one) => `${one.kind} ${one.slug}`, minLength: 1, maxLength: 8 },
  )
  .map((all): Code[] =>
    all.map(({ above, ...code }, at) => {
      const earlier = all.slice(0, at).filter(({ kind }) => kind === code.kind);
      // Every second one stands at the top.
      const parent =
        above % 2 === 0 ? null : (earlier[above % (earlier.length || 1)]?.slug ?? null);
      return { ...code, parent, mergedInto: null };
    }),
  );

/** The tags as a tree, in which the order is that of those beside one another. */
const treeOf = (all: readonly Code[], kind: string, parent: string | null = null): unknown[] =>
  all
    .filter((code) => code.kind === kind && code.parent === parent)
    .map((code) => [code.slug, treeOf(all, kind, code.slug)]);

test.each(CODEBOOK_FORMAT_IDS)("a codebook comes back from %s as it was", (format) => {
  const { lost } = CODEBOOK_LOSSES[format];
  const isLost = (field: string) =>
    Object.entries(PARTS).some(
      ([part, change]) =>
        lost.includes(part as CodebookPart) && field in change && field !== "retired",
    );
  fc.assert(
    fc.property(codes, (all) => {
      const back = readBack(format, written(format, all));
      const named = new Map(back.map((code) => [`${code.kind} ${code.slug}`, code]));
      expect(back).toHaveLength(all.length);
      for (const code of all) {
        const other = named.get(`${code.kind} ${code.slug}`) ?? PLAIN;
        const differing = CODE_FIELDS.filter(
          (field) => !isLost(field) && !areAlike(field, code, other),
        );
        expect(differing.map((field) => [field, code[field], other[field]])).toEqual([]);
      }
      for (const kind of TAG_KINDS) expect(treeOf(back, kind)).toEqual(treeOf(all, kind));
    }),
    { numRuns: 150 },
  );
});

test("no cell of the table is taken for a formula", () => {
  const label = "=1+1";
  const table = parseTable(written("csv", [{ ...PLAIN, label }]).replace(/^\ufeff/, ""));
  const cell = table.ok ? table.value.rows[0]?.cell("label") : "";
  expect(cell).toBe("'=1+1");
  expect(unguardFormula(cell ?? "")).toBe(label);
});

test("the page on codebooks lists each format with what it loses, as the table of the program says", () => {
  const rows = readFileSync("docs/formats/codebook.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const words = (parts: readonly CodebookPart[]) =>
    parts.length > 0 ? parts.map((part) => english.CodebookFiles.part[part]).join("; ") : "–";
  expect(rows).toEqual(
    CODEBOOK_FORMATS.map(({ id, label }) => [
      `\`${id}\``,
      label,
      words(CODEBOOK_LOSSES[id].lost),
      words(CODEBOOK_LOSSES[id].aside),
    ]),
  );
});
