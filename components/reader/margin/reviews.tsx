"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Annotation } from "@/lib/annotation/annotation";
import { useFrame } from "../frame";
import { mayOn } from "../rights";
import type { Verdict } from "../deed";
import styles from "./card.module.css";

const VERDICTS = ["agree", "disagree", "unsure"] as const satisfies readonly Verdict[];

/** Agree, disagree or unsure, with how many did; pressing one's own again takes it back. */
export function Reviews({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Card");
  const { reading } = useFrame();
  const { reviews } = annotation;
  const mine = reviews.find(({ by }) => by.id === reading.me.id)?.verdict ?? null;
  const mayReview = mayOn(reading.me, annotation, "review.give");
  if (!mayReview && reviews.length === 0) return null;
  return (
    <div className={styles.row} role="group" aria-label={t("reviews")}>
      {VERDICTS.map((verdict) => {
        const who = reviews.filter((review) => review.verdict === verdict);
        if (!mayReview && who.length === 0) return null;
        return (
          <Button
            key={verdict}
            size="small"
            className={mine === verdict ? styles.pressed : undefined}
            aria-pressed={mine === verdict}
            disabled={!mayReview}
            title={who.map(({ by }) => by.name).join(", ") || undefined}
            onClick={() => reading.review(annotation, mine === verdict ? null : verdict)}
          >
            {t(`verdict.${verdict}`)} {who.length > 0 && who.length}
          </Button>
        );
      })}
    </div>
  );
}
