"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field, Form, FormActions } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { Annotation, AnnotationReference } from "@/lib/annotation/annotation";
import { useFrame } from "../frame";
import { recognised } from "../given-source";
import { RELATION_SIGNS } from "./relation";
import styles from "./card.module.css";

type Relation = AnnotationReference["relation"];
const RELATIONS = Object.keys(RELATION_SIGNS) as Relation[];

interface ReferenceFormProps {
  readonly annotation: Annotation;
  readonly onClose: () => void;
}

export function ReferenceForm({ annotation, onClose }: ReferenceFormProps) {
  const t = useTranslations("Card");
  const { reading } = useFrame();
  const [given, setGiven] = useState("");
  const [relation, setRelation] = useState<Relation>("supports");
  const [locator, setLocator] = useState("");
  const [quote, setQuote] = useState("");
  const [tried, setTried] = useState(false);
  const known = recognised(given);
  useEffect(() => reading.store.edits(), [reading]);

  const save = () => {
    setTried(true);
    if (!known) return;
    const words = { locator: locator.trim(), quote: quote.trim() };
    reading.refer(annotation.id, { relation, source: known.source, ...words });
    onClose();
  };

  return (
    <Form onSubmit={save}>
      <Field
        label={t("source")}
        hint={known ? t(`recognised.${known.as}`) : t("sourceHint")}
        error={tried && !known ? t("sourceUnknown") : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            className={styles.note}
            rows={2}
            autoFocus
            value={given}
            onChange={(event) => setGiven(event.target.value)}
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
            onChange={(event) => setRelation(event.target.value as Relation)}
          />
        )}
      </Field>
      <Field label={t("locator")} hint={t("locatorHint")}>
        {(control) => (
          <TextInput
            {...control}
            value={locator}
            onChange={(event) => setLocator(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("quote")}>
        {(control) => (
          <TextArea
            {...control}
            className={styles.note}
            rows={2}
            value={quote}
            onChange={(event) => setQuote(event.target.value)}
          />
        )}
      </Field>
      <FormActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary">
          {t("saveReference")}
        </Button>
      </FormActions>
    </Form>
  );
}
