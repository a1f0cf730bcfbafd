"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { partOf } from "@/components/ui/later";
import { Opener } from "@/components/ui/opener";
import type { Annotation } from "@/lib/annotation/annotation";
import { CONFIDENCES, HEDGES, hedgesOf } from "@/lib/annotation/certainty";
import { useConfidenceName } from "../../context/annotation-names";
import { useReading } from "../../context/reader-context";
import styles from "./foot.module.css";

const certaintyPopover = partOf(async () => (await import("../../later-parts")).CertaintyPopover);

/**
 * What is drawn of the annotator's confidence and of the speaker's commitment, each with its
 * sample; also their filter. Not there while no annotation says anything of either.
 */
export function CertaintyFilter({ annotations }: { annotations: readonly Annotation[] }) {
  const t = useTranslations("Filter");
  const occurrenceWords = useTranslations("Occurrence");
  const nameOf = useConfidenceName();
  const filter = useReading((state) => state.filter);
  const { confidences, hedges } = useMemo(() => certaintiesIn(annotations), [annotations]);
  if (confidences.length + hedges.length === 0) return null;
  const { confidence, hedge } = filter;
  const chosen = [
    ...(confidence === null ? [] : [nameOf(confidence)]),
    ...(hedge === null ? [] : [occurrenceWords(`commitment.${hedge}`)]),
  ].join(", ");
  const trigger = (
    <button type="button" className={styles.pick} data-set={chosen !== "" || undefined}>
      <span className={styles.chosen}>{chosen || t("anyCertainty")}</span>
      <span aria-hidden="true">▾</span>
    </button>
  );
  return (
    <Opener trigger={trigger} opens="dialog" part={certaintyPopover}>
      {(CertaintyPopover) => (
        <CertaintyPopover trigger={trigger} confidences={confidences} hedges={hedges} />
      )}
    </Opener>
  );
}

/** How sure annotators and speakers are, each with the number of annotations that say so. */
export function certaintiesIn(annotations: readonly Annotation[]) {
  return {
    confidences: countBy(CONFIDENCES, annotations, ({ confidence }) => [confidence]),
    hedges: countBy(HEDGES, annotations, hedgesOf),
  };
}

/** How many annotations have each of the values; those that none has are left out. */
function countBy<T>(
  values: readonly T[],
  annotations: readonly Annotation[],
  of: (annotation: Annotation) => readonly unknown[],
): (readonly [T, number])[] {
  const counts = new Map<unknown, number>();
  for (const annotation of annotations) {
    for (const value of of(annotation)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return values.flatMap((value) => {
    const count = counts.get(value);
    return count ? [[value, count] as const] : [];
  });
}
