"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "../api";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Markdown } from "../ui/markdown";
import { Problem } from "../ui/problem";
import { RelativeTime } from "../ui/relative-time";
import { Waiting } from "../ui/spinner";
import type { ClaimInFull, Register } from "./claim";
import { DecideClaim } from "./decide-claim";
import { VerdictChip } from "./verdict-chip";
import styles from "./claim-register.module.css";

export interface ClaimDetailProps {
  readonly id: string;
  readonly register: Register;
  readonly onClose: () => void;
}

/** One claim with every passage that carries it. */
export function ClaimDetail({ id, register, onClose }: ClaimDetailProps) {
  const t = useTranslations("Claims");
  const router = useRouter();
  const [claim, setClaim] = useState<ClaimInFull | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [deciding, setDeciding] = useState(false);
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    let stale = false;
    void api<ClaimInFull>(`/claims/${encodeURIComponent(id)}`).then((answer) => {
      if (stale) return;
      if (answer.ok) setClaim(answer.value);
      setProblem(answer.ok ? null : answer.detail);
    });
    return () => {
      stale = true;
    };
  }, [id, asked]);

  function saved() {
    setDeciding(false);
    setAsked(asked + 1);
    router.refresh();
  }

  return (
    <Dialog open onOpenChange={onClose} title={t("claim")} wide guarded={deciding}>
      {problem && <Problem>{problem}</Problem>}
      {!claim && !problem && <Waiting>{t("loading")}</Waiting>}
      {claim && (
        <div className={styles.detail}>
          <p className={styles.says} dir="auto">
            {claim.statement}
          </p>
          <p className={styles.facts}>
            <VerdictChip verdict={claim.verdict} />
            {register.types.find(({ value }) => value === claim.type)?.label ?? claim.type}
            {claim.decidedBy && claim.decidedAt && (
              <span>
                {t("decidedBy", { name: claim.decidedBy.name })}{" "}
                <RelativeTime at={claim.decidedAt} />
              </span>
            )}
          </p>
          {claim.context && <p dir="auto">{claim.context}</p>}
          {deciding ? (
            <DecideClaim
              claim={claim}
              register={register}
              onCancel={() => setDeciding(false)}
              onSaved={saved}
            />
          ) : (
            <>
              {claim.rationale && (
                <section className={styles.section}>
                  <h3>{t("rationale")}</h3>
                  <Markdown>{claim.rationale}</Markdown>
                </section>
              )}
              {register.mayDecide && (
                <div>
                  <Button onClick={() => setDeciding(true)}>
                    {claim.verdict === null ? t("decide") : t("decideAgain")}
                  </Button>
                </div>
              )}
            </>
          )}
          <Occurrences claim={claim} projectId={register.projectId} />
        </div>
      )}
    </Dialog>
  );
}

function Occurrences({ claim, projectId }: { claim: ClaimInFull; projectId: string }) {
  const t = useTranslations("Claims");
  return (
    <section className={styles.section}>
      <h3>{t("occurrencesOf", { count: claim.occurrences.length })}</h3>
      {claim.occurrences.length === 0 && <p>{t("noOccurrences")}</p>}
      <ul role="list" className={styles.occurrences}>
        {claim.occurrences.map(({ annotationId, documentId, documentTitle, quote }) => (
          <li key={annotationId}>
            <Link
              href={`/projects/${projectId}/documents/${documentId}#annotation-${annotationId}`}
              dir="auto"
            >
              “{quote}”
            </Link>
            <span className={styles.where} dir="auto">
              {documentTitle}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
