import { z } from "zod";
import { check, type Checked } from "../../lib/quotation/check.ts";
import { CHECK_CASES, type CheckCase } from "../../lib/quotation/check-cases.ts";
import { readShared, type Row, type Section } from "./rows.ts";

const cases = z.array(
  z.object({ name: z.string(), source: z.string(), quotation: z.string(), right: z.string() }),
);

/** Judges hard cases, each with the verdicts that are right. */
export function measure(): Section {
  const shared = readShared("cases/quotation-check.json");
  const hard: readonly CheckCase[] = shared
    ? [...cases.parse(JSON.parse(shared)), ...CHECK_CASES]
    : CHECK_CASES;
  const judged = hard.map((one) => ({ ...one, found: check(one.quotation, one.source) }));
  const wrong = judged.filter(({ right, found }) => !isRight(right, found));
  const wronglyVerbatim = wrong.filter(({ found }) => found.verdict === "verbatim");
  const rows: Row[] = [
    {
      name: "not verbatim and called verbatim",
      figure: wronglyVerbatim.length,
      of: hard.length,
      goal: { atMost: 0 },
    },
    {
      name: "right, percent",
      figure: (100 * (hard.length - wrong.length)) / hard.length,
      goal: { atLeast: 93 },
    },
  ];
  return {
    title: "Quotation check",
    data: `${hard.length} hard cases, ${shared ? "shared and own" : "own"}`,
    rows,
    wrong: wrong.map(
      ({ name, right, found }) => `${name}: ${found.verdict}, where ${right} is right`,
    ),
  };
}

function isRight(right: string, { verdict }: Checked): boolean {
  return right.split("|").includes(verdict);
}
