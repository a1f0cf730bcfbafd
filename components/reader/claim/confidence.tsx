"use client";
import { useTranslations } from "use-intl";
import type { Annotation } from "@/lib/annotation/annotation";
import { useFrame } from "../frame";
import { mayOn } from "../rights";
import cards from "../margin/card.module.css";
import styles from "./claim.module.css";

const STEPS = [1, 2, 3, 4] as const;

/** How sure the annotator is, which is not how sure the speaker sounds. */
export function Confidence({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Occurrence");
  const { reading } = useFrame();
  const { confidence, createdBy } = annotation;
  if (!mayOn(reading.me, annotation, "annotation.edit")) {
    return confidence === null ? null : (
      <p className={styles.facts}>
        {t("sure", { who: createdBy.name, step: t(`confidence.${confidence}`) })}
      </p>
    );
  }
  return (
    <label className={styles.facts}>
      {t("howSure")}
      <select
        className={cards.small}
        value={confidence ?? ""}
        onChange={(event) =>
          reading.edit(annotation, { confidence: Number(event.target.value) || null })
        }
      >
        <option value="">{t("unsaid")}</option>
        {STEPS.map((step) => (
          <option key={step} value={step}>
            {t(`confidence.${step}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
