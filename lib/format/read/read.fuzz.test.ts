import fc from "fast-check";
import { expect, test } from "vitest";
import { aboutQuay } from "@/test/format/reading";
import { readAnnotations, type WholeFormat } from "@/server/import/import-readers";

const RUNS = Number(process.env.OBELUS_FUZZ_RUNS ?? 1) * 300;

const NAMES =
  "annotations rows items first target selector source body type purpose motivation value exact prefix suffix start end refinedBy startSelector endSelector id creator name references user tags text data result labels label entities start_offset end_offset contains @graph created permissions read uri obelus:kind predictions format".split(
    " ",
  );
const WORDS =
  "Annotation|AnnotationPage|AnnotationCollection|List|Choice|TextualBody|TextQuoteSelector|TextPositionSelector|RangeSelector|FragmentSelector|tagging|char=1,2|The quay|pier|claim|\u0000|\ud83c|text/html|<p><b>x|urn:1|Infinity|2024-02-30T25:61:00Z|acct:a@b|__proto__|constructor|labels".split(
    "|",
  );

const leaf = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(-1, 0, 1, 2, 7, 1e9, 1e21, 0.5, null, true, false),
  fc.string(),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    leaf,
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie("json"), { maxKeys: 6 }),
  ),
}));
const cell = fc.oneof(leaf.map(String), fc.constantFrom('"', '""', "\n", "\t", ";", ","));
const table = fc
  .array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 })
  .map((rows) => rows.map((row) => row.join(",")).join("\n"));
const HEADS = ["quote,start,end,tags\n", "start,end\n", "Type,Quote/description,Comment\n", ""];

const files = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  fc.array(json, { maxLength: 4 }).map((all) => all.map((one) => JSON.stringify(one)).join("\n")),
  fc.tuple(fc.constantFrom(...HEADS), table).map(([head, rows]) => head + rows),
  table.map((rows) => rows.replaceAll(",", "\t")),
  fc.string({ unit: "binary" }),
);
const bytes = fc.oneof(
  files.map((content) => new TextEncoder().encode(content)),
  fc.uint8Array({ maxLength: 40 }),
);

test.each<WholeFormat>([
  "w3c",
  "hypothesis",
  "doccano",
  "label-studio",
  "semeval",
  "csv",
  "brat",
  "webanno",
  "qdpx",
])("%s: whatever is sent, each thing of it is read or refused with its place", (format) => {
  fc.assert(
    fc.property(bytes, (sent) => {
      const read = readAnnotations({ format, bytes: sent, about: aboutQuay });
      if (!read.ok) {
        expect(read.why.key).toMatch(/^Refusals\.import\./);
        return;
      }
      for (const item of read.value.items) {
        expect(item.line).toBeGreaterThan(0);
        if (item.value === null) expect(item.why.key).toMatch(/^Refusals\.import\./);
        else expect(item.value.target.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: RUNS },
  );
});
