"use client";
import { Command } from "cmdk";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Trigger } from "@/components/ui/opener";
import { Popover } from "@/components/ui/popover";
import type { CONFIDENCES, Hedge } from "@/lib/annotation/certainty";
import type { Filter } from "../../model/filter";
import { useConfidenceName } from "../../context/annotation-names";
import { useReaderContext, useReading } from "../../context/reader-context";
import { LineSample } from "../../surface/line-sample";
import { focusAdded } from "./focus-added";
import styles from "./foot.module.css";

interface CertaintyPopoverProps {
  readonly trigger: Trigger;
  /** What annotations say of either, each with the number of those that do. */
  readonly confidences: readonly (readonly [(typeof CONFIDENCES)[number], number])[];
  readonly hedges: readonly (readonly [Hedge, number])[];
}

/** The samples of how sure annotators and speakers are; open as soon as it is mounted. */
export function CertaintyPopover({ trigger, confidences, hedges }: CertaintyPopoverProps) {
  const t = useTranslations("Filter");
  const occurrenceWords = useTranslations("Occurrence");
  const nameOf = useConfidenceName();
  const { store } = useReaderContext().reading;
  const { confidence, hedge } = useReading((state) => state.filter);
  const [open, setOpen] = useState(true);
  const narrow = (change: Partial<Filter>) => {
    store.changeFilter(change);
    setOpen(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t("certainty")}
      align="start"
      trigger={trigger}
    >
      <Command ref={focusAdded} label={t("certainty")} className={styles.menu}>
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
