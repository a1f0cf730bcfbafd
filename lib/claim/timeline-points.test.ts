import { expect, test } from "vitest";
import { timelinePointsOf, TIMELINE_COLUMNS, timelineRows, type Passage } from "./timeline-points";

const passage: Passage = {
  documentDate: "2024-03",
  documentTitle: "A speech",
  documentSpeaker: "Ines Halder",
  role: "asserts",
  commitment: "asserted",
  quote: "It doubled.",
  quantities: [],
};

test("passages of one day that do the same are one moment, undated ones are none", () => {
  const others: Passage[] = [
    { ...passage, documentDate: "" },
    { ...passage, documentSpeaker: "" },
    { ...passage, role: "denies" },
    { ...passage, documentDate: "2023" },
  ];
  expect(timelinePointsOf([passage, ...others])).toEqual([
    { at: "2023-01-01", role: "asserts", who: ["Ines Halder"], of: [others[3]] },
    {
      at: "2024-03-01",
      role: "asserts",
      who: ["Ines Halder", "A speech"],
      of: [passage, others[1]],
    },
    { at: "2024-03-01", role: "denies", who: ["Ines Halder"], of: [others[2]] },
  ]);
});

test("the table of a timeline has a line for each number and each verdict", () => {
  const numbers: Passage["quantities"][number] = {
    comparator: "=",
    value: 60,
    unit: "%",
    period: "",
    place: "",
    denominator: "",
    base: "",
  };
  const counted = { ...passage, quantities: [numbers, { ...numbers, value: 61 }] };
  const verdicts = [{ at: "2024-05-01", verdict: "false" }];
  const rows = timelineRows([passage, counted], verdicts);
  expect(rows.map((row) => row.length)).toEqual(rows.map(() => TIMELINE_COLUMNS.length));
  const lines = rows.map((row) =>
    Object.fromEntries(TIMELINE_COLUMNS.map((column, i) => [column, row[i]])),
  );
  expect(lines).toMatchObject([
    { what: "passage", date: "2024-03", role: "asserts", words: "It doubled.", value: null },
    { what: "passage", value: 60, unit: "%" },
    { what: "passage", value: 61, unit: "%" },
    { what: "verdict", date: "2024-05-01", verdict: "false", role: null },
  ]);
});
