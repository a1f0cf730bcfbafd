"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CheckBox } from "@/components/ui/check-box";
import { Dialog } from "@/components/ui/dialog";
import { Form, FormActions } from "@/components/ui/field";
import { Problem } from "@/components/ui/problem";
import type { Hit } from "@/lib/text/find";
import { kwic } from "@/lib/text/kwic";
import { isWholeWords } from "@/lib/text/whole-word";
import "@/messages/find-all";
import { useReaderContext } from "../../context/reader-context";
import { useQuickTag } from "../../context/use-quick-tag";
import type { QuickTag } from "../../model/reading-state";
import styles from "./annotate-all.module.css";

interface AnnotateAllProps {
  readonly term: string;
  /** Every place of the term in the text; UTF-16 code units. */
  readonly hits: readonly Hit[];
  readonly quickTag: QuickTag;
  readonly onAnnotate: (hits: readonly Hit[]) => void;
  readonly onClose: () => void;
}

/** Annotating more places at once is more likely a mistake than intended. */
const MAX_PLACES = 200;
/** About how many UTF-16 code units are shown on either side of a place. */
const AROUND = 40;

/** Shows each place of a term with its surroundings before the quick tag is given to all that stay chosen. */
export function AnnotateAll({ term, hits, quickTag, onAnnotate, onClose }: AnnotateAllProps) {
  const t = useTranslations("FindAll");
  const { text } = useReaderContext().reading.place;
  const { nameOf, asksForMore } = useQuickTag();
  const wholes = hits.filter((hit) => isWholeWords(text, hit));
  const [isWhole, setWhole] = useState(wholes.length > 0);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const places = isWhole ? wholes : hits;
  const chosen = places.filter(({ start }) => !left.has(start));
  const toggle = (start: number) => {
    const next = new Set(left);
    if (!next.delete(start)) next.add(start);
    setLeft(next);
  };
  const what = nameOf(quickTag);
  const problem = asksForMore(quickTag)
    ? t("asksForMore", { what })
    : chosen.length > MAX_PLACES
      ? t("tooMany", { count: chosen.length, most: MAX_PLACES })
      : null;
  return (
    <Dialog
      open
      wide
      onOpenChange={onClose}
      title={t("title", { term: term.trim() })}
      description={t("lead", { what })}
    >
      <Form onSubmit={() => problem === null && chosen.length > 0 && onAnnotate(chosen)}>
        <CheckBox
          label={t("whole", { count: wholes.length, all: hits.length })}
          checked={isWhole}
          disabled={wholes.length === 0 || wholes.length === hits.length}
          onChange={({ target }) => setWhole(target.checked)}
        />
        <ul role="list" className={styles.places} aria-label={t("places")}>
          {places.map(({ start, end }) => {
            const { before, words: exact, after } = kwic(text, { start, end }, AROUND);
            return (
              <li key={start}>
                <CheckBox
                  checked={!left.has(start)}
                  onChange={() => toggle(start)}
                  label={
                    <span dir="auto">
                      {before}
                      <mark>{exact}</mark>
                      {after}
                    </span>
                  }
                />
              </li>
            );
          })}
        </ul>
        {problem && <Problem>{problem}</Problem>}
        <FormActions>
          <Button
            variant="quiet"
            onClick={() =>
              setLeft(
                new Set(chosen.length < places.length ? [] : places.map(({ start }) => start)),
              )
            }
          >
            {chosen.length < places.length ? t("all") : t("none")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            disabled={problem !== null || chosen.length === 0}
          >
            {t("annotate", { count: chosen.length })}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
