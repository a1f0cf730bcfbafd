"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import "@/messages/claims";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { NOTHING, Select } from "../ui/select";
import { SubmitActions } from "../ui/submit-actions";
import { TextArea } from "../ui/text-area";
import { useToast } from "../ui/toast";
import { useDraftOpener, useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import { offeredTypes, type Register } from "./claim";

const nameOf = (register: Register) => `claim/${register.projectId}/new`;

export function CreateClaim({ register }: { register: Register }) {
  const t = useTranslations("Claims");
  const [open, setOpen] = useState(false);
  useDraftOpener(nameOf(register), () => setOpen(true));
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t("add")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("add")}
        description={t("addWords")}
        guarded
      >
        <ClaimForm register={register} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

interface ClaimFormProps {
  readonly register: Register;
  readonly onClose: () => void;
}

function ClaimForm({ register, onClose }: ClaimFormProps) {
  const t = useTranslations("Claims");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const toast = useToast();
  const [id] = useState(() => uuid());
  const [fields, change, draft] = useFormDraft(nameOf(register), () => ({
    statement: "",
    type: "",
    context: "",
  }));
  const { statement, type, context } = fields;

  const form = useSubmit("POST /projects/{projectId}/claims", {
    wrong: { statement: statement.trim() === "" && t("statementMissing") },
    fields: ["type"],
    draft,
    onDone() {
      onClose();
      toast({ text: t("added") });
      changed("claim");
    },
  });
  const submit = () =>
    form.submit({
      params: { projectId: register.projectId },
      body: { id, statement: statement.trim(), type: type || undefined, context },
    });

  return (
    <Form draft={draft} failures={form.failures} onSubmit={submit}>
      <Field label={t("statement")} hint={t("statementHint")} error={form.errorAt("statement")}>
        {(control) => (
          <TextArea
            {...control}
            value={statement}
            onChange={(event) => change({ statement: event.target.value })}
            maxLength={5_000}
            rows={3}
            dir="auto"
          />
        )}
      </Field>
      <Field label={t("type")} error={form.errorAt("type")}>
        {(control) => (
          <Select
            {...control}
            value={type}
            onChange={(event) => change({ type: event.target.value })}
            options={[NOTHING, ...offeredTypes(register)]}
          />
        )}
      </Field>
      <Field label={t("context")} aside={ui("optional")} hint={t("contextHint")}>
        {(control) => (
          <TextArea
            {...control}
            value={context}
            onChange={(event) => change({ context: event.target.value })}
            maxLength={5_000}
            rows={2}
            dir="auto"
          />
        )}
      </Field>
      {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
      <SubmitActions onCancel={onClose} busy={form.busy}>
        {t("addIt")}
      </SubmitActions>
    </Form>
  );
}
