"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { RelativeTime } from "../ui/relative-time";
import { useToast } from "../ui/toast";
import { undoMerge, type Merged } from "./claim";
import styles from "./claim-page.module.css";

interface MergedClaimsProps {
  readonly merged: readonly Merged[];
  readonly mayMerge: boolean;
}

/** The claims that were merged into this one; each merge can be undone. */
export function MergedClaims({ merged, mayMerge }: MergedClaimsProps) {
  const t = useTranslations("ClaimPage");
  const changed = useChanged();
  const say = useToast();
  const [busy, setBusy] = useState<string | null>(null);
  if (merged.length === 0) return null;

  async function apart({ id }: Merged) {
    if (busy) return;
    setBusy(id);
    const answer = await undoMerge(id);
    setBusy(null);
    say(answer.ok ? { text: t("tookApart") } : { text: answer.detail, urgent: true });
    changed("claim");
  }

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
              {mayMerge && (
                <Button
                  loading={busy === claim.id}
                  aria-label={t("takeApartNamed", { statement: claim.statement })}
                  onClick={() => void apart(claim)}
                >
                  {t("takeApart")}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
