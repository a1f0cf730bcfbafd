"use client";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CheckBox } from "@/components/ui/check-box";
import { Field, Form, FormActions } from "@/components/ui/field";
import { NOTHING, Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { type Annotation, type Kind } from "@/lib/annotation/annotation";
import { useReaderContext } from "../../context/reader-context";
import { detailsWith, fieldsOf } from "../../model/details";
import { useDraft } from "../../context/use-draft";
import parts from "@/components/ui/card-parts.module.css";
import styles from "./card.module.css";
import { KINDS } from "@/lib/contract/terms";

interface DetailsFormProps {
  readonly annotation: Annotation;
  readonly onClose: () => void;
}

/** Edits the details of an annotation. Only the changed fields are sent. */
export function DetailsForm({ annotation, onClose }: DetailsFormProps) {
  const t = useTranslations("Card");
  const { reading, codebook } = useReaderContext();
  // Edits apply to the version at the time the form was opened, whatever arrives meanwhile.
  const form = useDraft(
    `edit ${annotation.id}`,
    () => ({ before: annotation, fields: fieldsOf(annotation) }),
    onClose,
  );
  const { draft, change } = form;
  const { before, fields } = draft;
  const { kind } = fields;
  useEffect(() => reading.store.beginEditing(), [reading]);
  const set = (some: Partial<typeof fields>) =>
    change((now) => ({ ...now, fields: { ...now.fields, ...some } }));

  const save = () => {
    reading.edit(before, detailsWith(before, fields));
    form.finish();
  };
  const choices = codebook.choices(kind).map(({ slug, label }) => ({ value: slug, label }));

  return (
    <div
      role="presentation"
      className={styles.body}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        form.leave();
      }}
    >
      <Form onSubmit={save}>
        <Field label={t("kindLabel")}>
          {(control) => (
            <Select
              {...control}
              autoFocus
              value={kind}
              options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              onChange={(event) => set({ kind: event.target.value as Kind, slug: "" })}
            />
          )}
        </Field>
        {kind !== "note" && (
          <Field label={t(`slugLabel.${kind}`)}>
            {(control) => (
              <Select
                {...control}
                value={fields.slug}
                options={[NOTHING, ...choices]}
                onChange={(event) => set({ slug: event.target.value })}
              />
            )}
          </Field>
        )}
        {kind === "claim" && (
          <>
            <Field label={t("statement")} hint={t("statementHint")}>
              {(control) => (
                <TextArea
                  {...control}
                  className={parts.note}
                  rows={2}
                  dir="auto"
                  value={fields.statement}
                  onChange={(event) => set({ statement: event.target.value })}
                />
              )}
            </Field>
            <CheckBox
              label={t("checkworthy")}
              checked={fields.checkworthy}
              onChange={(event) => set({ checkworthy: event.target.checked })}
            />
          </>
        )}
        {kind === "quotation" && (
          <Field label={t("speaker")}>
            {(control) => (
              <TextInput
                {...control}
                dir="auto"
                value={fields.speaker}
                onChange={(event) => set({ speaker: event.target.value })}
              />
            )}
          </Field>
        )}
        <Field label={t("body")} hint={t("markdown")}>
          {(control) => (
            <TextArea
              {...control}
              className={parts.note}
              rows={3}
              dir="auto"
              value={fields.body}
              onChange={(event) => set({ body: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("tags")} hint={t("tagsHint")}>
          {(control) => (
            <TextInput
              {...control}
              value={fields.tags}
              onChange={(event) => set({ tags: event.target.value })}
            />
          )}
        </Field>
        <FormActions>
          <Button onClick={form.discard}>{t(form.isChanged ? "discard" : "cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("save")}
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}
