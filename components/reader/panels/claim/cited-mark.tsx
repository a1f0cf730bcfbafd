"use client";
import { useTranslations } from "use-intl";
import { STANCE_SIGNS } from "@/components/annotation/stance-signs";
import type { Evidence } from "@/components/claims/evidence";
import { Popover } from "@/components/ui/popover";
import "@/messages/evidence";
import { CitedItem } from "./cited-item";
import styles from "./claim.module.css";

/** The sign below cited words: says what they are cited for, and leads there. */
export function CitedMark({ evidence }: { evidence: Evidence }) {
  const t = useTranslations("Evidence");
  const { stance } = evidence;
  const name = t("openMark", { stance: t(`stance.${stance}`) });
  return (
    <Popover
      label={name}
      trigger={
        <button type="button" className={styles.stance} aria-label={name} title={name}>
          {STANCE_SIGNS[stance]}
        </button>
      }
    >
      <div className={styles.pop}>
        <CitedItem evidence={evidence} isInText={false} onWords={() => undefined} />
      </div>
    </Popover>
  );
}
