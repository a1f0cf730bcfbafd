"use client";
import { useRouter } from "next/navigation";
import { useMemo, useOptimistic, useTransition } from "react";
import { useTranslations } from "use-intl";
import {
  DocumentPage,
  documentPath,
  type DocumentPageProps,
} from "@/components/shell/document-page";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Problem } from "@/components/ui/problem";
import type { AgreementPage, AgreementPlace, CodedText } from "@/lib/agreement/agreement-page";
import { SHARES } from "@/lib/agreement/on-text";
import "@/messages/agreement-on-text";
import { AgreedChoices } from "./agreed-choices";
import { AgreedLegend } from "./agreed-legend";
import { AgreedPassages } from "./agreed-passages";
import { agreedHref, choiceOf, DISPUTED } from "./agreed-place";
import { AgreedText } from "./agreed-text";
import { StopsBar } from "./stops-bar";
import { useIsLive } from "./use-is-live";
import { useSayings } from "./use-sayings";
import { useStops } from "./use-stops";
import styles from "./agreed-view.module.css";

interface AgreedViewProps extends AgreementPage {
  readonly viewer: DocumentPageProps["viewer"];
}

/** Where those agree who annotated a document, drawn on its text. */
export function AgreedView({ viewer, ...shown }: AgreedViewProps) {
  const { project, document, tags, place, people, coded, problem } = shown;
  const t = useTranslations("AgreementOnText");
  const router = useRouter();
  const [isReading, startReading] = useTransition();
  const path = documentPath(project, document);
  // A choice that is made while the one before is being read keeps it.
  const [chosen, setChosen] = useOptimistic(place);
  const choose = (some: Partial<AgreementPlace>) => {
    const next = { ...chosen, page: 1, ...some };
    startReading(() => {
      setChosen(next);
      router.replace(agreedHref(path, next), { scroll: false });
    });
  };
  return (
    <DocumentPage
      viewer={viewer}
      project={project}
      document={document}
      name={t("title")}
      title={t("title")}
      lead={t("lead")}
    >
      <AgreedChoices place={chosen} people={people} tags={tags} onChoose={choose} />
      <p role="status" className={styles.state} data-print="no">
        {isReading && t("reading")}
      </p>
      {problem && <Problem>{t(`problems.${problem}`)}</Problem>}
      {!coded && !problem && <EmptyState title={t("nobody")}>{t("nobodyWords")}</EmptyState>}
      {coded && (
        <Coded key={String(choiceOf(place))} coded={coded} shown={shown} isReading={isReading} />
      )}
    </DocumentPage>
  );
}

interface CodedProps {
  readonly coded: CodedText;
  readonly shown: AgreementPage;
  readonly isReading: boolean;
}

function Coded({ coded, shown, isReading }: CodedProps) {
  const { project, document, place } = shown;
  const t = useTranslations("AgreementOnText");
  const { coders, spans, disputed, firstDisputed, page, unplaced } = coded;
  const path = documentPath(project, document);
  const isLive = useIsLive();
  const { wordsOf, whoOf } = useSayings(coded);
  const { at, go } = useStops({
    prefix: DISPUTED,
    total: disputed,
    firstOnPages: firstDisputed,
    page,
    hrefOf: (there, id) => agreedHref(path, { ...place, page: there }, id),
  });
  const here = useMemo(() => coded.runs.find((run) => run.disputed === at), [coded, at]);
  const csv = new URLSearchParams([...choiceOf(place), ["as", "csv"]]);
  const exported = new URLSearchParams([...choiceOf(place), ["agreement", "true"]]);
  return (
    <div aria-busy={isReading} className={styles.coded} data-live={isLive ? "" : undefined}>
      <p>
        {t("facts", { coders: coders.length, spans, disputed })}{" "}
        {unplaced > 0 && t("unplaced", { count: unplaced })}
      </p>
      <WordCounts coded={coded} />
      <AgreedLegend coded={coded} layer={place.layer} />
      {spans === 0 && <p>{t("noMarks")}</p>}
      {spans > 0 && disputed === 0 && <p>{t("noDisputes")}</p>}
      {disputed > 0 && (
        <StopsBar
          status={
            here
              ? t("at", { disputed: at, total: disputed, words: wordsOf(here), who: whoOf(here) })
              : t("disputes", { count: disputed })
          }
          at={at}
          total={disputed}
          onGo={go}
          words={{ previous: t("previous"), next: t("next"), keys: t("keys") }}
        />
      )}
      <Pages coded={coded} path={path} place={place} />
      <section aria-labelledby="agreed-text">
        <h2 id="agreed-text" className="visually-hidden">
          {t("text")}
        </h2>
        <AgreedText coded={coded} place={place} language={document.language} />
      </section>
      <Pages coded={coded} path={path} place={place} isSecond />
      <AgreedPassages coded={coded} />
      <p className={styles.files} data-print="no">
        <a
          className={buttonClass({ size: "small" })}
          href={`/api/v1/documents/${document.id}/agreement/text?${csv}`}
          download
        >
          {t("csv")}
        </a>
        <a
          className={buttonClass({ size: "small" })}
          href={`/api/v1/documents/${document.id}/export/html?${exported}`}
          download
        >
          {t("export")}
        </a>
      </p>
    </div>
  );
}

/** How many of the text's words are marked by how many people. */
function WordCounts({ coded: { words } }: Pick<CodedProps, "coded">) {
  const t = useTranslations("AgreementOnText");
  const { total } = words;
  return (
    <div>
      <p id="word-counts">{t("words", { total })}</p>
      <dl className={styles.counts} aria-labelledby="word-counts">
        {PARTS.map((part) => (
          <div key={part}>
            <dt>{t("shareOf", { share: t(`shares.${part}`) })}</dt>
            <dd>{words[part]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The parts of the words, from those that everybody marked. */
const PARTS = [...SHARES.toReversed(), "none"] as const;

interface PagesProps {
  readonly coded: CodedText;
  readonly path: string;
  readonly place: AgreementPlace;
  /** Whether the same links stand above already, as the landmark. */
  readonly isSecond?: boolean;
}

function Pages({ coded: { page, pages }, path, place, isSecond }: PagesProps) {
  const t = useTranslations("AgreementOnText");
  if (pages < 2) return null;
  const shown = [page - 1, page + 1].filter((each) => each >= 1 && each <= pages);
  const Element = isSecond ? "div" : "nav";
  return (
    <Element
      className={styles.pages}
      data-print="no"
      aria-label={isSecond ? undefined : t("pages")}
    >
      <span>{t("pageOf", { page, pages })}</span>
      {shown.map((each) => (
        <a
          key={each}
          className={buttonClass({ size: "small" })}
          href={agreedHref(path, { ...place, page: each })}
        >
          {t("page", { page: each })}
        </a>
      ))}
    </Element>
  );
}
