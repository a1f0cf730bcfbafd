"use client";
import { useTranslations } from "use-intl";
import { NOTHING } from "@/components/ui/select";
import type { Annotation } from "@/lib/annotation/annotation";
import { CONFIDENCES } from "@/lib/annotation/certainty";
import { useConfidenceName } from "../../context/annotation-names";
import { useReaderContext } from "../../context/reader-context";
import { mayOn } from "../../model/rights";
import parts from "@/components/ui/card-parts.module.css";

/** The annotator's confidence, as distinct from the speaker's commitment. */
export function Confidence({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Occurrence");
  const nameOf = useConfidenceName();
  const ui = useTranslations("Ui");
  const { reading } = useReaderContext();
  const { confidence, createdBy } = annotation;
  if (!mayOn(reading.me, annotation, "annotation.edit")) {
    return confidence === null ? null : (
      <p className={`${parts.row} ${parts.muted}`}>
        {t("sure", { who: createdBy.name, step: nameOf(confidence) })}
      </p>
    );
  }
  return (
    <label className={`${parts.row} ${parts.muted}`}>
      {t("howSure")}
      <select
        className={parts.small}
        value={confidence ?? ""}
        onChange={(event) =>
          reading.edit(annotation, { confidence: Number(event.target.value) || null })
        }
      >
        <option value="" aria-label={ui("none")}>
          {NOTHING.label}
        </option>
        {CONFIDENCES.map((step) => (
          <option key={step} value={step}>
            {t(`confidence.${step}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
