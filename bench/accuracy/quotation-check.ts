import { z } from "zod";
import { check, type Checked } from "../../lib/quotation/check.ts";
import { CHECK_CASES, type CheckCase } from "../../lib/quotation/check-cases.ts";
import { SourceIndex } from "../../lib/quotation/source-index.ts";
import { AUDIT_REPORT_TEXT } from "../../prisma/seed/texts/audit-report.ts";
import { PRESS_RELEASE_TEXT } from "../../prisma/seed/texts/press-release.ts";
import { SPEECH_TEXT } from "../../prisma/seed/texts/speech.ts";
import { derivedFrom } from "../quotations/derive.ts";
import { readShared, type Row, type Section } from "./rows.ts";

/** Texts of the sample project; quotations are cut out of them. */
const TEXTS = [AUDIT_REPORT_TEXT, PRESS_RELEASE_TEXT, SPEECH_TEXT];
const DERIVED = 600;

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
    derivedRow(),
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

/** Correct quotations that are made of texts, in percent. */
function derivedRow(): Row {
  let right = 0;
  for (const text of TEXTS) {
    const index = new SourceIndex(text);
    for (const derived of derivedFrom(text, DERIVED)) {
      if (check(derived.quotation, index).verdict === derived.right) right++;
    }
  }
  const figure = (100 * right) / (DERIVED * TEXTS.length);
  return { name: "derived, right, percent", figure, goal: { atLeast: 98 } };
}

function isRight(right: string, { verdict, warnings }: Checked): boolean {
  const isWarned = verdict === "verbatim" && warnings.length > 0;
  const allowed = right.split("|");
  return allowed.includes(verdict) || (isWarned && allowed.includes("warn"));
}
