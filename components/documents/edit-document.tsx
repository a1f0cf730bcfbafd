"use client";
import { useTranslations } from "use-intl";
import type { SourceMetadata } from "@/lib/text/document-text";
import "@/messages/documents";
import { useChanged } from "../live/use-changed";
import { Dialog } from "../ui/dialog";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import { ArchivedCopy } from "./archived-copy";
import { METADATA, type Document } from "./document";
import { SourceFields } from "./source-fields";

export interface EditDocumentProps {
  readonly document: Document;
  readonly onClose: () => void;
}

/** The name under which what is written is kept. */
export const documentDraft = (documentId: string) => `document/${documentId}`;

function sourceOf({
  author,
  speaker,
  publisher,
  date,
  url,
  language,
  rights,
}: Document): SourceMetadata {
  return { author, speaker, publisher, date, url, language, rights };
}

/** Edits title and source of a text, never its words. */
export function EditDocument({ document, onClose }: EditDocumentProps) {
  const t = useTranslations("Documents");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const toast = useToast();
  const [fields, change, draft] = useFormDraft(documentDraft(document.id), () => ({
    title: document.title,
    ...sourceOf(document),
  }));
  const { title, ...source } = fields;
  const untitled = title.trim() === "" && t("untitled");
  const form = useSubmit("PATCH /documents/{documentId}", {
    wrong: { title: untitled },
    fields: METADATA,
    draft,
    onDone() {
      toast({ text: t("saved") });
      changed("document");
      onClose();
    },
  });
  function submit() {
    const metadata = Object.fromEntries(METADATA.map((key) => [key, fields[key].trim()]));
    form.submit({
      params: { documentId: document.id },
      body: { title: title.trim(), ...metadata },
    });
  }

  return (
    <Dialog open onOpenChange={onClose} title={t("editTitle")} wide guarded>
      <Form draft={draft} failures={form.failures} onSubmit={submit}>
        <Field label={t("fields.title")} error={untitled || form.errorAt("title")}>
          {(control) => (
            <TextInput
              {...control}
              value={title}
              onChange={(event) => change({ title: event.target.value })}
              maxLength={500}
              dir="auto"
              autoComplete="off"
            />
          )}
        </Field>
        {document.archive && (
          <p>
            <ArchivedCopy archive={document.archive} />
          </p>
        )}
        <SourceFields source={source} onChange={change} refusal={form.refusal} />
        {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
        <SubmitActions onCancel={onClose} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
