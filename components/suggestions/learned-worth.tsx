"use client";
import { useTranslations } from "use-intl";
import type { AnswerAt, RequestTo } from "@/lib/contract/endpoint";
import "@/messages/suggestions";
import { useApi } from "../live/use-api";

type Worth = AnswerAt<"GET /documents/{documentId}/suggestions/learned">;

interface LearnedWorthProps {
  readonly documentId: string;
  readonly question: RequestTo<"POST /documents/{documentId}/suggestions/learned">["body"];
  /** What the tag is called. */
  readonly label: string;
}

/** What suggestions of one tag would be worth, tried on what people marked already. */
export function LearnedWorth({ documentId, question, label }: LearnedWorthProps) {
  const t = useTranslations("Suggestions.learn");
  const { data, problem } = useApi("GET /documents/{documentId}/suggestions/learned", {
    params: { documentId },
    query: question,
  });
  return (
    <li>
      <b dir="auto">{label}</b>: {problem ?? (data ? <Words worth={data} /> : t("reading"))}
    </li>
  );
}

function Words({ worth }: { readonly worth: Worth }) {
  const t = useTranslations("Suggestions.learn");
  const { by, examples, others, needed, enough, texts, leftOut, textsLeft, marksLeft } = worth;
  return (
    <>
      {enough ? t(`learned.${by}`, { examples, others, texts }) : ""}
      {!enough && t(`tooFew.${by}`, { examples, others, needed })}{" "}
      {enough && !leftOut && t("notDefined")}
      {leftOut && t(`found.${by}`, { marked: leftOut.marked, found: leftOut.found })}{" "}
      {leftOut &&
        (leftOut.precision === null
          ? t("noneProposed")
          : t("wrong", { proposed: leftOut.proposed, wrong: leftOut.wrong }))}{" "}
      {textsLeft > 0 && t("textsLeft", { count: textsLeft })} {marksLeft && t("marksLeft")}
    </>
  );
}
