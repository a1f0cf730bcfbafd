"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/review";
import { call } from "../api";
import { useApi } from "../live/use-api";
import { useProjectChanges } from "../live/use-project-changes";
import { replaceUrl } from "../replace-url";
import { Progress } from "../ui/progress";
import { FilterForm, type FilterChoices } from "./filter-form";
import { parametersOf, type ReviewFilter } from "./queue-filter";
import { QueueList } from "./queue-list";
import styles from "./review.module.css";

interface QueuePageProps {
  readonly projectId: string;
  readonly me: string;
  /** What the address, or the visit before, narrows the queue to. */
  readonly filter: ReviewFilter;
  readonly people: FilterChoices["people"];
  /** The last number of the project's feed when the page was read. */
  readonly change: number;
  /** How far the project's texts had come. */
  readonly texts: number;
}

/** The annotations of a project to review: a filter, how far one has come, and the queue. */
export function QueuePage({ projectId, me, filter: first, people, change, texts }: QueuePageProps) {
  const [filter, setFilter] = useState(first);
  const params = { projectId };
  useProjectChanges(projectId, change, [], texts);
  const documents = useApi("GET /projects/{projectId}/documents", {
    params,
    query: { limit: 1_000, sort: "title" },
  });
  const tags = useApi("GET /projects/{projectId}/tags", { params, query: { limit: 1_000 } });
  const labels = new Map(tags.data?.items.map(({ slug, label }) => [slug, label]));

  const narrow = (next: ReviewFilter) => {
    setFilter(next);
    replaceUrl(`?${parametersOf(next)}`);
    // It is not worth a word if it is not kept: the address has it.
    void call("PUT /projects/{projectId}/review-queue/filter", { params, body: { filter: next } });
  };
  return (
    <div className={styles.page}>
      <FilterForm
        filter={filter}
        choices={{ documents: documents.data?.items ?? [], people, tags: tags.data?.items ?? [] }}
        me={me}
        onFilter={narrow}
      />
      <HowFar projectId={projectId} filter={filter} />
      <QueueList
        key={`${parametersOf(filter)}`}
        projectId={projectId}
        me={me}
        filter={filter}
        onFilter={narrow}
        labelOf={(slug) => labels.get(slug) ?? slug.replaceAll("-", " ")}
      />
    </div>
  );
}

/** "37 of 120 reviewed by you". */
function HowFar({ projectId, filter }: { projectId: string; filter: ReviewFilter }) {
  const t = useTranslations("Review");
  const { sort: _sort, unseen: _unseen, ...narrowed } = filter;
  const { data } = useApi(
    "GET /projects/{projectId}/review-queue/progress",
    { params: { projectId }, query: narrowed },
    { keepPrevious: true },
  );
  if (!data || data.total === 0) return null;
  const { total, reviewed, complete } = data;
  return (
    <Progress
      label={t(complete ? "progress" : "progressMore", { reviewed, total })}
      value={reviewed / total}
    />
  );
}
