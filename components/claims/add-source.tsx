"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { useSubmit } from "../use-submit";
import type { Evidence } from "./evidence";
import { NO_SOURCE, sourceBody, SourceFields } from "./source-fields";
import { FIRST_STANCE, StanceFields } from "./stance-fields";
import { SubmitActions } from "../ui/submit-actions";

interface AddSourceProps {
  readonly projectId: string;
  readonly claimId: string;
  readonly onCancel: () => void;
  readonly onSaved: (evidence: Evidence) => void;
}

/** Adds evidence from a source that is not imported. */
export function AddSource({ projectId, claimId, onCancel, onSaved }: AddSourceProps) {
  const t = useTranslations("Evidence");
  const ui = useTranslations("Ui");
  const [id] = useState(() => uuid());
  const [source, setSource] = useState(NO_SOURCE);
  const [draft, setDraft] = useState(FIRST_STANCE);
  const [tried, setTried] = useState(false);

  const form = useSubmit("POST /claims/{claimId}/evidence", { onDone: onSaved });
  function save() {
    setTried(true);
    const described = sourceBody(source);
    const { stance } = draft;
    if (!described || !stance) return;
    form.submit({ params: { claimId }, body: { id, ...draft, stance, ...described } });
  }
  return (
    <Form failures={form.failures} onSubmit={save}>
      <SourceFields
        projectId={projectId}
        draft={source}
        tried={tried}
        autoFocus
        onChange={setSource}
      />
      <StanceFields draft={draft} tried={tried} onChange={setDraft} />
      {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
      <SubmitActions onCancel={onCancel} busy={form.busy}>
        {t("save")}
      </SubmitActions>
    </Form>
  );
}
