"use client";
import { useTranslations } from "use-intl";
import { hasDemands } from "@/lib/tag/codebook-rules";
import { CheckBox } from "@/components/ui/check-box";
import { Field } from "@/components/ui/field";
import { NOTHING, Select } from "@/components/ui/select";
import { ProseArea } from "@/components/ui/prose-area";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { type Annotation, type Kind } from "@/lib/annotation/annotation";
import { PropertyFields } from "@/components/annotation/property-fields";
import {
  draftOfValues,
  propertyChanges,
  type PropertyDraft,
} from "@/components/annotation/property-draft";
import "@/messages/card";
import { edited } from "../../model/operations/annotation-edit";
import { CardForm } from "../../context/card-form";
import { useReaderContext } from "../../context/reader-context";
import { detailsWith, fieldsOf, type Fields } from "../../model/details";
import type { Edit } from "../../model/operations/annotation-edit";
import { registerServed } from "../../model/occurrences";
import {
  changedBy,
  fromRhetoric,
  typedClaim,
  withTypedClaim,
  type RhetoricUse,
} from "../../model/rhetoric-use";
import { useCardParts } from "./card-parts";
import { useDraft } from "../../context/use-draft";
import parts from "@/components/ui/card-parts.module.css";
import styles from "./card.module.css";
import { KINDS } from "@/lib/contract/terms";

interface DetailsFormProps {
  readonly annotation: Annotation;
  readonly onClose: () => void;
}

interface Draft {
  readonly before: Annotation;
  readonly fields: Fields;
  /** What a technique is aimed at, serves and rests on; missing until it is changed here. */
  readonly use?: RhetoricUse;
  /** What is typed for the properties of its tags; missing until it is changed here. */
  readonly values?: PropertyDraft;
}

/** Edits the details of an annotation. Only the changed fields are sent. */
export function DetailsForm({ annotation, onClose }: DetailsFormProps) {
  const t = useTranslations("Card");
  const rhetoric = useTranslations("Rhetoric");
  const { RhetoricFields } = useCardParts();
  const { reading, codebook } = useReaderContext();
  // Edits apply to the version at the time the form was opened, whatever arrives meanwhile.
  const form = useDraft(
    `edit ${annotation.id}`,
    (): Draft => ({ before: annotation, fields: fieldsOf(annotation) }),
    onClose,
  );
  const { draft, change } = form;
  const { before, fields } = draft;
  const { kind } = fields;
  const { use = fromRhetoric(before.rhetoric) } = draft;
  const tag = codebook.find(kind, fields.slug);
  const asks = codebook.rules.strict && kind === "rhetoric" && tag && hasDemands(tag);
  const hidden = before.visibility === "private";
  const isRefused = Boolean(asks) && hidden && typedClaim(use) !== null;
  const editWith = (named: RhetoricUse) => editOf(before, fields, asks ? named : null);
  // Until it is saved, a claim that was typed has the id of the annotation, which names no claim.
  const details = editWith(withTypedClaim(use, before.id));
  const properties = codebook.propertiesOf(edited(before, details));
  const { values = draftOfValues(before.properties) } = draft;
  const changes = propertyChanges(properties, before.properties, values);
  const withChanges = (edit: Edit) =>
    Object.keys(changes).length > 0 ? { ...edit, properties: changes } : edit;
  const edit = withChanges(details);
  const unfit = codebook.unfitAfter(before, edit);
  const unknown = unfit.filter(({ path }) => path.startsWith("tags")).map(({ slug }) => slug);
  const lacks = unfit.flatMap(({ problem, property }) => {
    if (problem === "property") return [property?.name ?? ""];
    if (problem === "target" || problem === "claim" || problem === "justification")
      return [rhetoric(`lacks.${problem}`)];
    return [];
  });
  const wrong = new Set(
    unfit.flatMap(({ problem, slug }) => (problem === "property-value" ? [slug] : [])),
  );
  const set = (some: Partial<typeof fields>) =>
    change((now) => ({ ...now, fields: { ...now.fields, ...some } }));

  const save = () => {
    if (isRefused || unfit.length > 0) return;
    const named = asks ? registerServed(reading, before.id, use) : use;
    reading.edit(before, withChanges(editWith(named)));
    form.finish();
  };
  const choices = codebook.choices(kind).map(({ slug, label }) => ({ value: slug, label }));

  return (
    <CardForm
      className={styles.body}
      form={form}
      onSave={save}
      disabled={isRefused || unfit.length > 0}
    >
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
      {asks && (
        <RhetoricFields
          tag={tag}
          use={use}
          hidden={hidden}
          onChange={(some) => change((now) => ({ ...now, use: { ...use, ...some } }))}
        />
      )}
      {lacks.length > 0 && (
        <p className={parts.muted} role="status">
          {rhetoric("asked", { what: lacks.join(", ") })}
        </p>
      )}
      <PropertyFields
        properties={properties}
        values={values}
        wrong={wrong}
        onChange={(next) => change((now) => ({ ...now, values: next }))}
      />
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
          <ProseArea
            {...control}
            className={parts.note}
            rows={3}
            value={fields.body}
            onChange={(event) => set({ body: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t("tags")}
        hint={t("tagsHint")}
        error={unknown.length > 0 ? t("tagsUnknown", { words: unknown.join(", ") }) : undefined}
      >
        {(control) => (
          <TextInput
            {...control}
            value={fields.tags}
            onChange={(event) => set({ tags: event.target.value })}
          />
        )}
      </Field>
    </CardForm>
  );
}

/** What the form changes; `use` are the fields of a technique, where they are asked for. */
function editOf(before: Annotation, fields: Fields, use: RhetoricUse | null): Edit {
  const edit = detailsWith(before, fields);
  const useChanges = use ? changedBy(use, before.rhetoric) : {};
  if (Object.keys(useChanges).length === 0) return edit;
  return { ...edit, rhetoric: { ...edit.rhetoric, ...useChanges } };
}
