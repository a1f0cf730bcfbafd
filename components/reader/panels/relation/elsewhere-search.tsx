"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "@/components/api";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import "@/messages/relations";
import { useReaderContext } from "../../context/reader-context";
import { beginning, type ChosenEnd } from "./wording";
import styles from "./relation.module.css";

type Found = ChosenEnd & { readonly key: string };

/** So many are offered at once; it is said where there are more. */
const MAX_FOUND = 20;
/** How many are asked for at once, those of this text among them. */
const PAGE = 100;

type Answer = Awaited<ReturnType<typeof searchPage>>;

function searchPage(q: string, projectId: string, cursor: string) {
  const query = { q, in: "annotations", projectId, limit: PAGE, ...(cursor && { cursor }) };
  return call("GET /search", { query });
}

/** Looks for annotations in the other texts of the project. */
export function ElsewhereSearch({ onChoose }: { onChoose: (end: ChosenEnd) => void }) {
  const t = useTranslations("Relation");
  const { reading } = useReaderContext();
  const { projectId, documentId } = reading.place;
  const [words, setWords] = useState("");
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [isMore, setMore] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function search() {
    const q = words.trim();
    if (q === "") return;
    const others: Found[] = [];
    for (let cursor: string | null = ""; cursor !== null && others.length <= MAX_FOUND;) {
      const answer: Answer = await searchPage(q, projectId, cursor);
      if (!answer.ok) return setProblem(answer.detail);
      for (const { annotationId, documentId: where, title, snippet } of answer.value.items) {
        if (!annotationId || where === documentId) continue;
        const end = { id: annotationId, words: beginning(snippet.text), kind: null, title };
        others.push({ ...end, key: annotationId });
      }
      cursor = answer.value.next;
    }
    setProblem(null);
    setFound(others.slice(0, MAX_FOUND));
    setMore(others.length > MAX_FOUND);
  }

  return (
    <div>
      <Field label={t("elsewhere")} error={problem ?? undefined}>
        {(control) => (
          <span className={styles.row}>
            <TextInput
              {...control}
              type="search"
              value={words}
              onChange={({ target }) => setWords(target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                void search();
              }}
            />
            <Button size="small" onClick={() => void search()}>
              {t("search")}
            </Button>
          </span>
        )}
      </Field>
      {found?.length === 0 && <p role="status">{t("nothingFound")}</p>}
      {found && found.length > 0 && (
        <ul role="list" className={styles.found}>
          {found.map(({ key, ...end }) => (
            <li key={key}>
              <button type="button" className={styles.jump} onClick={() => onChoose(end)}>
                <span dir="auto">“{end.words}”</span> <small>{end.title}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      {isMore && <p role="status">{t("moreFound", { count: MAX_FOUND })}</p>}
    </div>
  );
}
