"use client";
import { useTranslations } from "use-intl";
import "@/messages/checks";
import { MATCH_TONE } from "./check";
import { Chip } from "@/components/ui/chip";
import { type Match } from "@/lib/annotation/annotation";
import { MATCHES } from "@/lib/contract/terms";

/** The signed verdict on a quotation; a word from another tool is shown as it is. */
export function MatchChip({ match }: { match: string }) {
  const t = useTranslations("Check");
  const known = MATCHES.find((each): each is Match => each === match);
  return known ? <Chip tone={MATCH_TONE[known]}>{t(`match.${known}`)}</Chip> : <Chip>{match}</Chip>;
}
