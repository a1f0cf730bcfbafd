"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { MAX_NOTE_LENGTH, QUOTATION_FORMS } from "@/lib/contract/terms";
import "@/messages/suggestions";
import { moveEdge, textOf, wordSpans } from "../adjudication/pieces";
import { KindAndLabel } from "../codebook/kind-and-label";
import type { Tag } from "../codebook/tag";
import { Button } from "../ui/button";
import { DiscardDraft } from "../ui/discard-draft";
import { Field, Form } from "../ui/field";
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

/** The field in which more is said of a kind, and its longest value in UTF-16 code units. */
const MORE = {
  claim: { field: "statement", longest: 5_000 },
  quotation: { field: "speaker", longest: 500 },
  rhetoric: { field: "justification", longest: 5_000 },
  note: null,
} as const;

/** What the names of drafts of a document's suggestions begin with. */
export const adjustDrafts = (documentId: string) => `suggestion/${documentId}/`;

/** What is to be said otherwise: the words, the kind, the label, who speaks, why, and the note. */
export function AdjustForm({ suggestion, tags, onSave, onLeave }: AdjustFormProps) {
  const t = useTranslations("Suggestions");
  const { id, documentId, revision, target, claim, quotation, rhetoric } = suggestion;
  const [fields, change, draft] = useFormDraft(adjustDrafts(documentId) + id, () => ({
    kind: suggestion.kind,
    slug: slugOf(suggestion) ?? "",
    statement: claim?.statement ?? "",
    speaker: quotation?.speaker ?? "",
    justification: rhetoric?.justification ?? "",
    body: suggestion.body,
    revision,
    start: target[0]?.start ?? 0,
    end: target[0]?.end ?? 0,
  }));
  const { kind, slug, statement, speaker, justification, body } = fields;
  const words = useMovedWords(suggestion, fields);

  const more = MORE[kind];

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
      ...(words?.isMoved ? { target: [words.span], revision } : {}),
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
        <KindAndLabel
          kind={kind}
          slug={slug}
          tags={tags}
          names={{ kind: t("kind"), label: kind === "note" ? "" : t(`label.${kind}`) }}
          onChange={change}
        />
      </div>
      {more && (
        <Field label={t(more.field)}>
          {(control) => (
            <TextInput
              {...control}
              dir="auto"
              maxLength={more.longest}
              value={fields[more.field]}
              onChange={({ target }) => change({ [more.field]: target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t("note")}>
        {(control) => (
          <ProseArea
            {...control}
            rows={2}
            maxLength={MAX_NOTE_LENGTH}
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
                <Button
                  key={`${edge}${by}`}
                  size="small"
                  onClick={() => change(words.moved(edge, by))}
                >
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

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The span, whose ends move word by word as far as its surroundings reach; null for several spans. An
 * end that was moved in another revision is where the suggestion has it.
 */
function useMovedWords(suggestion: Suggestion, kept: Span & { readonly revision: number }) {
  const [first, ...others] = suggestion.target;
  const place = useMemo(() => ({ context: contextOf(suggestion) }), [suggestion]);
  const spans = useMemo(() => wordSpans(place), [place]);
  if (!first || others.length > 0 || suggestion.orphan) return null;
  const { revision } = suggestion;
  const { start, end } = kept.revision === revision ? kept : first;
  return {
    span: { start, end },
    text: textOf(place, { start, end }),
    isMoved: start !== first.start || end !== first.end,
    moved: (edge: "start" | "end", by: -1 | 1) => ({
      ...moveEdge(spans, { start, end }, edge, by),
      revision,
    }),
  };
}
