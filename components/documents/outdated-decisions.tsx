"use client";
import { useTranslations } from "use-intl";
import "@/messages/documents";
import { Link } from "../ui/link";
import styles from "./document-list.module.css";

interface OutdatedDecisionsProps {
  readonly projectId: string;
  readonly count: number;
}

/** How many decisions stand on an earlier wording, with a link to the list of them; nothing for none. */
export function OutdatedDecisions({ projectId, count }: OutdatedDecisionsProps) {
  const t = useTranslations("Documents");
  if (count === 0) return null;
  const query = new URLSearchParams({ q: "status:outdated" });
  return (
    <p className={styles.outdated}>
      <Link href={`/projects/${projectId}/query?${query}`}>{t("outdated", { count })}</Link>
    </p>
  );
}
