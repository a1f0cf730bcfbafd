"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import "@/messages/query";
import { RemoveButton } from "../remove-button";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { Chip } from "../ui/chip";
import { Dialog } from "../ui/dialog";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { TextInput } from "../ui/text-input";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import type { SavedQuery } from "./answer";
import styles from "./query.module.css";

export interface SavedQueriesProps {
  readonly queries: readonly SavedQuery[];
  readonly mayDelete: (query: SavedQuery) => boolean;
  readonly onOpen: (text: string) => void;
  readonly onRemoved: (id: string) => void;
}

export function SavedQueries({ queries, mayDelete, onOpen, onRemoved }: SavedQueriesProps) {
  const t = useTranslations("Query");
  const [problem, setProblem] = useState<string | null>(null);
  if (queries.length === 0) return null;

  return (
    <section className={styles.saved} aria-label={t("saved.label")}>
      <h2>{t("saved.label")}</h2>
      {problem && <Problem>{problem}</Problem>}
      <ul role="list">
        {queries.map((query) => (
          <li key={query.id}>
            <Button variant="quiet" onClick={() => onOpen(query.text)}>
              <bdi>{query.name}</bdi>
            </Button>
            {!query.shared && <Chip tone="muted">{t("saved.own")}</Chip>}
            <code>{query.text}</code>
            {mayDelete(query) && (
              <RemoveButton
                operation="DELETE /queries/{queryId}"
                sent={[{ params: { queryId: query.id }, version: query.version }]}
                label={t("saved.remove", { name: query.name })}
                onRemoved={() => onRemoved(query.id)}
                onProblem={setProblem}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The name of what is begun to be said of a query that is to be saved. */
export const queryDraft = (projectId: string, text: string) => `query/${projectId}/${text}`;

export interface SaveQueryProps {
  readonly projectId: string;
  readonly text: string;
  readonly onClose: () => void;
  readonly onSaved: (query: SavedQuery) => void;
}

export function SaveQuery({ projectId, text, onClose, onSaved }: SaveQueryProps) {
  const t = useTranslations("Query");
  const [id] = useState(() => newId());
  const [fields, change, draft] = useFormDraft(queryDraft(projectId, text), () => ({
    name: "",
    shared: true,
  }));
  const { name, shared } = fields;

  const form = useSubmit("POST /projects/{projectId}/queries", {
    fields: ["name"],
    draft,
    onDone: onSaved,
  });

  return (
    <Dialog open onOpenChange={onClose} title={t("save.title")}>
      <Form
        draft={draft}
        failures={form.failures}
        onSubmit={() => form.submit({ params: { projectId }, body: { id, name, text, shared } })}
      >
        <Field label={t("save.name")} error={form.errorAt("name")}>
          {(control) => (
            <TextInput
              {...control}
              value={name}
              maxLength={200}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <CheckBox
          label={t("save.shared")}
          checked={shared}
          onChange={({ target }) => change({ shared: target.checked })}
        />
        {form.detail !== null && <Problem>{form.detail}</Problem>}
        <SubmitActions onCancel={onClose} busy={form.busy}>
          {t("save.save")}
        </SubmitActions>
      </Form>
    </Dialog>
  );
}
