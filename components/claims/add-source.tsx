"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import "@/messages/evidence";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { useFormDraft } from "../use-form-draft";
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

/** The name under which what is written is kept. */
export const sourceDraft = (claimId: string) => `claim/${claimId}/source`;

/** Adds evidence from a source that is not imported. */
export function AddSource({ projectId, claimId, onCancel, onSaved }: AddSourceProps) {
  const t = useTranslations("Evidence");
  const ui = useTranslations("Ui");
  const [id] = useState(() => uuid());
  const [fields, change, draft] = useFormDraft(sourceDraft(claimId), () => ({
    source: NO_SOURCE,
    bearing: FIRST_STANCE,
  }));
  const { source, bearing } = fields;
  const [tried, setTried] = useState(false);

  const form = useSubmit("POST /claims/{claimId}/evidence", {
    draft,
    onDone: onSaved,
  });
  function save() {
    setTried(true);
    const described = sourceBody(source);
    const { stance } = bearing;
    if (!described || !stance) return;
    form.submit({ params: { claimId }, body: { id, ...bearing, stance, ...described } });
  }
  return (
    <Form draft={draft} failures={form.failures} onSubmit={save}>
      <SourceFields
        projectId={projectId}
        draft={source}
        tried={tried}
        autoFocus
        onChange={(next) => change({ source: next })}
      />
      <StanceFields draft={bearing} tried={tried} onChange={(next) => change({ bearing: next })} />
      {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
      <SubmitActions onCancel={onCancel} busy={form.busy}>
        {t("save")}
      </SubmitActions>
    </Form>
  );
}
