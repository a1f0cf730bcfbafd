"use client";
import { useTranslations } from "use-intl";
import { reasonsForDifference } from "@/lib/anchor/difference";
import type { AnswerAt } from "@/lib/contract/endpoint";
import "@/messages/revise";
import { Sign } from "../annotation/sign";
import { wholeWordsAfter, wholeWordsBefore } from "../annotation/whole-words";
import { Button } from "../ui/button";
import { Link } from "../ui/link";
import { WordsDiffer } from "../ui/words-differ";
import styles from "./revise.module.css";

/** An annotation without a certain place, as a list of the API answers it. */
export type UncertainAnnotation =
  AnswerAt<"GET /documents/{documentId}/annotations">["items"][number];

/** A place that may be meant. Offsets count code points. */
interface PossiblePlace {
  readonly revision: number;
  readonly target: readonly { readonly start: number; readonly end: number }[];
  readonly prefix: string;
  readonly exact: string;
  readonly suffix: string;
}

/** The places that may be meant: the one where other words stand now, or the candidates. */
export function placesOf({
  anchor,
  revision,
  target,
  candidates = [],
}: UncertainAnnotation): readonly PossiblePlace[] {
  if (anchor !== "changed") return candidates;
  const { prefix = "" } = target[0] ?? {};
  const { suffix = "" } = target.at(-1) ?? {};
  return [{ revision, target, prefix, exact: wordsOf(target), suffix }];
}

function wordsOf(target: readonly { readonly exact: string }[]): string {
  return target.map(({ exact }) => exact).join(" … ");
}

interface PlaceItemProps {
  readonly annotation: UncertainAnnotation;
  /** Where it is in the text. */
  readonly href: string;
  /** Whether this is the current item of the keyboard. */
  readonly here: boolean;
  readonly busy: boolean;
  readonly mayMove: boolean;
  readonly onHere: () => void;
  /** Moves it to one of its possible places. */
  readonly onChoose: (place: number) => void;
}

/** An annotation, why its place is not certain, and the places that may be meant. */
export function PlaceItem(props: PlaceItemProps) {
  const { annotation, href, here, busy, mayMove, onHere, onChoose } = props;
  const t = useTranslations("Places");
  const { anchor, kind, createdBy, target, was } = annotation;
  const places = placesOf(annotation);
  const isChanged = anchor === "changed";
  const stands = anchor === "lost" && annotation.candidates?.some(({ same }) => same) === true;
  const why = isChanged
    ? "changed"
    : stands
      ? "standing"
      : anchor === "lost"
        ? "lost"
        : "ambiguous";
  const before = (isChanged && was) || wordsOf(target);
  const reasons = isChanged && was ? reasonsForDifference(was, wordsOf(target)) : [];
  return (
    <li
      className={styles.place}
      data-kind={kind}
      aria-current={here ? "true" : undefined}
      onFocus={onHere}
    >
      <p className={styles.about}>
        <Sign kind={kind} named />
        <b>{t(why)}</b>
        <bdi>{t("by", { name: createdBy.name })}</bdi>
      </p>
      <p dir="auto" className={styles.words}>
        <span className={styles.soft}>{t("was")}</span> <q>{before}</q>
      </p>
      {annotation.body && (
        <p dir="auto" className={styles.soft}>
          {annotation.body}
        </p>
      )}
      {reasons.length > 0 && <p className={styles.soft}>{t(`why.${reasons[0] ?? "wording"}`)}</p>}
      {places.length > 0 && (
        <ol className={styles.possible} aria-label={t("possible")}>
          {places.map((place, index) => (
            <li key={`${place.revision}/${place.target[0]?.start}`}>
              <p dir="auto" className={styles.words}>
                <span className={styles.around}>{wholeWordsBefore(place.prefix)}</span>
                <mark>
                  {isChanged && was ? (
                    <WordsDiffer before={was} after={place.exact} side="after" />
                  ) : (
                    place.exact
                  )}
                </mark>
                <span className={styles.around}>{wholeWordsAfter(place.suffix)}</span>
              </p>
              {mayMove && (
                <Button size="small" disabled={busy} onClick={() => onChoose(index)}>
                  {t(isChanged ? "fits" : "choose")}
                  {here && (
                    <>
                      {" "}
                      <kbd aria-hidden="true">{isChanged ? "F" : index + 1}</kbd>
                    </>
                  )}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      <p className={styles.about}>
        {!mayMove && <span>{t("notYours")}</span>}
        <Link href={href} data-stop="">
          {t("mark")}
        </Link>
      </p>
    </li>
  );
}
