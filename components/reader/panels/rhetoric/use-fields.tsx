"use client";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { ClaimField } from "@/components/claims/claim-field";
import "@/messages/card";
import type { ReadingTag } from "../../model/codebook";
import { useReaderContext } from "../../context/reader-context";
import { typedClaim, type RhetoricUse } from "../../model/rhetoric-use";
import { useServedClaim } from "../../context/use-served-claim";
import { useTargets } from "../../context/use-targets";
import styles from "./rhetoric.module.css";

interface UseFieldsProps {
  readonly tag: ReadingTag | null;
  readonly use: RhetoricUse;
  /** Whether the annotation is for oneself alone, and so makes no claim in the register. */
  readonly hidden: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (some: Partial<RhetoricUse>) => void;
}

/** Whom a technique is aimed at, which claim it serves, and why it is this one. */
export function UseFields({ tag, use, hidden, autoFocus, onChange }: UseFieldsProps) {
  const t = useTranslations("Rhetoric");
  const { reading } = useReaderContext();
  const id = useId();
  const targets = useTargets(reading.place.projectId, use.target);
  const picked = useServedClaim(use.claimId);
  const asks = (what: "target" | "claim") => tag?.requires === what || tag?.requires === "both";
  const label = {
    target: asks("target") ? t("targetAsked") : t("target"),
    claim: asks("claim") ? t("claimAsked") : t("claim"),
  };
  return (
    <div className={styles.fields}>
      <input
        className={styles.input}
        aria-label={label.target}
        placeholder={label.target}
        list={`${id}-targets`}
        dir="auto"
        autoComplete="off"
        autoFocus={autoFocus}
        maxLength={500}
        value={use.target}
        onChange={(event) => onChange({ target: event.target.value })}
      />
      <datalist id={`${id}-targets`}>
        {targets.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ClaimField
        projectId={reading.place.projectId}
        label={label.claim}
        value={use.claim || picked?.statement || ""}
        picked={picked}
        onChange={(claim) => onChange({ claim, ...(claim === "" ? { claimId: null } : {}) })}
        onPick={(claim) => onChange({ claimId: claim?.id ?? null })}
      />
      {typedClaim(use) !== null && (
        <p className={styles.hint} role="status">
          {t(hidden ? "claimNotKept" : "claimIsNew")}
        </p>
      )}
      <textarea
        className={styles.input}
        aria-label={tag?.justify ? t("justificationAsked") : t("justification")}
        placeholder={tag?.justify ? t("justificationAsked") : t("justification")}
        rows={2}
        dir="auto"
        maxLength={5_000}
        value={use.justification}
        onChange={(event) => onChange({ justification: event.target.value })}
      />
    </div>
  );
}
