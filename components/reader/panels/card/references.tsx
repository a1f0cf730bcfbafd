"use client";
import { useTranslations } from "use-intl";
import { Fold } from "@/components/ui/fold";
import { SmallButton } from "@/components/ui/small-button";
import type { Annotation, AnnotationReference } from "@/lib/annotation/annotation";
import { may } from "@/lib/access/policy";
import { useReaderContext, useReading } from "../../context/reader-context";
import { mayOn } from "../../model/rights";
import { RELATION_SIGNS } from "@/components/annotation/relation-signs";
import { ReferenceForm } from "./reference-form";
import { useReopenDraft } from "../../context/use-draft";
import styles from "./card.module.css";

/** The references of an annotation, each with its relation. */
export function References({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const adding = useReading((state) => state.writing.has("reference"));
  const mayAdd = mayOn(reading.me, annotation, "reference.add");
  const { id } = annotation;
  useReopenDraft("reference", id);
  if (annotation.references.length === 0 && !mayAdd) return null;
  return (
    <Fold
      name="references"
      label={t("references")}
      count={annotation.references.length}
      forced={adding && mayAdd}
    >
      {annotation.references.map((reference) => (
        <Evidence key={reference.id} reference={reference} />
      ))}
      {adding && mayAdd ? (
        <ReferenceForm
          annotation={annotation}
          onClose={() => reading.store.stopWriting("reference")}
        />
      ) : (
        mayAdd && (
          <div>
            <SmallButton onClick={() => reading.store.startWriting("reference")}>
              {t("addReference")}
            </SmallButton>
          </div>
        )
      )}
    </Fold>
  );
}

function Evidence({ reference }: { reference: AnnotationReference }) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const { relation, quote, source, locator, createdBy } = reference;
  const mayRemove = may("reference.delete", {
    role: reading.me.role,
    mine: createdBy.id === reading.me.id,
  });
  const where = (
    <>
      {t(`relation.${relation}`)} ·{" "}
      {source.url ? (
        <a href={source.url} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
          {source.citation || source.url}
        </a>
      ) : (
        <span dir="auto">{source.citation}</span>
      )}
      {locator && <span dir="auto">, {locator}</span>}
    </>
  );
  return (
    <div className={styles.evidence}>
      <span className={styles[relation]} aria-hidden="true">
        {RELATION_SIGNS[relation]}
      </span>
      {quote ? <q dir="auto">“{quote}”</q> : <small style={{ gridColumn: 2 }}>{where}</small>}
      {mayRemove ? (
        <SmallButton
          aria-label={t("removeReference", { source: source.citation || source.url })}
          onClick={() => reading.removeReference(reference)}
        >
          ✕
        </SmallButton>
      ) : (
        <span />
      )}
      {quote && <small>{where}</small>}
    </div>
  );
}
