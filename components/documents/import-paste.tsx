"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import { TEXT_FORMATS, type SourceMetadata, type TextFormat } from "@/lib/text/document-text";
import { errorAt, type ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { Field, FieldRow, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { withoutEmpty, NO_METADATA, type Document } from "./document";
import { formatOfFile, titleOf } from "./recognised";
import { SourceFields } from "./source-fields";
import { uploadDocument } from "./upload";

export interface Pasted {
  readonly content: string;
  readonly title: string;
  /** Null until a person chooses: then what the text looks like counts. */
  readonly format: TextFormat | null;
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
  readonly draft: Pasted;
  readonly onChange: (draft: Pasted) => void;
  /** Takes what came in; without it, the page turns to it. */
  readonly onIn?: (document: Document) => void;
}

export function ImportPaste({ projectId, draft, onChange, onIn }: ImportPasteProps) {
  const t = useTranslations("Import");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const [id, setId] = useState(() => uuid());
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState<number | null>(0);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const [wordless, setWordless] = useState(false);
  const format = draft.format ?? formatOfFile(draft.content);
  const recognised = titleOf(draft.content, format);

  /** A changed draft is another text: sending it under the old id could answer with the old one. */
  function change(part: Partial<Pasted>) {
    onChange({ ...draft, ...part });
    setId(uuid());
    setWordless(false);
  }

  async function bringIn() {
    setWordless(draft.content.trim() === "");
    if (busy || draft.content.trim() === "") return;
    setBusy(true);
    setRefusal(null);
    setSent(0);
    const title = draft.title.trim() || recognised;
    const answer = await uploadDocument(
      projectId,
      {
        id,
        title: title || undefined,
        content: draft.content,
        format,
        source: withoutEmpty(draft.source),
      },
      setSent,
    );
    if (!answer.ok) {
      setBusy(false);
      return setRefusal(answer);
    }
    onChange(NOTHING_PASTED);
    if (onIn) onIn(answer.value);
    else router.push(`/projects/${projectId}/documents/${answer.value.id}`);
  }

  return (
    <Form onSubmit={() => void bringIn()}>
      <Field
        label={t("text")}
        error={wordless ? t("wordless") : errorAt(refusal, "content")}
        hint={t("textHint")}
      >
        {(control) => (
          <TextArea
            {...control}
            value={draft.content}
            onChange={(event) => change({ content: event.target.value })}
            rows={9}
            dir="auto"
            spellCheck={false}
          />
        )}
      </Field>
      <FieldRow>
        <Field
          label={t("documentTitle")}
          error={errorAt(refusal, "title")}
          hint={recognised && !draft.title ? t("recognised", { title: recognised }) : undefined}
        >
          {(control) => (
            <TextInput
              {...control}
              value={draft.title}
              placeholder={recognised}
              onChange={(event) => change({ title: event.target.value })}
              maxLength={500}
              dir="auto"
              autoComplete="off"
            />
          )}
        </Field>
        <Field label={t("format")} hint={draft.format ? undefined : t("formatGuessed")}>
          {(control) => (
            <Select
              {...control}
              value={format}
              onChange={(event) => change({ format: event.target.value as TextFormat })}
              options={TEXT_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
            />
          )}
        </Field>
      </FieldRow>
      <Disclosure
        label={t("source")}
        forced={refusal?.errors.some(({ path }) => path.startsWith("source"))}
      >
        <SourceFields
          source={draft.source}
          onChange={(source) => change({ source })}
          refusal={refusal}
        />
      </Disclosure>
      {refusal && <Problem kept={ui("kept")}>{refusal.detail}</Problem>}
      {busy && (
        <div role="status">
          <Progress label={sent === null ? t("reading") : t("sending")} value={sent} />
        </div>
      )}
      <FormActions>
        <Button type="submit" variant="primary" loading={busy}>
          {t("bringIn")}
        </Button>
      </FormActions>
    </Form>
  );
}
