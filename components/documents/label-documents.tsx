"use client";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { LABEL_COLOURS, MAX_LABEL_LENGTH } from "@/lib/contract/terms";
import { fold } from "@/lib/text/fold";
import "@/messages/documents";
import { call } from "../api";
import { useApi } from "../live/use-api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { SubmitActions } from "../ui/submit-actions";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { useSubmission } from "../use-submission";
import type { Document } from "./document";
import { LabelChip } from "./label-chip";
import { hasLabel, labelChanges, opposite, type Has, type Labelling } from "./label-changes";
import styles from "./labels.module.css";

interface LabelDocumentsProps {
  readonly projectId: string;
  readonly documents: readonly Document[];
  readonly onClose: () => void;
}

interface NewLabel {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
}

/** Puts labels on documents and takes them off; what is typed and is no label becomes one. */
export function LabelDocuments({ projectId, documents, onClose }: LabelDocumentsProps) {
  const t = useTranslations("Documents.labels");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const toast = useToast();
  const { data, problem } = useApi("GET /projects/{projectId}/labels", { params: { projectId } });
  const [typed, setTyped] = useState("");
  const [made, setMade] = useState<readonly NewLabel[]>([]);
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());

  const name = typed.trim();
  const sought = fold(name);
  const labels = [...made, ...(data?.items ?? [])];
  const shown = labels.filter((label) => fold(label.name).includes(sought));
  const isNew = name !== "" && !labels.some((label) => fold(label.name) === sought);
  const stateOf = (id: string): Has => {
    const choice = chosen.get(id);
    return choice === undefined ? hasLabel(documents, id) : choice ? "all" : "none";
  };
  const choose = (id: string, on: boolean) => setChosen(new Map(chosen).set(id, on));

  async function send(changes: Labelling) {
    return call("POST /projects/{projectId}/labelling", {
      params: { projectId },
      body: { changes },
    });
  }
  async function undo(changes: Labelling) {
    const answer = await send(opposite(changes));
    toast(answer.ok ? { text: t("undone") } : { text: answer.detail, urgent: true });
    changed("label");
  }
  const saving = useSubmission<{ readonly changes: Labelling }, []>(
    async () => {
      for (const label of made.filter(({ id }) => chosen.get(id))) {
        const added = await call("POST /projects/{projectId}/labels", {
          params: { projectId },
          body: label,
        });
        if (!added.ok) return added;
      }
      const changes = labelChanges(documents, chosen);
      return changes.length > 0 ? send(changes) : { ok: true as const, value: { changes } };
    },
    {
      onDone({ changes }) {
        changed("label");
        onClose();
        if (changes.length === 0) return;
        const count = new Set(changes.flatMap(({ documentIds }) => documentIds)).size;
        const action = { label: t("undo"), onPress: () => void undo(changes) };
        toast({ text: t("saved", { count }), action });
      },
    },
  );

  function make() {
    const used = new Set(labels.map(({ colour }) => colour));
    const colour =
      LABEL_COLOURS.find((one) => !used.has(one)) ??
      LABEL_COLOURS[labels.length % LABEL_COLOURS.length] ??
      LABEL_COLOURS[0];
    const label = { id: newId(), name, colour };
    setMade([label, ...made]);
    choose(label.id, true);
    setTyped("");
  }

  const [first] = documents;
  const title =
    documents.length === 1 && first
      ? t("titleOfOne", { title: first.title })
      : t("titleOfMany", { count: documents.length });
  return (
    <Dialog open onOpenChange={onClose} title={title} guarded={chosen.size > 0}>
      <Form failures={saving.failures} onSubmit={() => (isNew ? make() : saving.submit())}>
        <Field label={t("find")} hint={t("findHint")}>
          {(control) => (
            <TextInput
              {...control}
              value={typed}
              maxLength={MAX_LABEL_LENGTH}
              dir="auto"
              autoComplete="off"
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        {problem && <Problem>{problem}</Problem>}
        {!data && !problem && <Spinner />}
        {isNew && data && (
          <div>
            <Button size="small" onClick={make}>
              {t("make", { name })}
            </Button>
          </div>
        )}
        {data && labels.length === 0 && !isNew && <p className={styles.none}>{t("first")}</p>}
        {shown.length > 0 && (
          <div className={styles.list} role="group" aria-label={t("all")}>
            {shown.map((label) => (
              <TriState
                key={label.id}
                has={stateOf(label.id)}
                onChoose={(on) => choose(label.id, on)}
              >
                <LabelChip label={label} />
              </TriState>
            ))}
          </div>
        )}
        {saving.detail !== null && <Problem kept={ui("kept")}>{saving.detail}</Problem>}
        <SubmitActions onCancel={onClose} busy={saving.busy} isChanged={chosen.size > 0} />
      </Form>
    </Dialog>
  );
}

interface TriStateProps {
  readonly has: Has;
  readonly onChoose: (on: boolean) => void;
  readonly children: ReactNode;
}

/** A box that is ticked, empty, or neither where only some of the documents have the label. */
function TriState({ has, onChoose, children }: TriStateProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = has === "some";
  }, [has]);
  return (
    <label>
      <input
        ref={box}
        type="checkbox"
        checked={has === "all"}
        onChange={() => onChoose(has !== "all")}
      />
      {children}
    </label>
  );
}
