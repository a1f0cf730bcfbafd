"use client";
import { useTranslations } from "use-intl";
import { Fold } from "@/components/ui/fold";
import { LazyMarkdown } from "@/components/ui/lazy-markdown";
import { SmallButton } from "@/components/ui/small-button";
import { Button } from "@/components/ui/button";
import type { Annotation } from "@/lib/annotation/annotation";
import { useReaderContext } from "../../context/reader-context";
import { mayOn } from "../../model/rights";
import type { Verdict } from "../../model/operations/review";
import { NoteForm } from "./note-form";
import { useFormOpen } from "../../context/use-draft";
import parts from "@/components/ui/card-parts.module.css";
import styles from "./card.module.css";

/** The longest comment that the API accepts, in UTF-16 code units. */
const MAX_COMMENT_LENGTH = 5_000;
const VERDICTS = ["agree", "disagree", "unsure"] as const satisfies readonly Verdict[];

/** Agree, disagree or unsure, each with its count and reasons; one's own verdict can be cleared. */
export function Reviews({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const { id, reviews } = annotation;
  const name = `review ${id}`;
  const [saying, setSaying] = useFormOpen(name);
  const mine = reviews.find(({ by }) => by.id === reading.me.id) ?? null;
  const mayReview = mayOn(reading.me, annotation, "review.give");
  if (!mayReview && reviews.length === 0) return null;
  return (
    <Fold name="reviews" label={t("reviews")} count={reviews.length} forced={saying}>
      <div className={parts.row}>
        {VERDICTS.map((verdict) => {
          const who = reviews.filter((review) => review.verdict === verdict);
          if (!mayReview && who.length === 0) return null;
          return (
            <Button
              key={verdict}
              size="small"
              className={mine?.verdict === verdict ? parts.pressed : undefined}
              aria-pressed={mine?.verdict === verdict}
              disabled={!mayReview}
              title={who.map(({ by }) => by.name).join(", ") || undefined}
              onClick={() => reading.toggleReview(annotation, verdict)}
            >
              {t(`verdict.${verdict}`)} {who.length > 0 && who.length}
            </Button>
          );
        })}
        {mayReview && mine && !saying && (
          <SmallButton onClick={() => setSaying(true)}>
            {t(mine.comment ? "changeWhy" : "sayWhy")}
          </SmallButton>
        )}
      </div>
      {reviews
        .filter(({ by, comment }) => comment && !(saying && by.id === mine?.by.id))
        .map(({ by, verdict, comment }) => (
          <div key={by.id} className={styles.said}>
            <b>{by.name}</b> <span className={parts.muted}>{t(`verdict.${verdict}`)}</span>
            <LazyMarkdown>{comment}</LazyMarkdown>
          </div>
        ))}
      {mine && saying && (
        <NoteForm
          label={t("why")}
          name={name}
          words={mine.comment}
          mayBeEmpty
          longest={MAX_COMMENT_LENGTH}
          onClose={() => setSaying(false)}
          onSave={(comment) => {
            reading.review(annotation, mine.verdict, comment);
            setSaying(false);
          }}
        />
      )}
    </Fold>
  );
}
