import { agree, type Agreed } from "@/lib/agreement/agree";
import { countMarks, type Study } from "@/lib/agreement/study";
import type { AgreementMeasure } from "@/lib/contract/terms";
import type { Task } from "@/server/platform/workers";

interface ToMeasure {
  readonly measure: AgreementMeasure;
  readonly study: Study;
  readonly seed: string;
}

export function measureAgreement({ measure, study, seed }: ToMeasure): Agreed {
  return agree(measure, study, seed);
}

/** So many marks are compared in a few milliseconds. */
const FEW_MARKS = 20;

export const MEASURE_AGREEMENT: Task<ToMeasure, Agreed> = {
  name: "measureAgreement",
  run: measureAgreement,
  timeoutMs: 60_000,
  isShort: ({ study }) => countMarks(study) <= FEW_MARKS,
};
