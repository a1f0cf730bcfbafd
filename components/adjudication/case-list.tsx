"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/adjudication";
import type { Tag } from "../codebook/tag";
import { useApiPages } from "../live/use-api";
import { QueueFrame, QueueProblem } from "../review/queue-frame";
import { useQueue } from "../review/use-queue";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Spinner } from "../ui/spinner";
import { useKeys } from "../ui/use-keys";
import { CaseActs } from "./case-acts";
import { CaseCard, rejectedIn } from "./case-card";
import { isNarrowed, queryOf, variantsOf, type Case, type CaseFilter } from "./case-filter";
import { caseKey } from "./case-keys";
import type { Chosen } from "./edge-forms";
import { Lanes } from "./lanes";
import { useDecisions } from "./use-decisions";

interface CaseListProps {
  readonly projectId: string;
  readonly documentId: string;
  readonly filter: CaseFilter;
  readonly onFilter: (filter: CaseFilter) => void;
  readonly tags: readonly Tag[];
  readonly labelOf: (slug: string) => string;
  /** How many cases the document has at all. */
  readonly total: number | undefined;
}

const PAGE = 25;
const idOf = ({ id }: Case) => id;
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** The cases of a document, one of them current: what is decided about it is decided by one key. */
export function CaseList(props: CaseListProps) {
  const { projectId, documentId, filter, onFilter, tags, labelOf, total } = props;
  const t = useTranslations("Adjudication");
  const pages = useApiPages(
    "GET /documents/{documentId}/adjudication",
    { params: { documentId }, query: { ...queryOf(filter), limit: PAGE } },
    { keepPrevious: false },
  );
  const { items, hasMore, more, again, problem } = pages;
  const { doneIds, storedIds, ...acts } = useDecisions(documentId, again);
  const [variantBy, setVariantBy] = useState<Readonly<Record<string, number>>>({});
  const [hasLeft, setHasLeft] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<readonly Chosen[]>([]);
  const [announced, setAnnounced] = useState("");
  const [isAccepting, setAccepting] = useState(false);

  const isOpenOnly = queryOf(filter).state === "open";
  // What was decided here has left the list once that was read anew; if it comes back, it is open again.
  const left = storedIds.filter((id) => !hasLeft.has(id) && items?.every((each) => each.id !== id));
  if (items && left.length > 0) setHasLeft(new Set([...hasLeft, ...left]));
  const isHidden = (id: string) => isOpenOnly && doneIds.includes(id) && !hasLeft.has(id);
  const queue = useQueue({ pages, idOf, doneIds, isHidden });
  const { list, open, at, item: one, gone } = queue;
  const variants = one ? variantsOf(one) : [];
  const chosen = one ? Math.min(variantBy[one.id] ?? 0, Math.max(0, variants.length - 1)) : 0;

  const go = (index: number) => {
    setShown([]);
    queue.go(index);
  };
  const takeBack = async () => {
    const id = await acts.undo();
    if (id !== null) queue.goTo(id, isOpenOnly);
  };
  useKeys((event) => {
    const key = caseKey(event);
    if (key === "next" || key === "previous") go(key === "next" ? at + 1 : at - 1);
    else if (key === "undo" && doneIds.length > 0) void takeBack();
    else if (key?.startsWith("choose-") && one) {
      const variant = Number(key.slice("choose-".length)) - 1;
      if (variant >= variants.length) return;
      setVariantBy((before) => ({ ...before, [one.id]: variant }));
    } else return;
    event.preventDefault();
  });
  const acceptAll = async (cases: readonly Case[]) => {
    setAccepting(true);
    const done = await acts.acceptAll(cases);
    setAccepting(false);
    if (done) setAnnounced(t("acceptedAll", done));
  };

  if (problem && !items) return <QueueProblem pages={pages} />;
  if (!items) return <Spinner />;
  const unanimous = open.filter((each) => each !== gone && isUnanimous(each));
  const above = (
    <>
      {filter.kind === "agreed" && isOpenOnly && unanimous.length > 0 && (
        <p>
          <Button variant="primary" loading={isAccepting} onClick={() => void acceptAll(unanimous)}>
            {t("acceptAll", { count: unanimous.length })}
          </Button>{" "}
          {hasMore && <Button onClick={more}>{t("moreUnanimous")}</Button>}
        </p>
      )}
      {open.length === 0 && !hasMore && (
        <NothingLeft
          filter={filter}
          total={total}
          isDone={doneIds.length > 0}
          onFilter={onFilter}
        />
      )}
    </>
  );
  return (
    <QueueFrame
      pages={pages}
      name={t("list")}
      list={list}
      keys={t("keys")}
      onUndo={doneIds.length > 0 ? () => void takeBack() : null}
      announced={announced}
      isShown={announced !== ""}
      above={above}
    >
      {open.map((each, index) => (
        <CaseCard
          key={each.id}
          projectId={projectId}
          one={each}
          labelOf={labelOf}
          here={each === one}
          onHere={() => {
            if (each === one) return;
            setShown([]);
            queue.stay(index);
          }}
          chosen={chosen}
          onChoose={(variant) => setVariantBy((before) => ({ ...before, [each.id]: variant }))}
          showsRejected={filter.rejected === "shown"}
          notice={each === gone ? t("gone") : null}
          lanes={
            each === one && (
              <Lanes
                one={each}
                chosen={shown}
                hidden={filter.rejected === "shown" ? NOTHING_HIDDEN : rejectedIn(each)}
              />
            )
          }
        >
          {each === one && each !== gone && (
            <CaseActs
              projectId={projectId}
              one={each}
              tags={tags}
              variant={variants[chosen] ?? null}
              onShow={setShown}
              onDecide={(decision) => {
                acts.decide(each, decision);
                setHasLeft(new Set([...hasLeft].filter((id) => id !== each.id)));
                queue.pass(isOpenOnly);
                setAnnounced(t(`done.${decision.outcome}`));
              }}
              onWithdraw={() => {
                for (const decision of each.decisions) void acts.withdraw(decision);
              }}
            />
          )}
        </CaseCard>
      ))}
    </QueueFrame>
  );
}

function isUnanimous({ codings, disagreements, decisions }: Case): boolean {
  return codings.length > 0 && disagreements.length === 0 && decisions.length === 0;
}

interface NothingLeftProps {
  readonly filter: CaseFilter;
  readonly total: number | undefined;
  readonly isDone: boolean;
  readonly onFilter: (filter: CaseFilter) => void;
}

/** Why no case is listed, and what to do then. */
function NothingLeft({ filter, total, isDone, onFilter }: NothingLeftProps) {
  const t = useTranslations("Adjudication");
  if (total === 0) return <EmptyState title={t("empty")}>{t("emptyNew")}</EmptyState>;
  const { document, rejected } = filter;
  const all = (
    <Button onClick={() => onFilter({ document, rejected, show: "all" })}>{t("all")}</Button>
  );
  const isAllDone = isDone || (!isNarrowed(filter) && queryOf(filter).state === "open");
  return (
    <EmptyState title={t(isAllDone ? "allDone" : "emptyFilter")} action={all}>
      {t(isAllDone ? "allDoneWords" : "emptyFilterWords")}
    </EmptyState>
  );
}
