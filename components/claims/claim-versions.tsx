"use client";
import { useTranslations } from "use-intl";
import "@/messages/claim-pages";
import { Disclosure } from "../ui/disclosure";
import { RelativeTime } from "../ui/relative-time";
import type { ClaimBefore } from "./claim";
import { useVerdictName } from "./verdict-chip";
import styles from "./claim-page.module.css";

/** Earlier statements of the claim, newest first. */
export function ClaimVersions({ past }: { past: readonly ClaimBefore[] }) {
  const t = useTranslations("ClaimPage");
  const verdictName = useVerdictName();
  if (past.length === 0) return null;
  return (
    <section aria-label={t("history")}>
      <Disclosure label={t("historyOf", { count: past.length })}>
        <ol role="list" className={styles.drift}>
          {past.toReversed().map(({ version, action, by, at, before }) => (
            <li key={version}>
              <span className={styles.soft}>
                {t("changedBy", { action, name: by.name })} <RelativeTime at={at} />
              </span>
              <br />
              <span dir="auto">{before.statement}</span>
              <br />
              <span className={styles.soft}>
                <bdi>{verdictName(before.verdict)}</bdi>
                {before.rationale && <bdi>: {before.rationale}</bdi>}
              </span>
            </li>
          ))}
        </ol>
      </Disclosure>
    </section>
  );
}
