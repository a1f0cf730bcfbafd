"use client";
import { useTranslations } from "use-intl";
import "@/messages/review";
import { Button, buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";
import { countConditions, type ReviewFilter } from "./queue-filter";

interface NothingLeftProps {
  readonly projectId: string;
  readonly filter: ReviewFilter;
  /** Whether the viewer has just been through what was there. */
  readonly isDone: boolean;
  readonly onFilter: (filter: ReviewFilter) => void;
}

/** Why the queue is empty, and what to do then. */
export function NothingLeft({ projectId, filter, isDone, onFilter }: NothingLeftProps) {
  const t = useTranslations("Review");
  const isFiltered = countConditions(filter) > 0;
  const isUnseen = filter.unseen === "true";
  const { sort } = filter;
  const everything = sort ? { sort } : {};
  if (!isDone && !isFiltered && !isUnseen) {
    const documents = (
      <Link className={buttonClass()} href={`/projects/${projectId}`}>
        {t("toDocuments")}
      </Link>
    );
    return (
      <EmptyState title={t("empty")} action={documents}>
        {t("emptyNew")}
      </EmptyState>
    );
  }
  const action = isFiltered ? (
    <Button onClick={() => onFilter({ ...everything, unseen: filter.unseen })}>{t("clear")}</Button>
  ) : (
    isUnseen && <Button onClick={() => onFilter(everything)}>{t("showAll")}</Button>
  );
  if (isDone) {
    return (
      <EmptyState title={t("all")} action={action}>
        {t("allWords")}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t("empty")} action={action}>
      {t(isFiltered ? "emptyFiltered" : "emptyUnseen")}
    </EmptyState>
  );
}
