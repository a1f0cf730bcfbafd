"use client";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useQuantityWords } from "@/components/claims/quantity-words";
import { VerdictChip } from "@/components/claims/verdict-chip";
import { may } from "@/lib/access/policy";
import type { Annotation, AnnotationOccurrence } from "@/lib/annotation/annotation";
import { missingFrom } from "@/lib/claim/missing";
import { useFrame } from "../frame";
import cards from "../margin/card.module.css";
import { wordsUnder } from "../margin/naming";
import { uncarry } from "./carrying";
import { CiteForm } from "./cite-form";
import { EvidenceList } from "./evidence-list";
import { OccurrenceForm } from "./occurrence-form";
import styles from "./claim.module.css";

interface CarriedClaimProps {
  readonly annotation: Annotation;
  readonly occurrence: AnnotationOccurrence;
  readonly mayChange: boolean;
}

/** One claim of a passage: what it says, what the passage does with it, what speaks for it. */
export function CarriedClaim({ annotation, occurrence, mayChange }: CarriedClaimProps) {
  const t = useTranslations("Occurrence");
  const lacks = useTranslations("Quantity");
  const { reading } = useFrame();
  const said = useQuantityWords();
  const [doing, setDoing] = useState<"edit" | "cite" | null>(null);
  const { claimId, statement, verdict, role, commitment, wording, quantities } = occurrence;
  const close = () => setDoing(null);
  const missing = quantities.flatMap((quantity) =>
    missingFrom(quantity).map((lack) => ({ lack, words: said(quantity) })),
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
          <bdi key={i}>{said(quantity)}</bdi>
        ))}
      </p>
      {wording !== wordsUnder(annotation) && (
        <p className={cards.words} dir="auto">
          {wording}
        </p>
      )}
      {missing.map(({ lack, words }, i) => (
        <p key={i} className={styles.lack}>
          <span aria-hidden="true">△</span>
          {lacks(`lack.${lack}`, { words })}
        </p>
      ))}
      <EvidenceList claimId={claimId} />
      {doing === "edit" && <OccurrenceForm occurrence={occurrence} onClose={close} />}
      {doing === "cite" && (
        <CiteForm annotation={annotation} occurrence={occurrence} onClose={close} />
      )}
      {doing === null && (
        <div className={cards.row}>
          {mayChange && (
            <button type="button" className={cards.small} onClick={() => setDoing("edit")}>
              {t("edit")}
            </button>
          )}
          {may("evidence.add", { role: reading.me.role }) && (
            <button type="button" className={cards.small} onClick={() => setDoing("cite")}>
              {t("cite")}
            </button>
          )}
          {mayChange && (
            <button
              type="button"
              className={cards.small}
              aria-label={t("removeOne", { claim: statement })}
              onClick={() => uncarry(reading, occurrence)}
            >
              {t("remove")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
