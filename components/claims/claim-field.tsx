"use client";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Offers } from "../ui/offers";
import type { Claim } from "./claim";
import { VerdictChip } from "./verdict-chip";
import { useClaimSearch } from "./use-claim-search";
import styles from "./claim-field.module.css";

interface ClaimFieldProps {
  readonly projectId: string;
  readonly label: string;
  readonly value: string;
  /** The registered claim that was chosen, if one was. */
  readonly picked: Claim | null;
  readonly autoFocus?: boolean;
  /** Claims not to offer, since the passage carries them already. */
  readonly without?: readonly string[];
  readonly onChange: (words: string) => void;
  readonly onPick: (claim: Claim | null) => void;
}

/**
 * A field for a claim in plain words. While one types, similar claims of the register are offered;
 * the arrow keys move between the field and the list, and Enter chooses.
 */
export function ClaimField(props: ClaimFieldProps) {
  const { projectId, label, value, picked, autoFocus, without = [], onChange, onPick } = props;
  const t = useTranslations("Occurrence");
  const id = useId();
  const found = useClaimSearch(projectId, picked ? "" : value);
  const offered = found.filter((claim) => !without.includes(claim.id));
  return (
    <Offers
      label={t("offers")}
      items={offered}
      onPick={(claim) => {
        onChange(claim.statement);
        onPick(claim);
      }}
      describe={(claim) => (
        <>
          <span dir="auto">{claim.statement}</span>
          <VerdictChip verdict={claim.verdict} />
          <small>{t("passages", { count: claim.occurrenceCount })}</small>
        </>
      )}
    >
      <input
        className={styles.input}
        aria-label={label}
        aria-describedby={`${id}-found`}
        placeholder={label}
        dir="auto"
        autoComplete="off"
        autoFocus={autoFocus}
        maxLength={5_000}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          if (picked) onPick(null);
        }}
      />
      <p id={`${id}-found`} className={picked ? styles.picked : "visually-hidden"} role="status">
        {picked
          ? t("picked", { count: picked.occurrenceCount })
          : offered.length > 0 && t("offered", { count: offered.length })}
      </p>
    </Offers>
  );
}
