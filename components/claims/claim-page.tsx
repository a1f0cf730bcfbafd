"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/claim-pages";
import "@/messages/claims";
import { useChanged } from "../live/use-changed";
import { ABOUT_CLAIMS, useProjectChanges } from "../live/use-project-changes";
import { Button } from "../ui/button";
import { Markdown } from "../ui/markdown";
import { RelativeTime } from "../ui/relative-time";
import { useDraftOpener } from "../use-form-draft";
import type { ClaimBefore, ClaimInFull, Register } from "./claim";
import { ClaimVersions } from "./claim-versions";
import { Concordance } from "./concordance";
import { decisionDraft, DecideClaim } from "./decide-claim";
import { editDraft, EditClaim } from "./edit-claim";
import type { ClaimNumbers, Evidence, Search } from "./evidence";
import { EvidenceSection } from "./evidence-section";
import { MergedClaims } from "./merged-claims";
import { SearchLog } from "./search-log";
import { Timeline } from "./timeline";
import { VerdictChip } from "./verdict-chip";
import styles from "./claim-page.module.css";

export interface ClaimPageProps {
  readonly register: Register;
  readonly claim: ClaimInFull;
  readonly evidence: readonly Evidence[];
  readonly numbers: ClaimNumbers;
  readonly searches: readonly Search[];
  readonly past: readonly ClaimBefore[];
  readonly me: string;
}

/** A claim with its verdict, evidence, passages and timeline. */
export function ClaimPage({
  register,
  claim,
  evidence,
  numbers,
  searches,
  past,
  me,
}: ClaimPageProps) {
  const t = useTranslations("ClaimPage");
  const claims = useTranslations("Claims");
  const changed = useChanged();
  const [doing, setDoing] = useState<"edit" | "decide" | null>(null);
  useProjectChanges(register.projectId, register.change, ABOUT_CLAIMS);
  useDraftOpener(editDraft(claim.id), () => setDoing("edit"));
  useDraftOpener(decisionDraft(claim.id), () => setDoing("decide"));
  const done = () => {
    setDoing(null);
    changed("claim");
  };
  const close = () => setDoing(null);
  const type = register.types.find(({ value }) => value === claim.type)?.label ?? claim.type;
  return (
    <div className={styles.page}>
      <section className={styles.verdict} aria-label={claims("verdict")}>
        <p className={styles.facts}>
          <VerdictChip verdict={claim.verdict} />
          {claim.decidedBy && claim.decidedAt && (
            <span>
              {claims("decidedBy", { name: claim.decidedBy.name })}{" "}
              <RelativeTime at={claim.decidedAt} />
            </span>
          )}
          <span>{type}</span>
          {claim.checkable !== null && <span>{t(`checkable.${claim.checkable}`)}</span>}
        </p>
        {claim.reason && <p dir="auto">{claim.reason}</p>}
        {claim.context && (
          <p className={styles.context} dir="auto">
            {claim.context}
          </p>
        )}
        {doing !== "decide" && claim.rationale && <Markdown>{claim.rationale}</Markdown>}
        {doing === "decide" && (
          <DecideClaim claim={claim} register={register} onCancel={close} onSaved={done} />
        )}
        {doing === "edit" && (
          <EditClaim claim={claim} register={register} onCancel={close} onSaved={done} />
        )}
        {doing === null && (
          <p className={styles.facts}>
            {register.mayDecide && (
              <Button onClick={() => setDoing("decide")}>
                {claim.verdict === null ? claims("decide") : claims("decideAgain")}
              </Button>
            )}
            {register.mayAdd && <Button onClick={() => setDoing("edit")}>{t("edit")}</Button>}
          </p>
        )}
      </section>
      <EvidenceSection
        register={register}
        claim={claim}
        evidence={evidence}
        numbers={numbers}
        me={me}
      />
      <SearchLog register={register} claim={claim} searches={searches} />
      <Concordance projectId={register.projectId} occurrences={claim.occurrences} />
      <Timeline projectId={register.projectId} claim={claim} past={past} />
      <MergedClaims merged={claim.merged} mayMerge={register.mayMerge} />
      <ClaimVersions past={past} />
    </div>
  );
}
