"use client";
import { useTranslations } from "use-intl";
import "@/messages/suggestions";
import type { Tag } from "../codebook/tag";
import { Button } from "../ui/button";
import { useKeys } from "../ui/use-keys";
import { AdjustForm } from "./adjust-form";
import type { Adjustment, Decision, Suggestion } from "./suggestion";
import { DECISION_KEYS, suggestionKey } from "./suggestion-keys";
import look from "../review/queue.module.css";

interface SuggestionActsProps {
  readonly suggestion: Suggestion;
  readonly tags: readonly Tag[];
  readonly isAdjusting: boolean;
  readonly onAdjusting: (isAdjusting: boolean) => void;
  readonly onDecide: (decision: Decision, annotation?: Adjustment) => void;
}

/** What can be done with the current suggestion, by buttons and by keys. */
export function SuggestionActs(props: SuggestionActsProps) {
  const { suggestion, tags, isAdjusting, onAdjusting, onDecide } = props;
  const t = useTranslations("Suggestions");
  const isPossible = (decision: Decision) => decision === "refuse" || !suggestion.orphan;
  const begin = (decision: Decision) => {
    if (!isPossible(decision)) return;
    if (decision === "adjust") onAdjusting(true);
    else onDecide(decision);
  };
  useKeys((event) => {
    const key = isAdjusting ? null : suggestionKey(event);
    if (key !== "take" && key !== "adjust" && key !== "refuse") return;
    begin(key);
    event.preventDefault();
  });
  if (isAdjusting) {
    return (
      <AdjustForm
        suggestion={suggestion}
        tags={tags}
        onSave={(annotation) => onDecide("adjust", annotation)}
        onLeave={() => {
          document.querySelector<HTMLElement>('[aria-current="true"] [data-stop]')?.focus();
          onAdjusting(false);
        }}
      />
    );
  }
  return (
    <div className={look.buttons} role="group" aria-label={t("decide")}>
      {(["take", "adjust", "refuse"] as const).filter(isPossible).map((decision) => (
        <Button key={decision} size="small" onClick={() => begin(decision)}>
          {t(decision)} <kbd aria-hidden="true">{DECISION_KEYS[decision]}</kbd>
        </Button>
      ))}
    </div>
  );
}
