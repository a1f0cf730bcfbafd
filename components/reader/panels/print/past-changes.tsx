"use client";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import type { ChangeBetween } from "@/lib/annotation/changes-between";
import type { PastPlace, TimesCompared } from "@/lib/annotation/past-document";
import { quoteOf } from "@/lib/annotation/quote";
import "@/messages/past";
import { PAST_PREFIX, pastHref } from "./past-place";
import styles from "./past-view.module.css";

interface PastChangesProps {
  readonly path: string;
  /** What is shown below. */
  readonly place: PastPlace;
  readonly comparison: TimesCompared;
}

/** Which annotations were added, removed and changed, each of them leading to its words. */
export function PastChanges({ path, place, comparison }: PastChangesProps) {
  const t = useTranslations("Past");
  const { earlier, later, changes, limit } = comparison;
  // The words of one that was removed stand at the earlier time.
  const hrefOf = ({ what, annotation: { id } }: ChangeBetween) => {
    const side = what === "removed" ? earlier : later;
    const number = side.numbers[id];
    const fragment = `${PAST_PREFIX}${number ? `place-${number}` : "unplaced"}`;
    const isShown = side.place.day === place.day && side.place.time === place.time;
    return isShown ? `#${fragment}` : pastHref(path, { ...side.place, with: "" }, fragment);
  };
  return (
    <section className={styles.changes}>
      <h2>{t("compared", { from: earlier.time, to: later.time })}</h2>
      {earlier.revision > 0 && earlier.revision !== later.revision && (
        <p>{t("revised", { from: earlier.revision, to: later.revision })}</p>
      )}
      {limit !== null && <p>{t("only", { count: limit })}</p>}
      {changes.length === 0 ? (
        <p>{t("same")}</p>
      ) : (
        <ul>
          {changes.map((change) => {
            const { what, annotation, parts } = change;
            const named = parts.map((part) => t(`parts.${part}`)).join(", ");
            return (
              <li key={annotation.id} data-what={what}>
                <b>{t(what)}</b> <Sign kind={annotation.kind} named />{" "}
                <a href={hrefOf(change)} dir="auto">
                  “{quoteOf(annotation)}”
                </a>{" "}
                <span className={styles.soft}>
                  {named && `${named} · `}
                  <bdi>{t("by", { name: annotation.createdBy.name })}</bdi>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
