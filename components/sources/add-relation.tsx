"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type SourceRelationKind } from "@/lib/source/provenance";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
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

/** Adds a relation between two sources. */
export function AddRelation({
  projectId,
  sources,
  onAdded,
  onClose,
  ...initial
}: AddRelationProps) {
  const t = useTranslations("Provenance");
  const [fromId, setFromId] = useState(initial.fromId ?? sources[0]?.id ?? "");
  const [toId, setToId] = useState(sources.find(({ id }) => id !== fromId)?.id ?? "");
  const [relation, setRelation] = useState<SourceRelationKind>("cites");
  const [note, setNote] = useState("");
  const options = sources.map(({ id, name }) => ({ value: id, label: name }));

  const form = useSubmit("POST /projects/{projectId}/source-relations", { onDone: onAdded });
  const submit = () =>
    form.submit({ params: { projectId }, body: { fromId, toId, relation, note } });

  return (
    <Dialog open onOpenChange={onClose} title={t("add.title")} description={t("add.words")}>
      <Form failures={form.failures} onSubmit={submit}>
        <Field label={t("add.from")}>
          {(control) => (
            <Select
              {...control}
              value={fromId}
              onChange={({ target }) => setFromId(target.value)}
              options={options}
            />
          )}
        </Field>
        <Field label={t("add.relation")}>
          {(control) => (
            <Select
              {...control}
              value={relation}
              onChange={({ target }) => setRelation(target.value as SourceRelationKind)}
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
              onChange={({ target }) => setToId(target.value)}
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
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </Field>
        {form.detail !== null && <Problem>{form.detail}</Problem>}
        <FormActions>
          <Button type="submit" variant="primary" loading={form.busy}>
            {t("add.add")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
