"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { may, type Role } from "@/lib/access/policy";
import { SUGGESTION_STATES } from "@/lib/contract/terms";
import "@/messages/suggestions";
import { useApi } from "../live/use-api";
import { useProjectChanges } from "../live/use-project-changes";
import { DocumentPage, documentPath, type DocumentPageProps } from "../shell/document-page";
import { Disclosure } from "../ui/disclosure";
import { SelectField } from "../ui/select-field";
import { AskModel } from "./ask-model";
import { LearnFromProject } from "./learn-from-project";
import { OriginRates } from "./origin-rates";
import type { SuggestionFilter } from "./suggestion";
import { SuggestionList } from "./suggestion-list";
import styles from "./suggestions.module.css";

interface SuggestionsPageProps extends Pick<DocumentPageProps, "project" | "document"> {
  readonly viewer: NonNullable<DocumentPageProps["viewer"]>;
  readonly role: Role;
  /** Whether the viewer has finished coding the document: then they decide nothing. */
  readonly finished: boolean;
  /** The last number of the project's feed when the page was read. */
  readonly change: number;
  /** How far the project's texts had come. */
  readonly texts: number;
  /** The model that can be asked, by name; null where the server has none. */
  readonly model: string | null;
}

/** What scripts and models suggest for a document, one after the other. */
export function SuggestionsPage(props: SuggestionsPageProps) {
  const { viewer, project, document } = props;
  const t = useTranslations("Suggestions");
  return (
    <DocumentPage
      viewer={viewer}
      project={project}
      document={document}
      name={t("name")}
      title={t.rich("heading", { title: () => <bdi>{document.title}</bdi> })}
      lead={t("lead")}
    >
      <Suggestions {...props} />
    </DocumentPage>
  );
}

function Suggestions(props: SuggestionsPageProps) {
  const { role, finished, project, document, change, texts, model } = props;
  const t = useTranslations("Suggestions");
  const [filter, setFilter] = useState<SuggestionFilter>({ state: "open", origin: "" });
  useProjectChanges(project.id, change, [], texts);
  const params = { projectId: project.id };
  const tags = useApi("GET /projects/{projectId}/tags", { params, query: { limit: 1_000 } });
  const origins = useApi("GET /projects/{projectId}/suggestions/origins", {
    params,
    query: { limit: 1_000 },
  });
  const labels = new Map(tags.data?.items.map(({ slug, label }) => [slug, label]));
  const rates = origins.data?.items ?? [];
  const isAllowed = may("suggestion.decide", { role });
  const mayAsk = !finished && may("suggestion.ask", { role });
  return (
    <div className={styles.page}>
      {mayAsk && (
        <Disclosure label={t("learn.name")}>
          <LearnFromProject documentId={document.id} tags={tags.data?.items ?? []} />
        </Disclosure>
      )}
      {mayAsk && model !== null && <AskModel documentId={document.id} model={model} />}
      <div className={styles.filter}>
        <SelectField
          label={t("state")}
          value={filter.state}
          options={SUGGESTION_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
          onValue={(value) =>
            setFilter({
              ...filter,
              state: SUGGESTION_STATES.find((one) => one === value) ?? "open",
            })
          }
        />
        <SelectField
          label={t("origin")}
          value={filter.origin}
          options={[
            { value: "", label: t("everyOrigin") },
            ...rates.map(({ origin }) => ({ value: origin, label: origin })),
          ]}
          onValue={(origin) => setFilter({ ...filter, origin })}
        />
      </div>
      {rates.length > 0 && (
        <Disclosure label={t("rates")}>
          <OriginRates rates={rates} isCut={Boolean(origins.data?.next)} />
        </Disclosure>
      )}
      {finished && <p className={styles.soft}>{t("finished")}</p>}
      {!finished && !isAllowed && <p className={styles.soft}>{t("mayNot")}</p>}
      <SuggestionList
        key={`${filter.state}/${filter.origin}`}
        documentId={document.id}
        path={documentPath(project, document)}
        filter={filter}
        mayDecide={isAllowed && !finished}
        tags={tags.data?.items ?? []}
        labelOf={(slug) => labels.get(slug) ?? slug.replaceAll("-", " ")}
      />
    </div>
  );
}
