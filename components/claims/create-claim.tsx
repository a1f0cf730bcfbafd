"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { NOTHING, Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import { offeredTypes, type Register } from "./claim";

export function CreateClaim({ register }: { register: Register }) {
  const t = useTranslations("Claims");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [id, setId] = useState(() => uuid());
  const [statement, setStatement] = useState("");
  const [type, setType] = useState("");
  const [context, setContext] = useState("");

  const form = useSubmit("POST /projects/{projectId}/claims", {
    wrong: { statement: statement.trim() === "" && t("statementMissing") },
    fields: ["type"],
    onDone() {
      setId(uuid());
      setStatement("");
      setContext("");
      setOpen(false);
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
        <Form failures={form.failures} onSubmit={submit}>
          <Field label={t("statement")} hint={t("statementHint")} error={form.errorAt("statement")}>
            {(control) => (
              <TextArea
                {...control}
                value={statement}
                onChange={(event) => setStatement(event.target.value)}
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
                onChange={(event) => setType(event.target.value)}
                options={[NOTHING, ...offeredTypes(register)]}
              />
            )}
          </Field>
          <Field label={t("context")} aside={ui("optional")} hint={t("contextHint")}>
            {(control) => (
              <TextArea
                {...control}
                value={context}
                onChange={(event) => setContext(event.target.value)}
                maxLength={5_000}
                rows={2}
                dir="auto"
              />
            )}
          </Field>
          {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
          <FormActions>
            <Button onClick={() => setOpen(false)}>{ui("cancel")}</Button>
            <Button type="submit" variant="primary" loading={form.busy}>
              {t("addIt")}
            </Button>
          </FormActions>
        </Form>
      </Dialog>
    </>
  );
}
