"use client";
import { useTranslations } from "use-intl";
import { type SourceRelationKind } from "@/lib/source/provenance";
import "@/messages/sources";
import { Dialog } from "../ui/dialog";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { SubmitActions } from "../ui/submit-actions";
import { TextInput } from "../ui/text-input";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import type { NamedSource, Relation } from "./relation";
import { SOURCE_RELATIONS } from "@/lib/contract/terms";

export interface AddRelationProps {
  readonly projectId: string;
  readonly sources: readonly NamedSource[];
  /** The source that takes from another; the first of the list by default. */
  readonly fromId?: string;
  readonly onAdded: (relation: Relation) => void;
  readonly onClose: () => void;
}

/** The name under which what is written is kept. */
export const relationDraft = (projectId: string, fromId: string) =>
  `relation/${projectId}/${fromId}`;

/** Adds a relation between two sources. */
export function AddRelation({
  projectId,
  sources,
  onAdded,
  onClose,
  ...initial
}: AddRelationProps) {
  const t = useTranslations("Provenance");
  const firstFrom = initial.fromId ?? sources[0]?.id ?? "";
  const [fields, change, draft] = useFormDraft(relationDraft(projectId, firstFrom), () => ({
    fromId: firstFrom,
    toId: sources.find(({ id }) => id !== firstFrom)?.id ?? "",
    relation: "cites" as SourceRelationKind,
    note: "",
  }));
  const { fromId, toId, relation, note } = fields;
  const options = sources.map(({ id, name }) => ({ value: id, label: name }));

  const form = useSubmit("POST /projects/{projectId}/source-relations", {
    draft,
    onDone: onAdded,
  });
  const submit = () =>
    form.submit({ params: { projectId }, body: { fromId, toId, relation, note } });

  return (
    <Dialog open onOpenChange={onClose} title={t("add.title")} description={t("add.words")}>
      <Form draft={draft} failures={form.failures} onSubmit={submit}>
        <Field label={t("add.from")}>
          {(control) => (
            <Select
              {...control}
              value={fromId}
              onChange={({ target }) => change({ fromId: target.value })}
              options={options}
            />
          )}
        </Field>
        <Field label={t("add.relation")}>
          {(control) => (
            <Select
              {...control}
              value={relation}
              onChange={({ target }) => change({ relation: target.value as SourceRelationKind })}
              options={SOURCE_RELATIONS.map((each) => ({
                value: each,
                label: t(`relations.${each}`),
              }))}
            />
          )}
        </Field>
        <Field label={t("add.to")}>
          {(control) => (
            <Select
              {...control}
              value={toId}
              onChange={({ target }) => change({ toId: target.value })}
              options={options}
            />
          )}
        </Field>
        <Field label={t("add.note")} aside={t("add.optional")}>
          {(control) => (
            <TextInput
              {...control}
              value={note}
              maxLength={2000}
              onChange={({ target }) => change({ note: target.value })}
            />
          )}
        </Field>
        {form.detail !== null && <Problem>{form.detail}</Problem>}
        <SubmitActions onCancel={onClose} busy={form.busy}>
          {t("add.add")}
        </SubmitActions>
      </Form>
    </Dialog>
  );
}
