"use client";
import { Link } from "@/components/ui/link";
import { useTranslations } from "use-intl";
import { SmallButton } from "@/components/ui/small-button";
import { useQuantityWords } from "@/components/claims/quantity-words";
import { VerdictChip } from "@/components/claims/verdict-chip";
import { may } from "@/lib/access/policy";
import type { Annotation, AnnotationOccurrence } from "@/lib/annotation/annotation";
import { missingFrom } from "@/lib/claim/missing-words";
import "@/messages/card";
import { useReaderContext } from "../../context/reader-context";
import parts from "@/components/ui/card-parts.module.css";
import { useFormOpen } from "../../context/use-draft";
import { quoteOf } from "@/lib/annotation/quote";
import { uncarry } from "../../model/occurrences";
import { useCiting } from "../../context/citing";
import { OccurrenceForm } from "./occurrence-form";
import styles from "./claim.module.css";

interface CarriedClaimProps {
  readonly annotation: Annotation;
  readonly occurrence: AnnotationOccurrence;
  readonly mayChange: boolean;
}

/** One claim of a passage: its statement, and the role of the passage. */
export function CarriedClaim({ annotation, occurrence, mayChange }: CarriedClaimProps) {
  const t = useTranslations("Occurrence");
  const lacks = useTranslations("Quantity");
  const { reading } = useReaderContext();
  const wordsFor = useQuantityWords();
  const [editing, setEditing] = useFormOpen(`occurrence ${occurrence.id}`);
  const { citing, begin } = useCiting();
  const cites = citing?.occurrenceId === occurrence.id;
  const { claimId, statement, verdict, role, commitment, wording, quantities } = occurrence;
  const missing = quantities.flatMap((quantity) =>
    missingFrom(quantity).map((lack) => ({ lack, words: wordsFor(quantity) })),
  );
  return (
    <div className={styles.claim}>
      <p className={styles.says} dir="auto">
        <Link href={`/projects/${reading.place.projectId}/claims/${claimId}`}>{statement}</Link>
      </p>
      <p className={styles.facts}>
        <VerdictChip verdict={verdict} />
        <span>{t(`role.${role}`)}</span>
        {commitment !== "asserted" && <span>{t(`commitment.${commitment}`)}</span>}
        {quantities.map((quantity, i) => (
          <bdi key={i}>{wordsFor(quantity)}</bdi>
        ))}
      </p>
      {wording !== quoteOf(annotation) && (
        <p className={parts.words} dir="auto">
          {wording}
        </p>
      )}
      {missing.map(({ lack, words }, i) => (
        <p key={i} className={styles.lack}>
          <span aria-hidden="true">△</span>
          {lacks(`lack.${lack}`, { words })}
        </p>
      ))}
      {editing && <OccurrenceForm occurrence={occurrence} onClose={() => setEditing(false)} />}
      {!editing && !cites && (
        <div className={parts.row}>
          {mayChange && <SmallButton onClick={() => setEditing(true)}>{t("edit")}</SmallButton>}
          {may("evidence.add", { role: reading.me.role }) && (
            <SmallButton onClick={() => begin(occurrence.id)}>{t("cite")}</SmallButton>
          )}
          {mayChange && (
            <SmallButton
              aria-label={t("removeOne", { claim: statement })}
              onClick={() => uncarry(reading, occurrence)}
            >
              {t("remove")}
            </SmallButton>
          )}
        </div>
      )}
    </div>
  );
}
