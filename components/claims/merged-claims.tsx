"use client";
import { useTranslations } from "use-intl";
import "@/messages/claim-pages";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { RelativeTime } from "../ui/relative-time";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import type { Merged } from "./claim";
import styles from "./claim-page.module.css";

interface MergedClaimsProps {
  readonly merged: readonly Merged[];
  readonly mayMerge: boolean;
}

/** The claims that were merged into this one; each merge can be undone. */
export function MergedClaims({ merged, mayMerge }: MergedClaimsProps) {
  const t = useTranslations("ClaimPage");
  if (merged.length === 0) return null;

  return (
    <section aria-label={t("merged")}>
      <h2>{t("merged")}</h2>
      <ul role="list" className={styles.drift}>
        {merged.map((claim) => (
          <li key={claim.id}>
            <span dir="auto">{claim.statement}</span>
            <p className={styles.facts}>
              <span className={styles.soft}>
                {t("mergedAt")} <RelativeTime at={claim.at} />
              </span>
              {mayMerge && <UndoMerge claim={claim} />}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function UndoMerge({ claim: { id, statement } }: { claim: Merged }) {
  const t = useTranslations("ClaimPage");
  const changed = useChanged();
  const toast = useToast();
  const undoing = useSubmit("POST /claims/{claimId}/unmerge", {
    onRefused({ detail }) {
      toast({ text: detail, urgent: true });
      changed("claim");
    },
    onDone() {
      toast({ text: t("tookApart") });
      changed("claim");
    },
  });
  return (
    <Button
      loading={undoing.busy}
      aria-label={t("takeApartNamed", { statement })}
      onClick={() => undoing.submit({ params: { claimId: id } })}
    >
      {t("takeApart")}
    </Button>
  );
}
