"use client";
import { useTranslations } from "use-intl";
import type { QueryProblem } from "@/lib/query/problem";
import "@/messages/query";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { TextArea } from "../ui/text-area";
import styles from "./query.module.css";

export interface QueryTextProps {
  readonly text: string;
  readonly problem: QueryProblem | null;
  readonly onChange: (text: string) => void;
  readonly onAsk: () => void;
}

/** The query in its own language; mistakes are marked in place, with a suggestion. */
export function QueryText({ text, problem, onChange, onAsk }: QueryTextProps) {
  const t = useTranslations("Query");
  return (
    <div className={styles.text}>
      <Field
        label={t("text.label")}
        hint={t("text.hint")}
        error={problem ? sentenceOf(problem, t) : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            className={styles.code}
            value={text}
            rows={4}
            spellCheck={false}
            autoCapitalize="off"
            dir="ltr"
            onChange={({ target }) => onChange(target.value.replace(/\n/g, " "))}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              onAsk();
            }}
          />
        )}
      </Field>
      {problem && (
        <pre className={styles.where} aria-hidden="true">
          {text.slice(0, problem.start)}
          <mark>{text.slice(problem.start, problem.end) || "␣"}</mark>
          {text.slice(problem.end)}
        </pre>
      )}
      {problem?.suggestion && (
        <Button
          size="small"
          onClick={() =>
            onChange(text.slice(0, problem.start) + problem.suggestion + text.slice(problem.end))
          }
        >
          {t("text.take", { word: problem.suggestion })}
        </Button>
      )}
    </div>
  );
}

type Translate = ReturnType<typeof useTranslations<"Query">>;

function sentenceOf({ code, found, expected, start }: QueryProblem, t: Translate): string {
  const what = t(`problems.${code}`, {
    found,
    at: start + 1,
    end: found === "" ? "yes" : "no",
    regular: found === "/" ? "yes" : "no",
  });
  if (expected.length === 0) return what;
  return `${what} ${t("problems.expected", { list: expected.join(", ") })}`;
}
