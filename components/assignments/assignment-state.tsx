"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/assignments";
import { isOverdue, type Assignment } from "./assignment";
import styles from "./assignments.module.css";

const SIGNS = { "not-started": "○", "in-progress": "◐", finished: "●" } as const;

/** The state of an assignment as a sign and a word, and whether it is overdue. */
export function AssignmentState({ of }: { readonly of: Pick<Assignment, "state" | "dueAt"> }) {
  const t = useTranslations("Assignments");
  const [now] = useState(() => Date.now());
  return (
    <span className={styles.state} data-state={of.state}>
      <span aria-hidden="true">{SIGNS[of.state]}</span> {t(`states.${of.state}`)}
      {isOverdue(of, now) && <b className={styles.overdue}> · {t("overdue")}</b>}
    </span>
  );
}
