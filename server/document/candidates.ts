import "server-only";
import { CandidateFinder } from "@/lib/anchor/candidates";
import { describe } from "@/lib/anchor/quote";
import type { Annotation, AnnotationCandidate } from "@/lib/annotation/annotation";
import { hull } from "@/lib/span/span";
import type { Task } from "@/server/platform/workers";

interface Seeking {
  readonly text: string;
  readonly revision: number;
  readonly targets: readonly Annotation["target"][];
}

/** Up to this length, in UTF-16 code units, a text is read in a few milliseconds. */
const SHORT_TEXT = 20_000;

/** The text that was read last: the annotations of one document come in pages. */
let last: { readonly text: string; readonly finder: CandidateFinder } | null = null;

/** The places of a text that targets without a certain place may mean. Offsets are UTF-16. */
export function findCandidates({ text, revision, targets }: Seeking): AnnotationCandidate[][] {
  if (last?.text !== text) last = { text, finder: new CandidateFinder(text) };
  const { finder } = last;
  return targets.map((target) =>
    finder.of(target).offered.map(({ spans, isSame }) => {
      const at = spans.map((span) => describe(text, span));
      return {
        revision,
        ...hull(at),
        exact: at.map(({ exact }) => exact).join(" … "),
        prefix: at[0]?.prefix ?? "",
        suffix: at.at(-1)?.suffix ?? "",
        same: isSame,
        target: at,
      };
    }),
  );
}

export const FIND_CANDIDATES: Task<Seeking, AnnotationCandidate[][]> = {
  name: "findCandidates",
  run: findCandidates,
  timeoutMs: 30_000,
  isShort: ({ text, targets }) => text.length < SHORT_TEXT && targets.length < 20,
};
