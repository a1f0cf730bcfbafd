"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SourceMetadata } from "@/lib/text/document-text";
import { useChanged } from "../live/use-changed";
import { Dialog } from "../ui/dialog";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import { METADATA, type Document } from "./document";
import { SourceFields } from "./source-fields";

export interface EditDocumentProps {
  readonly document: Document;
  readonly onClose: () => void;
}

/** Edits title and source of a text, never its words. */
export function EditDocument({ document, onClose }: EditDocumentProps) {
  const t = useTranslations("Documents");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const toast = useToast();
  const [title, setTitle] = useState(document.title);
  const [source, setSource] = useState<SourceMetadata>(document);
  const untitled = title.trim() === "" && t("untitled");
  const form = useSubmit("PATCH /documents/{documentId}", {
    wrong: { title: untitled },
    fields: METADATA,
    onDone() {
      toast({ text: t("saved") });
      changed("document");
      onClose();
    },
  });
  function submit() {
    const metadata = Object.fromEntries(METADATA.map((key) => [key, source[key].trim()]));
    form.submit({
      params: { documentId: document.id },
      body: { title: title.trim(), ...metadata },
    });
  }

  return (
    <Dialog open onOpenChange={onClose} title={t("editTitle")} wide guarded>
      <Form failures={form.failures} onSubmit={submit}>
        <Field label={t("fields.title")} error={untitled || form.errorAt("title")}>
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
        <SourceFields source={source} onChange={setSource} refusal={form.refusal} />
        {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
        <SubmitActions onCancel={onClose} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
