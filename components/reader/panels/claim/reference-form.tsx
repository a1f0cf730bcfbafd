"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ReactNode } from "react";
import { STANCE_SIGNS } from "@/components/annotation/stance-signs";
import {
  NO_SOURCE,
  sourceBody,
  SourceFields,
  type SourceDraft,
} from "@/components/claims/source-fields";
import { StanceField } from "@/components/claims/stance-field";
import type { Annotation, AnnotationReference } from "@/lib/annotation/annotation";
import { REFERENCE_RELATIONS } from "@/lib/contract/terms";
import "@/messages/evidence";
import { CardForm } from "../../context/card-form";
import { useReaderContext } from "../../context/reader-context";
import { useDraft } from "../../context/use-draft";

interface ReferenceDraft {
  readonly relation: AnnotationReference["relation"] | null;
  readonly source: SourceDraft;
}

const NOTHING: ReferenceDraft = { relation: null, source: NO_SOURCE };

interface ReferenceFormProps {
  readonly annotation: Annotation;
  /** Chooses what the evidence bears on; `finish` ends the form when that is not the passage. */
  readonly bearsOn: (source: SourceDraft, finish: () => void) => ReactNode;
  readonly onClose: () => void;
}

/** Points from an annotation to a source. */
export function ReferenceForm({ annotation, bearsOn, onClose }: ReferenceFormProps) {
  const t = useTranslations("Evidence");
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
    <CardForm label={t("add")} form={form} onSave={save} save={t("save")}>
      {bearsOn(source, form.finish)}
      <SourceFields
        projectId={reading.place.projectId}
        draft={source}
        tried={tried}
        autoFocus
        onChange={(edited) => set({ source: edited })}
      />
      <StanceField
        label={t("stanceLabel")}
        stances={REFERENCE_RELATIONS}
        value={relation}
        nameOf={(one) => `${STANCE_SIGNS[one]} ${t(`stance.${one}`)}`}
        tried={tried}
        onChange={(chosen) => set({ relation: chosen })}
      />
    </CardForm>
  );
}
