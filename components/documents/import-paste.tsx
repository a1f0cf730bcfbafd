"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import type { Part, SourceMetadata } from "@/lib/text/document-text";
import "@/messages/documents";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { Field, FieldRow, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { TextInput } from "../ui/text-input";
import type { useFormDraft } from "../use-form-draft";
import { useSubmission } from "../use-submission";
import { withoutEmpty, METADATA, NO_METADATA, type Document } from "./document";
import { titleOf } from "./recognised";
import { SourceFields } from "./source-fields";
import { Preview } from "./preview";
import { previewDocument, uploadDocument } from "./upload";
import { useOfferSpeakers } from "./use-offer-speakers";
import { FormatField, sentOf, WrittenTextField, type WrittenText } from "./written-text";

export interface Pasted extends WrittenText {
  readonly part?: Part;
  readonly title: string;
  readonly source: SourceMetadata;
}

export const NOTHING_PASTED: Pasted = {
  content: "",
  title: "",
  format: null,
  source: NO_METADATA,
};

export interface ImportPasteProps {
  readonly projectId: string;
  readonly pasting: ReturnType<typeof useFormDraft<Pasted>>;
  /** Called with the imported document; without it, its page is opened. */
  readonly onIn?: (document: Document) => void;
}

export function ImportPaste({ projectId, pasting, onIn }: ImportPasteProps) {
  const [pasted, onChange, draft] = pasting;
  const t = useTranslations("Import");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const offerSpeakers = useOfferSpeakers(projectId);
  const [id, setId] = useState(() => uuid());
  const [sent, setSent] = useState<number | null>(0);
  const [isPreviewed, setPreviewed] = useState(false);
  const { content, format } = sentOf(pasted);
  const recognised = titleOf(content, format);

  /**
   * A changed draft is another text: sent with the old id, it could be answered with the old one.
   */
  function change(part: Partial<Pasted>) {
    onChange(part);
    if ("content" in part) setPreviewed(false);
    setId(uuid());
  }

  const body = {
    title: pasted.title.trim() || recognised || undefined,
    content,
    format,
    source: withoutEmpty(pasted.source),
  };

  const form = useSubmission(
    () => {
      setSent(0);
      return uploadDocument(projectId, { id, ...body }, setSent, { part: pasted.part });
    },
    {
      wrong: { content: pasted.content.trim() === "" && t("wordless") },
      fields: ["title", ...METADATA.map((key) => `source.${key}`)],
      draft,
      onDone(document) {
        void offerSpeakers([document]);
        if (onIn) return onIn(document);
        router.push(`/projects/${projectId}/documents/${document.id}`);
        return "leaving";
      },
    },
  );

  return (
    <Form draft={draft} failures={form.failures} onSubmit={() => form.submit()}>
      <WrittenTextField
        label={t("text")}
        written={pasted}
        onChange={change}
        onStructure={() => setPreviewed(true)}
        error={form.errorAt("content")}
        rows={9}
      />
      <FieldRow>
        <Field
          label={t("documentTitle")}
          error={form.errorAt("title")}
          hint={recognised && !pasted.title ? t("recognised", { title: recognised }) : undefined}
        >
          {(control) => (
            <TextInput
              {...control}
              value={pasted.title}
              placeholder={recognised}
              onChange={(event) => change({ title: event.target.value })}
              maxLength={500}
              dir="auto"
              autoComplete="off"
            />
          )}
        </Field>
        <FormatField written={pasted} onChange={change} />
      </FieldRow>
      <Disclosure
        label={t("source")}
        forced={form.refusal?.errors.some(({ path }) => path.startsWith("source"))}
      >
        <SourceFields
          source={pasted.source}
          onChange={(source) => change({ source })}
          refusal={form.refusal}
        />
      </Disclosure>
      {isPreviewed && pasted.content.trim() !== "" && (
        <Preview
          of={id}
          load={() => previewDocument(projectId, body, { part: pasted.part })}
          chosen={{ part: pasted.part }}
          onChoose={({ part }) => change({ part })}
          isFile={false}
        />
      )}
      {form.detail !== null && !form.busy && <Problem kept={ui("kept")}>{form.detail}</Problem>}
      {form.busy && (
        <div role="status">
          <Progress label={sent === null ? t("reading") : t("sending")} value={sent} />
        </div>
      )}
      <FormActions>
        {draft.isChanged && <Button onClick={draft.discard}>{ui("discard")}</Button>}
        <Button
          aria-expanded={isPreviewed}
          disabled={pasted.content.trim() === ""}
          onClick={() => setPreviewed((before) => !before)}
        >
          {t("preview.label")}
        </Button>
        <Button type="submit" variant="primary" loading={form.busy}>
          {t("bringIn")}
        </Button>
      </FormActions>
    </Form>
  );
}
