"use client";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { KINDS, QUOTATION_FORMS } from "@/lib/contract/terms";
import { moveEdge, textOf, wordSpans } from "../adjudication/pieces";
import type { Tag } from "../codebook/tag";
import { Button } from "../ui/button";
import { DiscardDraft } from "../ui/discard-draft";
import { Field, Form } from "../ui/field";
import { NOTHING, Select } from "../ui/select";
import { ProseArea } from "../ui/prose-area";
import { TextInput } from "../ui/text-input";
import { useFormDraft } from "../use-form-draft";
import { contextOf, slugOf, type Adjustment, type Suggestion } from "./suggestion";
import look from "../review/queue.module.css";
import styles from "./suggestions.module.css";

interface AdjustFormProps {
  readonly suggestion: Suggestion;
  readonly tags: readonly Tag[];
  readonly onSave: (annotation: Adjustment) => void;
  readonly onLeave: () => void;
}

const MAX_WORDS = 500;
const MAX_BODY = 20_000;

/** What is to be said otherwise: the words, the kind, the label, who speaks, why, and the note. */
export function AdjustForm({ suggestion, tags, onSave, onLeave }: AdjustFormProps) {
  const t = useTranslations("Suggestions");
  const ui = useTranslations("Ui");
  const { claim, quotation, rhetoric } = suggestion;
  const [fields, change, draft] = useFormDraft(`suggestion/${suggestion.id}`, () => ({
    kind: suggestion.kind,
    slug: slugOf(suggestion) ?? "",
    statement: claim?.statement ?? "",
    speaker: quotation?.speaker ?? "",
    justification: rhetoric?.justification ?? "",
    body: suggestion.body,
  }));
  const { kind, slug, statement, speaker, justification, body } = fields;
  const words = useWords(suggestion);

  const forms = QUOTATION_FORMS.map((form) => ({ value: form, label: form.replaceAll("-", " ") }));
  const own = tags.filter((tag) => tag.kind === kind);
  const offered =
    kind === "quotation" ? forms : own.map((tag) => ({ value: tag.slug, label: tag.label }));
  const isOffered = slug === "" || offered.some(({ value }) => value === slug);
  const options = [NOTHING, ...offered, ...(isOffered ? [] : [{ value: slug, label: slug }])];
  const typed = { statement, speaker, justification };
  const field = { claim: "statement", quotation: "speaker", rhetoric: "justification" } as const;
  const name = kind === "note" ? null : field[kind];

  function save() {
    draft.finish();
    const form = QUOTATION_FORMS.find((each) => each === slug);
    const label = slug || null;
    const details = {
      claim: { claim: { type: label, statement: statement.trim() || null } },
      quotation: { quotation: { ...(form ? { form } : {}), speaker: speaker.trim() || null } },
      rhetoric: { rhetoric: { technique: label, justification: justification.trim() || null } },
      note: {},
    }[kind];
    onSave({
      kind,
      body: body.trim(),
      ...details,
      ...(words?.isMoved
        ? {
            target: [{ start: words.span.start, end: words.span.end }],
            revision: suggestion.revision,
          }
        : {}),
    });
  }

  return (
    <Form
      draft={draft}
      className={styles.form}
      aria-label={t("adjusting")}
      onKeyDown={(event) => {
        if (event.key === "Escape") onLeave();
      }}
      onSubmit={save}
    >
      <div className={styles.fields}>
        <Field label={t("kind")}>
          {(control) => (
            <Select
              {...control}
              autoFocus
              value={kind}
              options={KINDS.map((each) => ({ value: each, label: ui(`kind.${each}`) }))}
              onChange={({ target }) =>
                change({ kind: KINDS.find((each) => each === target.value) ?? kind, slug: "" })
              }
            />
          )}
        </Field>
        {kind !== "note" && (
          <Field label={t(`label.${kind}`)}>
            {(control) => (
              <Select
                {...control}
                value={slug}
                options={options}
                onChange={({ target }) => change({ slug: target.value })}
              />
            )}
          </Field>
        )}
      </div>
      {name && (
        <Field label={t(name)}>
          {(control) => (
            <TextInput
              {...control}
              dir="auto"
              maxLength={MAX_WORDS}
              value={typed[name]}
              onChange={({ target }) => change({ [name]: target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t("note")}>
        {(control) => (
          <ProseArea
            {...control}
            rows={2}
            maxLength={MAX_BODY}
            value={body}
            onChange={({ target }) => change({ body: target.value })}
          />
        )}
      </Field>
      {words && (
        <fieldset className={styles.edges}>
          <legend className={look.label}>{t("words")}</legend>
          <p role="status" dir="auto" className={styles.chosen}>
            {words.text}
          </p>
          <div className={look.buttons}>
            {(["start", "end"] as const).flatMap((edge) =>
              ([-1, 1] as const).map((by) => (
                <Button key={`${edge}${by}`} size="small" onClick={() => words.move(edge, by)}>
                  {t(`edges.${edge}.${by < 0 ? "earlier" : "later"}`)}
                </Button>
              )),
            )}
          </div>
        </fieldset>
      )}
      <div className={look.buttons}>
        <Button type="submit" size="small" variant="primary">
          {t("take")}
        </Button>
        <Button size="small" variant="quiet" onClick={onLeave}>
          {t("cancel")}
        </Button>
        <DiscardDraft />
      </div>
    </Form>
  );
}

/** The span, whose ends move word by word as far as its surroundings reach; null for several spans. */
function useWords(suggestion: Suggestion) {
  const [first, ...others] = suggestion.target;
  const place = useMemo(() => ({ context: contextOf(suggestion) }), [suggestion]);
  const spans = useMemo(() => wordSpans(place), [place]);
  const [span, setSpan] = useState({ start: first?.start ?? 0, end: first?.end ?? 0 });
  if (!first || others.length > 0 || suggestion.orphan) return null;
  return {
    span,
    text: textOf(place, span),
    isMoved: span.start !== first.start || span.end !== first.end,
    move: (edge: "start" | "end", by: -1 | 1) => setSpan(moveEdge(spans, span, edge, by)),
  };
}
