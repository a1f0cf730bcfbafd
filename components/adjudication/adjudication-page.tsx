"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { CASE_KINDS, CASE_STATES, OUTCOMES } from "@/lib/contract/terms";
import "@/messages/adjudication";
import { useApi } from "../live/use-api";
import { useProjectChanges } from "../live/use-project-changes";
import { replaceUrl } from "../replace-url";
import { buttonClass } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { SelectField } from "../ui/select-field";
import { Spinner } from "../ui/spinner";
import { comparedIn, parametersOf, queryOf, withCompared, type CaseFilter } from "./case-filter";
import { CaseList } from "./case-list";
import look from "../review/queue.module.css";
import styles from "./adjudication.module.css";

interface AdjudicationPageProps {
  readonly projectId: string;
  /** What the address narrows the list to. */
  readonly filter: CaseFilter;
  /** The last number of the project's feed when the page was read. */
  readonly change: number;
  /** How far the project's texts had come. */
  readonly texts: number;
}

/** All codings of a document as cases, to be decided one by one: a choice of text, filters, the list. */
export function AdjudicationPage({
  projectId,
  filter: initial,
  change,
  texts,
}: AdjudicationPageProps) {
  const t = useTranslations("Adjudication");
  const [filter, setFilter] = useState(initial);
  useProjectChanges(projectId, change, [], texts);
  const params = { projectId };
  const { data: documents, problem } = useApi("GET /projects/{projectId}/documents", {
    params,
    query: { limit: 1_000, sort: "title" },
  });
  const { data: tags } = useApi("GET /projects/{projectId}/tags", {
    params,
    query: { limit: 1_000 },
  });
  const labels = new Map(tags?.items.map(({ slug, label }) => [slug, label]));
  const labelOf = (slug: string) => labels.get(slug) ?? slug.replaceAll("-", " ");
  const documentId = filter.document ?? documents?.items[0]?.id;
  const { data: progress } = useApi(
    "GET /documents/{documentId}/adjudication/progress",
    { params: { documentId: documentId ?? "" } },
    { enabled: documentId !== undefined, keepPrevious: true },
  );
  const narrow = (next: CaseFilter) => {
    setFilter(next);
    replaceUrl(`?${parametersOf(next)}`);
  };

  if (problem && !documents) return <Problem>{problem}</Problem>;
  if (!documents) return <Spinner />;
  if (!documentId) {
    const toDocuments = (
      <Link className={buttonClass()} href={`/projects/${projectId}`}>
        {t("toDocuments")}
      </Link>
    );
    return (
      <EmptyState title={t("noDocuments")} action={toDocuments}>
        {t("noDocumentsWords")}
      </EmptyState>
    );
  }
  const one = <T extends string>(all: readonly T[], value: string) =>
    all.find((each) => each === value);
  const kinds = new Map(progress?.kinds.map(({ kind, open }) => [kind, open]));
  const state = queryOf(filter).state;
  const [first, second] = comparedIn(filter);
  const coders = (progress?.coders ?? [])
    .map(({ id, name }) => ({ value: id ?? name, label: name || t("unnamed") }))
    .filter(({ value }) => value !== "");
  return (
    <div className={styles.page}>
      <form
        role="search"
        className={styles.fields}
        aria-label={t("filter")}
        onSubmit={(event) => event.preventDefault()}
      >
        <SelectField
          label={t("document")}
          value={documentId}
          options={documents.items.map(({ id, title }) => ({ value: id, label: title }))}
          onValue={(document) => narrow({ ...filter, document })}
        />
        <SelectField
          label={t("state")}
          value={state ?? "all"}
          options={[
            ...CASE_STATES.map((each) => ({ value: each, label: t(`states.${each}`) })),
            { value: "all", label: t("states.all") },
          ]}
          onValue={(value) =>
            narrow({
              ...filter,
              state: value === "open" ? undefined : one(CASE_STATES, value),
              show: value === "all" ? "all" : undefined,
            })
          }
        />
        <SelectField
          label={t("disagreement")}
          value={filter.kind ?? ""}
          options={[
            { value: "", label: t("anyKind") },
            ...CASE_KINDS.map((kind) => ({
              value: kind,
              label: t("kindOf", { kind: t(`kinds.${kind}`), open: kinds.get(kind) ?? 0 }),
            })),
          ]}
          onValue={(value) => narrow({ ...filter, kind: one(CASE_KINDS, value) })}
        />
        <SelectField
          label={t("tag")}
          value={filter.tag ?? ""}
          options={[
            { value: "", label: t("anyTag") },
            ...(progress?.tags ?? []).map(({ tag, total }) => ({
              value: tag,
              label: t("tagOf", { tag: labelOf(tag), total }),
            })),
          ]}
          onValue={(value) => narrow({ ...filter, tag: value || undefined })}
        />
        <SelectField
          label={t("codedBy")}
          value={first}
          options={[{ value: "", label: t("anybody") }, ...coders]}
          onValue={(value) => narrow(withCompared(filter, value, value && second))}
        />
        {first !== "" && (
          <SelectField
            label={t("comparedWith")}
            value={second}
            options={[
              { value: "", label: t("everybody") },
              ...coders.filter(({ value }) => value !== first),
            ]}
            onValue={(value) => narrow(withCompared(filter, first, value))}
          />
        )}
        {state !== "open" && (
          <SelectField
            label={t("outcome")}
            value={filter.outcome ?? ""}
            options={[
              { value: "", label: t("anyOutcome") },
              ...OUTCOMES.map((each) => ({ value: each, label: t(`done.${each}`) })),
            ]}
            onValue={(value) => narrow({ ...filter, outcome: one(OUTCOMES, value) })}
          />
        )}
        <CheckBox
          label={t("showRejected")}
          checked={filter.rejected === "shown"}
          onChange={({ target }) =>
            narrow({ ...filter, rejected: target.checked ? "shown" : undefined })
          }
        />
      </form>
      {progress && progress.total > 0 && (
        <>
          <Progress
            label={t("progress", { decided: progress.decided, total: progress.total })}
            value={progress.decided / progress.total}
          />
          <p className={look.soft}>
            {t("coders", {
              count: progress.coders.length,
              names: progress.coders.map(({ name }) => name || t("unnamed")).join(", "),
            })}{" "}
            {progress.again > 0 && t("decidedEarlier", { count: progress.again })}{" "}
            {progress.unplaced > 0 && t("unplaced", { count: progress.unplaced })}
          </p>
        </>
      )}
      <CaseList
        key={`${documentId} ${JSON.stringify(queryOf(filter))}`}
        projectId={projectId}
        documentId={documentId}
        filter={{ ...filter, document: documentId }}
        onFilter={narrow}
        tags={tags?.items ?? []}
        labelOf={labelOf}
        total={progress?.total}
      />
    </div>
  );
}
