"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { partOf } from "@/components/ui/later";
import { Opener } from "@/components/ui/opener";
import { isNarrow } from "../../model/filter";
import { useReading } from "../../context/reader-context";
import type { FilterChoiceProps } from "./filter-choice";
import styles from "./foot.module.css";

/** A filter of the foot, whatever its values are. */
export type AnyFilter = Omit<FilterChoiceProps<string>, "onChange"> & {
  readonly onChange: (value: never) => void;
};

interface MoreChoiceProps {
  /** The filters that stand in the foot where it is wide enough. */
  readonly filters: readonly AnyFilter[];
  /** The switch of what is drawn beside the text. */
  readonly relations: ReactNode;
}

const morePopover = partOf(async () => (await import("../../later-parts")).MorePopover);

/** What of the foot is rarely wanted, and all that a narrow one has no room for. */
export function MoreChoice(props: MoreChoiceProps) {
  const t = useTranslations("Filter");
  const filtered = useReading((state) => isNarrow(state.filter));
  const trigger = (
    <button
      type="button"
      className={styles.more}
      data-set={filtered || undefined}
      aria-label={t("moreName")}
    >
      {t("more")} <span aria-hidden="true">▾</span>
    </button>
  );
  return (
    <Opener trigger={trigger} opens="dialog" part={morePopover}>
      {(MorePopover) => <MorePopover trigger={trigger} {...props} />}
    </Opener>
  );
}
