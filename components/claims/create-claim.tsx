"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import { call, errorAt, type ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { NOTHING, Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { useToast } from "../ui/toast";
import { offeredTypes, type Register } from "./claim";

export function CreateClaim({ register }: { register: Register }) {
  const t = useTranslations("Claims");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const say = useToast();
  const [open, setOpen] = useState(false);
  const [id, setId] = useState(() => uuid());
  const [statement, setStatement] = useState("");
  const [type, setType] = useState("");
  const [context, setContext] = useState("");
  const [busy, setBusy] = useState(false);
  const [empty, setEmpty] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);

  async function save() {
    setEmpty(statement.trim() === "");
    if (busy || statement.trim() === "") return;
    setBusy(true);
    const answer = await call("POST /projects/{projectId}/claims", {
      params: { projectId: register.projectId },
      body: { id, statement: statement.trim(), type: type || undefined, context },
    });
    setBusy(false);
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    setId(uuid());
    setStatement("");
    setContext("");
    setOpen(false);
    say({ text: t("added") });
    router.refresh();
  }

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
        <Form onSubmit={() => void save()}>
          <Field
            label={t("statement")}
            hint={t("statementHint")}
            error={empty ? t("statementMissing") : errorAt(refusal, "statement")}
          >
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
          <Field label={t("type")} error={errorAt(refusal, "type")}>
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
          {refusal && <Problem kept={ui("kept")}>{refusal.detail}</Problem>}
          <FormActions>
            <Button onClick={() => setOpen(false)}>{ui("cancel")}</Button>
            <Button type="submit" variant="primary" loading={busy}>
              {t("addIt")}
            </Button>
          </FormActions>
        </Form>
      </Dialog>
    </>
  );
}
