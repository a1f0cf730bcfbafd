"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RELATION_SIGNS } from "@/components/annotation/relation-signs";
import { NO_SOURCE, sourceBody, SourceFields } from "@/components/claims/source-fields";
import { StanceField } from "@/components/claims/stance-field";
import type { Annotation, AnnotationReference } from "@/lib/annotation/annotation";
import { REFERENCE_RELATIONS } from "@/lib/contract/terms";
import { CardForm } from "../../context/card-form";
import { useReaderContext } from "../../context/reader-context";
import { useDraft } from "../../context/use-draft";

interface ReferenceDraft {
  readonly relation: AnnotationReference["relation"] | null;
  readonly source: typeof NO_SOURCE;
}

const NOTHING: ReferenceDraft = { relation: null, source: NO_SOURCE };

interface ReferenceFormProps {
  readonly annotation: Annotation;
  readonly onClose: () => void;
}

/** Points from an annotation to a source. */
export function ReferenceForm({ annotation, onClose }: ReferenceFormProps) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const form = useDraft(`reference ${annotation.id}`, () => NOTHING, onClose);
  const { relation, source } = form.draft;
  const [tried, setTried] = useState(false);
  const set = (some: Partial<ReferenceDraft>) => form.change((now) => ({ ...now, ...some }));

  const save = () => {
    setTried(true);
    const described = sourceBody(source);
    if (!described || !relation) return;
    const { locator, quote, ...named } = described;
    reading.addReference(annotation.id, { relation, source: named, locator, quote });
    form.finish();
  };

  return (
    <CardForm label={t("addReference")} form={form} onSave={save} save={t("saveReference")}>
      <SourceFields
        projectId={reading.place.projectId}
        draft={source}
        tried={tried}
        autoFocus
        onChange={(edited) => set({ source: edited })}
      />
      <StanceField
        label={t("relationLabel")}
        stances={REFERENCE_RELATIONS}
        value={relation}
        nameOf={(one) => `${RELATION_SIGNS[one]} ${t(`relation.${one}`)}`}
        tried={tried}
        onChange={(chosen) => set({ relation: chosen })}
      />
    </CardForm>
  );
}
