"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api, errorAt, type ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import type { Project } from "./project";

export interface ProjectFormProps {
  /** The project to change; absent for a new one. */
  readonly project?: Pick<Project, "id" | "name" | "description">;
  readonly action: string;
  readonly onCancel: () => void;
  readonly onSaved: (project: Project) => void;
}

export function ProjectForm({ project, action, onCancel, onSaved }: ProjectFormProps) {
  const t = useTranslations("Projects");
  const ui = useTranslations("Ui");
  const [name, setName] = useState(project?.name ?? "");
  const [description, setDescription] = useState(project?.description ?? "");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const [nameless, setNameless] = useState(false);

  async function save() {
    setNameless(name.trim() === "");
    if (busy || name.trim() === "") return;
    setBusy(true);
    const answer = await api<Project>(project ? `/projects/${project.id}` : "/projects", {
      method: project ? "PATCH" : "POST",
      body: { name: name.trim(), description },
    });
    setBusy(false);
    setRefusal(answer.ok ? null : answer);
    if (answer.ok) onSaved(answer.value);
  }

  return (
    <Form onSubmit={() => void save()}>
      <Field
        label={t("name")}
        error={nameless ? t("nameless") : errorAt(refusal, "name")}
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
