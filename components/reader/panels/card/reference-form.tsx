"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field, Form, FormActions } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { Annotation, AnnotationReference } from "@/lib/annotation/annotation";
import { useReaderContext } from "../../context/reader-context";
import { recogniseSource } from "@/components/sources/recognise-source";
import { RELATION_SIGNS } from "@/components/annotation/relation-signs";
import { useDraft } from "../../context/use-draft";
import parts from "@/components/ui/card-parts.module.css";

type Relation = AnnotationReference["relation"];
const RELATIONS = Object.keys(RELATION_SIGNS) as Relation[];

const NOTHING = { text: "", relation: "supports" as Relation, locator: "", quote: "" };

interface ReferenceFormProps {
  readonly annotation: Annotation;
  readonly onClose: () => void;
}

export function ReferenceForm({ annotation, onClose }: ReferenceFormProps) {
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const form = useDraft(`reference ${annotation.id}`, () => NOTHING, onClose);
  const { draft, change } = form;
  const { text, relation, locator, quote } = draft;
  const [tried, setTried] = useState(false);
  const known = recogniseSource(text);
  useEffect(() => reading.store.beginEditing(), [reading]);

  const save = () => {
    setTried(true);
    if (!known) return;
    const words = { locator: locator.trim(), quote: quote.trim() };
    reading.addReference(annotation.id, { relation, source: known.source, ...words });
    form.finish();
  };
  const set = (some: Partial<typeof draft>) => change((now) => ({ ...now, ...some }));

  return (
    <div
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        form.leave();
      }}
    >
      <Form onSubmit={save}>
        <Field
          label={t("source")}
          hint={known ? t(`recognised.${known.as}`) : t("sourceHint")}
          error={tried && !known ? t("sourceUnknown") : undefined}
        >
          {(control) => (
            <TextArea
              {...control}
              className={parts.note}
              rows={2}
              autoFocus
              value={text}
              onChange={(event) => set({ text: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("relationLabel")}>
          {(control) => (
            <Select
              {...control}
              value={relation}
              options={RELATIONS.map((value) => ({
                value,
                label: `${RELATION_SIGNS[value]} ${t(`relation.${value}`)}`,
              }))}
              onChange={(event) => set({ relation: event.target.value as Relation })}
            />
          )}
        </Field>
        <Field label={t("locator")} hint={t("locatorHint")}>
          {(control) => (
            <TextInput
              {...control}
              value={locator}
              onChange={(event) => set({ locator: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("quote")}>
          {(control) => (
            <TextArea
              {...control}
              className={parts.note}
              rows={2}
              value={quote}
              onChange={(event) => set({ quote: event.target.value })}
            />
          )}
        </Field>
        <FormActions>
          <Button onClick={form.discard}>{t(form.isChanged ? "discard" : "cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("saveReference")}
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}
