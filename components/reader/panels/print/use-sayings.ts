"use client";
import { useFormatter, useTranslations } from "use-intl";
import type { CodedText } from "@/lib/agreement/agreement-page";
import type { CodedRun } from "@/lib/agreement/on-text";
import "@/messages/agreement-on-text";

/** The longest quote that is read out, in UTF-16 code units. */
const MAX_QUOTE = 160;

/** What is said of a passage: its words, and who marked it and who did not. */
export function useSayings({ leaves, coders, labels }: CodedText) {
  const t = useTranslations("AgreementOnText");
  const ui = useTranslations("Ui");
  const format = useFormatter();
  const nameOf = (coder: number) => coders[coder]?.name ?? "";
  const labelOf = (label: number) => {
    const one = labels[label];
    if (!one) return "";
    return one.slug === one.kind ? ui(`kind.${one.kind}`) : one.name;
  };
  const textOf = ({ words }: Pick<CodedRun, "words">) => {
    if (!words) return "";
    const parts = leaves
      .filter(({ block }) => block.start < words.end && words.start < block.end)
      .map(({ block, text }) =>
        text.slice(Math.max(0, words.start - block.start), words.end - block.start),
      );
    return parts.join(" ").replace(/\s+/g, " ");
  };
  const bysOf = ({ marks }: Pick<CodedRun, "marks">) =>
    marks.map(({ coder, labels: some }) =>
      t("by", { name: nameOf(coder), labels: some.map(labelOf).join(", ") }),
    );
  return {
    labelOf,
    textOf,
    bysOf,
    wordsOf: (run: CodedRun) => {
      const text = textOf(run);
      return `“${text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)}…` : text}”`;
    },
    whoOf: (run: CodedRun) => {
      const marked = new Set(run.marks.map(({ coder }) => coder));
      const others = coders.flatMap(({ name }, coder) => (marked.has(coder) ? [] : name));
      const by = t("marked", { people: format.list(bysOf(run)) });
      return others.length === 0 ? by : `${by} ${t("unmarked", { people: format.list(others) })}`;
    },
  };
}
