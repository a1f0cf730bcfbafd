"use client";
import { useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { QUERY_EXAMPLES } from "@/lib/query/examples";
import { parse } from "@/lib/query/parse";
import { print } from "@/lib/query/print";
import { canonical } from "@/lib/query/language";
import "@/messages/query";
import { pushUrl } from "../replace-url";
import { useServerValue } from "../live/use-server-value";
import { Button, buttonClass } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { EmptyState } from "../ui/empty-state";
import { Problem } from "../ui/problem";
import { Waiting } from "../ui/spinner";
import type { Facet } from "@/lib/contract/terms";
import type { Choices, SavedQuery } from "./answer";
import { AnswerList } from "./answers";
import { FacetList } from "./facet-list";
import { QueryForm } from "./query-form";
import { QueryText } from "./query-text";
import { useDraftOpener } from "../use-form-draft";
import { queryDraft, SavedQueries, SaveQuery } from "./saved-queries";
import { useAnswers } from "./use-answers";
import { EMPTY_FORM, useQuery } from "./use-query";
import styles from "./query.module.css";

export interface QueryPageProps {
  readonly projectId: string;
  /** The query in the address. */
  readonly q: string;
  readonly choices: Choices;
  readonly saved: readonly SavedQuery[];
  readonly mayDecide: boolean;
  readonly maySave: boolean;
  readonly me: string;
}

const neverChanges = () => () => undefined;

/** The server does not know by which address the browser reaches it. */
const addressOfPage = () => location.origin + location.pathname;

/** Form and text side by side, the answers below, and the query in the address. */
export function QueryPage(props: QueryPageProps) {
  const { projectId, q, choices, mayDecide, maySave, me } = props;
  const t = useTranslations("Query");
  const relations = (choices.relation ?? []).flatMap(({ value, label }) => [label, value]);
  const query = useQuery(q, relations);
  const answers = useAnswers(projectId, q.trim());
  const here = useSyncExternalStore(neverChanges, addressOfPage, () => "");
  const [saved, setSaved] = useServerValue(props.saved);
  const [saving, setSaving] = useState(false);

  useDraftOpener(queryDraft(projectId, q.trim()), () => setSaving(true));

  function ask(text: string) {
    if (text.trim() === "") return;
    pushUrl(`?${new URLSearchParams({ q: text })}`);
    answers.ask(text);
  }
  function open(text: string) {
    query.setText(text);
    ask(text);
  }
  function narrow(field: Facet, value: string) {
    const parsed = parse(answers.submitted ?? "");
    if (!parsed.ok) return;
    const { first, then } = parsed.query;
    const more = { op: "is" as const, field, value };
    open(print({ first: canonical({ op: "all", of: [first, more] }), then }));
  }

  const { submitted, items, facets, problem, busy } = answers;
  const files = `/api/v1/projects/${projectId}/query/export`;
  const search = submitted ? `?${new URLSearchParams({ q: submitted })}` : "";
  return (
    <div className={styles.page}>
      <div className={styles.ask}>
        {query.form ? (
          <QueryForm form={query.form} choices={choices} onChange={query.setForm} />
        ) : (
          <EmptyState
            title={t("form.tooMuch")}
            action={<Button onClick={() => query.setForm(EMPTY_FORM)}>{t("form.restart")}</Button>}
          >
            {t("form.tooMuchWords")}
          </EmptyState>
        )}
        <div className={styles.side}>
          <QueryText
            text={query.text}
            problem={query.problem}
            onChange={query.setText}
            onAsk={() => ask(query.text)}
          />
          <div className={styles.tools}>
            <Button variant="primary" loading={busy} onClick={() => ask(query.text)}>
              {t("ask")}
            </Button>
            {submitted && maySave && (
              <Button onClick={() => setSaving(true)}>{t("save.open")}</Button>
            )}
            {submitted && <CopyButton label={t("share")} text={here + search} />}
            {submitted &&
              (["csv", "jsonl"] as const).map((format) => (
                <a
                  key={format}
                  href={`${files}/${format}${search}`}
                  className={buttonClass()}
                  download
                >
                  {t("export", { format })}
                </a>
              ))}
          </div>
        </div>
      </div>
      <SavedQueries
        queries={saved}
        mayDelete={({ createdBy, shared }) => createdBy.id === me || (mayDecide && shared)}
        onOpen={open}
        onRemoved={(id) => setSaved(saved.filter((each) => each.id !== id))}
      />
      <p className="visually-hidden" role="status">
        {busy ? t("looking") : items && !problem ? t("count", { count: items.length }) : ""}
      </p>
      {problem && <Problem>{problem}</Problem>}
      {busy && !items && <Waiting>{t("looking")}</Waiting>}
      {!submitted && (
        <EmptyState title={t("empty.title")}>
          {t("empty.words")}
          {QUERY_EXAMPLES.map((example) => (
            <button
              key={example}
              type="button"
              className={styles.example}
              onClick={() => open(example)}
            >
              <code>{example}</code>
            </button>
          ))}
        </EmptyState>
      )}
      {items && !problem && items.length === 0 && !busy && (
        <EmptyState title={t("nothing.title")}>{t("nothing.words")}</EmptyState>
      )}
      {items && !problem && items.length > 0 && (
        <div className={styles.found} aria-busy={busy}>
          <div>
            <AnswerList projectId={projectId} items={items} />
            {answers.hasMore && (
              <Button loading={busy} onClick={answers.more}>
                {t("more")}
              </Button>
            )}
          </div>
          {facets && <FacetList facets={facets} onNarrow={narrow} />}
        </div>
      )}
      {saving && submitted && (
        <SaveQuery
          projectId={projectId}
          text={submitted}
          onClose={() => setSaving(false)}
          onSaved={(query) => {
            setSaved([...saved, query]);
            setSaving(false);
          }}
        />
      )}
    </div>
  );
}
