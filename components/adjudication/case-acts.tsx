"use client";
import { useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { MAX_DECISION_NOTE, OUTCOMES } from "@/lib/contract/terms";
import "@/messages/adjudication";
import { ReasonForm } from "../annotation/reason-form";
import type { Tag } from "../codebook/tag";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { DiscardDraft } from "../ui/discard-draft";
import { Form } from "../ui/field";
import { ProseArea } from "../ui/prose-area";
import { useKeys } from "../ui/use-keys";
import { useFormDraft } from "../use-form-draft";
import { EdgeForm, CutForm, type Chosen } from "./edge-forms";
import { caseKey, OUTCOME_KEYS } from "./case-keys";
import type { Case, Outcome, Variant } from "./case-filter";
import { LabelForm } from "./label-form";
import type { CaseDecision } from "./use-decisions";
import look from "../review/queue.module.css";
import styles from "./adjudication.module.css";

interface CaseActsProps {
  readonly projectId: string;
  readonly one: Case;
  readonly tags: readonly Tag[];
  /** What of all that people say is chosen; null where nobody marked anything. */
  readonly variant: Variant | null;
  /** Shows spans over the words while they are chosen. */
  readonly onShow: (spans: readonly Chosen[]) => void;
  readonly onDecide: (decision: CaseDecision) => void;
  readonly onWithdraw: () => void;
}

type Asking = Exclude<Outcome, "accept" | "merge">;

const FORMS: ReadonlySet<Outcome> = new Set<Asking>([
  "adjust",
  "relabel",
  "split",
  "reject",
  "nothing",
]);

/** What can be done with the current case: each outcome by one key, with a note and a flag. */
export function CaseActs(props: CaseActsProps) {
  const { projectId, one, tags, variant, onShow, onDecide, onWithdraw } = props;
  const t = useTranslations("Adjudication");
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const [form, setForm] = useState<Asking | null>(null);
  const [isNoting, setNoting] = useState(false);
  const isDecided = one.decisions.length > 0;
  const [isAnew, setAnew] = useState(false);
  const [{ note, guidelineUnclear }, change, draft] = useFormDraft(`adjudicate/${one.id}`, () => ({
    note: "",
    guidelineUnclear: false,
  }));
  const isOpen = !isDecided || isAnew;
  const possible = OUTCOMES.filter((outcome) => isPossible(outcome, one, variant));

  const backToCase = () =>
    group.current?.closest("li")?.querySelector<HTMLElement>("[data-stop]")?.focus();
  const leave = () => {
    backToCase();
    setForm(null);
    onShow([]);
  };
  const decide = (decision: CaseDecision) => {
    draft.finish();
    onShow([]);
    setForm(null);
    setAnew(false);
    onDecide({ ...decision, note, guidelineUnclear });
  };
  const begin = (outcome: Outcome) => {
    if (!isOpen || !possible.includes(outcome)) return;
    if (outcome === "accept") decide({ outcome, spans: takenFrom(variant) });
    else if (outcome === "merge") {
      decide({ outcome, spans: takenFrom(variant).slice(0, 1) });
    } else if (FORMS.has(outcome)) setForm(outcome as Asking);
  };
  useKeys((event) => {
    const key = caseKey(event);
    if (key === null || form !== null) return;
    if (key === "note" && isOpen) setNoting(true);
    else if (key === "unclear" && isOpen) change({ guidelineUnclear: !guidelineUnclear });
    else if (key === "withdraw" && isDecided) onWithdraw();
    else if (OUTCOMES.some((outcome) => outcome === key)) begin(key as Outcome);
    else return;
    event.preventDefault();
    if (key === "note") group.current?.querySelector("textarea")?.focus();
  });

  if (!isOpen) {
    return (
      <div ref={group} className={look.buttons}>
        <Button size="small" onClick={onWithdraw}>
          {t("withdraw")} <kbd aria-hidden="true">W</kbd>
        </Button>
        <Button size="small" onClick={() => setAnew(true)}>
          {t("anew")}
        </Button>
      </div>
    );
  }
  const shared = { one, onShow, onLeave: leave };
  return (
    <div ref={group} className={styles.acts}>
      {(form === "reject" || form === "nothing") && (
        <ReasonForm
          projectId={projectId}
          annotationId={one.id}
          action={t(`outcomes.${form}`)}
          leave={t("cancel")}
          autoFocus
          onSave={(reason) => decide({ outcome: form, reason })}
          onLeave={leave}
        />
      )}
      {form === "adjust" && variant && (
        <EdgeForm
          {...shared}
          coding={variant.codings[0]}
          onSave={(span) => decide({ outcome: "adjust", spans: [span] })}
        />
      )}
      {form === "split" && variant && (
        <CutForm
          {...shared}
          coding={variant.codings[0]}
          onSave={(spans) => decide({ outcome: "split", spans })}
        />
      )}
      {form === "relabel" && variant && (
        <LabelForm
          caseId={one.id}
          coding={variant.codings[0]}
          tags={tags}
          onSave={(span) => decide({ outcome: "relabel", spans: [span] })}
          onLeave={leave}
        />
      )}
      {form === null && (
        <div role="group" className={look.buttons} aria-label={t("decide")}>
          {possible.map((outcome) => (
            <Button key={outcome} onClick={() => begin(outcome)}>
              {t(`outcomes.${outcome}`)} <kbd aria-hidden="true">{OUTCOME_KEYS[outcome]}</kbd>
            </Button>
          ))}
        </div>
      )}
      <div className={look.buttons}>
        <CheckBox
          label={
            <>
              {t("markUnclear")} <kbd aria-hidden="true">G</kbd>
            </>
          }
          checked={guidelineUnclear}
          onChange={({ target }) => change({ guidelineUnclear: target.checked })}
        />
        {!isNoting && note === "" && (
          <Button size="small" variant="quiet" onClick={() => setNoting(true)}>
            {t("addNote")} <kbd aria-hidden="true">C</kbd>
          </Button>
        )}
      </div>
      {(isNoting || note !== "") && (
        <Form draft={draft} className={styles.acts} aria-label={t("note")} onSubmit={backToCase}>
          <label className={look.label} htmlFor={id}>
            {t("note")}
          </label>
          <ProseArea
            id={id}
            rows={3}
            autoFocus={isNoting}
            maxLength={MAX_DECISION_NOTE}
            value={note}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => change({ note: target.value })}
            onKeyDown={(event) => {
              if (event.key !== "Escape") return;
              setNoting(false);
              backToCase();
            }}
          />
          <p id={`${id}-hint`} className={look.soft}>
            {t("noteHint")}
          </p>
          <DiscardDraft />
        </Form>
      )}
    </div>
  );
}

/** The spans that let what somebody says stand as it is. */
function takenFrom(variant: Variant | null) {
  return (variant?.codings ?? []).map(({ annotationId }) => ({ from: annotationId }));
}

function isPossible(outcome: Outcome, { codings }: Case, variant: Variant | null): boolean {
  if (outcome === "nothing") return true;
  if (!variant) return false;
  if (outcome === "merge") return codings.length > 1;
  const isWhole = variant.codings[0]?.target.length === 1;
  return outcome !== "split" || isWhole;
}
