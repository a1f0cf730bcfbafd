"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { verdictScale } from "@/lib/claim/verdict";
import { MAX_STATUS_REASON, MAX_STATUS_REASONS } from "@/lib/contract/terms";
import "@/messages/projects";
import { useVerdictName } from "../claims/verdict-chip";
import { Disclosure } from "../ui/disclosure";
import { Field, FieldGroup, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { CheckBox } from "../ui/check-box";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
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

/** The names under which what is written is kept. */
export const NEW_PROJECT = "project/new";
export const projectDraft = (projectId: string) => `project/${projectId}`;

const NOTHING_WRONG = new Map<number, "empty" | "twice">();

/** The reasons that are written one a line, each once; none takes the project's own list away. */
function reasonsIn(lines: string): string[] | null {
  const reasons = new Set(lines.split("\n").flatMap((line) => line.trim() || []));
  return reasons.size > 0 ? [...reasons] : null;
}

export function ProjectForm({ project, action, onCancel, onSaved }: ProjectFormProps) {
  const t = useTranslations("Projects");
  const ui = useTranslations("Ui");
  const named = useVerdictName();
  // The project as the form was opened; what others change meanwhile is not sent back.
  const [opened] = useState(project);
  const [fields, change, draft] = useFormDraft(
    project ? projectDraft(project.id) : NEW_PROJECT,
    () => ({
      name: project?.name ?? "",
      description: project?.description ?? "",
      steps: stepsOf(verdictScale(project?.settings), named) as readonly Step[],
      closed: project?.settings.closed === true,
      strict: project?.settings.strict === true,
      reasons: project?.settings.statusReasons?.join("\n") ?? "",
    }),
  );
  const { name, description, steps, closed, strict, reasons } = fields;
  const wrong = wrongIn(steps, named);

  /** For an existing project, only the changed fields. */
  function changesOf(before: NonNullable<typeof opened>) {
    const verdicts = verdictsToSend(steps, before.settings, named);
    const settings = {
      ...(verdicts === undefined ? {} : { verdicts }),
      ...(closed === (before.settings.closed === true) ? {} : { closed }),
      ...(strict === (before.settings.strict === true) ? {} : { strict }),
      ...(reasons === (before.settings.statusReasons?.join("\n") ?? "")
        ? {}
        : { statusReasons: reasonsIn(reasons) }),
    };
    return {
      ...(name.trim() === before.name ? {} : { name: name.trim() }),
      ...(description === before.description ? {} : { description }),
      ...(Object.keys(settings).length === 0 ? {} : { settings }),
    };
  }

  const nameless = name.trim() === "" && t("nameless");
  const addition = useSubmit("POST /projects", {
    draft,
    wrong: { name: nameless },
    fields: ["description"],
    onDone: onSaved,
  });
  const edit = useSubmit("PATCH /projects/{projectId}", {
    draft,
    wrong: { name: nameless, "settings.verdicts": wrong.size > 0 },
    fields: ["description", "settings.statusReasons"],
    onDone: onSaved,
  });
  const form = opened ? edit : addition;

  function submit() {
    if (opened) edit.submit({ params: { projectId: opened.id }, body: changesOf(opened) });
    else addition.submit({ body: { name: name.trim(), description } });
  }

  return (
    <Form draft={draft} failures={form.failures} onSubmit={submit}>
      <Field label={t("name")} error={form.errorAt("name")} hint={t("nameHint")}>
        {(control) => (
          <TextInput
            {...control}
            value={name}
            onChange={(event) => change({ name: event.target.value })}
            maxLength={200}
            required
            dir="auto"
            autoComplete="off"
          />
        )}
      </Field>
      <Field label={t("description")} aside={ui("optional")} error={form.errorAt("description")}>
        {(control) => (
          <TextArea
            {...control}
            value={description}
            onChange={(event) => change({ description: event.target.value })}
            maxLength={5_000}
            rows={3}
            dir="auto"
          />
        )}
      </Field>
      {opened && (
        <FieldGroup label={t("codebook")} hint={t("closedHint")}>
          <CheckBox
            label={t("closed")}
            checked={closed}
            onChange={(event) => change({ closed: event.target.checked })}
          />
          <CheckBox
            label={t("strict")}
            checked={strict}
            onChange={(event) => change({ strict: event.target.checked })}
          />
        </FieldGroup>
      )}
      {opened && (
        <Field
          label={t("statusReasons")}
          aside={ui("optional")}
          hint={t("statusReasonsHint", { most: MAX_STATUS_REASONS })}
          error={form.errorAt("settings.statusReasons")}
        >
          {(control) => (
            <TextArea
              {...control}
              value={reasons}
              onChange={(event) => change({ reasons: event.target.value })}
              maxLength={MAX_STATUS_REASONS * MAX_STATUS_REASON}
              rows={3}
              dir="auto"
            />
          )}
        </Field>
      )}
      {opened && (
        <Disclosure label={t("verdicts")} forced={form.isTried && wrong.size > 0}>
          <VerdictFields
            projectId={opened.id}
            steps={steps}
            wrong={form.isTried ? wrong : NOTHING_WRONG}
            refused={form.errorAt("settings.verdicts")}
            onChange={(next) => change({ steps: next })}
          />
        </Disclosure>
      )}
      {form.detail !== null && <Problem>{form.detail}</Problem>}
      <SubmitActions onCancel={onCancel} busy={form.busy}>
        {action}
      </SubmitActions>
    </Form>
  );
}
