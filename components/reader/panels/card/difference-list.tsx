"use client";
import { useTranslations } from "use-intl";
import { WordsDiffer } from "@/components/ui/words-differ";
import type { Kind, Status, Visibility } from "@/lib/annotation/annotation";
import "@/messages/card";
import { useConfidenceName } from "../../context/annotation-names";
import { useReaderContext } from "../../context/reader-context";
import {
  differencesOf,
  type Described,
  type Difference,
  type DifferenceField,
} from "../../model/differences";
import styles from "./difference-list.module.css";

interface DifferenceListProps {
  readonly before: Described;
  readonly after: Described;
}

/** What changed between two states of an annotation, field by field. */
export function DifferenceList({ before, after }: DifferenceListProps) {
  const t = useTranslations("Difference");
  const differences = differencesOf(before, after);
  if (differences.length === 0) return <p className={styles.none}>{t("none")}</p>;
  return (
    <dl className={styles.list}>
      {differences.map((difference) => (
        <div key={difference.field}>
          <dt>{t(`field.${difference.field}`)}</dt>
          <dd>
            <Change {...difference} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Fields of free words, of which a part may change. */
const WORDED: ReadonlySet<DifferenceField> = new Set([
  "words",
  "statement",
  "speaker",
  "cue",
  "addressee",
  "target",
  "justification",
  "statusReason",
  "properties",
  "body",
]);

function Change({ field, before, after }: Difference) {
  const t = useTranslations("Difference");
  const nameOf = useValueName();
  if (WORDED.has(field) && before !== "" && after !== "") {
    return <WordsDiffer before={before} after={after} />;
  }
  return (
    <span dir="auto">
      {before === "" ? null : <del>{nameOf(field, before)}</del>}
      {before !== "" && after !== "" && (
        <>
          {" "}
          <span aria-hidden="true">→</span>{" "}
        </>
      )}
      {after === "" ? null : <ins>{nameOf(field, after)}</ins>}
      {after === "" && <span className={styles.none}> {t("removed")}</span>}
    </span>
  );
}

/** The value of a field as people read it. */
function useValueName(): (field: DifferenceField, value: string) => string {
  const t = useTranslations("Difference");
  const card = useTranslations("Card");
  const sure = useConfidenceName();
  const { codebook } = useReaderContext();
  return (field, value) => {
    switch (field) {
      case "kind":
        return card(`kind.${value as Kind}`);
      case "status":
        return card(`status.${value as Status}`);
      case "visibility":
        return t(`visibility.${value as Visibility}`);
      case "checkworthy":
        return card("checkworthy");
      case "confidence":
        return sure(Number(value));
      case "type":
        return codebook.label(value, "claim");
      case "form":
        return codebook.label(value, "quotation");
      case "technique":
        return codebook.label(value, "rhetoric");
      case "tags":
        return value
          .split(", ")
          .map((slug) => codebook.label(slug))
          .join(", ");
      default:
        return value;
    }
  };
}
