"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SourceMetadata } from "@/lib/text/document-text";
import { call, errorAt, type ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { METADATA, type Document } from "./document";
import { SourceFields } from "./source-fields";

export interface EditDocumentProps {
  readonly document: Document;
  readonly onClose: () => void;
}

/** Title and source of a text; its words never change here. */
export function EditDocument({ document, onClose }: EditDocumentProps) {
  const t = useTranslations("Documents");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const say = useToast();
  const [title, setTitle] = useState(document.title);
  const [source, setSource] = useState<SourceMetadata>(document);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const untitled = title.trim() === "";

  async function save() {
    if (busy || untitled) return;
    setBusy(true);
    const metadata = Object.fromEntries(METADATA.map((key) => [key, source[key].trim()]));
    const answer = await call("PATCH /documents/{documentId}", {
      params: { documentId: document.id },
      body: { title: title.trim(), ...metadata },
    });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer);
    say({ text: t("saved") });
    router.refresh();
    onClose();
  }

  return (
    <Dialog open onOpenChange={onClose} title={t("editTitle")} wide guarded>
      <Form onSubmit={() => void save()}>
        <Field
          label={t("fields.title")}
          error={untitled ? t("untitled") : errorAt(refusal, "title")}
        >
          {(control) => (
            <TextInput
              {...control}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              maxLength={500}
              dir="auto"
              autoComplete="off"
            />
          )}
        </Field>
        <SourceFields source={source} onChange={setSource} refusal={refusal} />
        {refusal && <Problem kept={ui("kept")}>{refusal.detail}</Problem>}
        <FormActions>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button type="submit" variant="primary" loading={busy}>
            {ui("save")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
