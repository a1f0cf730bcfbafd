"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { STRATA } from "@/lib/contract/terms";
import type { AnswerAt, BodyTo } from "@/lib/contract/endpoint";
import "@/messages/assignments";
import { call } from "../api";
import { useApi, useApiPages } from "../live/use-api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { Dialog } from "../ui/dialog";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { SubmitActions } from "../ui/submit-actions";
import { useToast } from "../ui/toast";
import type { SubmissionState } from "../use-submission";
import { useSubmit } from "../use-submit";
import type { Coder } from "./assignment";
import { dueAtEndOf } from "./assignment";
import { DueFields } from "./due-fields";
import { PlanPreview } from "./plan-preview";
import styles from "./assignments.module.css";

type PlanRequest = BodyTo<"POST /projects/{projectId}/assignments/plan">;
type Plan = AnswerAt<"POST /projects/{projectId}/assignments/plan">;

const SCOPES = ["all", "byLabel", "byLanguage", "byHand"] as const;
type Scope = (typeof SCOPES)[number];

interface AssignDialogProps {
  readonly projectId: string;
  readonly coders: readonly Coder[];
  /** Texts that were chosen on another page. */
  readonly documents: readonly string[];
  readonly onClose: () => void;
}

interface Choices {
  readonly people: ReadonlySet<string>;
  readonly scope: Scope;
  readonly label: string;
  readonly language: string;
  readonly documents: ReadonlySet<string>;
  /** Empty for everybody. */
  readonly perText: string;
  readonly strata: (typeof STRATA)[number];
  readonly due: string;
  readonly guideline: string;
}

/** What the plan is asked for: only what was chosen is named. */
function requestOf(choices: Choices, seed?: string): PlanRequest {
  const { people, scope, label, language, documents, perText, strata } = choices;
  return {
    people: [...people],
    ...(scope === "byLabel" ? { labels: [label] } : {}),
    ...(scope === "byLanguage" ? { language } : {}),
    ...(scope === "byHand" ? { documents: [...documents] } : {}),
    ...(perText === "" ? {} : { perText: Number(perText), strata }),
    ...(seed === undefined ? {} : { seed }),
  };
}

/** Assigns texts to people: what is chosen, then what would be assigned, and only then is it kept. */
export function AssignDialog({ projectId, coders, documents, onClose }: AssignDialogProps) {
  const t = useTranslations("Assignments.dialog");
  const [choices, setChoices] = useState<Choices>({
    people: new Set(),
    scope: documents.length > 0 ? "byHand" : "all",
    label: "",
    language: "",
    documents: new Set(documents),
    perText: "",
    strata: "none",
    due: "",
    guideline: "",
  });
  const [plan, setPlan] = useState<Plan | null>(null);
  const params = { projectId };
  const { data: labels } = useApi("GET /projects/{projectId}/labels", { params });
  const texts = useApiPages("GET /projects/{projectId}/documents", {
    params,
    query: { limit: 1_000, sort: "title" },
  });
  const change = (some: Partial<Choices>) => setChoices({ ...choices, ...some });
  const { people, scope, perText } = choices;
  const languages = [...new Set(texts.items?.map(({ language }) => language))].filter(Boolean);
  const label = choices.label || (labels?.items[0]?.id ?? "");
  const language = choices.language || (languages[0] ?? "");
  const scopes = SCOPES.filter(
    (one) =>
      (one !== "byLabel" || (labels?.items.length ?? 0) > 0) &&
      (one !== "byLanguage" || languages.length > 0),
  );
  const planning = useSubmit("POST /projects/{projectId}/assignments/plan", {
    wrong: {
      people: people.size === 0 && t("noneChosen"),
      documents: scope === "byHand" && choices.documents.size === 0 && t("noTexts"),
    },
    onDone: setPlan,
  });
  const ask = (seed?: string) =>
    planning.submit({ params, body: requestOf({ ...choices, label, language }, seed) });

  if (plan) {
    return (
      <Dialog open onOpenChange={onClose} title={t("previewTitle")} wide guarded>
        <Confirm
          projectId={projectId}
          plan={plan}
          choices={choices}
          drawing={planning}
          onBack={() => setPlan(null)}
          onAgain={perText === "" ? undefined : () => ask()}
          onClose={onClose}
        />
      </Dialog>
    );
  }
  if (coders.length === 0) {
    return (
      <Dialog open onOpenChange={onClose} title={t("title")}>
        <p>{t("nobody")}</p>
      </Dialog>
    );
  }
  const toggle = (set: ReadonlySet<string>, id: string, isIn: boolean) => {
    const next = new Set(set);
    if (isIn) next.add(id);
    else next.delete(id);
    return next;
  };
  const allChosen = people.size === coders.length;
  return (
    <Dialog open onOpenChange={onClose} title={t("title")} wide guarded={people.size > 0}>
      <Form failures={planning.failures} onSubmit={() => ask()}>
        <Choice legend={t("who")} error={planning.errorAt("people")}>
          {coders.length > 1 && (
            <CheckBox
              label={t("everybody")}
              checked={allChosen}
              onChange={() =>
                change({ people: new Set(allChosen ? [] : coders.map(({ id }) => id)) })
              }
            />
          )}
          {coders.map(({ id, name }) => (
            <CheckBox
              key={id}
              label={<bdi>{name}</bdi>}
              checked={people.has(id)}
              onChange={({ target }) => change({ people: toggle(people, id, target.checked) })}
            />
          ))}
        </Choice>
        <Field label={t("texts")}>
          {(control) => (
            <Select
              {...control}
              value={scope}
              onChange={({ target }) => change({ scope: target.value as Scope })}
              options={scopes.map((one) => ({ value: one, label: t(one) }))}
            />
          )}
        </Field>
        {scope === "byLabel" && (
          <Field label={t("label")}>
            {(control) => (
              <Select
                {...control}
                value={label}
                onChange={({ target }) => change({ label: target.value })}
                options={(labels?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </Field>
        )}
        {scope === "byLanguage" && (
          <Field label={t("language")}>
            {(control) => (
              <Select
                {...control}
                value={language}
                onChange={({ target }) => change({ language: target.value })}
                options={languages.map((one) => ({ value: one, label: one }))}
              />
            )}
          </Field>
        )}
        {scope === "byHand" && (
          <Choice legend={t("handLabel")} error={planning.errorAt("documents")}>
            {texts.problem && <Problem>{texts.problem}</Problem>}
            {texts.items?.map(({ id, title }) => (
              <CheckBox
                key={id}
                label={<span dir="auto">{title}</span>}
                checked={choices.documents.has(id)}
                onChange={({ target }) =>
                  change({ documents: toggle(choices.documents, id, target.checked) })
                }
              />
            ))}
          </Choice>
        )}
        {(scope === "byHand" || scope === "byLanguage") && texts.hasMore && (
          <Button size="small" loading={texts.isFetching} onClick={texts.more}>
            {t(scope === "byHand" ? "moreTexts" : "moreLanguages")}
          </Button>
        )}
        <Field label={t("how")}>
          {(control) => (
            <Select
              {...control}
              value={perText}
              onChange={({ target }) => change({ perText: target.value })}
              options={[
                { value: "", label: t("allOfThem") },
                ...Array.from({ length: Math.max(1, people.size) }, (_, at) => ({
                  value: `${at + 1}`,
                  label: t("each", { count: at + 1 }),
                })),
              ]}
            />
          )}
        </Field>
        {perText !== "" && (
          <Field label={t("strata")}>
            {(control) => (
              <Select
                {...control}
                value={choices.strata}
                onChange={({ target }) => change({ strata: target.value as Choices["strata"] })}
                options={STRATA.map((one) => ({ value: one, label: t(STRATUM_WORDS[one]) }))}
              />
            )}
          </Field>
        )}
        <DueFields
          projectId={projectId}
          due={choices.due}
          onDue={(due) => change({ due })}
          guideline={choices.guideline}
          onGuideline={(guideline) => change({ guideline })}
        />
        {planning.detail !== null && <Problem>{planning.detail}</Problem>}
        <SubmitActions onCancel={onClose} busy={planning.busy} isChanged={people.size > 0}>
          {t("preview")}
        </SubmitActions>
      </Form>
    </Dialog>
  );
}

const STRATUM_WORDS = {
  none: "strataNone",
  label: "strataLabel",
  language: "strataLanguage",
} as const;

interface ChoiceProps {
  readonly legend: string;
  readonly error?: string;
  readonly children: React.ReactNode;
}

/** Boxes of which any number is ticked; long lists scroll. */
function Choice({ legend, error, children }: ChoiceProps) {
  return (
    <fieldset className={styles.choice} aria-invalid={error ? true : undefined}>
      <legend>{legend}</legend>
      <div className={styles.boxes}>{children}</div>
      {error && <Problem>{error}</Problem>}
    </fieldset>
  );
}

interface ConfirmProps {
  readonly projectId: string;
  readonly plan: Plan;
  readonly choices: Pick<Choices, "due" | "guideline">;
  readonly drawing: SubmissionState;
  readonly onBack: () => void;
  /** Draws again, where something was drawn. */
  readonly onAgain?: () => void;
  readonly onClose: () => void;
}

/** What would be assigned, to be agreed to: exactly these pairs are sent. */
function Confirm(props: ConfirmProps) {
  const { projectId, plan, choices, drawing, onBack, onAgain, onClose } = props;
  const t = useTranslations("Assignments.dialog");
  const changed = useChanged();
  const toast = useToast();
  const params = { projectId };
  async function undo(ids: readonly string[]) {
    const answer = await call("POST /projects/{projectId}/assignments/removal", {
      params,
      body: { ids: [...ids] },
    });
    toast(answer.ok ? { text: t("undone") } : { text: answer.detail, urgent: true });
    changed("assignment");
  }
  const assigning = useSubmit("POST /projects/{projectId}/assignments", {
    onDone({ added }) {
      changed("assignment");
      onClose();
      const action = { label: t("undo"), onPress: () => void undo(added) };
      toast({ text: t("assigned", { count: added.length }), action });
    },
  });
  const { pairs } = plan;
  return (
    <Form
      failures={assigning.failures}
      onSubmit={() =>
        assigning.submit({
          params,
          body: {
            pairs: pairs.map(({ documentId, userId }) => ({ documentId, userId })),
            dueAt: dueAtEndOf(choices.due),
            guidelineId: choices.guideline || null,
          },
        })
      }
    >
      <PlanPreview plan={plan} isDrawn={onAgain !== undefined} />
      {[drawing, assigning].map(
        ({ detail }, at) => detail !== null && <Problem key={at}>{detail}</Problem>,
      )}
      <SubmitActions
        onCancel={onClose}
        busy={assigning.busy}
        disabled={pairs.length === 0}
        secondary={
          <>
            <Button onClick={onBack}>{t("back")}</Button>
            {onAgain && (
              <Button loading={drawing.busy} onClick={onAgain}>
                {t("another")}
              </Button>
            )}
          </>
        }
      >
        {t("assign", { count: pairs.length })}
      </SubmitActions>
    </Form>
  );
}
