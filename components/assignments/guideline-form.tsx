"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { MAX_GUIDELINE_LENGTH, MAX_GUIDELINE_NAME } from "@/lib/contract/terms";
import "@/messages/assignments";
import { call } from "../api";
import { useChanged } from "../live/use-changed";
import { Dialog } from "../ui/dialog";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { useFormDraft } from "../use-form-draft";
import { useSubmission } from "../use-submission";
import type { Guideline } from "./assignment";
import { guidelineDraft } from "./guideline-draft";

interface GuidelineFormProps {
  readonly projectId: string;
  /** Null for a new one. */
  readonly guideline: Guideline | null;
  readonly onClose: () => void;
}

/** Writes a guideline, or changes one. */
export function GuidelineForm({ projectId, guideline, onClose }: GuidelineFormProps) {
  const t = useTranslations("Assignments.guideline");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const [id] = useState(() => guideline?.id ?? newId());
  const [{ name, text }, change, draft] = useFormDraft(
    guidelineDraft(projectId, guideline?.id ?? ""),
    () => ({ name: guideline?.name ?? "", text: guideline?.text ?? "" }),
  );
  const form = useSubmission(
    async () => {
      const body = { name: name.trim(), text };
      return guideline
        ? call("PATCH /guidelines/{guidelineId}", {
            params: { guidelineId: id },
            version: guideline.version,
            body,
          })
        : call("POST /projects/{projectId}/guidelines", {
            params: { projectId },
            body: { ...body, id },
          });
    },
    {
      wrong: {
        name: name.trim() === "" && t("unnamed"),
        text: text.trim() === "" && t("empty"),
      },
      draft,
      onDone() {
        changed("guideline");
        onClose();
      },
    },
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={guideline ? t("editTitle", { name: guideline.name }) : t("addTitle")}
      wide
      guarded
    >
      <Form draft={draft} failures={form.failures} onSubmit={() => form.submit()}>
        <Field label={t("name")} error={form.errorAt("name")}>
          {(control) => (
            <TextInput
              {...control}
              value={name}
              maxLength={MAX_GUIDELINE_NAME}
              dir="auto"
              autoComplete="off"
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <Field label={t("text")} hint={t("textHint")} error={form.errorAt("text")}>
          {(control) => (
            <TextArea
              {...control}
              value={text}
              rows={14}
              maxLength={MAX_GUIDELINE_LENGTH}
              dir="auto"
              onChange={({ target }) => change({ text: target.value })}
            />
          )}
        </Field>
        {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
        <SubmitActions onCancel={onClose} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
