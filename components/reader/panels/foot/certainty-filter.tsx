"use client";
import { Command } from "cmdk";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Popover } from "@/components/ui/popover";
import type { Annotation } from "@/lib/annotation/annotation";
import { CONFIDENCES, HEDGES, hedgesOf } from "@/lib/annotation/certainty";
import type { Filter } from "../../model/filter";
import { useConfidenceName } from "../../context/annotation-names";
import { useReaderContext, useReading } from "../../context/reader-context";
import { LineSample } from "../../surface/line-sample";
import styles from "./foot.module.css";

/**
 * What is drawn of the annotator's confidence and of the speaker's commitment, each with its
 * sample; also their filter. Not there while no annotation says anything of either.
 */
export function CertaintyFilter({ annotations }: { annotations: readonly Annotation[] }) {
  const t = useTranslations("Filter");
  const occurrenceWords = useTranslations("Occurrence");
  const nameOf = useConfidenceName();
  const { store } = useReaderContext().reading;
  const filter = useReading((state) => state.filter);
  const [open, setOpen] = useState(false);
  const { confidences, hedges } = useMemo(
    () => ({
      confidences: countBy(CONFIDENCES, annotations, ({ confidence }) => [confidence]),
      hedges: countBy(HEDGES, annotations, hedgesOf),
    }),
    [annotations],
  );
  if (confidences.length + hedges.length === 0) return null;
  const narrow = (change: Partial<Filter>) => {
    store.changeFilter(change);
    setOpen(false);
  };
  const { confidence, hedge } = filter;
  const chosen = [
    ...(confidence === null ? [] : [nameOf(confidence)]),
    ...(hedge === null ? [] : [occurrenceWords(`commitment.${hedge}`)]),
  ].join(", ");
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t("certainty")}
      align="start"
      trigger={
        <button type="button" className={styles.pick} data-set={chosen !== "" || undefined}>
          {chosen || t("anyCertainty")} <span aria-hidden="true">▾</span>
        </button>
      }
    >
      <Command label={t("certainty")} className={styles.menu}>
        <Command.List className={styles.options} tabIndex={-1}>
          <Command.Item
            className={styles.option}
            value="any"
            onSelect={() => narrow({ confidence: null, hedge: null })}
          >
            {t("anyCertainty")}
          </Command.Item>
          {confidences.length > 0 && (
            <Command.Group heading={t("howSure")}>
              {confidences.map(([step, count]) => (
                <Choice
                  key={step}
                  count={count}
                  set={step === confidence}
                  name={nameOf(step)}
                  sample={<LineSample confidence={step} />}
                  onSet={(set) => narrow({ confidence: set ? step : null })}
                />
              ))}
            </Command.Group>
          )}
          {hedges.length > 0 && (
            <Command.Group heading={t("howTold")}>
              {hedges.map(([one, count]) => (
                <Choice
                  key={one}
                  count={count}
                  set={one === hedge}
                  name={occurrenceWords(`commitment.${one}`)}
                  sample={<LineSample hedge={one} />}
                  onSet={(set) => narrow({ hedge: set ? one : null })}
                />
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Popover>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly sample: ReactNode;
  readonly count: number;
  readonly set: boolean;
  readonly onSet: (set: boolean) => void;
}

/** Taking what is set already takes it off. */
function Choice({ name, sample, count, set, onSet }: ChoiceProps) {
  return (
    <Command.Item className={styles.option} value={name} onSelect={() => onSet(!set)}>
      {sample}
      <span>
        {set && <span aria-hidden="true">✓ </span>}
        {name}
      </span>
      <small>{count}</small>
    </Command.Item>
  );
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
