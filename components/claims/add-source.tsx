"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import { call } from "../api";
import { Button } from "../ui/button";
import { Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import type { Evidence } from "./evidence";
import { NO_SOURCE, sourceBody, SourceFields } from "./source-fields";
import { FIRST_STANCE, StanceFields } from "./stance-fields";

interface AddSourceProps {
  readonly claimId: string;
  readonly onCancel: () => void;
  readonly onSaved: (evidence: Evidence) => void;
}

/** Evidence from a source that is not imported: what it is, where in it, its own words. */
export function AddSource({ claimId, onCancel, onSaved }: AddSourceProps) {
  const t = useTranslations("Evidence");
  const ui = useTranslations("Ui");
  const [id] = useState(() => uuid());
  const [source, setSource] = useState(NO_SOURCE);
  const [draft, setDraft] = useState(FIRST_STANCE);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function save() {
    setTried(true);
    const given = sourceBody(source);
    if (!given || busy) return;
    setBusy(true);
    const answer = await call("POST /claims/{claimId}/evidence", {
      params: { claimId },
      body: { id, ...draft, ...given },
    });
    setBusy(false);
    if (answer.ok) onSaved(answer.value);
    else setProblem(answer.detail);
  }
  return (
    <Form onSubmit={() => void save()}>
      <SourceFields draft={source} tried={tried} autoFocus onChange={setSource} />
      <StanceFields draft={draft} onChange={setDraft} />
      {problem && <Problem kept={ui("kept")}>{problem}</Problem>}
      <FormActions>
        <Button onClick={onCancel}>{ui("cancel")}</Button>
        <Button type="submit" variant="primary" loading={busy}>
          {t("save")}
        </Button>
      </FormActions>
    </Form>
  );
}
