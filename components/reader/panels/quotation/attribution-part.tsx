"use client";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Fold } from "@/components/ui/fold";
import { hasPlace, type Annotation } from "@/lib/annotation/annotation";
import "@/messages/card";
import { useReaderContext, useReading } from "../../context/reader-context";
import { useFormOpen } from "../../context/use-draft";
import {
  findEnclosingQuotation,
  attribute,
  attributionInputFrom,
  nameIn,
  proposeAttribution,
} from "../../model/attribution";
import { isOutline } from "../../model/outline";
import { mayOn } from "../../model/rights";
import { AttributionForm } from "./attribution-form";
import styles from "./quotation.module.css";

/** Shows who says the quoted words to whom, which words of the text say so, and inside which quotation. */
export function AttributionPart({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Attribution");
  const { reading, announce } = useReaderContext();
  const annotations = useReading((state) => state.annotations);
  const [editing, setEditing] = useFormOpen(`attribution ${annotation.id}`);
  const { attribution, quotation, target } = annotation;
  const { me, place } = reading;
  const outer = attribution?.inside
    ? annotations.find(({ id }) => id === attribution.inside)
    : undefined;
  useEffect(() => {
    if (outer && isOutline(outer)) reading.wholes.want([outer.id]);
  }, [outer, reading]);
  const maySet = mayOn(me, annotation, "attribution.set");
  const proposed =
    attribution || !hasPlace(annotation) ? null : proposeAttribution(reading, target);
  const { name, pronoun } = nameIn(reading, proposed);
  const speaker = attribution?.speaker?.name ?? quotation?.speaker;
  const addressee = attribution?.addressee?.name ?? quotation?.addressee;
  const cue = quotation?.cue;
  if (!speaker && !cue && !outer && !maySet) return null;
  if (editing) {
    return (
      <Fold name="attribution" label={t("heading")} forced>
        <AttributionForm annotation={annotation} onClose={() => setEditing(false)} />
      </Fold>
    );
  }
  return (
    <Fold name="attribution" label={t("heading")}>
      {(speaker || cue || outer) && (
        <p className={styles.voices}>
          <Name
            id={attribution?.speaker?.id}
            name={speaker ?? t("nobody")}
            projectId={place.projectId}
          />
          {addressee && (
            <>
              <span aria-label={t("to")}> → </span>
              <Name id={attribution?.addressee?.id} name={addressee} projectId={place.projectId} />
            </>
          )}
          {cue && <span className={styles.soft}> · {t("cueIs", { cue })}</span>}
          {attribution && attribution.naming !== "named" && (
            <>
              {" "}
              <Chip tone="muted">{t(`naming.${attribution.naming}`)}</Chip>
            </>
          )}
          {outer && (
            <button
              type="button"
              className={`link-button ${styles.inside}`}
              onClick={() => reading.store.openAnnotation(outer.id)}
            >
              {t("insideOf", {
                speaker:
                  outer.attribution?.speaker?.name ?? outer.quotation?.speaker ?? t("nobody"),
                words: outer.target[0]?.exact.slice(0, 40) ?? "",
              })}
            </button>
          )}
        </p>
      )}
      {maySet && (
        <div className={styles.row}>
          {proposed && !speaker && (pronoun === "" || name !== "") && (
            <Button
              size="small"
              onClick={() => {
                const inside =
                  findEnclosingQuotation(annotations, target, annotation.id)?.id ?? null;
                const person = name ? { id: null, name } : null;
                attribute(
                  reading,
                  annotation,
                  attributionInputFrom(reading, proposed, person, inside),
                );
                announce(t("taken", { speaker: name || t("nobody") }));
              }}
            >
              {pronoun === ""
                ? t("take", {
                    speaker: name || wordsAt(reading.place.text, proposed.speaker) || t("nobody"),
                  })
                : t("means", { pronoun, name })}
            </Button>
          )}
          <Button size="small" onClick={() => setEditing(true)}>
            {speaker || cue ? t("edit") : t(pronoun && name ? "meansOther" : "say")}
          </Button>
        </div>
      )}
    </Fold>
  );
}

function wordsAt(text: string, span: { readonly start: number; readonly end: number } | null) {
  return span ? text.slice(span.start, span.end) : "";
}

interface NameProps {
  readonly id: string | undefined;
  readonly name: string;
  readonly projectId: string;
}

function Name({ id, name, projectId }: NameProps) {
  if (!id) return <b dir="auto">{name}</b>;
  return (
    <Link href={`/projects/${projectId}/speakers/${id}`}>
      <b dir="auto">{name}</b>
    </Link>
  );
}
