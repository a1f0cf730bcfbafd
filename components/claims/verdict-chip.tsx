"use client";
import { useTranslations } from "use-intl";
import { hasMessage } from "@/components/ui/has-message";
import "@/messages/claims";
import english from "@/messages/en-claims.json";
import { Chip, type ChipProps } from "../ui/chip";

/** Sign and tone of the default verdicts; a project's own have neither. */
const LOOKS: Readonly<Record<string, { sign: string; tone: ChipProps["tone"] }>> = {
  true: { sign: "✓", tone: "good" },
  "mostly-true": { sign: "✓", tone: "good" },
  "half-true": { sign: "◐", tone: "warn" },
  "mostly-false": { sign: "✕", tone: "bad" },
  false: { sign: "✕", tone: "bad" },
  misleading: { sign: "✕", tone: "bad" },
  unverifiable: { sign: "?", tone: "muted" },
  opinion: { sign: "○", tone: "muted" },
};

/** The name of a verdict: translated if it is a default one, else as the project wrote it. */
export function useVerdictName(): (verdict: string | null) => string {
  const t = useTranslations("Claims");
  return (verdict) => {
    if (verdict === null) return t("undecided");
    return hasMessage(english.Claims.verdicts, verdict) ? t(`verdicts.${verdict}`) : verdict;
  };
}

export function VerdictChip({ verdict }: { verdict: string | null }) {
  const name = useVerdictName();
  const look = verdict === null ? undefined : LOOKS[verdict];
  return (
    <Chip tone={verdict === null ? "muted" : look?.tone}>
      {look && <span aria-hidden="true">{look.sign}</span>}
      <bdi>{name(verdict)}</bdi>
    </Chip>
  );
}
