"use client";
import "@/messages/charts";
import { Link } from "../ui/link";
import { useTranslations } from "use-intl";
import type { QueryTo } from "@/lib/contract/endpoint";
import { useApiPages } from "../live/use-api";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import styles from "./charts.module.css";

/** The passages that a number counts. */
export type PassageQuery = Omit<QueryTo<"GET /projects/{projectId}/passages">, "cursor">;

/** The passages behind a number, each in context and with a link. */
export function PassageList({ projectId, query }: { projectId: string; query: PassageQuery }) {
  const t = useTranslations("Charts");
  const { items, hasMore, more, problem, isFetching } = useApiPages(
    "GET /projects/{projectId}/passages",
    { params: { projectId }, query: { ...query, limit: 200 } },
  );
  if (problem && !items) return <Problem>{problem}</Problem>;
  if (!items) return <Spinner />;
  return (
    <>
      <ol role="list" className={styles.passages} aria-label={t("passages")}>
        {items.map((passage) => (
          <li key={passage.annotationId}>
            <Link
              className="quiet-link"
              href={`/projects/${projectId}/documents/${passage.documentId}#annotation-${passage.annotationId}`}
            >
              <span className={styles.kwic} dir="auto">
                <span>{passage.before}</span>
                <mark>{passage.words}</mark>
                <span>{passage.after}</span>
              </span>
              <small>
                {passage.documentTitle} · {passage.createdBy.name}
              </small>
            </Link>
          </li>
        ))}
      </ol>
      {problem && <Problem>{problem}</Problem>}
      {hasMore && (
        <Button loading={isFetching} onClick={more}>
          {t("more")}
        </Button>
      )}
    </>
  );
}
