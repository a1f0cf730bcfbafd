"use client";
import { useTranslations } from "use-intl";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { alikeSources } from "@/lib/contract/provenance";
import "@/messages/sources";
import { call, type ApiAnswer } from "../api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { WordsDiffer } from "../ui/words-differ";
import { keyOf, usePairAnswers } from "../use-pair-answers";
import type { Relation } from "./relation";
import { nameOf } from "./source-name";
import styles from "../pair.module.css";

interface DuplicateSourcesProps {
  readonly projectId: string;
  readonly pairs: readonly ShapeOf<typeof alikeSources>[];
  readonly mayRelate: boolean;
}

/** Pairs of sources that may be one work, answered one by one: Y for the same, N for two works. */
export function DuplicateSources({ projectId, pairs, mayRelate }: DuplicateSourcesProps) {
  const t = useTranslations("Sources");
  const changed = useChanged();
  const { open, current, busy, submit } = usePairAnswers({
    pairs,
    mayAnswer: mayRelate,
    shows: () => true,
    answer: ({ one, other }, isSame): Promise<ApiAnswer<Relation>> =>
      call("POST /projects/{projectId}/source-relations", {
        params: { projectId },
        body: { fromId: one.id, toId: other.id, relation: isSame ? "same" : "different" },
      }),
    undo: (_pair, _isSame, { id }) =>
      call("DELETE /source-relations/{relationId}", { params: { relationId: id } }),
    words: { same: t("pairs.same"), different: t("pairs.different"), undo: t("pairs.undo") },
    onChanged: () => changed("relation"),
  });
  if (open.length === 0) {
    return <EmptyState title={t("pairs.none")}>{t("pairs.noneWords")}</EmptyState>;
  }
  return (
    <ol role="list" aria-label={t("pairs.title")}>
      {open.map((pair) => {
        const { one, other, differs } = pair;
        const [before, after] = [nameOf(one), nameOf(other)];
        return (
          <li
            key={keyOf(pair)}
            className={styles.pair}
            aria-current={pair === current ? "true" : undefined}
          >
            {[one, other].map((source) => (
              <p key={source.id} dir="auto">
                <WordsDiffer
                  before={before}
                  after={after}
                  side={source === one ? "before" : "after"}
                />{" "}
                <small>{t("pairs.cited", { count: source.referenceCount })}</small>
              </p>
            ))}
            {differs.map(({ kind, ...words }) => (
              <p key={kind} className={styles.facts}>
                {t(`pairs.differs.${kind}`, words)}
              </p>
            ))}
            {mayRelate && (
              <p className={styles.facts}>
                <Button loading={busy} onClick={() => submit(pair, true)}>
                  {t("pairs.areOne")} {pair === current && <kbd aria-hidden="true">Y</kbd>}
                </Button>
                <Button loading={busy} onClick={() => submit(pair, false)}>
                  {t("pairs.areTwo")} {pair === current && <kbd aria-hidden="true">N</kbd>}
                </Button>
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
