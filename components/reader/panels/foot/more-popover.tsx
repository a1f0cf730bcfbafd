"use client";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import type { Trigger } from "@/components/ui/opener";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import { COLOURINGS } from "@/lib/contract/terms";
import "@/messages/colours";
import { useConfidenceName } from "../../context/annotation-names";
import { useReaderContext, useReading } from "../../context/reader-context";
import { useTextLook } from "../../context/text-look";
import { useNarrow } from "../../context/use-narrow";
import { useSnapping } from "../../context/use-snapping";
import { isNarrow } from "../../model/filter";
import { certaintiesIn } from "./certainty-filter";
import type { FilterChoiceProps } from "./filter-choice";
import type { AnyFilter } from "./more-choice";
import styles from "./foot.module.css";

interface MorePopoverProps {
  readonly trigger: Trigger;
  readonly filters: readonly AnyFilter[];
  readonly relations: ReactNode;
}

/** Open as soon as it is mounted. Switches leave it open, what begins something else closes it. */
export function MorePopover({ trigger, filters, relations }: MorePopoverProps) {
  const t = useTranslations("Filter");
  const colours = useTranslations("Colours");
  const { reading, commands } = useReaderContext();
  const filter = useReading((state) => state.filter);
  const narrow = useNarrow();
  const snaps = useSnapping();
  const { look, setLook } = useTextLook();
  const [open, setOpen] = useState(true);
  const begin = (what: "proposals" | "find" | "help") => () => {
    setOpen(false);
    commands.run(what);
  };
  return (
    <Popover open={open} onOpenChange={setOpen} label={t("moreName")} align="end" trigger={trigger}>
      <div className={styles.all}>
        {narrow && (
          <>
            {filters.map((each) => (
              <FilterSelect key={each.label} {...(each as FilterChoiceProps<string>)} />
            ))}
            <CertaintySelects />
          </>
        )}
        <Field label={colours("name")}>
          {(control) => (
            <Select
              {...control}
              value={look.colouring}
              options={COLOURINGS.map((value) => ({ value, label: colours(`by.${value}`) }))}
              onChange={({ target }) => {
                const colouring = COLOURINGS.find((each) => each === target.value);
                if (colouring) setLook({ ...look, colouring });
              }}
            />
          )}
        </Field>
        <div className={styles.acts}>
          {relations}
          <button
            type="button"
            aria-pressed={snaps}
            title={t("wholeWordsHint")}
            onClick={() => commands.run("snap")}
          >
            <span aria-hidden="true">{snaps ? "✓" : "✗"}</span> {t("wholeWords")}
            <kbd aria-hidden="true">W</kbd>
          </button>
          <button type="button" onClick={begin("proposals")}>
            {t("quotations")} <kbd aria-hidden="true">Q</kbd>
          </button>
          {narrow && (
            <>
              <button type="button" onClick={begin("find")}>
                {t("findInText")} <kbd aria-hidden="true">/</kbd>
              </button>
              <button type="button" onClick={begin("help")}>
                {t("help")} <kbd aria-hidden="true">?</kbd>
              </button>
              {isNarrow(filter) && (
                <button type="button" onClick={() => reading.store.clearFilter()}>
                  {t("showAll")}
                </button>
              )}
            </>
          )}
        </div>
      </div>
    </Popover>
  );
}

/** A filter in the browser's own list, which a finger finds easier. */
function FilterSelect<T extends string>({
  label,
  all,
  value,
  options,
  onChange,
}: FilterChoiceProps<T>) {
  const shown = options.map(({ count, ...option }) =>
    count === undefined ? option : { ...option, label: `${option.label} (${count})` },
  );
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value ?? ""}
          options={[{ value: "", label: all }, ...shown]}
          onChange={({ target }) =>
            onChange(options.find((option) => option.value === target.value)?.value ?? null)
          }
        />
      )}
    </Field>
  );
}

/** Filters by how sure annotators and speakers are, where any annotation says so. */
function CertaintySelects() {
  const t = useTranslations("Filter");
  const occurrenceWords = useTranslations("Occurrence");
  const nameOf = useConfidenceName();
  const { store } = useReaderContext().reading;
  const { confidence, hedge } = useReading((state) => state.filter);
  const { confidences, hedges } = certaintiesIn(useReading((state) => state.annotations));
  return (
    <>
      {confidences.length > 0 && (
        <FilterSelect
          label={t("howSure")}
          all={t("anyCertainty")}
          value={confidence === null ? null : String(confidence)}
          options={confidences.map(([step, count]) => ({
            value: String(step),
            label: nameOf(step),
            count,
          }))}
          onChange={(chosen) =>
            store.changeFilter({
              confidence: confidences.find(([step]) => String(step) === chosen)?.[0] ?? null,
            })
          }
        />
      )}
      {hedges.length > 0 && (
        <FilterSelect
          label={t("howTold")}
          all={t("anyCertainty")}
          value={hedge}
          options={hedges.map(([one, count]) => ({
            value: one,
            label: occurrenceWords(`commitment.${one}`),
            count,
          }))}
          onChange={(chosen) => store.changeFilter({ hedge: chosen })}
        />
      )}
    </>
  );
}
