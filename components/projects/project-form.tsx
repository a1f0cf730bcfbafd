"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { verdictScale } from "@/lib/claim/verdict";
import { call, errorAt, type ApiRefusal } from "../api";
import { useVerdictName } from "../claims/verdict-chip";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import type { Project } from "./project";
import { stepsOf, type Step, verdictsToSend, wrongIn } from "./verdict-draft";
import { VerdictFields } from "./verdict-fields";

export interface ProjectFormProps {
  /** The project to change; absent for a new one. */
  readonly project?: Pick<Project, "id" | "name" | "description" | "settings">;
  readonly action: string;
  readonly onCancel: () => void;
  readonly onSaved: (project: Project) => void;
}

const NOTHING_WRONG = new Map<number, "empty" | "twice">();

export function ProjectForm({ project, action, onCancel, onSaved }: ProjectFormProps) {
  const t = useTranslations("Projects");
  const ui = useTranslations("Ui");
  const [name, setName] = useState(project?.name ?? "");
  const [description, setDescription] = useState(project?.description ?? "");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const [tried, setTried] = useState(false);
  const named = useVerdictName();
  // What it is opened with: what others change meanwhile is not sent back.
  const [opened] = useState(project);
  const [steps, setSteps] = useState<readonly Step[]>(() =>
    stepsOf(verdictScale(project?.settings), named),
  );
  const wrong = wrongIn(steps, named);
  const nameless = name.trim() === "";

  /** Of a project that is there, what was changed and nothing else. */
  function changesOf(before: NonNullable<typeof opened>) {
    const verdicts = verdictsToSend(steps, before.settings, named);
    return {
      ...(name.trim() === before.name ? {} : { name: name.trim() }),
      ...(description === before.description ? {} : { description }),
      ...(verdicts === undefined ? {} : { settings: { verdicts } }),
    };
  }

  async function save() {
    setTried(true);
    if (busy || nameless || wrong.size > 0) return;
    setBusy(true);
    const answer = opened
      ? await call("PATCH /projects/{projectId}", {
          params: { projectId: opened.id },
          body: changesOf(opened),
        })
      : await call("POST /projects", { body: { name: name.trim(), description } });
    setBusy(false);
    setRefusal(answer.ok ? null : answer);
    if (answer.ok) onSaved(answer.value);
  }

  return (
    <Form onSubmit={() => void save()}>
      <Field
        label={t("name")}
        error={tried && nameless ? t("nameless") : errorAt(refusal, "name")}
        hint={t("nameHint")}
      >
        {(control) => (
          <TextInput
            {...control}
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={200}
            required
            dir="auto"
            autoComplete="off"
          />
        )}
      </Field>
      <Field
        label={t("description")}
        aside={ui("optional")}
        error={errorAt(refusal, "description")}
      >
        {(control) => (
          <TextArea
            {...control}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
            maxLength={5_000}
            rows={3}
            dir="auto"
          />
        )}
      </Field>
      {opened && (
        <Disclosure label={t("verdicts")} forced={tried && wrong.size > 0}>
          <VerdictFields
            projectId={opened.id}
            steps={steps}
            wrong={tried ? wrong : NOTHING_WRONG}
            refused={errorAt(refusal, "settings.verdicts")}
            onChange={setSteps}
          />
        </Disclosure>
      )}
      {refusal && <Problem>{refusal.detail}</Problem>}
      <FormActions>
        <Button onClick={onCancel}>{ui("cancel")}</Button>
        <Button type="submit" variant="primary" loading={busy}>
          {action}
        </Button>
      </FormActions>
    </Form>
  );
}
