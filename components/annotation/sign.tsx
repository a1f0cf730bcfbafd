"use client";
import { useTranslations } from "use-intl";
import type { Kind } from "@/lib/annotation/annotation";
import styles from "./sign.module.css";

/** The signs that ancient editors set in the margin: obelus, diple, asteriskos, paragraphos. */
export const SIGNS = {
  claim: "†",
  quotation: "»",
  rhetoric: "※",
  note: "¶",
} as const satisfies Record<Kind, string>;

export interface SignProps {
  readonly kind: Kind;
  /** Names the kind for screen readers; leave it out beside a label. */
  readonly named?: boolean;
}

export function Sign({ kind, named }: SignProps) {
  const t = useTranslations("Ui");
  return (
    <>
      <span className={`${styles.sign} ${styles[kind]}`} aria-hidden="true">
        {SIGNS[kind]}
      </span>
      {named && <span className="visually-hidden">{t(`kind.${kind}`)}</span>}
    </>
  );
}
