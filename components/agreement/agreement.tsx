"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo, useOptimistic, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import "@/messages/agreement";
import { useApi } from "../live/use-api";
import { useProjectChanges } from "../live/use-project-changes";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { Choices, type ChoicesProps } from "./choices";
import { withNames, type Compared } from "./compared";
import { ConfusionMatrix } from "./confusion-matrix";
import { Headline } from "./headline";
import { OnTexts, type OnTextsProps } from "./on-texts";
import { PairMatrix } from "./pair-matrix";
import { ValueFigure } from "./value-figure";
import styles from "./agreement.module.css";

export interface AgreementProps
  extends
    Pick<ChoicesProps, "compared" | "people" | "tags">,
    Pick<OnTextsProps, "texts" | "textCount"> {
  readonly projectId: string;
  /** The last number of the project's feed when the page was read. */
  readonly change: number;
  /** How far the texts' feeds had come at that time. */
  readonly counted: number;
}

const ENDPOINT = "GET /projects/{projectId}/agreement";

/** How far the coders of a project agree: a figure, and what it is made of. */
export function Agreement(props: AgreementProps) {
  const { projectId, change, counted, compared, people, tags, texts, textCount } = props;
  const t = useTranslations("Agreement");
  const router = useRouter();
  const client = useQueryClient();
  const [waits, begin] = useTransition();
  const [read, setRead] = useState(counted);
  useProjectChanges(projectId, change, ["tag", "document"], counted);
  const { data, problem, isFetching, isPrevious } = useApi(
    ENDPOINT,
    { params: { projectId }, query: compared },
    { enabled: people.length > 1, keepPrevious: true },
  );
  const named = useMemo(() => data && withNames(data, tags), [data, tags]);
  // A choice that is made while the one before is being read keeps it.
  const [chosen, setChosen] = useOptimistic(compared);
  const look = (some: Partial<Compared>) => {
    // What has not been compared yet is read now.
    setRead(counted);
    const next = { ...chosen, ...some };
    const query = new URLSearchParams(definedOf(next));
    begin(() => {
      setChosen(next);
      router.replace(`/projects/${projectId}/agreement?${query}`, { scroll: false });
    });
  };
  const again = () => {
    setRead(counted);
    void client.invalidateQueries({ queryKey: [ENDPOINT] });
  };
  const csv = (table: string) =>
    `/api/v1/projects/${projectId}/agreement?${new URLSearchParams({ ...definedOf(compared), table, as: "csv" })}`;

  if (people.length < 2) return <EmptyState title={t("nobody")}>{t("nobodyWords")}</EmptyState>;
  return (
    <>
      <Choices compared={chosen} people={people} tags={tags} onChoose={look} />
      {compared.documents && (
        <p className={styles.scope}>
          {t("documents", { count: compared.documents.split(",").length })}{" "}
          <Button size="small" variant="quiet" onClick={() => look({ documents: undefined })}>
            {t("allDocuments")}
          </Button>
        </p>
      )}
      {counted > read && !isFetching && (
        <p className={styles.scope} role="status">
          {t("changed")}{" "}
          <Button size="small" onClick={again}>
            {t("again")}
          </Button>
        </p>
      )}
      <OnTexts projectId={projectId} compared={compared} texts={texts} textCount={textCount} />
      {problem && <Problem>{problem}</Problem>}
      {(isFetching || waits) && (
        <p className={styles.busy} role="status">
          <Spinner /> {t("comparing")}
        </p>
      )}
      {named && !problem && (
        <div className={styles.result} aria-busy={isPrevious || waits}>
          <Headline agreement={named} />
          <ValueFigure agreement={named} of="labels" csv={csv("labels")} />
          <ValueFigure agreement={named} of="coders" csv={csv("coders")} />
          <PairMatrix agreement={named} csv={csv("pairs")} />
          <ConfusionMatrix agreement={named} csv={csv("confusion")} />
        </div>
      )}
    </>
  );
}

function definedOf(compared: Compared): Record<string, string> {
  return Object.fromEntries(Object.entries(compared).filter(([, value]) => value !== undefined));
}
